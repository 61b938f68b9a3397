using Dudao.Core.Documents;
using static Dudao.Core.Inspections.InspectionState;
using static Dudao.Core.Inspections.Position;

namespace Dudao.Core.Inspections;

/// <summary>Table A: the acts of a school's comprehensive evaluation, in the order in which they are met.</summary>
internal static class SchoolActs
{
    private static readonly InspectionState[] UntilVisit = [Draft, Announced, SelfEvaluation, SelfEvaluationReviewed];

    private static readonly ActId[] Agreeing =
        [ActId.ConfirmMarks, ActId.NoteUnconfirmed, ActId.CloseDeliberation, ActId.DraftPreliminaryOpinion, ActId.CheckPreliminaryOpinion, ActId.SignPreliminaryOpinion];

    private static readonly ActId[] Answers =
    [
        ActId.HoldFeedback, ActId.IssuePreliminaryOpinion, ActId.ReceivePreliminaryOpinion, ActId.ReplyByPoints, ActId.StateNoObjection, ActId.RecordNoReply,
        ActId.ProposeWeighing, ActId.WeighPoint, ActId.BringToMeeting,
    ];

    /// <summary>What the meeting left behind.</summary>
    internal static readonly ActId[] Meeting =
        [ActId.Decide, ActId.DraftMinutes, ActId.SignMinutes, ActId.DraftOpinion, ActId.CheckOpinion, ActId.SignOpinion, ActId.DraftRequest, ActId.CheckRequest];

    internal static IReadOnlyList<Act> All { get; } = [.. Preparing, .. Evaluating, .. Visiting, .. Deliberating, .. Answering, .. Deciding, .. Always];

    private static IEnumerable<Act> Preparing =>
    [
        new(ActId.Create, "创建督导任务", Staff, [Draft]) { Scope = ActScope.Batch },
        new(ActId.Edit, "修改督导任务", Staff, [Draft]) { Scope = ActScope.Batch, Note = "程序规定和指标体系自下发通知起不再变动" },
        new(ActId.ArrangeGroups, "分组", Staff, [Draft]) { Scope = ActScope.Batch },
        new(ActId.AssignParts, "分工", Staff, [Draft]) { Scope = ActScope.Batch, Rules = [RuleId.FrameworkPublished] },
        new(ActId.AddSubject, "添加被督导单位", Staff, [Draft]) { Scope = ActScope.Batch, Rules = [RuleId.OpenOnVisit, RuleId.OneComprehensiveAYear] },
        new(ActId.AddMember, "添加督导组成员", Staff, [Draft]) { Scope = ActScope.Batch, Rules = [RuleId.FreeOfRecusal], Paper = "回避承诺书" },
        new(ActId.DeclareRecusal, "签回避承诺书", Positions.Team, UntilVisit) { Nature = ActNature.Signature, OwnOnly = true, Paper = "回避承诺书" },
        new(ActId.DecideWarning, "裁定提示", Director, UntilVisit) { Scope = ActScope.Batch, Rules = [RuleId.ReasonGiven] },
        .. Document(ActId.DraftPlan, "实施方案", Draft, [], [RuleId.FrameworkPublished, RuleId.EveryLeafHasMain]),
        .. Document(
            ActId.DraftNotice, "督导评估通知", Draft, [],
            [RuleId.FrameworkPublished, RuleId.SubjectsNamed, RuleId.DatesSet, RuleId.ListItemNamed, RuleId.ThreeInspectors, RuleId.LeaderInGroup, RuleId.NoWarningUndecided, RuleId.MonthsNotice],
            next: Announced),
    ];

    private static IEnumerable<Act> Evaluating =>
    [
        new(ActId.ReceiveNotice, "签收通知", Positions.Receiving, [Announced]) { Next = SelfEvaluation, Rules = [RuleId.ReceiverNamed], Paper = "送达回证" },
        new(ActId.AskRecusal, "申请成员回避", Head, [Announced, SelfEvaluation, SelfEvaluationReviewed]) { Rules = [RuleId.ReasonGiven], Note = "现场评估开始前" },
        new(ActId.DecideRecusal, "决定是否回避", Director, [Announced, SelfEvaluation, SelfEvaluationReviewed]) { Rules = [RuleId.ReasonGiven] },
        new(ActId.ReplaceMember, "更换成员", Staff, [Announced, SelfEvaluation, SelfEvaluationReviewed, OnSite, Deliberation])
        { Rules = [RuleId.ReasonGiven, RuleId.FreeOfRecusal, RuleId.ThreeInspectors], Note = "原成员的评分保留在其名下，不得少于3名督学" },
        new(ActId.ShareLeaves, "分派指标", Positions.Receiving, [SelfEvaluation]) { Rules = [RuleId.NotSubmitted] },
        new(ActId.TypeSelfEvaluation, "填写自评", Positions.Subject, [SelfEvaluation]) { Rules = [RuleId.NotLocked], Note = "填报人填本人的指标，联络员和负责人填全部" },
        new(ActId.SubmitSelfEvaluation, "上报自评", Head, [SelfEvaluation])
        { Nature = ActNature.Signature, Rules = [RuleId.NotSubmitted, RuleId.EachLeafAnswered, RuleId.MeetingAndPosting], Paper = "自评报告（盖章扫描件）", Note = "上报后锁定" },
        new(ActId.SendBackSelfEvaluation, "退回自评", Staff, [SelfEvaluation]) { Rules = [RuleId.Submitted, RuleId.RemarkAtEachLeaf], Undoes = [ActId.SubmitSelfEvaluation], Note = "只解锁退回的指标" },
        new(ActId.DecideNotApplicable, "裁定不适用", Staff, [SelfEvaluation]) { Rules = [RuleId.Submitted] },
        new(ActId.AcceptSelfEvaluation, "自评审核通过", Staff, [SelfEvaluation]) { Next = SelfEvaluationReviewed, Rules = [RuleId.Submitted, RuleId.NotApplicableDecided] },
        new(ActId.ExtendSelfEvaluation, "自评延期", Director, [SelfEvaluation]) { Rules = [RuleId.NotSubmitted, RuleId.WindowOpen, RuleId.ExtendedOnce], Note = "只延一次" },
        new(ActId.GoOnWithoutSelfEvaluation, "未按期自评，转入下一步", Director, [SelfEvaluation])
        { Next = SelfEvaluationReviewed, Rules = [RuleId.NotSubmitted, RuleId.WindowOver], Note = "注明“未按期自评”" },
        new(ActId.ChangeParts, "调整分工", Leader | Staff, [SelfEvaluationReviewed]) { Paper = "分工表" },
        new(ActId.BeginVisit, "开始现场评估", Leader | Staff, [SelfEvaluationReviewed])
        { Next = OnSite, Rules = [RuleId.NoticeReceived, RuleId.Declared, RuleId.NoWarningUndecided, RuleId.ThreeInspectors, RuleId.EveryLeafHasMain] },
    ];

    private static IEnumerable<Act> Visiting =>
    [
        new(ActId.Mark, "评分", Positions.Marking, [OnSite])
        { Nature = ActNature.Mark, OwnOnly = true, Rules = [RuleId.SheetOpen], Paper = "评分表", Note = "取值合规；与自评相差超过规定比例的写明理由" },
        new(ActId.HandOverSheet, "交付代录", Positions.Marking | Leader | Staff, [OnSite])
        { Rules = [RuleId.SheetOpen], Note = "纸质评分表交工作人员或资料员录入；督学没有电脑的，由组长或工作人员交付，交付的人看不到评分" },
        new(ActId.TypeSheet, "代录评分表", Positions.Entering, [OnSite]) { Nature = ActNature.Mark, SheetHandedOnly = true, Rules = [RuleId.SheetOpen], Paper = "评分表" },
        new(ActId.RecordField, "督导记录", Positions.Marking | Recorder, [OnSite]) { Paper = "听课记录、访谈记录、座谈签到表等", Note = "计入听、查、看、访、议次数" },
        new(ActId.VerifyFigure, "核实数据", Positions.Marking | Recorder, [OnSite, Deliberation]) { Paper = "督导记录", Note = "合议中核实的，已作的确认失效" },
        new(ActId.DecideFigure, "确定缺报数据", Member, [OnSite, Deliberation]) { Rules = [RuleId.ReasonGiven] },
        new(ActId.RaiseProblem, "提出问题", Member, [OnSite]) { Paper = "问题确认单" },
        new(ActId.AnswerProblem, "确认问题", Head, [OnSite]) { Nature = ActNature.Signature, Paper = "问题确认单", Note = "属实或有异议" },
        new(ActId.NoteProblemRefused, "注明拒签", Member, [OnSite]) { Rules = [RuleId.TwoWitnesses], Paper = "问题确认单" },
        new(ActId.RecordVeto, "登记一票否决", Staff, [OnSite, Deliberation, Feedback, Reply, Decision])
        { Rules = [RuleId.VetoDocument, RuleId.VetoHeard], Paper = "其他机关的认定文书", Note = "等级封顶" },
        new(ActId.HandInSheet, "提交评分表", Positions.Marking, [OnSite])
        { Nature = ActNature.Signature, OwnOnly = true, SheetHandedOnly = true, Rules = [RuleId.SheetOpen, RuleId.SheetComplete], Paper = "评分表（签名）" },
        new(ActId.TakeBackSheet, "取回评分表", Positions.Marking, [OnSite]) { OwnOnly = true, Rules = [RuleId.SheetHandedIn], Note = "合议开始前" },
        new(ActId.NoteAbsentSheet, "注明缺席", Leader, [OnSite]) { Rules = [RuleId.ReasonGiven] },
        new(ActId.EndVisit, "结束现场评估", Leader, [OnSite])
        { Rules = [RuleId.VisitNotEnded, RuleId.SheetsIn, RuleId.Heard, RuleId.ProblemsAnswered, RuleId.FiguresDecided], Note = "显示为“已离校”" },
        new(ActId.OpenDeliberation, "开始合议", Leader, [OnSite]) { Next = Deliberation, Rules = [RuleId.VisitEnded, RuleId.SheetsIn], Note = "评分锁定，组内可见" },
    ];

    private static IEnumerable<Act> Deliberating =>
    [
        new(ActId.SettleLeaf, "合议定分", Leader | Deputy, [Deliberation]) { Note = "资料员录入；取值合规，超出各人评分范围的写明理由" },
        new(ActId.Dissent, "保留意见", Member, [Deliberation]) { OwnOnly = true, Paper = "合议记录" },
        new(ActId.Calibrate, "尺度统一退回", ChiefLeader, [Deliberation, Feedback])
        { Next = Deliberation, Rules = [RuleId.ReasonGiven, RuleId.FeedbackNotHeld], Undoes = Agreeing, Note = "该项重新合议，已作的确认失效" },
        new(ActId.ConfirmMarks, "确认合议结果", Member, [Deliberation]) { Nature = ActNature.Signature, OwnOnly = true, Rules = [RuleId.LeavesSettled], Paper = "评分汇总表、合议记录" },
        new(ActId.NoteUnconfirmed, "注明未确认", Leader, [Deliberation]) { Rules = [RuleId.ReasonGiven, RuleId.LeavesSettled], Note = "缺席或不愿签名" },
        new(ActId.CloseDeliberation, "结束合议", Leader, [Deliberation])
        { Next = Feedback, Rules = [RuleId.LeavesSettled, RuleId.ThreeTookPart, RuleId.EachConfirmed], Paper = "评分汇总表、合议记录（扫描件）" },
        new(ActId.HoldFeedback, "召开反馈会", Leader, [Feedback]) { Paper = "反馈提纲、签到表、会议记录", Note = "不讲分数，不讲等级" },
        .. Document(ActId.DraftPreliminaryOpinion, "初步督导意见", Feedback, [], [RuleId.FeedbackHeld, RuleId.EachAJudged, RuleId.NoMarkNoGrade], Leader | Staff, Staff),
        new(ActId.ReceivePreliminaryOpinion, "签收初步督导意见", Head, [Feedback])
        { Next = Reply, Rules = [RuleId.PreliminaryIssued, RuleId.ReceiverNamed], Paper = "送达回证" },
    ];

    private static IEnumerable<Act> Answering =>
    [
        new(ActId.ReplyByPoints, "申辩", Head, [Reply]) { Nature = ActNature.Signature, Rules = [RuleId.NoAnswerYet, RuleId.WithinReplyDays], Paper = "申辩书" },
        new(ActId.StateNoObjection, "书面无异议", Head, [Reply]) { Nature = ActNature.Signature, Rules = [RuleId.NoAnswerYet], Paper = "无异议书" },
        new(ActId.RecordNoReply, "逾期视为无异议", Staff, [Reply]) { Rules = [RuleId.NoAnswerYet, RuleId.ReplyDaysOver] },
        new(ActId.ProposeWeighing, "提出答复意见", Leader, [Reply]) { Rules = [RuleId.Replied] },
        new(ActId.WeighPoint, "逐条研究申辩", Staff, [Reply]) { Rules = [RuleId.Replied], Note = "维持，或变更并写明理由（另记“决定分”）" },
        new(ActId.BringToMeeting, "提交集体研究", Staff, [Reply]) { Next = Decision, Rules = [RuleId.PointsWeighed] },
    ];

    private static IEnumerable<Act> Deciding =>
    [
        new(ActId.Decide, "集体研究决定", Staff, [Decision])
        { Rules = [RuleId.MeetingRecorded, RuleId.RecusedNotedOut, RuleId.ChangedGradeReasoned, RuleId.WithinVetoCap], Paper = "纪要", Note = "会议决定，工作人员登记；显示为“已研究”" },
        new(ActId.DraftMinutes, "纪要拟稿", Staff, [Decision]) { Step = DocumentStep.Draft, Paper = "纪要", Rules = [RuleId.MeetingRecorded] },
        new(ActId.SignMinutes, "纪要签发", Director, [Decision])
        { Step = DocumentStep.Sign, Nature = ActNature.Signature, Paper = "纪要", Rules = [RuleId.StepBefore, RuleId.Decided, RuleId.SignsAnothersDraft] },
        new(ActId.ReturnToTeam, "退回督导组", Staff, [Decision]) { Next = Deliberation, Rules = [RuleId.ReasonGiven], Undoes = [.. Agreeing, .. Answers, .. Meeting] },
        .. Document(ActId.DraftOpinion, "督导意见书", Decision, [RuleId.Decided], [RuleId.Decided, RuleId.MinutesSigned, RuleId.Approved], next: OpinionIssued),
        new(ActId.ReceiveOpinion, "签收督导意见书", Head, [OpinionIssued]) { Rules = [RuleId.ReceivedOnce, RuleId.ReceiverNamed], Paper = "送达回证", Note = "暂不定等级的，整改期自签收起算；被督导单位可见评分结果" },
        new(ActId.Close, "结案", Staff, [OpinionIssued, Published, Rectification]) { Next = Closed, Rules = [RuleId.OpinionReceived, RuleId.NoOpenProblem, RuleId.NotDeferred] },
    ];

    private static IEnumerable<Act> Always =>
    [
        new(ActId.Remind, "催办", Staff, []),
        new(ActId.ExtendDeadline, "延期", Director, []) { Rules = [RuleId.ReasonGiven, RuleId.DeadlineExtendedOnce], Note = "只延一次" },
        new(ActId.VoidNumber, "作废文号", Director, []) { Scope = ActScope.Batch, Rules = [RuleId.ReasonGiven], Note = "登记簿保留原号" },
    ];

    /// <summary>The four acts of a paper that the office signs, whose ids follow one another: draft, check, sign (with number), issue.</summary>
    internal static IEnumerable<Act> Document(
        ActId draft, string paper, InspectionState state, IReadOnlyList<string> draftRules, IReadOnlyList<string> signRules,
        Position drafter = Staff, Position checker = Staff | Director, InspectionState? next = null)
    {
        var scope = state == Draft ? ActScope.Batch : ActScope.Subject;
        InspectionState[] states = [state];
        yield return new(draft, paper + "拟稿", drafter, states) { Scope = scope, Paper = paper, Step = DocumentStep.Draft, Rules = draftRules };
        yield return new(draft + 1, paper + "核稿", checker, states) { Scope = scope, Paper = paper, Step = DocumentStep.Check, Rules = [RuleId.StepBefore] };
        yield return new(draft + 2, paper + "签发", Director, states)
        { Scope = scope, Paper = paper, Step = DocumentStep.Sign, Nature = ActNature.Signature, Rules = [RuleId.StepBefore, RuleId.SignsAnothersDraft, .. signRules] };
        yield return new(draft + 3, "下发" + paper, Staff | Director, states)
        { Scope = scope, Paper = paper, Step = DocumentStep.Issue, Next = next, Rules = [RuleId.StepBefore, .. signRules] };
    }
}
