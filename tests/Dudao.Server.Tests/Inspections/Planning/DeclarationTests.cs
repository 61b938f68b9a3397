using System.Net;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Inspections.Planning;

public class DeclarationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 回避承诺书_本人签_别人签不了_组外的人找不到(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.Announced);
        await using var _ = office;
        using var one = await office.SignInAsync(LoopScene.MemberOne, DemonstrationPeople.Password);
        using var two = await office.SignInAsync(LoopScene.MemberTwo, DemonstrationPeople.Password);
        using var outside = await office.SignInAsync(LoopScene.OutsideInspector, DemonstrationPeople.Password);

        Assert.Equal(HttpStatusCode.NotFound, (await outside.GetAsync($"/inspections/{scene.InspectionId}")).StatusCode);
        using var anothers = await DeclareAsync(two, scene, LoopScene.MemberOne);
        Assert.Equal(HttpStatusCode.Forbidden, anothers.StatusCode);
        Assert.Null(await DeclaredAsync(office, LoopScene.MemberOne));

        using var own = await DeclareAsync(one, scene, LoopScene.MemberOne);
        Assert.Equal(HttpStatusCode.SeeOther, own.StatusCode);
        Assert.Equal(new DateOnly(2026, 10, 21), await DeclaredAsync(office, LoopScene.MemberOne));
        Assert.Null(await DeclaredAsync(office, LoopScene.MemberTwo));
    }

    private static Task<HttpResponseMessage> DeclareAsync(Browser browser, LoopScene scene, string userName) => browser.PostFormAsync(
        $"/inspections/{scene.InspectionId}", "plan", ("Command.Do", "declare"), ("Command.Id", Guid.CreateVersion7().ToString()), ("Command.Target", LoopScene.MemberOf(userName).ToString()));

    private static Task<DateOnly?> DeclaredAsync(TestOffice office, string userName) => office.InScopeAsync(async s =>
        (await s.GetRequiredService<DudaoDbContext>().Set<TeamMember>().AsNoTracking().SingleAsync(m => m.Id == LoopScene.MemberOf(userName), Cancellation)).DeclaredOn);
}
