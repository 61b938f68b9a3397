using static Dudao.Core.Inspections.RuleBook;

namespace Dudao.Core.Inspections;

/// <summary>Rules on the spot.</summary>
internal static class VisitRules
{
    internal static IReadOnlyList<Rule> All { get; } =
    [
        Of(RuleId.SheetOpen, "评分表提交后不再改动，需要改动的先取回", "", MissingKey.Sheets, c => Unless(!c.Facts.Visit.SheetIn, "评分表已提交")),
        Of(RuleId.SheetComplete, "本人负责的指标应当全部评分，要求理由的写明理由", "", MissingKey.Sheets,
            c => (c.Facts.Visit.SheetUnmarked, c.Facts.Visit.SheetWithoutReason) switch
            {
                (0, 0) => null,
                (var unmarked, 0) => $"{unmarked}项未评分",
                (0, var bare) => $"{bare}项未写理由",
                var (unmarked, bare) => $"{unmarked}项未评分，{bare}项未写理由",
            }),
        Of(RuleId.SheetHandedIn, "取回的是已提交的评分表", "", MissingKey.Sheets, c => Unless(c.Facts.Visit.SheetIn, "评分表未提交")),
        Of(RuleId.TwoWitnesses, "负责人拒签的，由2名督学注明", "", MissingKey.Problems, c => Unless(c.Facts.Visit.Witnesses >= 2, $"注明人{c.Facts.Visit.Witnesses}名")) with { OfAttempt = true },
        Of(RuleId.VetoDocument, "一票否决应当有其他机关的认定文书", "", MissingKey.Form, c => Unless(c.Facts.Visit.VetoDocument, "未上传认定文书")) with { OfAttempt = true },
        Of(RuleId.VetoHeard, "一票否决前应当听取被督导单位的意见", Article.Twenty, MissingKey.Form, c => Unless(c.Facts.Visit.VetoHeard, "未记录被督导单位的意见")) with { OfAttempt = true },
        Of(RuleId.VisitNotEnded, "现场评估只结束1次", "", MissingKey.Visit, c => Unless(!c.Facts.Has(ActId.EndVisit), "现场评估已结束")),
        Of(RuleId.VisitEnded, "现场评估结束后方可合议", Article.Twenty, MissingKey.Visit, c => Unless(c.Facts.Has(ActId.EndVisit), "现场评估未结束")),
        Of(RuleId.SheetsIn, "评分表应当全部提交，缺席的注明原因", "", MissingKey.Sheets,
            c => Count(c.Facts.Team.Count(m => m.HasSheet && !m.Positions.HasFlag(Position.Trainee) && !m.SheetIn && !m.SheetAbsenceNoted), "督学评分表{0}份")),
        Of(RuleId.Heard, "应当以座谈、访谈或者问卷听取学生、家长或者教师的意见", Article.Nineteen, MissingKey.Hearing,
            c => Unless(c.Facts.Visit.Hearings > 0, "听取师生或家长意见1次")),
        Of(RuleId.ProblemsAnswered, "问题确认单应当由负责人签署，拒签的由2名督学注明", "", MissingKey.Problems,
            c => Count(c.Facts.Visit.ProblemsUnanswered, "问题确认单{0}份")),
        Of(RuleId.FiguresDecided, "缺报的数据应当核实或者由督学确定", "", MissingKey.Figures, c => Count(c.Facts.Visit.FiguresUndecided, "数据{0}项")),
    ];
}
