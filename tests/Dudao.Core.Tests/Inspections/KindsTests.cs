using Dudao.Core.Inspections;

namespace Dudao.Core.Tests.Inspections;

public class KindsTests
{
    public static TheoryData<string> Codes => [.. InspectionKinds.All.Select(k => k.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Kind_NamesOnlyItsOwnStatesActsAndKnownRules(string code)
    {
        var kind = InspectionKinds.Of(code);
        Assert.Distinct(kind.Acts.Select(a => a.Id));
        Assert.All(kind.Acts, act =>
        {
            Assert.All(act.States, s => Assert.True(kind.PlaceOf(s) >= 0, $"{act.Id} in {s}"));
            Assert.True(act.Next is not { } next || kind.PlaceOf(next) >= 0, $"{act.Id} leads out of the kind");
            Assert.All(act.Rules, rule => Assert.Equal(rule, RuleBook.Get(rule).Id));
            Assert.NotEqual(Position.Outside, act.Who);
        });
        Assert.All(kind.Path, step => Assert.All(step.InsteadBy.Prepend(step.Act), id => Assert.NotNull(kind.Find(id))));
        Assert.All(kind.Deadlines, d => Assert.All(d.Until.Prepend(d.From), id => Assert.NotNull(kind.Find(id))));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Kind_ReachesEachWorkingStateFromDraftByActs(string code)
    {
        var kind = InspectionKinds.Of(code);
        var reached = new HashSet<InspectionState> { InspectionState.Draft };
        while (kind.Acts.Any(a => a.Next is { } next && a.States.Any(reached.Contains) && reached.Add(next)))
        {
        }

        // Published and Rectification stand beside OpinionIssued; their acts come with publication and rectification.
        Assert.Equal(kind.States.Except([InspectionState.Published, InspectionState.Rectification]).Order(), reached.Order());
    }

    [Fact]
    public void EveryActIsKnownToAKind_AndEveryRuleIsAskedForByAnAct()
    {
        var acts = InspectionKinds.All.SelectMany(k => k.Acts).ToList();
        Assert.Empty(Enum.GetValues<ActId>().Except(acts.Select(a => a.Id)));
        Assert.Empty(RuleBook.All.Select(r => r.Id).Except(acts.SelectMany(a => a.Rules)));
    }

    [Fact]
    public void Special_AsksNoSelfEvaluation_AndGoesFromTheNoticeToTheVisit()
    {
        Assert.DoesNotContain(InspectionState.SelfEvaluation, InspectionKinds.Special.States);
        Assert.Equal([InspectionState.Announced], InspectionKinds.Special[ActId.BeginVisit].States);
        Assert.Null(InspectionKinds.Special.Find(ActId.SubmitSelfEvaluation));
    }

    [Fact]
    public void StatesAreNamedAsTheGlossaryNamesThem()
    {
        Assert.Equal(
            ["拟定", "已通知", "自查自评", "自评已审", "现场评估", "合议", "反馈", "申辩", "集体研究", "待认定", "公示", "督导意见", "已公布", "整改", "已结案"],
            Enum.GetValues<InspectionState>().Select(s => s.Name()));
        Assert.Equal("已认定", InspectionState.Confirmed.Name(confirmed: true));
    }
}
