using System.Globalization;

namespace Dudao.Core.Documents.Templates;

/// <summary>What an opinion (督导意见书, article 21) says.</summary>
/// <param name="Letterhead">The office.</param>
/// <param name="Issuing">Number of its own sequence, day, signer, copies.</param>
/// <param name="Inspection">The inspection.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Evidence">Counts at this subject.</param>
/// <param name="Decision">What the meeting decided.</param>
/// <param name="Achievements">What was done well.</param>
/// <param name="Problems">Problems, each with its deadline.</param>
/// <param name="Advice">What is advised, a paragraph each.</param>
public sealed record OpinionFacts(
    Letterhead Letterhead,
    Issuing Issuing,
    InspectionFacts Inspection,
    SubjectFacts Subject,
    EvidenceCounts Evidence,
    DecisionFacts Decision,
    IReadOnlyList<Achievement> Achievements,
    IReadOnlyList<ProblemFacts> Problems,
    IReadOnlyList<string> Advice)
{
    /// <summary>What came of the subject's reply, a point each; empty if it had no objection.</summary>
    public IReadOnlyList<WeighedPoint> Weighed { get; init; } = [];

    /// <summary>By when the mending is reported, in words; empty where no problem has a deadline.</summary>
    public string ReportBy { get; init; } = "";

    /// <summary>How an appeal (复查) is made, as the profile has it; empty where it has none.</summary>
    public string Appeal { get; init; } = "";
}

/// <summary>What was decided on a subject.</summary>
/// <param name="Meeting">Which meeting: 主任办公会.</param>
/// <param name="Day">When.</param>
/// <param name="Grade">The grade's name.</param>
/// <param name="Mark">The mark; null where the office does not tell it (setting).</param>
public sealed record DecisionFacts(string Meeting, DateOnly Day, string Grade, decimal? Mark = null)
{
    /// <summary>If the grade is deferred (暂不定等级): why.</summary>
    public string DeferredBecause { get; init; } = "";

    /// <summary>If the grade is deferred: for how long from receipt, 两个月.</summary>
    public string DeferredFor { get; init; } = "";
}

/// <summary>A point of the reply after it was weighed.</summary>
/// <param name="Heading">What was contested.</param>
/// <param name="Outcome">予以采纳, 部分采纳, 不予采纳.</param>
/// <param name="Reason">Why.</param>
public sealed record WeighedPoint(string Heading, string Outcome, string Reason);

public static partial class DocumentTemplates
{
    /// <summary>The opinion to a subject.</summary>
    public static OfficialDocument Opinion(OpinionFacts facts) => new()
    {
        Kind = DocumentKind.Opinion,
        Form = DocumentForm.Document,
        IssuingMark = facts.Letterhead.Mark,
        Number = facts.Issuing.Number,
        Signer = facts.Issuing.Signer,
        Title = DocumentTitle.Of("关于对", facts.Subject.Name, facts.Inspection.KindName, "的督导意见书"),
        Addressee = facts.Subject.Name,
        Blocks = [OpinionOpening(facts), .. Verdict(facts), .. ReportAchievements(facts.Achievements), .. ToMend(facts), .. Advised(facts.Advice), .. Weighed(facts.Weighed, You(facts)), .. OpinionDemands(facts)],
        Signature = facts.Issuing.By(facts.Letterhead),
        Foot = facts.Issuing.Foot(facts.Letterhead),
    };

    private static Paragraph OpinionOpening(OpinionFacts facts)
    {
        var counts = facts.Evidence.InWords();
        var you = You(facts);
        return Paragraph.Of(
            $"{facts.Inspection.BasisInWords}，督导组于{facts.Subject.Visit}对{you}开展{facts.Inspection.KindName}。督导组{(facts.Subject.SelfEvaluationRead ? "审阅了自评报告，" : "")}{(counts.Length == 0 ? "" : counts + "，")}经合议形成初步督导意见，并听取了{you}意见。现提出督导意见如下。");
    }

    private static string You(OpinionFacts facts) => facts.Inspection.YouOf(facts.Subject.Name);

    private static IEnumerable<Block> Verdict(OpinionFacts facts)
    {
        var you = You(facts);
        var decision = facts.Decision;
        var mark = decision.Mark is { } m ? $"得分{ChineseWords.Mark(m)}分，" : "";
        yield return new Heading(1, "督导结论");
        if (decision.DeferredFor.Length == 0)
        {
            yield return Paragraph.Of($"经{ChineseWords.Day(decision.Day)}{decision.Meeting}研究，{you}本次{facts.Inspection.KindName}{mark}等级为{decision.Grade}。");
            yield break;
        }

        yield return Paragraph.Of($"经{ChineseWords.Day(decision.Day)}{decision.Meeting}研究，{you}本次{facts.Inspection.KindName}{mark}{decision.Grade}。原因：{decision.DeferredBecause.TrimEnd('。')}。");
        yield return Paragraph.Of(
            $"请{you}自收到本意见书之日起{decision.DeferredFor}内完成整改。期满或者整改提前完成并报告后，{facts.Letterhead.Self}对未达要求的指标和问题整改情况重新评估，据此认定等级。");
    }

    private static IEnumerable<Block> ToMend(OpinionFacts facts)
    {
        yield return new Heading(1, "存在问题和整改要求");
        if (facts.Problems.Count == 0)
        {
            yield return Paragraph.Of("督导未发现需要限期整改的问题。");
        }

        foreach (var problem in facts.Problems)
        {
            var demand = problem.Deadline.Length == 0 ? "" : $"整改期限：{problem.Deadline}。";
            var who = problem.Responsible.Length == 0 ? "" : $"整改责任人：{problem.Responsible}。";
            yield return new Heading(2, problem.Heading + "。", problem.InWords + demand + who);
        }
    }

    private static IEnumerable<Block> Weighed(IReadOnlyList<WeighedPoint> points, string you)
    {
        if (points.Count == 0)
        {
            yield break;
        }

        yield return new Heading(1, "申辩意见研究情况");
        yield return Paragraph.Of(string.Create(CultureInfo.InvariantCulture, $"{you}对初步督导意见提出{points.Count}条申辩意见，经逐条研究，处理如下。"));
        foreach (var point in points)
        {
            yield return new Heading(2, point.Heading + "。", $"{point.Outcome}。{point.Reason}");
        }
    }

    private static IEnumerable<Block> OpinionDemands(OpinionFacts facts)
    {
        yield return new Heading(1, "有关要求");
        var report = facts.ReportBy.Length == 0 ? "" : $"请{You(facts)}对照上述问题制定整改方案，明确措施、责任人和完成时限，于{facts.ReportBy}将整改情况书面报告{facts.Letterhead.Self}。";
        yield return Paragraph.Of(
            report + $"{facts.Letterhead.Self}将依照《教育督导条例》第二十二条对整改情况进行核查，逐项销号；未按要求整改、整改不到位或者不报告整改情况的，依照《教育督导条例》第二十五条和《教育督导问责办法》处理。");
        yield return Paragraph.Of($"本督导意见作为对{facts.Inspection.Words.Subject}及其主要负责人考核、奖惩的依据，督导结果按规定向社会公布。{facts.Appeal}");
    }
}
