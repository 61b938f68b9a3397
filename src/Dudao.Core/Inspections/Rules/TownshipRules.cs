using static Dudao.Core.Inspections.RuleBook;

namespace Dudao.Core.Inspections;

/// <summary>Rules of table B.</summary>
internal static class TownshipRules
{
    internal static IReadOnlyList<Rule> All { get; } =
    [
        Of(RuleId.TwoSignatures, "自评由党委和政府共同签署，各写明日期", "", MissingKey.SelfEvaluation,
            c => c.Facts.Township.Signatures is var n and < 2 ? $"党委、政府签署{n}份" : null),
        Of(RuleId.FigureSourced, "部门数据应当写明来源和时段", "", MissingKey.Form, c => Unless(c.Facts.Township.FigureSourced, "未写来源和时段")) with { OfAttempt = true },
        Of(RuleId.ObjectionsDecided, "对部门数据的异议应当在合议前裁定", "", MissingKey.Figures, c => Count(c.Facts.Township.ObjectionsUndecided, "{0}条数据异议未裁定")),
        Of(RuleId.DrawKept, "抽签的名单和种子应当留存，可以复现", "", MissingKey.Form, c => Unless(c.Facts.Township.DrawKept, "未留存名单和种子")) with { OfAttempt = true },
        Of(RuleId.InstructionWhole, "登记批示、批复应当写明批示人、日期、内容，并附扫描件", "", MissingKey.Form,
            c => Unless(c.Facts.Township.InstructionWhole, "批示人、日期、内容、扫描件不全")) with { OfAttempt = true },
        Of(RuleId.LeaderConfirms, "批示、批复由工作人员登记；由领导在本系统内批示的，应当先在设置中启用", "", MissingKey.Confirmation,
            c => Unless(c.Acting != Position.GovernmentLeader || c.Facts.Township.LeaderConfirms, "未启用领导在本系统内批示")) with { Forbids = true },
        Of(RuleId.NotAgreedYet, "批复只登记1次", "", MissingKey.Confirmation, c => Unless(!Confirmed(c.Facts), "批复已登记")),
        Of(RuleId.Agreed, "等级经政府认定后下发督导意见书", "", MissingKey.Confirmation, c => Unless(Confirmed(c.Facts), "政府批复")),
        Of(RuleId.PublicityAsked, "本次督导在方案中要求公示的，方可公示", "", MissingKey.Plan, c => Unless(c.Facts.Township.AsksPublicity, "方案未要求公示")),
        Of(RuleId.PublicityHeld, "要求公示的，公示结束后下发督导意见书", "", MissingKey.Publicity,
            c => Unless(!c.Facts.Township.AsksPublicity || c.Facts.Has(ActId.ClosePublicity), "公示未结束")),
        Of(RuleId.PublicityDaysOver, "公示期满方可结束", "", MissingKey.Publicity,
            c => c.Facts.Deadline(DeadlineId.Publicity)?.Due is { } due && due >= c.Day ? $"公示到{due.Month}月{due.Day}日" : null),
        Of(RuleId.PublicObjectionsAnswered, "公示期间的异议应当核查答复", "", MissingKey.Publicity, c => Count(c.Facts.Township.PublicObjectionsOpen, "{0}条异议未答复")),
    ];

    private static bool Confirmed(Facts facts) => facts.Has(ActId.RecordAgreed) || facts.Has(ActId.RecordChanged);
}
