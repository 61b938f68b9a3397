using Dudao.Core.Inspections;
using Dudao.Core.Procedure;

namespace Dudao.Core.Tests.Inspections;

/// <summary>The days of the demonstration year (domain: demonstration-year.md).</summary>
public class SubjectDeadlinesTests
{
    private static readonly WorkingDayTable Table = WorkingDayTable.Shipped;

    [Fact]
    public void Feedback_OfADeliberationClosedOn22October_IsDueOn2November()
    {
        var deadline = Of(InspectionKinds.Comprehensive, (ActId.CloseDeliberation, new(2026, 10, 22)))[DeadlineId.Feedback];
        Assert.Equal(new DateOnly(2026, 11, 2), deadline.Due);
        Assert.Equal("自10月22日结束合议次日起第10日为11月1日；11月1日为星期日，顺延至11月2日", deadline.Count!.Words);
        Assert.Equal("本办规定", deadline.Count.Source);
    }

    [Fact]
    public void ReplyAndOpinion_OfAReceiptOn23October_AreDueOn2And23November()
    {
        var days = Of(InspectionKinds.Comprehensive, (ActId.ReceivePreliminaryOpinion, new(2026, 10, 23)));
        Assert.Equal(new DateOnly(2026, 11, 2), days[DeadlineId.Reply].Due);
        Assert.Equal(new DateOnly(2026, 11, 23), days[DeadlineId.Opinion].Due);
        Assert.Equal(Position.Head, days[DeadlineId.Reply].Whose);
    }

    [Fact]
    public void DeferredGrade_ReceivedOn30October_HasUntil30December()
    {
        var facts = Facts((ActId.IssueOpinion, new(2026, 10, 28)), (ActId.ReceiveOpinion, new(2026, 10, 30)));
        Assert.DoesNotContain(SubjectDeadlines.Of(InspectionKinds.Comprehensive, facts, Table), d => d.Id == DeadlineId.Deferral);
        var deferred = SubjectDeadlines.Of(InspectionKinds.Comprehensive, facts with { Decision = new DecisionFacts { Deferred = true } }, Table);
        Assert.Equal(new DateOnly(2026, 12, 30), deferred.First(d => d.Id == DeadlineId.Deferral).Due);
        var task = Assert.Single(OpenTasks.Of(InspectionKinds.Comprehensive, InspectionState.OpinionIssued, facts with { Deadlines = [.. deferred] }), t => t.Kind == TaskKind.Problems);
        Assert.Equal((Positions.Receiving, new DateOnly(2026, 12, 30)), (task.Who, task.Due));
    }

    [Fact]
    public void Notice_Of16September_IsToBeReceivedByThe18th_AndIsDoneByReceipt()
    {
        var waiting = Of(InspectionKinds.Comprehensive, (ActId.IssueNotice, new(2026, 9, 16)))[DeadlineId.NoticeReceipt];
        Assert.Equal(new DateOnly(2026, 9, 18), waiting.Due);
        Assert.True(waiting.IsOverdue(new(2026, 9, 19)));
        Assert.False(waiting.IsOverdue(new(2026, 9, 18)));
        var received = Of(InspectionKinds.Comprehensive, (ActId.IssueNotice, new(2026, 9, 16)), (ActId.ReceiveNotice, new(2026, 9, 17)))[DeadlineId.NoticeReceipt];
        Assert.Equal(new DateOnly(2026, 9, 17), received.DoneOn);
        Assert.False(received.IsOverdue(new(2026, 10, 1)));
    }

    [Fact]
    public void Openness_IsTwentyWorkingDaysFromIssue_OverNoHoliday() =>
        Assert.Equal(new DateOnly(2026, 11, 25), Of(InspectionKinds.Comprehensive, (ActId.IssueOpinion, new(2026, 10, 28)))[DeadlineId.Openness].Due);

    [Fact]
    public void SelfEvaluation_EndsWithItsWindow_OrItsExtension()
    {
        var facts = Facts((ActId.ReceiveNotice, new(2026, 9, 17))) with { Plan = new PlanFacts { SelfEvaluationTo = new(2026, 10, 10) } };
        var deadline = SubjectDeadlines.Of(InspectionKinds.Comprehensive, facts, Table).First(d => d.Id == DeadlineId.SelfEvaluation);
        Assert.Equal((new DateOnly(2026, 10, 10), "通知规定的自评截止日：10月10日"), (deadline.Due, deadline.Count!.Words));
        var extended = facts with { Extensions = new Dictionary<DeadlineId, DateOnly> { [DeadlineId.SelfEvaluation] = new(2026, 10, 15) } };
        Assert.Equal("经批准延期：10月15日", SubjectDeadlines.Of(InspectionKinds.Comprehensive, extended, Table).First(d => d.Id == DeadlineId.SelfEvaluation).Count!.Words);
    }

    [Fact]
    public void Township_OpinionDaysStandStillFromTheRequest_AndGoOnWithTheReply()
    {
        var received = (ActId.ReceivePreliminaryOpinion, new DateOnly(2026, 10, 15));
        var sent = (ActId.SignRequest, new DateOnly(2026, 10, 20));
        var stopped = Of(InspectionKinds.Township, received, sent)[DeadlineId.Opinion];
        Assert.Equal("自10月20日起停计，等待政府认定", stopped.Stopped);
        Assert.False(stopped.IsOverdue(new(2027, 1, 1)));
        var goesOn = Of(InspectionKinds.Township, received, sent, (ActId.RecordAgreed, new(2026, 10, 30)))[DeadlineId.Opinion];
        Assert.Equal("", goesOn.Stopped);
        // 14 November is a Saturday, so due on the 16th; ten days stood still: 26 November.
        Assert.Equal(new DateOnly(2026, 11, 26), goesOn.Due);
        Assert.EndsWith("停计10天，顺延至11月26日", goesOn.Count!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Shanghai_CountsFromTheEndOfTheInspection()
    {
        var acts = Facts((ActId.EndVisit, new(2026, 10, 21)), (ActId.CloseDeliberation, new(2026, 10, 21)), (ActId.ReceivePreliminaryOpinion, new(2026, 10, 23)));
        var facts = acts with { Profile = ShippedProfiles.Shanghai };
        var days = SubjectDeadlines.Of(InspectionKinds.Comprehensive, facts, Table).ToDictionary(d => d.Id);
        Assert.Equal(new DateOnly(2026, 10, 21), days[DeadlineId.Feedback].Due);
        Assert.Equal(new DateOnly(2026, 11, 4), days[DeadlineId.Reply].Due);
        Assert.Equal(new DateOnly(2026, 11, 20), days[DeadlineId.Opinion].Due);
        Assert.Contains("结束现场评估", days[DeadlineId.Opinion].Count!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Chongqing_GivesFiveDaysForASpecial_TenForAComprehensive()
    {
        (ActId, DateOnly) closed = (ActId.CloseDeliberation, new(2026, 10, 19));
        var facts = Facts(closed) with { Profile = ShippedProfiles.Chongqing };
        Assert.Equal(new DateOnly(2026, 10, 26), SubjectDeadlines.Of(InspectionKinds.Special, facts, Table).First(d => d.Id == DeadlineId.Feedback).Due);
        Assert.Equal(new DateOnly(2026, 10, 29), SubjectDeadlines.Of(InspectionKinds.Comprehensive, facts, Table).First(d => d.Id == DeadlineId.Feedback).Due);
        Assert.Equal(new DateOnly(2026, 10, 29), SubjectDeadlines.Of(InspectionKinds.Township, facts, Table).First(d => d.Id == DeadlineId.Feedback).Due);
    }

    [Fact]
    public void WhereTheProfileIsEmpty_TheDeadlineRunsWithoutADay()
    {
        var facts = Facts((ActId.CloseDeliberation, new(2026, 10, 22))) with { Profile = ShippedProfiles.National };
        Assert.Null(SubjectDeadlines.Of(InspectionKinds.Comprehensive, facts, Table).First(d => d.Id == DeadlineId.Feedback).Due);
    }

    [Fact]
    public void Problem_HasItsReportAndThenTheOfficesVerification()
    {
        var problem = new ProblemFacts(Guid.NewGuid(), "食堂留样记录不全", new(2026, 10, 9), new(2026, 9, 29));
        var days = SubjectDeadlines.Of(InspectionKinds.Comprehensive, Facts() with { OpenProblems = [problem] }, Table);
        Assert.Equal([DeadlineId.Rectification, DeadlineId.Verification], days.Select(d => d.Id));
        Assert.Equal(new DateOnly(2026, 9, 29), days[0].DoneOn);
        // Ten working days over the seven days of the National Day holiday; 10 October is worked.
        Assert.Equal(new DateOnly(2026, 10, 19), days[1].Due);
    }

    [Fact]
    public void StandingActs_AreThoseThatNoLaterActUndid()
    {
        var kind = InspectionKinds.Comprehensive;
        DateOnly[] day = [new(2026, 10, 22), new(2026, 10, 23)];
        var sentBack = ActHistory.Days(kind, [(ActId.SubmitSelfEvaluation, day[0]), (ActId.SendBackSelfEvaluation, day[1])]);
        Assert.DoesNotContain(ActId.SubmitSelfEvaluation, sentBack.Keys);
        var calibrated = ActHistory.Days(kind, [(ActId.OpenDeliberation, day[0]), (ActId.CloseDeliberation, day[0]), (ActId.Calibrate, day[1])]);
        Assert.Equal([ActId.OpenDeliberation, ActId.Calibrate], calibrated.Keys);
        Assert.Equal(day[1], ActHistory.Days(kind, [(ActId.CloseDeliberation, day[0]), (ActId.Calibrate, day[1]), (ActId.CloseDeliberation, day[1])])[ActId.CloseDeliberation]);
    }

    private static Dictionary<DeadlineId, SubjectDeadline> Of(InspectionKind kind, params (ActId, DateOnly)[] acts) =>
        SubjectDeadlines.Of(kind, Facts(acts), Table).ToDictionary(d => d.Id);

    private static Facts Facts(params (ActId Act, DateOnly Day)[] acts) =>
        new(new DateOnly(2026, 10, 21)) { Days = acts.ToDictionary(a => a.Act, a => a.Day), Profile = ShippedProfiles.Demonstration };
}
