using Dudao.Core.Inspections;

namespace Dudao.Core.Documents;

/// <summary>A step as it is tried.</summary>
public sealed record DocumentAttempt
{
    /// <summary>To ask whether a page may offer to enter a signing that was done on paper.</summary>
    public static DocumentAttempt FromPaper { get; } = new() { IsEnteredFor = true, HasScan = true };

    /// <summary>Whoever does the step drafted this document: the signer on paper, where the signing is entered for him.</summary>
    public bool DraftedByHimself { get; init; }

    /// <summary>A signing on paper is entered for the signer (代录).</summary>
    public bool IsEnteredFor { get; init; }

    /// <summary>What is entered for another has a scan of his signature beside it.</summary>
    public bool HasScan { get; init; }

    /// <summary>How many others may sign a document of this kind.</summary>
    public int OtherSigners { get; init; }

    /// <summary>The remark at sending back, the reason for voiding; empty for none.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>
/// Who may do what with a document, when. The rules of the inspection's act (<see cref="DocumentStepRule.Act"/>) are judged beside, by
/// <see cref="ActRules"/>.
/// </summary>
public static class DocumentRules
{
    /// <summary>Judges a step.</summary>
    /// <param name="kind">The kind of document.</param>
    /// <param name="step">The step.</param>
    /// <param name="state">Its state; null where it is not drafted yet.</param>
    /// <param name="acting">The positions that count, for a document without a subject those in the owning office.</param>
    /// <param name="attempt">What is being tried; null to ask whether a page may offer it.</param>
    public static Verdict Judge(DocumentKind kind, DocumentStep step, DocumentState? state, Position acting, DocumentAttempt? attempt = null)
    {
        if (acting == Position.Outside)
        {
            return new Verdict(VerdictKind.NotFound);
        }

        if (DocumentLife.Of(kind).Find(step) is not { } rule)
        {
            return TooEarly($"{kind.Name()}不经“{step.Name()}”。");
        }

        var fromPaper = attempt is { IsEnteredFor: true } && step == DocumentStep.Sign;
        var entering = (acting & Positions.Entering) != 0 && (fromPaper || (rule.Who & Positions.Office) == 0);
        if (fromPaper ? !entering : (rule.Who & acting) == 0 && !entering)
        {
            return NotYours($"{kind.Name()}由{rule.Who.AnyOf()}{step.Name()}。");
        }

        if (fromPaper && !attempt!.HasScan)
        {
            return NotYours("登记纸质签发，应当附签发人签名的扫描件，如签了字的发文稿纸。");
        }

        if (step == DocumentStep.Sign && attempt is { DraftedByHimself: true, OtherSigners: > 0 })
        {
            return NotYours(fromPaper ? "这份稿由这位签发人拟稿。本办另有签发人时，不得签发自己拟的稿。" : "这份稿由您拟稿，请其他签发人签发。本办另有签发人时，不得签发自己拟的稿。");
        }

        if (!rule.From.Contains(state ?? DocumentState.Drafted) || (state is null && step != DocumentStep.Draft))
        {
            return TooEarly(state is { } now
                ? $"{kind.Name()}现在是“{now.Name()}”，“{step.Name()}”要在“{string.Join("”“", rule.From.Select(s => s.Name()))}”时办理。"
                : $"{kind.Name()}还没有拟稿。");
        }

        if (attempt is { Reason.Length: 0 } && step is DocumentStep.SendBack or DocumentStep.Void)
        {
            return TooEarly(step == DocumentStep.Void ? "作废应当写明理由，登记簿保留原号。" : "退回应当写明意见。", MissingKey.Form);
        }

        return new Verdict(VerdictKind.Allowed)
        {
            IsEnteredFor = fromPaper || (rule.Who & acting) == 0,
            Remark = attempt is not { DraftedByHimself: true } ? ""
                : step == DocumentStep.Sign ? "自拟自签（本办没有其他签发人）"
                : step == DocumentStep.Check ? "自拟自核"
                : "",
        };
    }

    private static Verdict NotYours(string words) => new(VerdictKind.NotYours) { Refusal = new Refusal(words) };

    private static Verdict TooEarly(string words, string key = MissingKey.Papers) =>
        new(VerdictKind.TooEarly) { Refusal = new Refusal(words), Missing = [new Missing("DocumentInOrder", key, words.TrimEnd('。'))] };
}
