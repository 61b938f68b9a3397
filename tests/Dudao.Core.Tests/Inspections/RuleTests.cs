using Dudao.Core.Inspections;
using Dudao.Core.Inspectors;
using Dudao.Core.Procedure;

namespace Dudao.Core.Tests.Inspections;

/// <summary>Each rule of the book, once broken and once kept, by an act that names it.</summary>
public class RuleTests
{
    private static readonly DateOnly Today = new(2026, 10, 21);
    private static readonly Facts F = new(Today) { Profile = ShippedProfiles.Demonstration };
    private static readonly Attempt A = new(Today);
    private static readonly MemberFacts[] Three = [ActRulesTests.Inspector("甲", Position.Leader | Position.Member), ActRulesTests.Inspector("乙"), ActRulesTests.Inspector("丙")];
    private static readonly InspectionKind School = InspectionKinds.Comprehensive;
    private static readonly InspectionKind Township = InspectionKinds.Township;

    private static readonly (string Rule, InspectionKind Kind, ActId Act, Facts Broken, Facts Kept, Attempt? BrokenBy, Attempt? KeptBy, string Text)[] Cases =
    [
        Case(RuleId.FrameworkPublished, ActId.SignPlan, F, Plan(p => p with { FrameworkPublished = true }), "指标体系未发布"),
        Case(RuleId.SubjectsNamed, ActId.SignNotice, F, Plan(p => p with { Subjects = 4 }), "没有被督导单位"),
        Case(RuleId.DatesSet, ActId.SignNotice, Plan(p => p with { VisitFrom = Today, VisitTo = Today }), ActRulesTests.Ready(), "未定自评时间"),
        Case(RuleId.ListItemNamed, ActId.SignNotice, F, Plan(p => p with { ListItemNamed = true }), "未填清单项目、批准机关和批准日期"),
        Case(RuleId.EveryLeafHasMain, ActId.BeginVisit, Plan(p => p with { LeavesWithoutMain = 3 }), F, "3项指标没有主评"),
        Case(RuleId.ThreeInspectors, ActId.SignNotice, F with { Team = Three[..2] }, F with { Team = Three }, "小学组现有2名督学"),
        Case(RuleId.LeaderInGroup, ActId.SignNotice, F with { Team = [Three[1], Three[2]] }, F with { Team = Three }, "小学组没有组长"),
        Case(RuleId.NoWarningUndecided, ActId.SignNotice, F with { UndecidedWarnings = 1 }, F, "1条提示未裁定"),
        Case(RuleId.NoticeReceived, ActId.BeginVisit, F, Days(ActId.ReceiveNotice), "通知未签收"),
        Case(RuleId.Declared, ActId.BeginVisit, F with { Team = [Three[0], Three[1] with { Declared = false }] }, F with { Team = Three }, "1人未签回避承诺书"),
        Case(RuleId.StepBefore, ActId.CheckOpinion, F, Days(ActId.DraftOpinion), "督导意见书未拟稿"),
        Case(RuleId.StepBefore, ActId.SignOpinion, F, Days(ActId.CheckOpinion), "督导意见书未核稿"),
        Case(RuleId.StepBefore, ActId.IssueOpinion, F, Days(ActId.SignOpinion), "督导意见书未签发"),
        Case(RuleId.StepBefore, ActId.SignMinutes, F, Days(ActId.DraftMinutes), "纪要未拟稿"),
        Case(RuleId.NotSubmitted, ActId.SubmitSelfEvaluation, Self(s => s with { Submitted = true }), F, "自评已上报"),
        Case(RuleId.NotLocked, ActId.TypeSelfEvaluation, Self(s => s with { Submitted = true }), F, "自评已上报"),
        Case(RuleId.EachLeafAnswered, ActId.SubmitSelfEvaluation, Self(s => s with { LeavesUnanswered = 7 }), F, "7项指标未填"),
        Case(RuleId.MeetingAndPosting, ActId.SubmitSelfEvaluation, F, Self(s => s with { MeetingDated = true, PostingSaid = true }), "未填会议日期和公示天数"),
        Case(RuleId.Submitted, ActId.AcceptSelfEvaluation, F, Self(s => s with { Submitted = true }), "自评未上报"),
        Case(RuleId.NotApplicableDecided, ActId.AcceptSelfEvaluation, Self(s => s with { NotApplicableUndecided = 2 }), F, "2项“不适用”未裁定"),
        Case(RuleId.WindowOpen, ActId.ExtendSelfEvaluation, Plan(p => p with { SelfEvaluationTo = new(2026, 10, 20) }), Plan(p => p with { SelfEvaluationTo = Today }), "自评时限已于10月20日届满"),
        Case(RuleId.WindowOver, ActId.GoOnWithoutSelfEvaluation, Plan(p => p with { SelfEvaluationTo = Today }), Plan(p => p with { SelfEvaluationTo = new(2026, 10, 20) }), "自评时限到10月21日"),
        Case(RuleId.ExtendedOnce, ActId.ExtendSelfEvaluation, F with { Extensions = Extended(DeadlineId.SelfEvaluation) }, F, "自评已延期1次"),
        Case(RuleId.SheetOpen, ActId.Mark, Visit(v => v with { SheetIn = true }), F, "评分表已提交"),
        Case(RuleId.SheetComplete, ActId.HandInSheet, Visit(v => v with { SheetUnmarked = 4, SheetWithoutReason = 1 }), F, "4项未评分，1项未写理由"),
        Case(RuleId.SheetHandedIn, ActId.TakeBackSheet, F, Visit(v => v with { SheetIn = true }), "评分表未提交"),
        Case(RuleId.VisitNotEnded, ActId.EndVisit, Days(ActId.EndVisit), F, "现场评估已结束"),
        Case(RuleId.VisitEnded, ActId.OpenDeliberation, F, Days(ActId.EndVisit), "现场评估未结束"),
        Case(RuleId.SheetsIn, ActId.EndVisit, Sheets(3, 1, 0), Sheets(3, 2, 1), "督学评分表2份"),
        Case(RuleId.Heard, ActId.EndVisit, F, Visit(v => v with { Hearings = 1 }), "听取师生或家长意见1次"),
        Case(RuleId.ProblemsAnswered, ActId.EndVisit, Visit(v => v with { ProblemsUnanswered = 2 }), F, "问题确认单2份"),
        Case(RuleId.FiguresDecided, ActId.EndVisit, Visit(v => v with { FiguresUndecided = 2 }), F, "数据2项"),
        Case(RuleId.LeavesSettled, ActId.CloseDeliberation, F with { Deliberation = new() { LeavesUnsettled = 5 } }, F, "5项指标未定分"),
        Case(RuleId.FeedbackNotHeld, ActId.Calibrate, Days(ActId.HoldFeedback), F, "反馈会已召开"),
        Case(RuleId.ThreeTookPart, ActId.CloseDeliberation, F with { Team = [.. Three[..2].Select(m => m with { TookPart = true }), Three[2]] }, F with { Team = [.. Three.Select(m => m with { TookPart = true })] }, "参加合议的成员2名"),
        Case(RuleId.EachConfirmed, ActId.CloseDeliberation, F with { Team = [Three[0] with { Confirmed = true }, Three[1], Three[2]] },
            F with { Team = [Three[0] with { Confirmed = true }, Three[1] with { UnconfirmedNoted = true }, Three[2] with { StepsBack = true }] }, "2人未确认合议结果"),
        Case(RuleId.FeedbackHeld, ActId.SignPreliminaryOpinion, F, Days(ActId.HoldFeedback), "反馈会未召开"),
        Case(RuleId.EachAJudged, ActId.SignPreliminaryOpinion, F with { Deliberation = new() { ALevelsUnjudged = 2 } }, F, "2个A级指标没有评价"),
        Case(RuleId.NoMarkNoGrade, ActId.SignPreliminaryOpinion, F with { Deliberation = new() { NamesMarkOrGrade = true } }, F, "文中写有分数或等级"),
        Case(RuleId.PreliminaryIssued, ActId.ReceivePreliminaryOpinion, F, Days(ActId.IssuePreliminaryOpinion), "初步督导意见未下发"),
        Case(RuleId.NoAnswerYet, ActId.ReplyByPoints, Days(ActId.StateNoObjection), F, "已登记被督导单位的答复"),
        Case(RuleId.WithinReplyDays, ActId.ReplyByPoints, ReplyDue(new(2026, 10, 20)), ReplyDue(Today), "申辩期限已于10月20日届满"),
        Case(RuleId.ReplyDaysOver, ActId.RecordNoReply, ReplyDue(Today), ReplyDue(new(2026, 10, 20)), "申辩期限到10月21日"),
        Case(RuleId.Replied, ActId.WeighPoint, F, Days(ActId.ReplyByPoints), "没有收到申辩"),
        Case(RuleId.PointsWeighed, ActId.BringToMeeting, Days(ActId.ReplyByPoints) with { PointsUnweighed = 1 }, Days(ActId.StateNoObjection), "1条申辩未研究"),
        Case(RuleId.MeetingRecorded, ActId.Decide, F, F with { Decision = new() { MeetingRecorded = true } }, "会议日期和参会人员"),
        Case(RuleId.RecusedNotedOut, ActId.Decide, F with { Decision = new() { RecusedNotNotedOut = 1 } }, F, "1名应回避的人员未注明回避"),
        Case(RuleId.Decided, ActId.SignOpinion, F, Days(ActId.Decide), "集体研究未作决定"),
        Case(RuleId.Approved, ActId.SignOpinion, InFavour(1), InFavour(2), "3名成员中1名同意，不足3分之2（上海市地方规定（2020年））"),
        Case(RuleId.MinutesSigned, ActId.SignOpinion, F, Days(ActId.SignMinutes), "纪要未签发"),
        Case(RuleId.OpinionReceived, ActId.Close, F, Days(ActId.ReceiveOpinion), "督导意见书未签收"),
        Case(RuleId.ReceivedOnce, ActId.ReceiveOpinion, Days(ActId.ReceiveOpinion), F, "督导意见书已签收"),
        Case(RuleId.NoOpenProblem, ActId.Close, F with { OpenProblems = [new(Guid.NewGuid(), "食堂", Today)] }, F, "1个问题未销号"),
        Case(RuleId.NotDeferred, ActId.Close, F with { Decision = new() { Deferred = true } }, F, "未重新评估定级"),

        // Typed with the act: not missing before one tries.
        Tried(RuleId.OpenOnVisit, ActId.AddSubject, Plan(p => p with { OpenOnVisit = false }), F, A, A, "该单位在现场评估期间未开办或已停办"),
        Tried(RuleId.FreeOfRecusal, ActId.AddMember, F, F, A with { Tie = new RecusalFinding(true, "张某在该单位任职，应当回避", "教育督导条例第十条") }, A, "张某在该单位任职，应当回避"),
        Tried(RuleId.ReasonGiven, ActId.Calibrate, F, F, A, A with { Reason = "两组掌握不一" }, "未写理由"),
        Tried(RuleId.ReceiverNamed, ActId.ReceiveNotice, F, F, A, A with { ReceiverNamed = true }, "未写签收人和职务"),
        Tried(RuleId.DeadlineExtendedOnce, ActId.ExtendDeadline, F with { Extensions = Extended(DeadlineId.Opinion) }, F,
            A with { Deadline = DeadlineId.Opinion, Reason = "停电" }, A with { Deadline = DeadlineId.Opinion, Reason = "停电" }, "该期限已延长过1次"),
        Tried(RuleId.RemarkAtEachLeaf, ActId.SendBackSelfEvaluation, Self(s => s with { Submitted = true, LeavesToSendBack = 2, LeavesWithoutRemark = 1 }),
            Self(s => s with { Submitted = true, LeavesToSendBack = 2 }), A, A, "1项退回的指标未写意见"),
        Tried(RuleId.TwoWitnesses, ActId.NoteProblemRefused, Visit(v => v with { Witnesses = 1 }), Visit(v => v with { Witnesses = 2 }), A, A, "注明人1名"),
        Tried(RuleId.VetoDocument, ActId.RecordVeto, Visit(v => v with { VetoHeard = true }), Visit(v => v with { VetoHeard = true, VetoDocument = true }), A, A, "未上传认定文书"),
        Tried(RuleId.VetoHeard, ActId.RecordVeto, Visit(v => v with { VetoDocument = true }), Visit(v => v with { VetoHeard = true, VetoDocument = true }), A, A, "未记录被督导单位的意见"),
        Tried(RuleId.ChangedGradeReasoned, ActId.Decide, F with { Decision = new() { GradeChanged = true } }, F with { Decision = new() { GradeChanged = true } },
            A, A with { Reason = "会议认为整改已到位" }, "未写变更等级的理由"),
        Tried(RuleId.WithinVetoCap, ActId.Decide, F with { Decision = new() { AboveCap = "合格" } }, F, A, A, "一票否决限定等级不高于“合格”"),

        Of(RuleId.VisitDated, InspectionKinds.Special, ActId.SignNotice, F, ActRulesTests.Ready(), "未定现场评估时间"),
        Of(RuleId.Programme, InspectionKinds.Acceptance, ActId.SignNotice, Programme(new(2025, 11, 1)), Programme(new(2024, 3, 1)), "该活动始于2025年11月，属于新开展"),
        Of(RuleId.TwoSignatures, Township, ActId.SubmitSelfEvaluation, T(t => t with { Signatures = 1 }), T(t => t with { Signatures = 2 }), "党委、政府签署1份"),
        Of(RuleId.ObjectionsDecided, Township, ActId.OpenDeliberation, T(t => t with { ObjectionsUndecided = 1 }), F, "1条数据异议未裁定"),
        Of(RuleId.NotAgreedYet, Township, ActId.RecordSentBack, Days(ActId.RecordAgreed), F, "批复已登记"),
        Of(RuleId.Agreed, Township, ActId.SignOpinion, F, Days(ActId.RecordChanged), "政府批复"),
        Of(RuleId.PublicityAsked, Township, ActId.OpenPublicity, F, T(t => t with { AsksPublicity = true }), "方案未要求公示"),
        Of(RuleId.PublicityHeld, Township, ActId.SignOpinion, T(t => t with { AsksPublicity = true }), Days(ActId.ClosePublicity) with { Township = new() { AsksPublicity = true } }, "公示未结束"),
        Of(RuleId.PublicityDaysOver, Township, ActId.ClosePublicity, Due(DeadlineId.Publicity, Today), Due(DeadlineId.Publicity, new(2026, 10, 20)), "公示到10月21日"),
        Of(RuleId.PublicObjectionsAnswered, Township, ActId.ClosePublicity, T(t => t with { PublicObjectionsOpen = 1 }), F, "1条异议未答复"),
        (RuleId.FigureSourced, Township, ActId.EnterFigure, F, T(t => t with { FigureSourced = true }), A, A, "未写来源和时段"),
        (RuleId.DrawKept, Township, ActId.DrawSchools, F, T(t => t with { DrawKept = true }), A, A, "未留存名单和种子"),
        (RuleId.InstructionWhole, Township, ActId.RecordAgreed, F, T(t => t with { InstructionWhole = true }), A, A, "批示人、日期、内容、扫描件不全"),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Rule_BrokenIsMissingWithItsWords_KeptIsNot(int number)
    {
        var (rule, kind, act, broken, kept, brokenBy, keptBy, text) = Cases[number];
        Assert.Contains(rule, kind[act].Rules);
        var missing = Assert.Single(Judge(kind, act, broken, brokenBy).Missing, m => m.Rule == rule);
        Assert.Equal(text, missing.Text);
        Assert.Equal(RuleBook.Get(rule).Article, missing.Article);
        Assert.DoesNotContain(Judge(kind, act, kept, keptBy).Missing, m => m.Rule == rule);
        if (brokenBy is not null)
        {
            Assert.DoesNotContain(Judge(kind, act, broken, null).Missing, m => m.Rule == rule);
        }
    }

    [Fact]
    public void EveryRuleThatRefuses_IsTriedHere()
    {
        // SignsAnothersDraft and LeaderConfirms forbid the person, MonthsNotice and OneComprehensiveAYear warn: ActRulesTests has them.
        string[] elsewhere = [RuleId.SignsAnothersDraft, RuleId.LeaderConfirms, RuleId.MonthsNotice, RuleId.OneComprehensiveAYear];
        Assert.Equal(RuleBook.All.Select(r => r.Id).Except(elsewhere).Order(), Cases.Select(c => c.Rule).Distinct().Order());
    }

    [Fact]
    public void SecondComprehensiveInAYear_WarnsTheSchoolsKind_NotASpecial()
    {
        var facts = Plan(p => p with { OtherComprehensives = 1 });
        var verdict = Judge(School, ActId.AddSubject, facts, A);
        Assert.Equal("该单位本年已安排综合督导1次。一所学校一年内接受县级以上教育综合督导不超过1次。", Assert.Single(verdict.Warnings).Text);
        Assert.True(verdict.IsAllowed && verdict.NeedsReason);
        Assert.Empty(Judge(InspectionKinds.Special, ActId.AddSubject, facts, A).Warnings);
    }

    [Fact]
    public void TieThatTheDirectorDecides_IsAWarningOfItsOwn()
    {
        var verdict = Judge(School, ActId.AddMember, F, A with { Tie = new RecusalFinding(false, "张某曾在该单位任职", "教育督导条例第十条") });
        Assert.True(verdict.IsAllowed);
        Assert.False(verdict.NeedsReason);
        Assert.True(Assert.Single(verdict.Warnings).DirectorDecides);
    }

    [Fact]
    public void Acceptance_NewlyBegun_IsRefusedWithItsSource_AtItsVeryCreation()
    {
        var verdict = Judge(InspectionKinds.Acceptance, ActId.Create, Programme(new(2025, 10, 1)), A);
        Assert.Equal("教师厅〔2025〕2号", verdict.Refusal!.Article);
        Assert.True(Judge(InspectionKinds.Acceptance, ActId.Create, Programme(new(2025, 9, 30)), A).IsAllowed);
        Assert.True(Judge(School, ActId.Create, F, A).IsAllowed);
    }

    [Fact]
    public void Leader_ConfirmsInTheProgramOnlyWhereTheSettingIsOn()
    {
        var facts = T(t => t with { InstructionWhole = true });
        var leader = new Standing(Position.GovernmentLeader);
        Assert.Equal(VerdictKind.NotYours, ActRules.Judge(Township, ActId.RecordAgreed, InspectionState.Confirmed, leader, facts, A).Kind);
        Assert.True(ActRules.Judge(Township, ActId.RecordAgreed, InspectionState.Confirmed, new Standing(Position.Staff), facts, A).IsAllowed);
        var on = facts with { Township = facts.Township with { LeaderConfirms = true } };
        Assert.True(ActRules.Judge(Township, ActId.RecordAgreed, InspectionState.Confirmed, leader, on, A).IsAllowed);
    }

    [Fact]
    public void SentBackSelfEvaluation_UnlocksOnlyTheLeavesThatWereSentBack()
    {
        var sentBack = Self(s => s with { SentBack = true });
        Assert.Equal("该项指标未被退回", Assert.Single(Judge(School, ActId.TypeSelfEvaluation, sentBack, A).Missing).Text);
        Assert.True(Judge(School, ActId.TypeSelfEvaluation, Self(s => s with { SentBack = true, LeafUnlocked = true }), A).IsAllowed);
    }

    [Fact]
    public void Refusal_OfSeveralThings_NamesThemAllWithTheirArticles()
    {
        var facts = Visit(v => v with { Hearings = 0, ProblemsUnanswered = 2 }) with { Team = Sheets(3, 0, 0).Team };
        var refusal = Judge(School, ActId.EndVisit, facts, A).Refusal!;
        Assert.Equal("还不能办理“结束现场评估”：督学评分表3份。评分表应当全部提交，缺席的注明原因。另有2项未完成：听取师生或家长意见1次；问题确认单2份。", refusal.Message);
        Assert.Equal("教育督导条例第十九条", refusal.Article);
    }

    private static Verdict Judge(InspectionKind kind, ActId act, Facts facts, Attempt? attempt)
    {
        var rule = kind[act];
        var who = rule.Who.Each().First();
        return ActRules.Judge(kind, act, rule.States.Count > 0 ? rule.States[0] : InspectionState.Reply, new Standing(who) { HoldsSheet = true, OwnSheetIn = true }, facts, attempt);
    }

    private static (string, InspectionKind, ActId, Facts, Facts, Attempt?, Attempt?, string) Case(string rule, ActId act, Facts broken, Facts kept, string text) =>
        (rule, School, act, broken, kept, null, null, text);

    private static (string, InspectionKind, ActId, Facts, Facts, Attempt?, Attempt?, string) Tried(string rule, ActId act, Facts broken, Facts kept, Attempt brokenBy, Attempt keptBy, string text) =>
        (rule, School, act, broken, kept, brokenBy, keptBy, text);

    private static (string, InspectionKind, ActId, Facts, Facts, Attempt?, Attempt?, string) Of(string rule, InspectionKind kind, ActId act, Facts broken, Facts kept, string text) =>
        (rule, kind, act, broken, kept, null, null, text);

    private static Facts Plan(Func<PlanFacts, PlanFacts> change) => F with { Plan = change(F.Plan) };

    private static Facts Self(Func<SelfEvaluationFacts, SelfEvaluationFacts> change) => F with { SelfEvaluation = change(F.SelfEvaluation) };

    private static Facts Visit(Func<VisitFacts, VisitFacts> change) => F with { Visit = change(F.Visit) };

    private static Facts T(Func<TownshipFacts, TownshipFacts> change) => F with { Township = change(F.Township) };

    private static Facts Days(params ActId[] acts) => F with { Days = acts.ToDictionary(a => a, _ => Today) };

    private static Facts ReplyDue(DateOnly due) => Due(DeadlineId.Reply, due);

    private static Facts Due(DeadlineId id, DateOnly due) => F with { Deadlines = [new(id, Position.Head, Deadline.FixedOn(due, ""))] };

    private static Facts InFavour(int members) => F with { Profile = ShippedProfiles.Shanghai, Team = Three, Decision = new() { InFavour = members } };

    private static Dictionary<DeadlineId, DateOnly> Extended(DeadlineId id) => new() { [id] = Today };

    private static Facts Programme(DateOnly from) => Plan(p => p with { ProgrammeNamed = true, ProgrammeFrom = from, ProgrammeTo = new(2026, 12, 31) });

    private static Facts Sheets(int sheets, int handedIn, int absent) =>
        F with
        {
            Team =
            [
                .. Enumerable.Range(0, sheets)
                    .Select(i => ActRulesTests.Inspector("督学") with { ToMark = 10, SheetIn = i < handedIn, SheetAbsenceNoted = i >= sheets - absent }),
                ActRulesTests.Inspector("跟岗", Position.Trainee) with { ToMark = 10 },
            ],
        };
}
