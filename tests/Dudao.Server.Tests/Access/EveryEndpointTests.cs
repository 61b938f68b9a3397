using System.Collections.Concurrent;
using System.Net;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Tests.Hosting;

namespace Dudao.Server.Tests.Access;

/// <summary>J12 over everything that the application answers: who may not is refused, and nothing is written.</summary>
[Collection(AccessOffices.Collection)]
public class EveryEndpointTests(AccessOffices offices)
{
    private static readonly string[] Everyone =
    [
        LoopScene.Staff, LoopScene.Director, LoopScene.Administrator, LoopScene.ChiefLeader, LoopScene.Leader, LoopScene.MemberTwo, LoopScene.Recorder,
        LoopScene.Head, LoopScene.Liaison, LoopScene.Contributor, LoopScene.GovernmentLeader, LoopScene.Superior, "liangshuwen", "xiangzhen1",
        AccessOffice.StaffAndInspector, AccessOffice.DirectorAndLeader, AccessOffice.HeadAndInspector, AccessOffice.OtherCounty,
    ];

    [Theory, OnBothDatabases]
    public async Task 未登录_只开公开的门(Database database)
    {
        var access = await offices.OfAsync(database);
        var doors = Surface.Of(access, access.Scene.Subject);
        Assert.True(doors.Count > 50, $"only {doors.Count} endpoints were found");
        var wrong = new ConcurrentBag<string>(doors.Where(d => d.IsClosed).Select(d => $"{d.Method} {d.Pattern}: names no right and is not open to all"));
        using var nobody = access.Office.Visit();
        await AccessOffice.EachAsync(doors.Where(d => d.Right is not null), async door =>
        {
            using var answer = await nobody.SendAsync(new HttpMethod(door.Method), door.Url);
            var isAsked = answer.StatusCode == HttpStatusCode.Unauthorized
                || (answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.ToString().StartsWith("/sign-in", StringComparison.Ordinal));
            Note(wrong, isAsked, "signed out", door, answer);
        });

        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order()));
    }

    [Theory, OnBothDatabases]
    public async Task 每个地址_各岗位只进得去自己的门_没有令牌的提交一律拒绝(Database database)
    {
        var access = await offices.OfAsync(database);
        var doors = Surface.Of(access, access.Scene.Subject);
        var forms = await Forms.OfAsync(access, doors);
        Assert.True(forms.Count > 20, $"only {forms.Count} pages with forms were found");
        var wrong = new ConcurrentBag<string>();
        foreach (var userName in Everyone)
        {
            await access.BrowserAsync(userName);
        }

        var before = await access.LastEventAsync();
        foreach (var userName in Everyone)
        {
            var browser = await access.BrowserAsync(userName);
            var actor = await access.ActorAsync(userName);
            await AccessOffice.EachAsync(doors.Where(d => d.IsRead && d.Right is not null), async door =>
            {
                using var answer = await browser.GetAsync(door.Url);
                Note(wrong, actor.Holds(door.Right!.Value) ? (int)answer.StatusCode < 500 : answer.StatusCode == HttpStatusCode.Forbidden, userName, door, answer);
            });
            await AccessOffice.EachAsync(doors.Where(d => !d.IsRead && d.Pattern != "/sign-in/again"), async door =>
            {
                foreach (var body in Forms.Bodies(door, forms, token: null))
                {
                    using var content = body();
                    using var answer = await browser.SendAsync(new HttpMethod(door.Method), door.Url, content, asPage: door.IsPage);
                    var isRefused = door.Right is not { } right ? (int)answer.StatusCode is >= 400 and < 500
                        : answer.StatusCode == (actor.Holds(right) ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden);
                    Note(wrong, isRefused, userName + " without a token", door, answer);
                }
            });
        }

        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order()));
        Assert.Equal(before, await access.LastEventAsync());
    }

    [Theory, OnBothDatabases]
    public async Task 别的学校别的组别的办公室_找不到这里的任何记录_提交也不行(Database database)
    {
        var access = await offices.OfAsync(database);
        var doors = Surface.Of(access, access.Scene.Subject);
        var forms = await Forms.OfAsync(access, doors);
        foreach (var (userName, _) in Outside)
        {
            await access.BrowserAsync(userName);
        }

        var before = await access.LastEventAsync();
        var wrong = new ConcurrentBag<string>();
        foreach (var (userName, isOutside) in Outside)
        {
            var browser = await access.BrowserAsync(userName);
            var actor = await access.ActorAsync(userName);
            var token = Browser.TokenIn(await browser.GetTextAsync("/account/password"));
            await AccessOffice.EachAsync(doors.Where(isOutside), async door =>
            {
                var expected = actor.Holds(door.Right!.Value) ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden;
                if (door.IsRead)
                {
                    using var answer = await browser.GetAsync(door.Url);
                    Note(wrong, answer.StatusCode == expected, userName, door, answer);
                    return;
                }

                foreach (var body in Forms.Bodies(door, forms, token))
                {
                    using var content = body();
                    using var answer = await browser.SendAsync(new HttpMethod(door.Method), door.Url, content, asPage: door.IsPage, token);
                    Note(wrong, answer.StatusCode == expected || (door.IsPage && answer.StatusCode == HttpStatusCode.BadRequest), userName, door, answer);
                }
            });
        }

        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order()));
        Assert.Equal(before, await access.LastEventAsync());
    }

    /// <summary>
    /// The superior office's clerk sees that there is this inspection and its state, nothing else; what lies below his office in the tree he
    /// finds as organisations and people.
    /// </summary>
    [Theory, OnBothDatabases]
    public async Task 上级督导机构_下发意见前只看到状态(Database database)
    {
        var access = await offices.OfAsync(database);
        var browser = await access.BrowserAsync("xuzhixing");
        var wrong = new ConcurrentBag<string>();
        await AccessOffice.EachAsync(Surface.Of(access, access.Scene.Subject).Where(d => d.IsRead && IsOfLoop(d)), async door =>
        {
            using var answer = await browser.GetAsync(door.Url);
            Note(wrong, door.Pattern == "/subjects/{SubjectId:guid}" ? answer.IsSuccessStatusCode : answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, "xuzhixing", door, answer);
        });

        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order()));
    }

    /// <summary>Who stands outside what: another school's head, an inspector of no team, a leader of another group, another county's office.</summary>
    private static IReadOnlyList<(string UserName, Func<Door, bool> IsOutside)> Outside { get; } =
    [
        (LoopScene.OtherHead, d => IsOfLoop(d) && !d.IsAt("/inspections/")),
        (LoopScene.OutsideInspector, IsOfLoop),
        (LoopScene.OtherLeader, d => IsOfLoop(d) && !d.IsAt("/inspections/")),
        (AccessOffice.OtherCounty, d => d.IsOfRecord),
    ];

    private static bool IsOfLoop(Door door) => door.IsOfRecord && (door.IsAt("/subjects/") || door.IsAt("/inspections/") || door.IsAt("/documents/") || door.IsAt("/files/")) && !door.IsAt("/documents/register/");

    private static void Note(ConcurrentBag<string> wrong, bool holds, string who, Door door, HttpResponseMessage answer)
    {
        if (!holds)
        {
            wrong.Add($"{who}: {door.Method} {door.Pattern} ({door.Right}) answered {(int)answer.StatusCode}");
        }
    }
}
