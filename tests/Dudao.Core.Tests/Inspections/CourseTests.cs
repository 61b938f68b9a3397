using Dudao.Core.Inspections;
using Dudao.Core.Procedure;

namespace Dudao.Core.Tests.Inspections;

/// <summary>白石小学 of the demonstration year from its notice to its opinion: what the strip says, and what waits for whom.</summary>
public class CourseTests
{
    private static readonly InspectionKind Kind = InspectionKinds.Comprehensive;
    private static readonly MemberFacts Leader = ActRulesTests.Inspector("韦长青", Position.Leader | Position.Member) with { ToMark = 31, Marked = 31, SheetIn = true };
    private static readonly MemberFacts Second = ActRulesTests.Inspector("何晓岚") with { ToMark = 31, Marked = 24 };
    private static readonly MemberFacts Third = ActRulesTests.Inspector("马玉屏") with { ToMark = 31, Marked = 31 };

    [Fact]
    public void Notice_NotReceivedAfterTwoWorkingDays_IsTheSchoolsTaskAndTheClerks()
    {
        var facts = On(new(2026, 9, 21), (ActId.IssueNotice, new(2026, 9, 16)));
        var tasks = OpenTasks.Of(Kind, InspectionState.Announced, facts);
        var receipt = Assert.Single(tasks, t => t.Act == ActId.ReceiveNotice);
        Assert.Equal((Positions.Receiving, "签收督导评估通知", true), (receipt.Who, receipt.Title, receipt.IsOverdue));
        var reminder = Assert.Single(tasks, t => t.Kind == TaskKind.Reminder);
        Assert.Equal((Position.Staff, "逾期未签收通知，联系签收", new DateOnly(2026, 9, 18)), (reminder.Who, reminder.Title, reminder.Due));
        Assert.Equal("下一步 签收通知。由联络员或被督导单位负责人办理。", NextStep.Of(Kind, InspectionState.Announced, facts)!.Words);
    }

    [Fact]
    public void SelfEvaluation_IsTheTaskOfEachContributor_ThenTheHeads_ThenTheClerks()
    {
        var contributor = new ContributorFacts(Guid.NewGuid(), "李老师", 5);
        var facts = On(new(2026, 9, 28), (ActId.ReceiveNotice, new(2026, 9, 17))) with
        {
            Plan = new PlanFacts { SelfEvaluationTo = new(2026, 10, 10) },
            SelfEvaluation = new SelfEvaluationFacts { LeavesUnanswered = 7, Contributors = [contributor, new(Guid.NewGuid(), "王老师", 0)] },
        };
        facts = facts.WithDeadlines(Kind, WorkingDayTable.Shipped);
        var open = OpenTasks.Of(Kind, InspectionState.SelfEvaluation, facts);
        Assert.Equal(["填写自评，还有5项", "自评还有7项未填"], open.Select(t => t.Title));
        Assert.Equal(contributor.PersonId, open[0].PersonId);
        Assert.All(open, t => Assert.Equal(new DateOnly(2026, 10, 10), t.Due));
        Assert.Equal("下一步 上报自评。还差：7项指标未填、未填会议日期和公示天数。", NextStep.Of(Kind, InspectionState.SelfEvaluation, facts)!.Words);

        var full = facts with { SelfEvaluation = new SelfEvaluationFacts() };
        AssertOnly(ActId.SubmitSelfEvaluation, Position.Head, OpenTasks.Of(Kind, InspectionState.SelfEvaluation, full));

        var submitted = facts with { SelfEvaluation = new SelfEvaluationFacts { Submitted = true, NotApplicableUndecided = 1 }, Days = Plus(facts, ActId.SubmitSelfEvaluation, new(2026, 10, 9)) };
        Assert.Equal(["裁定1项“不适用”"], OpenTasks.Of(Kind, InspectionState.SelfEvaluation, submitted).Select(t => t.Title));
        Assert.Equal("下一步 自评审核通过。还差：1项“不适用”未裁定。", NextStep.Of(Kind, InspectionState.SelfEvaluation, submitted)!.Words);

        var late = facts with { Today = new(2026, 10, 12) };
        Assert.Contains(OpenTasks.Of(Kind, InspectionState.SelfEvaluation, late), x => x is { Act: ActId.GoOnWithoutSelfEvaluation, IsOverdue: true } && x.Who == Position.Director);
    }

    [Fact]
    public void OnSite_EachInspectorHasHisMarks_TheLeaderTheEndOfTheVisitOnItsLastDay()
    {
        var facts = On(new(2026, 10, 21), (ActId.BeginVisit, new(2026, 10, 21))) with
        {
            Team = [Leader, Second, Third],
            Plan = new PlanFacts { VisitFrom = new(2026, 10, 21), VisitTo = new(2026, 10, 22), DeliberationAt = new(2026, 10, 22, 14, 30, 0) },
            Visit = new VisitFacts { ProblemsUnanswered = 2 },
        };
        var tasks = OpenTasks.Of(Kind, InspectionState.OnSite, facts);
        Assert.Equal(["评分 24/31", "提交评分表", "确认2个问题"], tasks.Select(t => t.Title));
        Assert.Equal([Second.PersonId, Third.PersonId, null], tasks.Select(t => t.PersonId));
        Assert.Equal("下一步 结束现场评估。还差：督学评分表2份、听取师生或家长意见1次、问题确认单2份。", NextStep.Of(Kind, InspectionState.OnSite, facts)!.Words);

        var typist = Guid.NewGuid();
        var typed = OpenTasks.Of(Kind, InspectionState.OnSite, facts with { Team = [Second with { ToMark = 31, Marked = 24, TypistId = typist }] });
        Assert.Equal((Positions.Entering, typist), (Assert.Single(typed, t => t.Act == ActId.TypeSheet) is var sheet ? (sheet.Who, sheet.PersonId!.Value) : default));

        var last = OpenTasks.Of(Kind, InspectionState.OnSite, facts with { Today = new(2026, 10, 22) });
        var end = Assert.Single(last, t => t.Act == ActId.EndVisit);
        Assert.Equal((Position.Leader, "督学评分表2份、听取师生或家长意见1次、问题确认单2份"), (end.Who, end.Waiting));
    }

    [Fact]
    public void AfterTheVisit_DeliberationWaitsForItsHour_ThenForSettlingConfirmingAndClosing()
    {
        var left = On(new(2026, 10, 22), (ActId.EndVisit, new(2026, 10, 22))) with
        {
            Team = [Leader, Second with { SheetIn = true, Marked = 31 }, Third with { SheetIn = true }],
            Plan = new PlanFacts { DeliberationAt = new(2026, 10, 22, 14, 30, 0) },
        };
        Assert.Equal("下一步 开始合议，10月22日（星期四）14:30。由组长办理。", NextStep.Of(Kind, InspectionState.OnSite, left)!.Words);
        var open = Assert.Single(OpenTasks.Of(Kind, InspectionState.OnSite, left));
        Assert.Equal((ActId.OpenDeliberation, new TimeOnly(14, 30)), (open.Act, open.At));

        var opened = left with { Days = Plus(left, ActId.OpenDeliberation, new(2026, 10, 22)), Deliberation = new() { Opened = true, LeavesUnsettled = 12 } };
        var settling = Assert.Single(OpenTasks.Of(Kind, InspectionState.Deliberation, opened));
        Assert.Equal(("合议定分，还有12项", new DateOnly(2026, 10, 22)), (settling.Title, settling.Due));
        var settled = opened with { Deliberation = new() { Opened = true } };
        Assert.Equal(3, OpenTasks.Of(Kind, InspectionState.Deliberation, settled).Count(t => t.Act == ActId.ConfirmMarks));
        var agreed = settled with { Team = [.. settled.Team.Select(m => m with { TookPart = true, Confirmed = true })] };
        AssertOnly(ActId.CloseDeliberation, Position.Leader, OpenTasks.Of(Kind, InspectionState.Deliberation, agreed));
    }

    [Fact]
    public void LeafSentBackFromFeedback_LetsDeliberationBeClosedAnew()
    {
        var days = ActHistory.Days(Kind, [(ActId.OpenDeliberation, new(2026, 10, 22)), (ActId.CloseDeliberation, new(2026, 10, 22)), (ActId.Calibrate, new(2026, 10, 23))]);
        var facts = On(new(2026, 10, 23)) with { Days = days, Team = [Leader, Second, Third], Deliberation = new() { Opened = true, LeavesUnsettled = 1 } };
        Assert.Equal(ActId.CloseDeliberation, NextStep.Of(Kind, InspectionState.Deliberation, facts)!.Act.Id);
    }

    [Fact]
    public void Feedback_LeadsFromTheMeetingThroughThePaperToItsReceipt()
    {
        var closed = On(new(2026, 10, 22), (ActId.CloseDeliberation, new(2026, 10, 22)));
        var meeting = Assert.Single(OpenTasks.Of(Kind, InspectionState.Feedback, closed));
        Assert.Equal((ActId.HoldFeedback, Position.Leader, new DateOnly(2026, 11, 2)), (meeting.Act, meeting.Who, meeting.Due));

        // The draft may be ready before the meeting; it is signed after it, under the days of the feedback.
        var drafted = Then(closed, (ActId.DraftPreliminaryOpinion, new(2026, 10, 22)), (ActId.CheckPreliminaryOpinion, new(2026, 10, 23)));
        var sign = Assert.Single(OpenTasks.Of(Kind, InspectionState.Feedback, drafted), t => t.Act == ActId.SignPreliminaryOpinion);
        Assert.Equal((Position.Director, "反馈会未召开", new DateOnly(2026, 11, 2)), (sign.Who, sign.Waiting, sign.Due));
        var held = Then(drafted, (ActId.HoldFeedback, new(2026, 10, 23)));
        Assert.Equal("", Assert.Single(OpenTasks.Of(Kind, InspectionState.Feedback, held)).Waiting);
        var issued = Then(held, (ActId.SignPreliminaryOpinion, new(2026, 10, 23)), (ActId.IssuePreliminaryOpinion, new(2026, 10, 23)));
        AssertOnly(ActId.ReceivePreliminaryOpinion, Position.Head, OpenTasks.Of(Kind, InspectionState.Feedback, issued));
    }

    [Fact]
    public void Reply_IsTheHeadsUntilItsDaysAreOver_ThenTheClerkRecordsIt()
    {
        var received = On(new(2026, 10, 26), (ActId.ReceivePreliminaryOpinion, new(2026, 10, 23)));
        var reply = Assert.Single(OpenTasks.Of(Kind, InspectionState.Reply, received));
        Assert.Equal((Position.Head, new DateOnly(2026, 11, 2)), (reply.Who, reply.Due));
        var over = received with { Today = new(2026, 11, 3) };
        AssertOnly(ActId.RecordNoReply, Position.Staff, OpenTasks.Of(Kind, InspectionState.Reply, over));
        var replied = Then(received, (ActId.ReplyByPoints, new(2026, 10, 26))) with { PointsUnweighed = 1 };
        Assert.Equal([ActId.ProposeWeighing, ActId.WeighPoint], OpenTasks.Of(Kind, InspectionState.Reply, replied).Select(x => x.Act!.Value));
        Assert.Equal("下一步 提交集体研究。还差：1条申辩未研究。", NextStep.Of(Kind, InspectionState.Reply, replied)!.Words);
        Assert.Equal(ActId.BringToMeeting, Assert.Single(OpenTasks.Of(Kind, InspectionState.Reply, replied with { PointsUnweighed = 0 })).Act);
    }

    [Fact]
    public void Decision_LeadsFromTheMeetingToTheOpinion_UnderTheOpinionsDays()
    {
        var begun = On(new(2026, 10, 27), (ActId.ReceivePreliminaryOpinion, new(2026, 10, 23)), (ActId.BringToMeeting, new(2026, 10, 27)));
        Assert.Equal("下一步 集体研究决定。还差：会议日期和参会人员。", NextStep.Of(Kind, InspectionState.Decision, begun)!.Words);
        var meeting = Assert.Single(OpenTasks.Of(Kind, InspectionState.Decision, begun));
        Assert.Equal((ActId.Decide, "集体研究", Position.Staff, new DateOnly(2026, 11, 23)), (meeting.Act, meeting.Title, meeting.Who, meeting.Due));
        var met = begun with { Decision = new() { MeetingRecorded = true } };
        Assert.Equal(ActId.Decide, Assert.Single(OpenTasks.Of(Kind, InspectionState.Decision, met)).Act);
        var minuted = Then(met, (ActId.Decide, new(2026, 10, 27)), (ActId.DraftMinutes, new(2026, 10, 27)));
        Assert.Equal(ActId.SignMinutes, NextStep.Of(Kind, InspectionState.Decision, minuted)!.Act.Id);
        var drafted = Then(minuted, (ActId.SignMinutes, new(2026, 10, 28)), (ActId.DraftOpinion, new(2026, 10, 28)), (ActId.CheckOpinion, new(2026, 10, 28)));
        var sign = Assert.Single(OpenTasks.Of(Kind, InspectionState.Decision, drafted));
        Assert.Equal((ActId.SignOpinion, Position.Director, new DateOnly(2026, 11, 23)), (sign.Act, sign.Who, sign.Due));
    }

    [Fact]
    public void OpinionIssued_WaitsForReceipt_ThenCloses_UnlessTheGradeIsDeferred()
    {
        var issued = On(new(2026, 10, 29), (ActId.IssueOpinion, new(2026, 10, 28)));
        AssertOnly(ActId.ReceiveOpinion, Position.Head, OpenTasks.Of(Kind, InspectionState.OpinionIssued, issued));
        var received = Then(issued, (ActId.ReceiveOpinion, new(2026, 10, 30)));
        Assert.Equal(ActId.Close, Assert.Single(OpenTasks.Of(Kind, InspectionState.OpinionIssued, received)).Act);
        Assert.Empty(OpenTasks.Of(Kind, InspectionState.OpinionIssued, received with { Decision = new() { Deferred = true } }));
        Assert.Null(NextStep.Of(Kind, InspectionState.Closed, received));
        Assert.Empty(OpenTasks.Of(Kind, InspectionState.Closed, received));
    }

    [Fact]
    public void Township_AfterTheRequest_WaitsForTheGovernment()
    {
        var sent = On(new(2026, 10, 21), (ActId.ReceivePreliminaryOpinion, new(2026, 10, 15)), (ActId.SignRequest, new(2026, 10, 20)));
        var tasks = OpenTasks.Of(InspectionKinds.Township, InspectionState.Confirmed, sent);
        Assert.Equal([("登记政府批复", Position.Staff | Position.GovernmentLeader), ("批示评估结果", Position.GovernmentLeader)], tasks.Select(t => (t.Title, t.Who)));
        var agreed = Then(sent, (ActId.RecordAgreed, new(2026, 10, 26)));
        Assert.Equal(ActId.DraftOpinion, NextStep.Of(InspectionKinds.Township, InspectionState.Confirmed, agreed)!.Act.Id);
        var public_ = agreed with { Township = new() { AsksPublicity = true } };
        Assert.Equal(ActId.OpenPublicity, NextStep.Of(InspectionKinds.Township, InspectionState.Confirmed, public_)!.Act.Id);
    }

    [Fact]
    public void Problem_Overdue_StandsFirst()
    {
        var late = new ProblemFacts(Guid.NewGuid(), "食堂留样记录不全", new(2026, 10, 16));
        var facts = (On(new(2026, 10, 21), (ActId.IssueOpinion, new(2026, 10, 20))) with { OpenProblems = [late] }).WithDeadlines(Kind, WorkingDayTable.Shipped);
        var first = OpenTasks.Of(Kind, InspectionState.Rectification, facts)[0];
        Assert.Equal(("整改：食堂留样记录不全", Position.Head, true, late.Id), (first.Title, first.Who, first.IsOverdue, first.ProblemId!.Value));
    }

    [Fact]
    public void Batch_InDraft_LeadsThroughPlanAndNotice()
    {
        var ready = ActRulesTests.Ready() with { Days = new Dictionary<ActId, DateOnly>() };
        Assert.Equal(ActId.DraftPlan, Assert.Single(OpenTasks.Of(Kind, InspectionState.Draft, ready)).Act);
        var day = ready.Today;
        var planned = ready with { Days = new[] { ActId.DraftPlan, ActId.CheckPlan, ActId.SignPlan, ActId.IssuePlan, ActId.DraftNotice }.ToDictionary(a => a, _ => day), UndecidedWarnings = 1 };
        var tasks = OpenTasks.Of(Kind, InspectionState.Draft, planned);
        Assert.Equal([ActId.DecideWarning, ActId.CheckNotice], tasks.Select(t => t.Act!.Value).Order());
    }

    /// <summary>Every act of a kind's way can be done in turn, and each is announced as the next step just before.</summary>
    [Fact]
    public void Path_OfEachKind_IsWalkedFromDraftToClosedByNextSteps()
    {
        foreach (var kind in InspectionKinds.All)
        {
            var state = InspectionState.Draft;
            var days = new Dictionary<ActId, DateOnly>();
            for (var left = 60; state != InspectionState.Closed && left > 0; left--)
            {
                var facts = Whole(days);
                var next = NextStep.Of(kind, state, facts)!;
                Assert.True(next.IsOpen, $"{kind.Code} {state}: {next.Words}");
                var verdict = ActRules.Judge(kind, next.Act.Id, state, new Standing(next.Act.Who.Each().First()), facts, new Attempt(facts.Today) { ReceiverNamed = true, Reason = "按程序" });
                Assert.True(verdict.IsAllowed, $"{kind.Code} {state} {next.Act.Id}: {verdict.Refusal}");
                days[next.Act.Id] = facts.Today;
                state = next.Act.Next ?? state;
            }

            Assert.Equal(InspectionState.Closed, state);
        }
    }

    private static void AssertOnly(ActId act, Position who, IReadOnlyList<OpenTask> tasks)
    {
        var task = Assert.Single(tasks);
        Assert.Equal((act, who), (task.Act, task.Who));
    }

    private static Facts Whole(Dictionary<ActId, DateOnly> days)
    {
        var team = new[] { Leader, Second, Third }.Select(m => m with { SheetIn = true, TookPart = true, Confirmed = true });
        return ActRulesTests.Ready() with
        {
            Days = days,
            Team = [.. team],
            Profile = ShippedProfiles.Demonstration,
            Plan = ActRulesTests.Ready().Plan with { ProgrammeNamed = true, ProgrammeFrom = new(2024, 1, 1), ProgrammeTo = new(2026, 12, 31) },
            SelfEvaluation = new() { Submitted = days.ContainsKey(ActId.SubmitSelfEvaluation), MeetingDated = true, PostingSaid = true },
            Visit = new() { Hearings = 1 },
            Decision = new() { MeetingRecorded = true },
            Township = new() { Signatures = 2, InstructionWhole = true, AsksPublicity = true },
        };
    }

    private static Facts On(DateOnly today, params (ActId Act, DateOnly Day)[] acts) =>
        new Facts(today) { Days = acts.ToDictionary(a => a.Act, a => a.Day), Profile = ShippedProfiles.Demonstration }.WithDeadlines(Kind, WorkingDayTable.Shipped);

    private static Facts Then(Facts facts, params (ActId Act, DateOnly Day)[] acts) =>
        (facts with { Days = facts.Days.Select(d => (d.Key, d.Value)).Concat(acts).ToDictionary(a => a.Item1, a => a.Item2) }).WithDeadlines(Kind, WorkingDayTable.Shipped);

    private static Dictionary<ActId, DateOnly> Plus(Facts facts, ActId act, DateOnly day) => new(facts.Days) { [act] = day };
}
