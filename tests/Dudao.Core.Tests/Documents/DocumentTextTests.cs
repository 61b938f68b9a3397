using System.Text.RegularExpressions;
using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;

namespace Dudao.Core.Tests.Documents;

/// <summary>What the drafted papers say, and what they must never say.</summary>
public partial class DocumentTextTests
{
    private static readonly OfficialDocument[] All =
    [
        DocumentTemplates.Notice(SampleFacts.Notice(SampleFacts.Issued)), DocumentTemplates.InspectionPlan(SampleOutcomes.Plan(SampleFacts.Issued)),
        DocumentTemplates.SelfEvaluationReport(SampleOutcomes.SelfEvaluation(SampleFacts.Issued.Date)), DocumentTemplates.Report(SampleOutcomes.Report(SampleFacts.Issued)),
        DocumentTemplates.PreliminaryOpinion(SampleOutcomes.Preliminary(SampleFacts.Issued.Date)), DocumentTemplates.ReplyPaper(SampleOutcomes.Reply(SampleFacts.Issued.Date)),
        DocumentTemplates.NoObjection(SampleOutcomes.NoObjection(SampleFacts.Issued.Date)), DocumentTemplates.Opinion(SampleOutcomes.Opinion(SampleFacts.Issued)),
        DocumentTemplates.Minutes(SampleOutcomes.Minutes(SampleFacts.Issued)),
    ];

    [Fact]
    public void EveryKind_IsDrafted_InItsForm()
    {
        Assert.Equal(Enum.GetValues<DocumentKind>().Order(), All.Select(d => d.Kind).Order());
        Assert.All(All, d => Assert.Equal(d.Kind.Form(), d.Form));
        Assert.All(All, d => Assert.Equal(d.Kind.IsNumbered(), d.Number is not null));
    }

    [Fact]
    public void Text_HasNoHolesAndNoHalfWidthPunctuation() => Assert.All(All, d => Assert.All(Lines(d), line =>
    {
        Assert.DoesNotMatch("，，|。。|，。|、。|（）|《》|，、|：。", line);
        Assert.DoesNotMatch(HalfWidth(), line);
    }));

    [Fact]
    public void Paragraphs_EndInFullStop() => Assert.All(
        All.SelectMany(d => d.Blocks.Concat(d.Enclosure?.Blocks ?? [])).OfType<Paragraph>(),
        p => Assert.Matches("[。：；]$", p.Runs[^1].Text));

    [Fact]
    public void 初步督导意见_不写得分和等级()
    {
        var text = string.Concat(Lines(DocumentTemplates.PreliminaryOpinion(SampleOutcomes.Preliminary(null))));
        Assert.DoesNotMatch(@"得分|\d分(?!钟)|优级|合格(?!率)|暂不定|等级", text);
        Assert.All(SampleFacts.Inspection.Framework.Parts, p => Assert.Contains(p.Name, text, StringComparison.Ordinal));
        Assert.Contains("10日内", text, StringComparison.Ordinal);
    }

    [Fact]
    public void 反馈提纲_不写得分和等级()
    {
        var sheet = SampleSheets.Filled().Single(s => s.Sheet.Kind == SheetKind.FeedbackOutline).Sheet with { Note = "" };
        Assert.DoesNotMatch(@"得分|\d分(?!钟)|优级|合格|暂不定|等级", System.Text.Encoding.UTF8.GetString(DocumentJson.Write(sheet)));
    }

    [Fact]
    public void 暂不定等级_写明原因期限和重新评估()
    {
        var text = string.Concat(Lines(DocumentTemplates.Opinion(SampleOutcomes.Deferred(SampleFacts.Issued))));
        Assert.Contains("暂不定等级。原因：安全健康与后勤得分率53.1%，低于60%的规定要求。", text, StringComparison.Ordinal);
        Assert.Contains("自收到本意见书之日起两个月内完成整改", text, StringComparison.Ordinal);
        Assert.Contains("重新评估", text, StringComparison.Ordinal);
        Assert.DoesNotContain("等级为", text, StringComparison.Ordinal);
    }

    [Fact]
    public void 督导意见书_写等级_问题带期限和责任人()
    {
        var text = string.Concat(Lines(DocumentTemplates.Opinion(SampleOutcomes.Opinion(SampleFacts.Issued))));
        Assert.Contains("得分88.70分，等级为优级丙等", text, StringComparison.Ordinal);
        Assert.Contains("整改期限：2026年12月31日前。整改责任人：分管教学副校长。", text, StringComparison.Ordinal);
        var untold = SampleOutcomes.Opinion(SampleFacts.Issued);
        Assert.DoesNotContain("得分", string.Concat(Lines(DocumentTemplates.Opinion(untold with { Decision = untold.Decision with { Mark = null } }))), StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_LeaveOutWhatIsZero()
    {
        Assert.Equal("随堂听课12节，召开座谈会3场、36人参加", new EvidenceCounts { Lessons = 12, Symposia = 3, SymposiumPeople = 36 }.InWords());
        Assert.Equal("召开座谈会1场", new EvidenceCounts { Symposia = 1 }.InWords());
        Assert.Equal("", new EvidenceCounts().InWords());
    }

    [Fact]
    public void 报告_按机构顺序列结果_不按得分排名()
    {
        var report = DocumentTemplates.Report(SampleOutcomes.Report(SampleFacts.Issued));
        var rows = report.Attachments[0].Blocks.OfType<TableBlock>().Single().Table.Rows.Skip(1).Select(r => r.Cells[1].Text);
        Assert.Equal(SampleFacts.Inspection.Subjects.Select(s => s.Name), rows);
    }

    [Fact]
    public void 单独一所学校_通知称你校()
    {
        var one = SampleFacts.Notice(SampleFacts.Draft) with { Inspection = SampleFacts.Inspection with { Subjects = [SampleFacts.Inspection.Subjects[0]] } };
        var notice = DocumentTemplates.Notice(one);
        Assert.Contains("对你校开展", string.Concat(Lines(notice)), StringComparison.Ordinal);
        Assert.Equal("云屏县人民政府教育督导室关于对云屏县第二中学开展综合督导评估的通知", notice.Title.Text);
    }

    [Fact]
    public void EverySheet_ReadsBackFromJson() => Assert.All(SampleSheets.All(), s => Assert.Equal(s.Sheet.Digest(), DocumentJson.ReadSheet(DocumentJson.Write(s.Sheet)).Digest()));

    [Fact]
    public void EveryDocument_ReadsBackFromJson() => Assert.All(All, d => Assert.Equal(d.Digest(), DocumentJson.ReadDocument(DocumentJson.Write(d)).Digest()));

    private static IEnumerable<string> Lines(OfficialDocument document) =>
        new[] { document.Title.Text, document.Addressee }.Concat(document.Blocks.Concat(document.Enclosure?.Blocks ?? []).SelectMany(b => b switch
        {
            Heading heading => [heading.Text + heading.GoesOn],
            Paragraph paragraph => [string.Concat(paragraph.Runs.Select(r => r.Text))],
            NumberedList list => list.Items,
            _ => [],
        }));

    [GeneratedRegex(@"[\u4E00-\u9FFF][,;?!()]|[,;?!()][\u4E00-\u9FFF]")]
    private static partial Regex HalfWidth();
}
