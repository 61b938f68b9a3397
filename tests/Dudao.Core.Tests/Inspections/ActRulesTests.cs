using Dudao.Core.Inspections;

namespace Dudao.Core.Tests.Inspections;

public class ActRulesTests
{
    private static readonly DateOnly Today = new(2026, 10, 21);
    private static readonly Facts Nothing = new(Today);
    private static readonly InspectionKind Kind = InspectionKinds.Comprehensive;

    /// <summary>Every act × every state × every single position: found, his, and in time exactly where the table says.</summary>
    [Fact]
    public void EveryRow_IsOpenToItsPositionsInItsStates_AndToThoseWhoMayEnterIt()
    {
        var facts = Nothing with { Township = new() { LeaderConfirms = true } };
        foreach (var kind in InspectionKinds.All)
        {
            foreach (var act in kind.Acts)
            {
                foreach (var state in kind.States)
                {
                    foreach (var position in Enum.GetValues<Position>())
                    {
                        var standing = new Standing(position) { OwnSheetIn = true, HoldsSheet = true };
                        var verdict = ActRules.Judge(kind, act.Id, state, standing, facts);
                        var entering = (position & Positions.Entering) != 0 && act.Nature != ActNature.Mark;
                        VerdictKind[] expected = position is Position.Outside or Position.Recused ? [VerdictKind.NotFound]
                            : (act.Who & position) == 0 && !entering ? [VerdictKind.NotYours]
                            : !act.IsOpenIn(state) ? [VerdictKind.TooEarly]
                            : [VerdictKind.Allowed, VerdictKind.TooEarly];
                        Assert.Contains(verdict.Kind, expected);
                        Assert.True(verdict.Kind != VerdictKind.NotFound || verdict.Refusal is null, "what is not found is not told");
                        Assert.True(verdict.IsAllowed || verdict.Kind == VerdictKind.NotFound || verdict.Refusal is { Message.Length: > 0 });
                        Assert.Equal(verdict.Kind == VerdictKind.TooEarly, verdict.Missing.Count > 0);
                    }
                }
            }
        }
    }

    [Fact]
    public void NotYours_SaysWhoseActItIs()
    {
        var verdict = ActRules.Judge(Kind, ActId.EndVisit, InspectionState.OnSite, new Standing(Position.Member), Nothing);
        Assert.Equal(VerdictKind.NotYours, verdict.Kind);
        Assert.Equal("“结束现场评估”由组长办理。", verdict.Refusal!.Message);
    }

    [Fact]
    public void WrongState_SaysWhichStateItIsAndWhichItMustBe()
    {
        var early = ActRules.Judge(Kind, ActId.SettleLeaf, InspectionState.OnSite, new Standing(Position.Leader), Nothing);
        Assert.Equal("现在是“现场评估”，“合议定分”要到“合议”时才能办理。", early.Refusal!.Message);
        var late = ActRules.Judge(Kind, ActId.Mark, InspectionState.Deliberation, new Standing(Position.Member), Nothing);
        Assert.Equal("现在是“合议”，“评分”应当在“现场评估”时办理，已经过了。", late.Refusal!.Message);
    }

    [Fact]
    public void Notice_WithTwoInspectors_IsRefusedWithArticle16()
    {
        var facts = Ready() with { Team = [Inspector("甲", Position.Leader | Position.Member), Inspector("乙"), Inspector("丙") with { StepsBack = true }, Inspector("丁", Position.Trainee)] };
        var verdict = ActRules.Judge(Kind, ActId.SignNotice, InspectionState.Draft, new Standing(Position.Director), facts);
        Assert.Equal(VerdictKind.TooEarly, verdict.Kind);
        Assert.Equal("教育督导条例第十六条", verdict.Refusal!.Article);
        Assert.Contains("小学组现有2名督学", verdict.Refusal.Message, StringComparison.Ordinal);
        Assert.Equal(MissingKey.Team, Assert.Single(verdict.Missing).Key);
    }

    [Fact]
    public void Notice_LessThanAMonthBeforeTheVisit_IsAllowedWithAWarning()
    {
        var director = new Standing(Position.Director);
        var soon = Ready() with { Plan = Ready().Plan with { VisitFrom = new(2026, 11, 20), VisitTo = new(2026, 11, 20) } };
        var verdict = ActRules.Judge(Kind, ActId.SignNotice, InspectionState.Draft, director, soon);
        Assert.True(verdict.IsAllowed);
        Assert.Equal("教师厅〔2025〕2号", Assert.Single(verdict.Warnings).Article);
        Assert.Empty(ActRules.Judge(Kind, ActId.SignNotice, InspectionState.Draft, director, Ready()).Warnings);
    }

    [Fact]
    public void Notice_WithoutListItem_CannotBeSigned()
    {
        var facts = Ready() with { Plan = Ready().Plan with { ListItemNamed = false } };
        var verdict = ActRules.Judge(Kind, ActId.SignNotice, InspectionState.Draft, new Standing(Position.Director), facts);
        Assert.Equal(RuleId.ListItemNamed, Assert.Single(verdict.Missing).Rule);
    }

    [Fact]
    public void Sign_OwnDraft_IsRefusedWhileAnotherSignerExists_ElseAllowedAndMarked()
    {
        var director = new Standing(Position.Director | Position.Staff);
        var attempt = new Attempt(Today) { DraftedByHimself = true, OtherSigners = 1 };
        var refused = ActRules.Judge(Kind, ActId.SignNotice, InspectionState.Draft, director, Ready(), attempt);
        Assert.Equal(VerdictKind.NotYours, refused.Kind);
        var alone = ActRules.Judge(Kind, ActId.SignNotice, InspectionState.Draft, director, Ready(), attempt with { OtherSigners = 0 });
        Assert.True(alone.IsAllowed);
        Assert.Equal("自拟自签（本办没有其他签发人）", alone.Remark);
    }

    [Theory]
    [InlineData(ActId.Mark, false, VerdictKind.NotYours)]
    [InlineData(ActId.Mark, true, VerdictKind.NotYours)]
    [InlineData(ActId.AnswerProblem, false, VerdictKind.NotYours)]
    [InlineData(ActId.AnswerProblem, true, VerdictKind.Allowed)]
    [InlineData(ActId.RaiseProblem, false, VerdictKind.Allowed)]
    public void Staff_EntersForTheOwner_ExceptMarksAndUnscannedSignatures(ActId act, bool scan, VerdictKind expected)
    {
        var verdict = ActRules.Judge(Kind, act, InspectionState.OnSite, new Standing(Position.Staff), Nothing, new Attempt(Today) { For = Kind[act].Who, HasScan = scan });
        Assert.Equal(expected, verdict.Kind);
        Assert.Equal(expected == VerdictKind.Allowed, verdict.IsEnteredFor);
    }

    [Fact]
    public void StaffWhoMarksHere_EntersForOthersOnlyAfterHisOwnSheetIsIn()
    {
        var standing = new Standing(Position.Staff | Position.Member);
        var attempt = new Attempt(Today) { For = Position.Head, HasScan = true };
        Assert.Equal(VerdictKind.NotYours, ActRules.Judge(Kind, ActId.AnswerProblem, InspectionState.OnSite, standing, Nothing, attempt).Kind);
        Assert.True(ActRules.Judge(Kind, ActId.AnswerProblem, InspectionState.OnSite, standing with { OwnSheetIn = true }, Nothing, attempt).IsAllowed);
    }

    [Fact]
    public void Typist_TypesOnlyTheSheetThatWasHandedToHim()
    {
        var recorder = new Standing(Position.Recorder);
        Assert.Equal(VerdictKind.NotYours, ActRules.Judge(Kind, ActId.TypeSheet, InspectionState.OnSite, recorder, Nothing).Kind);
        Assert.True(ActRules.Judge(Kind, ActId.TypeSheet, InspectionState.OnSite, recorder with { HoldsSheet = true }, Nothing).IsAllowed);
        var own = new Standing(Position.Recorder | Position.Member) { HoldsSheet = true };
        Assert.Equal(VerdictKind.NotYours, ActRules.Judge(Kind, ActId.TypeSheet, InspectionState.OnSite, own, Nothing).Kind);
    }

    [Fact]
    public void Member_TouchesNoOthersSheet()
    {
        var attempt = new Attempt(Today) { IsOwn = false };
        Assert.Equal(VerdictKind.NotYours, ActRules.Judge(Kind, ActId.Mark, InspectionState.OnSite, new Standing(Position.Member), Nothing, attempt).Kind);
        Assert.Equal(VerdictKind.NotYours, ActRules.Judge(Kind, ActId.HandInSheet, InspectionState.OnSite, new Standing(Position.Leader | Position.Member), Nothing, attempt).Kind);
    }

    [Fact]
    public void HeadWhoIsInspector_DoesNothingOfTheTeamAtHisOwnSchool()
    {
        var verdict = ActRules.Judge(Kind, ActId.Mark, InspectionState.OnSite, new Standing(Position.Head | Position.Member), Nothing, new Attempt(Today));
        Assert.Equal(VerdictKind.NotYours, verdict.Kind);
    }

    [Fact]
    public void ADayInTheFuture_IsRefused_OneBeforeTheStepBefore_IsWarnedOf()
    {
        var facts = Nothing with { Days = new Dictionary<ActId, DateOnly> { [ActId.IssueNotice] = new(2026, 9, 16) } };
        var head = new Standing(Position.Head);
        var attempt = new Attempt(new(2026, 10, 22)) { ReceiverNamed = true };
        Assert.Equal(VerdictKind.TooEarly, ActRules.Judge(Kind, ActId.ReceiveNotice, InspectionState.Announced, head, facts, attempt).Kind);
        var early = ActRules.Judge(Kind, ActId.ReceiveNotice, InspectionState.Announced, head, facts, attempt with { Day = new(2026, 9, 15) });
        Assert.True(early.IsAllowed);
        Assert.True(early.NeedsReason);
        Assert.Empty(ActRules.Judge(Kind, ActId.ReceiveNotice, InspectionState.Announced, head, facts, attempt with { Day = new(2026, 9, 16) }).Warnings);
    }

    internal static MemberFacts Inspector(string name, Position positions = Position.Member) => new(Guid.NewGuid(), name, positions) { Group = "小学组", IsInspector = true, Declared = true };

    /// <summary>Everything that the notice asks for.</summary>
    internal static Facts Ready() => Nothing with
    {
        Plan = new PlanFacts
        {
            FrameworkPublished = true,
            Subjects = 1,
            ListItemNamed = true,
            SelfEvaluationFrom = new(2026, 10, 22),
            SelfEvaluationTo = new(2026, 11, 10),
            VisitFrom = new(2026, 11, 23),
            VisitTo = new(2026, 11, 24),
        },
        Team = [Inspector("甲", Position.Leader | Position.Member), Inspector("乙"), Inspector("丙")],
        Days = new Dictionary<ActId, DateOnly> { [ActId.DraftNotice] = Today, [ActId.CheckNotice] = Today },
    };
}
