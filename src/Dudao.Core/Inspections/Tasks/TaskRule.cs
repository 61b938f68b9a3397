namespace Dudao.Core.Inspections;

/// <summary>When an act is somebody's task: for whom, in which words, by when. Holds wherever a kind knows the act and the state allows it.</summary>
/// <param name="Act">The act.</param>
/// <param name="Kind">The sort of work.</param>
/// <param name="Find">The tasks, from what is so; none where nothing waits.</param>
internal sealed record TaskRule(ActId Act, TaskKind Kind, Func<Facts, IEnumerable<TaskSeed>> Find);

/// <summary>What a rule says of a task.</summary>
/// <param name="Title">What is to be done.</param>
/// <param name="By">Whose days it falls under; null for none.</param>
internal sealed record TaskSeed(string Title, DeadlineId? By = null)
{
    /// <summary>The positions; null for those of the act.</summary>
    public Position? Who { get; init; }

    /// <summary>The one person.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>A day that the plan fixes.</summary>
    public DateOnly? On { get; init; }
}

/// <summary>The rules of tasks that are not simply the next step.</summary>
internal static class TaskRules
{
    internal static IReadOnlyList<TaskRule> All { get; } =
    [
        new(ActId.DecideWarning, TaskKind.Recusal, f => When(f.UndecidedWarnings > 0, new TaskSeed($"裁定{f.UndecidedWarnings}条回避提示"))),
        new(ActId.DeclareRecusal, TaskKind.Recusal, f => !f.Has(ActId.IssueNotice) ? [] : f.Team.Where(m => !m.Declared && !m.StepsBack && Marks(m))
            .Select(m => new TaskSeed("签回避承诺书") { Who = m.Positions, PersonId = m.PersonId, On = f.Plan.VisitFrom })),
        new(ActId.ReceiveNotice, TaskKind.Receipt, f => When(!f.Has(ActId.ReceiveNotice), new TaskSeed("签收督导评估通知", DeadlineId.NoticeReceipt))),
        new(ActId.TypeSelfEvaluation, TaskKind.SelfEvaluation, f => f.SelfEvaluation.Submitted ? [] : Leaves(f)),
        new(ActId.SubmitSelfEvaluation, TaskKind.SelfEvaluation, f => When(
            f.SelfEvaluation is { Submitted: false, LeavesUnanswered: 0 }, new TaskSeed("上报自评", DeadlineId.SelfEvaluation))),
        new(ActId.DecideNotApplicable, TaskKind.Review, f => When(
            f.SelfEvaluation is { Submitted: true, NotApplicableUndecided: > 0 }, new TaskSeed($"裁定{f.SelfEvaluation.NotApplicableUndecided}项“不适用”"))),
        new(ActId.AcceptSelfEvaluation, TaskKind.Review, f => When(
            f.SelfEvaluation is { Submitted: true, NotApplicableUndecided: 0 }, new TaskSeed("审核自评") { On = f.Plan.VisitFrom })),
        new(ActId.GoOnWithoutSelfEvaluation, TaskKind.Reminder, f => When(
            !f.SelfEvaluation.Submitted && f.Plan.SelfEvaluationTo < f.Today, new TaskSeed("自评逾期未上报：定下一步", DeadlineId.SelfEvaluation))),
        new(ActId.Mark, TaskKind.Marking, f => f.Team.Where(m => m.HasSheet && !m.SheetIn && !m.SheetAbsenceNoted && m.Marked < m.ToMark)
            .Select(m => new TaskSeed($"评分 {m.Marked}/{m.ToMark}") { Who = m.Positions, PersonId = m.PersonId, On = f.Plan.VisitTo })),
        new(ActId.HandInSheet, TaskKind.Marking, f => f.Team.Where(m => m.HasSheet && !m.SheetIn && !m.SheetAbsenceNoted && m.Marked >= m.ToMark)
            .Select(m => new TaskSeed("提交评分表") { Who = m.Positions, PersonId = m.PersonId, On = f.Plan.VisitTo })),
        new(ActId.AnswerProblem, TaskKind.Problems, f => When(f.Visit.ProblemsUnanswered > 0, new TaskSeed($"确认{f.Visit.ProblemsUnanswered}个问题") { On = f.Plan.VisitTo })),
        new(ActId.DecideFigure, TaskKind.Marking, f => When(f.Visit.FiguresUndecided > 0, new TaskSeed($"确定{f.Visit.FiguresUndecided}项缺报数据") { On = f.Plan.VisitTo })),
        new(ActId.TypeSheet, TaskKind.Marking, f => f.Team.Where(m => m.HasSheet && !m.SheetIn && !m.SheetAbsenceNoted && m.TypistId is not null)
            .Select(m => new TaskSeed($"代录{m.Name}的评分表 {m.Marked}/{m.ToMark}") { PersonId = m.TypistId, On = f.Plan.VisitTo })),
        new(ActId.SettleLeaf, TaskKind.Deliberation, f => When(
            f.Deliberation.LeavesUnsettled > 0, new TaskSeed($"合议定分，还有{f.Deliberation.LeavesUnsettled}项") { On = f.Plan.DeliberationOn })),
        new(ActId.ConfirmMarks, TaskKind.Deliberation, f => f.Deliberation.LeavesUnsettled > 0 ? [] : f.Team.Where(m => m.Signs && !m.Confirmed && !m.UnconfirmedNoted)
            .Select(m => new TaskSeed("确认合议结果") { Who = m.Positions, PersonId = m.PersonId, On = f.Plan.DeliberationOn })),
        new(ActId.Calibrate, TaskKind.Deliberation, f => When(!f.Has(ActId.HoldFeedback) && f.Team.Any(m => m.Positions.HasFlag(Position.ChiefLeader)), f.Deliberation.LeavesUnsettled > 0
            ? new TaskSeed($"正在合议，还有{f.Deliberation.LeavesUnsettled}项未定；与其他学校比对尺度") { On = f.Plan.DeliberationOn is { } on && on > f.Today ? on : f.Today }
            : new TaskSeed("合议已定分，反馈会前比对各校尺度") { On = f.Today })),
        new(ActId.ReceivePreliminaryOpinion, TaskKind.Receipt, f => When(
            f.Has(ActId.IssuePreliminaryOpinion), new TaskSeed("签收初步督导意见", DeadlineId.PreliminaryOpinionReceipt))),
        new(ActId.ReplyByPoints, TaskKind.Reply, f => When(!Answered(f) && !IsOver(f, DeadlineId.Reply), new TaskSeed("申辩或书面无异议", DeadlineId.Reply))),
        new(ActId.RecordNoReply, TaskKind.Reply, f => When(!Answered(f) && IsOver(f, DeadlineId.Reply), new TaskSeed("申辩期满：登记视为无异议", DeadlineId.Reply))),
        new(ActId.ProposeWeighing, TaskKind.Reply, f => When(f.PointsUnweighed > 0, new TaskSeed($"对{f.PointsUnweighed}条申辩提出答复意见", DeadlineId.Opinion))),
        new(ActId.WeighPoint, TaskKind.Reply, f => When(f.PointsUnweighed > 0, new TaskSeed($"研究{f.PointsUnweighed}条申辩", DeadlineId.Opinion))),
        new(ActId.Decide, TaskKind.Procedure, f => When(!f.Has(ActId.Decide), new TaskSeed("集体研究", DeadlineId.Opinion))),
        new(ActId.DecideObjection, TaskKind.Review, f => When(f.Township.ObjectionsUndecided > 0, new TaskSeed($"裁定{f.Township.ObjectionsUndecided}条数据异议"))),
        new(ActId.RecordAgreed, TaskKind.Confirmation, f => When(
            !f.Has(ActId.RecordAgreed) && !f.Has(ActId.RecordChanged), new TaskSeed("登记政府批复"), new TaskSeed("批示评估结果") { Who = Position.GovernmentLeader })),
        new(ActId.AnswerObjection, TaskKind.Confirmation, f => When(f.Township.PublicObjectionsOpen > 0, new TaskSeed($"答复{f.Township.PublicObjectionsOpen}条公示异议"))),
        new(ActId.ReceiveOpinion, TaskKind.Receipt, f => When(!f.Has(ActId.ReceiveOpinion), new TaskSeed("签收督导意见书", DeadlineId.OpinionReceipt))),
    ];

    private static IEnumerable<TaskSeed> Leaves(Facts facts)
    {
        var self = facts.SelfEvaluation;
        foreach (var person in self.Contributors.Where(c => c.Unanswered > 0))
        {
            yield return new TaskSeed($"填写自评，还有{person.Unanswered}项", DeadlineId.SelfEvaluation) { Who = Position.Contributor, PersonId = person.PersonId };
        }

        if (self.LeavesUnanswered > 0)
        {
            yield return new TaskSeed(self.SentBack ? $"修改退回的{self.LeavesUnanswered}项自评" : $"自评还有{self.LeavesUnanswered}项未填", DeadlineId.SelfEvaluation)
            { Who = Positions.Receiving };
        }
        else if (self.SentBack)
        {
            // Its old answer still stands at the leaf: that it was sent back must be told to who shares the leaves out.
            yield return new TaskSeed("修改退回的自评，改好请负责人上报", DeadlineId.SelfEvaluation) { Who = Position.Liaison };
        }
    }

    private static bool Marks(MemberFacts member) => (member.Positions & Positions.Marking) != 0;

    private static bool Answered(Facts facts) => facts.Has(ActId.ReplyByPoints) || facts.Has(ActId.StateNoObjection) || facts.Has(ActId.RecordNoReply);

    private static bool IsOver(Facts facts, DeadlineId id) => facts.Deadline(id)?.Due < facts.Today;

    private static TaskSeed[] When(bool holds, params TaskSeed[] seeds) => holds ? seeds : [];
}
