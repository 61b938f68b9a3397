using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;
using Dudao.Core.Inspections;

namespace Dudao.Core.Tests.Documents;

/// <summary>Papers speak of what was inspected, and of nothing that did not happen.</summary>
public class WordsOfKindsTests
{
    public static TheoryData<string> Kinds => [.. InspectionKinds.All.Select(k => k.Code)];

    [Theory, MemberData(nameof(Kinds))]
    public void 督导意见书_按任务种类称呼被督导单位(string code)
    {
        var kind = InspectionKinds.Of(code);
        var text = Text(DocumentTemplates.Opinion(Opinion(kind)));

        Assert.Contains($"作为对{kind.SubjectWord}及其主要负责人考核", text, StringComparison.Ordinal);
        Assert.Contains($"对{You(kind)}开展{kind.InPapers}", text, StringComparison.Ordinal);
        Assert.Equal(kind.HasSelfEvaluation, text.Contains("审阅了自评报告", StringComparison.Ordinal));
        Assert.Equal(kind.SubjectWord == "学校", text.Contains('校'));
        Assert.DoesNotContain("评估评估", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void 初步督导意见_按任务种类称呼被督导单位(string code)
    {
        var kind = InspectionKinds.Of(code);
        var text = Text(DocumentTemplates.PreliminaryOpinion(Preliminary(kind)));

        Assert.Contains($"对{You(kind)}开展{kind.InPapers}", text, StringComparison.Ordinal);
        Assert.Contains($"{You(kind)}对本意见有异议的", text, StringComparison.Ordinal);
        Assert.Equal(kind.HasSelfEvaluation, text.Contains("审阅了自评报告", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void 无异议书_纪要_报告_按任务种类称呼(string code)
    {
        var kind = InspectionKinds.Of(code);
        var (isSchool, inspection) = (kind.SubjectWord == "学校", Inspection(kind));
        var own = Text(DocumentTemplates.NoObjection(SampleOutcomes.NoObjection(null) with { Head = new SubjectHead(Name(kind), "某某"), Inspection = inspection }));
        var minutes = Text(DocumentTemplates.Minutes(SampleOutcomes.Minutes(SampleFacts.Issued) with
        {
            Inspection = inspection,
            Decisions = [new MinutesDecision(Name(kind), 88m, "合格", "合格", 2) { Reply = kind.SubjectWord + "无异议", SteppedBack = ["和志刚"] }],
        }));
        var report = Text(DocumentTemplates.Report(SampleOutcomes.Report(SampleFacts.Issued) with { Inspection = inspection, Problems = [], Advice = [], Achievements = [], Replies = [] }));

        Assert.StartsWith(isSchool ? "我校于" : "我镇于", own, StringComparison.Ordinal);
        Assert.Contains(isSchool ? "经校务会议研究，我校认为" : "经集体研究，我镇认为", own, StringComparison.Ordinal);
        Assert.Contains(isSchool ? "集体研究各校督导结论" : "集体研究各乡镇督导结论", minutes, StringComparison.Ordinal);
        Assert.Contains(isSchool ? "研究该校时" : "研究该乡镇时", minutes, StringComparison.Ordinal);
        Assert.Contains($"听取{kind.SubjectWord}申辩", report, StringComparison.Ordinal);
        Assert.Equal(kind.HasSelfEvaluation, report.Contains($"在{kind.SubjectWord}自查自评的基础上", StringComparison.Ordinal));
        Assert.Equal(isSchool, report.Contains('校'));
    }

    [Fact]
    public void 未按期自评的学校_意见书不写审阅了自评报告()
    {
        var facts = Opinion(InspectionKinds.Comprehensive);
        var text = Text(DocumentTemplates.Opinion(facts with { Subject = facts.Subject with { SelfEvaluationRead = false } }));
        Assert.DoesNotContain("自评报告", text, StringComparison.Ordinal);
        Assert.Contains("督导组听取汇报1场", text, StringComparison.Ordinal);
    }

    [Fact]
    public void 没有自评也没有记录_初步督导意见仍成句()
    {
        var facts = Preliminary(InspectionKinds.Special);
        Assert.Contains("督导期间，督导组进行了合议。", Text(DocumentTemplates.PreliminaryOpinion(facts with { Evidence = new EvidenceCounts() })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("学校", "云屏县第二中学", "校")]
    [InlineData("学校", "云屏县机关幼儿园", "园")]
    [InlineData("乡镇", "柳溪镇人民政府", "镇")]
    [InlineData("乡镇", "松坪乡人民政府", "乡")]
    [InlineData("乡镇", "城关街道办事处", "街道")]
    [InlineData("乡镇", "高新区管委会", "乡镇")]
    public void One_IsCalledByItsName(string word, string name, string expected) => Assert.Equal(expected, new SubjectWords(word).One(name));

    private static string Name(InspectionKind kind) => kind.SubjectWord == "学校" ? "云屏县第二中学" : "柳溪镇人民政府";

    private static string You(InspectionKind kind) => kind.SubjectWord == "学校" ? "你校" : "你镇";

    private static SubjectFacts Subject(InspectionKind kind) => new(Name(kind), "一组", SampleFacts.Inspection.Visit) { SelfEvaluationRead = kind.HasSelfEvaluation };

    private static InspectionFacts Inspection(InspectionKind kind) => SampleFacts.Inspection with
    {
        Name = "2026年" + kind.InPapers,
        KindName = kind.InPapers,
        Framework = new FrameworkFacts("督导评估指标体系", "2026年版", 100, [new PartFacts("组织领导", 100)]),
        Item = new YearlyItem("云屏县2026年度督查检查评比考核事项清单", "第3项", "中共云屏县委教育工作领导小组", new DateOnly(2026, 2, 27)),
        Basis = [],
        Subjects = [Subject(kind)],
        Words = new SubjectWords(kind.SubjectWord),
        HasSelfEvaluation = kind.HasSelfEvaluation,
    };

    private static OpinionFacts Opinion(InspectionKind kind) => SampleOutcomes.Opinion(SampleFacts.Issued) with
    {
        Inspection = Inspection(kind),
        Subject = Subject(kind),
        Achievements = [],
        Problems = [],
        Advice = ["加大投入。"],
        Weighed = [new WeighedPoint("关于投入的意见", "予以采纳", "经核实属实。")],
    };

    private static PreliminaryOpinionFacts Preliminary(InspectionKind kind) => SampleOutcomes.Preliminary(null) with
    {
        Inspection = Inspection(kind),
        Subject = Subject(kind),
    };

    private static string Text(OfficialDocument document) => string.Concat(document.Blocks.Select(b => b switch
    {
        Heading heading => heading.Text + heading.GoesOn,
        Paragraph paragraph => string.Concat(paragraph.Runs.Select(r => r.Text)),
        _ => "",
    }));
}
