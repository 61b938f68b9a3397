using System.Net;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Access;

/// <summary>J12 over everything that the application answers: who may not is refused, and nothing is written.</summary>
public class EveryEndpointTests
{
    private static readonly string[] Everyone =
    [
        LoopScene.Staff, LoopScene.Director, LoopScene.Administrator, LoopScene.ChiefLeader, LoopScene.Head, LoopScene.Liaison,
        LoopScene.Contributor, LoopScene.GovernmentLeader, LoopScene.Superior, "liangshuwen", "xiangzhen1",
    ];

    /// <summary>Who stands outside 白石小学: another school's head, an inspector of no team, one of another group, another office's clerk, a bureau.</summary>
    private static readonly string[] Outside = [LoopScene.OtherHead, LoopScene.OutsideInspector, LoopScene.OtherLeader, "xuzhixing"];

    private const string Password = "Yunping-2026";

    [Theory, OnBothDatabases]
    public async Task 每个地址_各岗位只进得去自己的门(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        var doors = Surface.Of(office, scene);
        var wrong = new List<string>();
        Assert.True(doors.Count > 50, $"only {doors.Count} endpoints were found");
        wrong.AddRange(doors.Where(d => d.IsClosed).Select(d => $"{d.Method} {d.Pattern}: names no right and is not open to all"));
        var before = await LastAsync(office);

        using (var nobody = office.Visit())
        {
            foreach (var door in doors.Where(d => d.Right is not null))
            {
                using var answer = await nobody.SendAsync(new HttpMethod(door.Method), door.Url);
                var isAsked = answer.StatusCode == HttpStatusCode.Unauthorized
                    || (answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther && answer.Headers.Location!.ToString().StartsWith("/sign-in", StringComparison.Ordinal));
                Note(wrong, isAsked, "signed out", door, answer);
            }
        }

        foreach (var userName in Everyone)
        {
            using var browser = await office.SignInAsync(userName, Password);
            var actor = (await office.InScopeAsync(s => s.GetRequiredService<Actors>().FindAsync(
                Features.Demonstration.DemonstrationId.Of("account/" + userName), TestContext.Current.CancellationToken)))!.Actor;
            foreach (var door in doors.Where(d => d.Right is not null))
            {
                using var answer = await browser.SendAsync(new HttpMethod(door.Method), door.Url);
                var holds = actor.Holds(door.Right!.Value);
                Note(wrong, holds ? (int)answer.StatusCode < 500 : answer.StatusCode == HttpStatusCode.Forbidden, userName, door, answer);
                Note(wrong, !holds || door.Method == "GET" || (int)answer.StatusCode is >= 400, userName + " without a token", door, answer);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before + Everyone.Length, await LastAsync(office));
    }

    [Theory, OnBothDatabases]
    public async Task 别的学校别的组别的办公室_找不到这所学校的任何页面(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        var wrong = new List<string>();
        foreach (var userName in Outside)
        {
            using var browser = await office.SignInAsync(userName, Password);
            var token = Browser.TokenIn(await browser.GetTextAsync("/account/password"));
            foreach (var door in Surface.Of(office, scene).Where(d => d.Pattern.StartsWith("/subjects/", StringComparison.Ordinal)))
            {
                using var answer = await browser.SendAsync(new HttpMethod(door.Method), door.Url, door.Method == "GET" ? null : new StringContent("{\"changes\":[]}", System.Text.Encoding.UTF8, "application/json"), door.Method == "GET", token);
                var isRefused = answer.StatusCode == HttpStatusCode.NotFound || answer.StatusCode == HttpStatusCode.Forbidden
                    || (door.Method != "GET" && answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType);
                Note(wrong, isRefused, userName, door, answer);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static void Note(List<string> wrong, bool holds, string who, Door door, HttpResponseMessage answer)
    {
        if (!holds)
        {
            wrong.Add($"{who}: {door.Method} {door.Pattern} ({door.Right}) answered {(int)answer.StatusCode}");
        }
    }

    private static Task<long> LastAsync(TestOffice office) =>
        office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().AuditEvents.MaxAsync(e => e.Sequence, TestContext.Current.CancellationToken));
}
