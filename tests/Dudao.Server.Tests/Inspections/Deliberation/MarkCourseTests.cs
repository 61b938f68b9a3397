using System.Net;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Tests.Hosting;
using static Dudao.Server.Tests.Inspections.Deliberation.Deliberated;

namespace Dudao.Server.Tests.Inspections.Deliberation;

/// <summary>J13: who changed this mark, when, from what.</summary>
public class MarkCourseTests
{
    [Theory, OnBothDatabases]
    public async Task 合议开始前_本人看得到自己的经过_别人和督导室和管理员看不到(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        using var leader = await office.SignInAsync(LoopScene.Leader, DemonstrationPeople.Password);
        await TypeAsync(leader, $"/subjects/{scene.Subject}/marks", "m-c1", "9.51", 0);
        await TypeAsync(leader, $"/subjects/{scene.Subject}/marks", "m-c1", "8.12", 1);
        var course = $"/subjects/{scene.Subject}/marks/course/c1";

        var own = await leader.GetTextAsync(course);

        Assert.Contains("9.51", own, StringComparison.Ordinal);
        Assert.Contains("8.12", own, StringComparison.Ordinal);
        using var member = await office.SignInAsync(LoopScene.MemberTwo, DemonstrationPeople.Password);
        Assert.DoesNotContain("8.12", await member.GetTextAsync(course), StringComparison.Ordinal);
        foreach (var user in new[] { LoopScene.Staff, LoopScene.Director, LoopScene.Administrator, LoopScene.Head, LoopScene.OtherMember, LoopScene.OtherHead })
        {
            using var browser = await office.SignInAsync(user, DemonstrationPeople.Password);
            using var answer = await browser.GetAsync(course);
            Assert.True(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{user}: {answer.StatusCode}");
        }
    }

    [Theory, OnBothDatabases]
    public async Task 合议改了两次_谁_从多少到多少_一处看全(Database database)
    {
        var (office, scene, url) = await StartAsync(database);
        await using var _ = office;
        using var leader = await office.SignInAsync(LoopScene.Leader, DemonstrationPeople.Password);
        await TypeAsync(leader, url, "s-c1", "7.25", 0);
        await TypeAsync(leader, url, "s-c1", "8.75", 1);
        using var staff = await office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);

        var course = await staff.GetTextAsync($"/subjects/{scene.Subject}/marks/course/c1");

        Assert.Matches("韦长青[\\s\\S]*督导组[\\s\\S]*合议分[\\s\\S]*7\\.25[\\s\\S]*8\\.75", course);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"/subjects/{scene.Subject}/marks/course/none")).StatusCode);
    }
}
