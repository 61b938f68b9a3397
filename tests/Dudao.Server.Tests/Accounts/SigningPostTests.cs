using System.Net;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Accounts;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Accounts;

/// <summary>A post that signs stands as the director does: who may not give a director may not make himself one by a box in the form.</summary>
public class SigningPostTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 工作人员_给自己设可以签发的岗位_哪个岗位都不行_网页上也不行(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        foreach (var role in Enum.GetValues<Role>())
        {
            Assert.Equal(OutcomeKind.NotYours, (await AppointAsync(office, staff, staff.PersonId, county.Office.Id, role)).Kind);
        }

        using var browser = await office.SignInAsync(County.UserName(Role.OfficeStaff));
        var page = $"/people/{staff.PersonId}/appoint";
        using var posted = await browser.PostFormAsync(
            page, "appoint", ("Post.Role", "OfficeStaff"), ("Post.OrganisationId", county.Office.Id.ToString()), ("Post.Title", "副主任"), ("Post.MaySign", "true"));
        Assert.Equal(HttpStatusCode.BadRequest, posted.StatusCode);
        Assert.Contains("可以签发公文", await posted.Content.ReadAsStringAsync(Cancellation));
        using var odd = await browser.PostFormAsync(page, "appoint", ("Post.Role", "99"), ("Post.OrganisationId", county.Office.Id.ToString()));
        Assert.Equal(HttpStatusCode.BadRequest, odd.StatusCode);
        Assert.False(await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Posts.AnyAsync(p => p.MaySign, Cancellation)));
    }

    [Theory, OnBothDatabases]
    public async Task 可以签发的副主任_工作人员不能接任_不能免_不能重置他的密码_主任可以(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var director = await county.AddAsync(Role.OfficeDirector);
        var deputy = await office.AddPersonAsync("deputy", county.Office.Id);
        var appointed = await AppointAsync(office, director, deputy.PersonId, county.Office.Id, Role.OfficeStaff);
        Assert.True(appointed.IsDone, appointed.Message);
        var holding = appointed.Value;
        var today = office.Clock.Today;
        Task<Outcome<PostHolding>> Succeed(Actor actor) => office.AsAsync(actor, (PostService s) => s.SucceedAsync(holding.PostId, staff.PersonId, today, null, Cancellation));
        Task<Outcome<PostHolding>> End(Actor actor) => office.AsAsync(actor, (PostService s) => s.EndAsync(holding.Id, today.AddDays(-1), leaves: false, Cancellation));
        Task<Outcome<IReadOnlyList<FirstPassword>>> Issue(Actor actor) => office.AsAsync(actor, (AccountService s) => s.IssueAsync([deputy.PersonId], Guid.CreateVersion7(), Cancellation));

        Assert.Equal(OutcomeKind.NotYours, (await Succeed(staff)).Kind);
        Assert.Equal(OutcomeKind.NotYours, (await End(staff)).Kind);
        Assert.Equal(OutcomeKind.NotYours, (await Issue(staff)).Kind);

        Assert.True((await Issue(director)).IsDone);
        Assert.True((await Succeed(director)).IsDone);
        Assert.True((await End(director)).IsDone);
    }

    private static Task<Outcome<PostHolding>> AppointAsync(TestOffice office, Actor actor, Guid person, Guid at, Role role) =>
        office.AsAsync(actor, (PostService s) => s.AppointAsync(person, new Appointment(role, at, office.Clock.Today, "副主任", MaySign: true), Cancellation));
}
