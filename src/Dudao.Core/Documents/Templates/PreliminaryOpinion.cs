using System.Globalization;

namespace Dudao.Core.Documents.Templates;

/// <summary>
/// What the preliminary opinion (初步督导意见, article 20) says. It has no place for a mark or a grade, so that none can slip in.
/// </summary>
/// <param name="Letterhead">The office.</param>
/// <param name="Date">The day of signing; null in a draft.</param>
/// <param name="Inspection">The inspection.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Evidence">Counts at this subject.</param>
/// <param name="Judgements">Each A level in words.</param>
/// <param name="Problems">The problems that are meant for the opinion.</param>
/// <param name="Advice">What is advised, a paragraph each.</param>
/// <param name="Contact">To whom the reply goes.</param>
public sealed record PreliminaryOpinionFacts(
    Letterhead Letterhead,
    DateOnly? Date,
    InspectionFacts Inspection,
    SubjectFacts Subject,
    EvidenceCounts Evidence,
    IReadOnlyList<PartJudgement> Judgements,
    IReadOnlyList<ProblemFacts> Problems,
    IReadOnlyList<string> Advice,
    Contact Contact);

public static partial class DocumentTemplates
{
    /// <summary>The preliminary opinion to a subject, without number.</summary>
    public static OfficialDocument PreliminaryOpinion(PreliminaryOpinionFacts facts) => new()
    {
        Kind = DocumentKind.PreliminaryOpinion,
        Form = DocumentForm.Plain,
        Title = DocumentTitle.Of("关于对", facts.Subject.Name, facts.Inspection.KindName, "的初步督导意见"),
        Addressee = facts.Subject.Name,
        Blocks = [PreliminaryOpening(facts), .. Judged(facts), .. PreliminaryProblems(facts), .. Advised(facts.Advice), .. RightToReply(facts)],
        Signature = new Signature([facts.Letterhead.Office], facts.Date),
    };

    private static string You(PreliminaryOpinionFacts facts) => facts.Inspection.YouOf(facts.Subject.Name);

    private static Paragraph PreliminaryOpening(PreliminaryOpinionFacts facts)
    {
        var counts = facts.Evidence.InWords();
        return Paragraph.Of(
            $"根据《教育督导条例》规定，督导组于{facts.Subject.Visit}对{You(facts)}开展{facts.Inspection.KindName}。督导期间，督导组{(facts.Subject.SelfEvaluationRead ? "审阅了自评报告，" : "")}{(counts.Length == 0 ? "" : counts + "，")}{(counts.Length > 0 || facts.Subject.SelfEvaluationRead ? "并" : "")}进行了合议。现将初步督导意见反馈如下。");
    }

    private static IEnumerable<Block> Judged(PreliminaryOpinionFacts facts)
    {
        yield return new Heading(1, "基本评价");
        foreach (var judgement in facts.Judgements)
        {
            yield return new Heading(2, judgement.Part + "。", judgement.Words);
        }
    }

    private static IEnumerable<Block> PreliminaryProblems(PreliminaryOpinionFacts facts)
    {
        yield return new Heading(1, "存在的主要问题");
        if (facts.Problems.Count == 0)
        {
            yield return Paragraph.Of("督导组未发现需要列入督导意见的问题。");
            yield break;
        }

        yield return Paragraph.Of(string.Create(CultureInfo.InvariantCulture, $"以下{facts.Problems.Count}个问题，已由{You(facts)}在问题确认单上签署意见{(facts.Problems.Any(p => p.Objection.Length > 0) ? "，有异议的一并载明" : "")}。"));
        foreach (var problem in facts.Problems)
        {
            yield return new Heading(2, problem.Heading + "。", problem.InWords + (problem.Objection.Length > 0 ? $"{You(facts)}对事实有异议：{problem.Objection}" : ""));
        }
    }

    private static IEnumerable<Block> Advised(IReadOnlyList<string> advice)
    {
        yield return new Heading(1, "意见和建议");
        foreach (var (item, i) in advice.Select((a, i) => (a, i)))
        {
            yield return Paragraph.Of(HeadingLabels.Of(2, i + 1) + item);
        }
    }

    private static IEnumerable<Block> RightToReply(PreliminaryOpinionFacts facts)
    {
        yield return new Heading(1, "申辩权利");
        yield return Paragraph.Of(
            $"{You(facts)}对本意见有异议的，可以自签收本意见次日起{Within(facts.Inspection.Days.Reply)}向{facts.Letterhead.Self}提出书面申辩，逐条写明申辩的事项、事实和理由，并附证据；无异议的，请在上述期限内提交无异议书；逾期未提出的，视为无异议。");
        yield return Paragraph.Of($"本意见为督导组的初步意见，不作为督导结论。{facts.Letterhead.Self}研究{You(facts)}申辩后，依规印发督导意见书。");
        yield return Paragraph.Of($"联系人：{facts.Contact.Name}；联系电话：{facts.Contact.Telephone}。");
    }
}
