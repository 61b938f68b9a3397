using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Inspections.Gate;

public class StandingsTests
{
    [Theory, OnBothDatabases]
    public async Task 各人对白石小学的位置(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        var expected = new Dictionary<string, Position?>
        {
            [LoopScene.Staff] = Position.Staff,
            [LoopScene.Director] = Position.Director,
            [LoopScene.ChiefLeader] = Position.ChiefLeader,
            [LoopScene.Leader] = Position.Leader | Position.Member,
            [LoopScene.MemberOne] = Position.Member,
            [LoopScene.Trainee] = Position.Trainee,
            [LoopScene.Recorder] = Position.Recorder,
            [LoopScene.OtherLeader] = null,
            [LoopScene.OutsideInspector] = null,
            [LoopScene.Head] = Position.Head,
            [LoopScene.Liaison] = Position.Liaison,
            [LoopScene.Contributor] = Position.Contributor,
            [LoopScene.OtherHead] = null,
            [LoopScene.GovernmentLeader] = Position.GovernmentLeader,
            [LoopScene.Superior] = Position.SuperiorOffice,
        };

        foreach (var (userName, position) in expected)
        {
            var found = await office.AsAsync(userName, s => s.GetRequiredService<Standings>().FindAsync(scene.Subject, TestContext.Current.CancellationToken));
            Assert.True(position == found?.Standing.Acting, $"{userName}: {found?.Standing.Acting.ToString() ?? "outside"}");
        }
    }

    [Theory, OnBothDatabases]
    public async Task 回避的成员_找不到这所学校(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        await office.ArrangeAsync(new TieDecision
        {
            Id = Guid.CreateVersion7(),
            InspectionId = scene.InspectionId,
            SubjectId = scene.Subject,
            MemberId = LoopScene.MemberOf(LoopScene.MemberOne),
            Tie = "曾任教",
            StepsBack = true,
        });

        var found = await office.AsAsync(LoopScene.MemberOne, s => s.GetRequiredService<Standings>().FindAsync(scene.Subject, TestContext.Current.CancellationToken));

        Assert.Null(found);
    }

    [Theory, OnBothDatabases]
    public async Task 校长不能开始合议_学校不能_组长要等离校(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;

        Assert.Equal(VerdictKind.NotYours, await JudgeAsync(LoopScene.Head));
        Assert.Equal(VerdictKind.TooEarly, await JudgeAsync(LoopScene.Leader));

        Task<VerdictKind> JudgeAsync(string userName) => office.AsAsync(userName, async s =>
            (await s.GetRequiredService<ActBook>().OpenAsync(scene.Subject, TestContext.Current.CancellationToken)).Value!.Judge(ActId.OpenDeliberation).Kind);
    }
}
