using System.Globalization;

namespace Dudao.Core.Documents.Templates;

/// <summary>What the report (督导评估报告) of a batch says to the government (article 23).</summary>
/// <param name="Letterhead">The office.</param>
/// <param name="Issuing">Number, day, signer, copies.</param>
/// <param name="Inspection">The inspection.</param>
/// <param name="Evidence">Counts over all subjects.</param>
/// <param name="Results">The results, subjects in the order of organisations, not of marks.</param>
/// <param name="Achievements">What was done well.</param>
/// <param name="Problems">What all or several have in common, with the schools named in the fact.</param>
/// <param name="Advice">What is proposed, to whom.</param>
public sealed record ReportFacts(
    Letterhead Letterhead,
    Issuing Issuing,
    InspectionFacts Inspection,
    EvidenceCounts Evidence,
    IReadOnlyList<SubjectResult> Results,
    IReadOnlyList<Achievement> Achievements,
    IReadOnlyList<ProblemFacts> Problems,
    IReadOnlyList<Achievement> Advice)
{
    /// <summary>Who did not submit in time (未按期自评).</summary>
    public IReadOnlyList<string> Late { get; init; } = [];

    /// <summary>Who replied, and what came of it, a sentence each.</summary>
    public IReadOnlyList<string> Replies { get; init; } = [];
}

/// <summary>The result of a subject.</summary>
/// <param name="Subject">Its name.</param>
/// <param name="Mark">The mark, two decimals.</param>
/// <param name="Grade">The grade's name.</param>
/// <param name="Remark">Why it is so where a condition and not the mark decides; empty otherwise.</param>
public sealed record SubjectResult(string Subject, decimal Mark, string Grade, string Remark = "");

public static partial class DocumentTemplates
{
    /// <summary>The report, in the upward form.</summary>
    public static OfficialDocument Report(ReportFacts facts) => new()
    {
        Kind = DocumentKind.Report,
        Form = DocumentForm.Upward,
        IssuingMark = facts.Letterhead.Mark,
        Number = facts.Issuing.Number,
        Signer = facts.Issuing.Signer,
        Title = DocumentTitle.Of(facts.Letterhead.Office, "关于", facts.Inspection.Name, "情况的报告"),
        Addressee = facts.Letterhead.Government,
        Blocks =
        [
            Paragraph.Of($"{facts.Inspection.BasisInWords}，{facts.Letterhead.Self}于{facts.Inspection.Visit}对{SubjectNames(facts.Inspection)}开展了{facts.Inspection.KindName}。现将有关情况报告如下。"),
            .. ReportWork(facts), .. ReportResults(facts), .. ReportAchievements(facts.Achievements), .. ReportProblems(facts.Problems), .. ReportAdvice(facts.Advice),
            Paragraph.Of("特此报告。"),
        ],
        Attachments = [new Attachment("督导评估结果一览表", [new TableBlock(Results(facts.Results, facts.Inspection.Words.Subject))])],
        Signature = facts.Issuing.By(facts.Letterhead),
        Foot = facts.Issuing.Foot(facts.Letterhead),
    };

    private static string SubjectNames(InspectionFacts inspection) => inspection.Subjects.Count == 1
        ? inspection.Subjects[0].Name
        : inspection.Subjects.Count <= 6
            ? string.Create(CultureInfo.InvariantCulture, $"{ChineseWords.Join(inspection.Subjects.Select(s => s.Name))}{inspection.Subjects.Count}{inspection.Counted}")
            : inspection.SubjectsInWords;

    private static IEnumerable<Block> ReportWork(ReportFacts facts)
    {
        var words = facts.Inspection.Words;
        var members = facts.Inspection.Groups.SelectMany(g => g.Members).Count(m => m.Duty is not ("资料员" or "跟岗督学"));
        yield return new Heading(1, "督导工作开展情况");
        yield return Paragraph.Of(string.Create(
            CultureInfo.InvariantCulture,
            $"{facts.Letterhead.Self}抽调督学{members}人，组成{facts.Inspection.Groups.Count}个督导组，对照{facts.Inspection.Framework.Cited}，{(facts.Inspection.HasSelfEvaluation ? $"在{words.Subject}自查自评的基础上" : "")}{words.Enter}。督导组{facts.Evidence.InWords()}。"));
        if (facts.Late.Count > 0)
        {
            yield return Paragraph.Of($"{ChineseWords.Join(facts.Late)}未按期上报自评报告，督导工作按计划照常进行。");
        }

        yield return Paragraph.Of($"督导组分别合议后，向{words.Each}召开反馈会并送达初步督导意见，听取{words.Subject}申辩。" + string.Concat(facts.Replies));
    }

    private static IEnumerable<Block> ReportResults(ReportFacts facts)
    {
        yield return new Heading(1, "督导评估结果");
        var grades = facts.Results.GroupBy(r => r.Grade).Select(g => $"{ChineseWords.Join(g.Select(r => r.Subject))}为{g.Key}");
        yield return Paragraph.Of($"经集体研究，{string.Join('，', grades)}（见附件）。");
        foreach (var result in facts.Results.Where(r => r.Remark.Length > 0))
        {
            yield return Paragraph.Of($"{result.Subject}{result.Grade}的原因：{result.Remark.TrimEnd('。')}。");
        }
    }

    private static IEnumerable<Block> ReportAchievements(IReadOnlyList<Achievement> achievements)
    {
        yield return new Heading(1, "主要成绩");
        foreach (var achievement in achievements)
        {
            yield return new Heading(2, achievement.Heading + "。", achievement.Words);
        }
    }

    private static IEnumerable<Block> ReportProblems(IReadOnlyList<ProblemFacts> problems)
    {
        yield return new Heading(1, "存在的主要问题");
        foreach (var problem in problems)
        {
            yield return new Heading(2, problem.Heading + "。", problem.InWords);
        }
    }

    private static IEnumerable<Block> ReportAdvice(IReadOnlyList<Achievement> advice)
    {
        yield return new Heading(1, "工作建议");
        foreach (var item in advice)
        {
            yield return new Heading(2, item.Heading + "。", item.Words);
        }
    }

    private static Table Results(IReadOnlyList<SubjectResult> results, string subject) => Table.Of(
        [new Column(14, CellAlign.Centre), new Column(52), new Column(24, CellAlign.Right), new Column(28, CellAlign.Centre), new Column(38)],
        ["序号", subject, "得分", "等级", "备注"],
        results.Select((r, i) => new[] { (i + 1).ToString(CultureInfo.InvariantCulture), r.Subject, ChineseWords.Mark(r.Mark), r.Grade, r.Remark }));
}
