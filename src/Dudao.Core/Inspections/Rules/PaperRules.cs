using Dudao.Core.Documents;
using static Dudao.Core.Inspections.RuleBook;

namespace Dudao.Core.Inspections;

/// <summary>Rules that acts of any state share: reasons, receipts, a paper's steps.</summary>
internal static class PaperRules
{
    internal static IReadOnlyList<Rule> All { get; } =
    [
        Of(RuleId.ReasonGiven, "应当写明理由", "", MissingKey.Form, c => Unless(c.Attempt is not { Reason.Length: 0 }, "未写理由")) with { OfAttempt = true },
        Of(RuleId.StepBefore, "公文按拟稿、核稿、签发、印发的次序办理", "", MissingKey.Papers,
            c => Unless(c.Facts.Has(c.Act.Id - 1), c.Act.Paper + Before(c.Act))),
        Of(RuleId.SignsAnothersDraft, "本办另有签发人时，不得签发自己拟的稿", "", MissingKey.Papers,
            c => c.Attempt is { DraftedByHimself: true, OtherSigners: > 0 } ? "这份稿由您拟稿，请其他签发人签发" : null) with { OfAttempt = true, Forbids = true },
        Of(RuleId.ReceiverNamed, "签收应当写明签收人、职务和日期", Article.Seventeen, MissingKey.Form,
            c => Unless(c.Attempt is not { ReceiverNamed: false }, "未写签收人和职务")) with { OfAttempt = true },
        Of(RuleId.DeadlineExtendedOnce, "同一期限只延长1次", "", MissingKey.Form,
            c => c.Attempt?.Deadline is { } id && c.Facts.Extensions.ContainsKey(id) ? "该期限已延长过1次" : null) with { OfAttempt = true },
    ];

    // The steps of a paper follow one another in ActId, so the step before has the id before.
    private static string Before(Act act) => act.Step switch
    {
        DocumentStep.Check => "未拟稿",
        DocumentStep.Issue => "未签发",
        _ => act.Id == ActId.SignMinutes ? "未拟稿" : "未核稿",
    };
}
