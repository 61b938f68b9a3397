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

public class AccountServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 工作人员_不能重置主任和管理员的密码_外县的人没有找到_学校谁也不能重置(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var director = await county.AddAsync(Role.OfficeDirector);
        var administrator = await county.AddAsync(Role.Administrator);
        var head = await county.AddAsync(Role.Head);
        var other = await office.AddPersonAsync("other", county.OtherSchool.Id, (Role.Head, county.OtherSchool.Id));

        Assert.Equal(OutcomeKind.NotYours, (await IssueAsync(office, staff, director.PersonId)).Kind);
        Assert.Equal(OutcomeKind.NotYours, (await IssueAsync(office, staff, administrator.PersonId)).Kind);
        Assert.Equal(OutcomeKind.NotYours, (await IssueAsync(office, director, administrator.PersonId)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await IssueAsync(office, staff, other.PersonId)).Kind);
        Assert.Equal(OutcomeKind.NotYours, (await IssueAsync(office, head, staff.PersonId)).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await IssueAsync(office, staff, staff.PersonId)).Kind);
    }

    [Theory, OnBothDatabases]
    public async Task 一批里有一个不归您管_一个也不重置(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var head = await county.AddAsync(Role.Head);
        var administrator = await county.AddAsync(Role.Administrator);

        Assert.Equal(OutcomeKind.NotYours, (await IssueAsync(office, staff, head.PersonId, administrator.PersonId)).Kind);

        (await office.SignInAsync(County.UserName(Role.Head))).Dispose();
    }

    [Theory, OnBothDatabases]
    public async Task 重置密码_原来的登录立刻失效_新密码只能先改密码_谁重置的告诉本人(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        using var open = await county.SignInAsync(Role.Head);
        var head = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Users.SingleAsync(a => a.UserName == County.UserName(Role.Head), Cancellation));

        var issued = Assert.Single((await IssueAsync(office, staff, head.PersonId)).Value!);

        Assert.Equal(HttpStatusCode.Redirect, (await open.GetAsync("/")).StatusCode);
        using var again = await office.SignInAsync(issued.UserName, issued.Password);
        Assert.Equal("/account/password", (await again.GetAsync("/")).Headers.Location?.ToString());
        var account = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Users.SingleAsync(a => a.Id == head.Id, Cancellation));
        Assert.Contains("officestaff", account.ResetBy);
        var stored = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().AuditEvents.Select(e => e.Changes + e.Text).ToListAsync(Cancellation));
        Assert.DoesNotContain(stored, text => text.Contains(issued.Password, StringComparison.Ordinal));
        Assert.DoesNotContain(issued.Password, account.PasswordHash!);
    }

    [Theory, OnBothDatabases]
    public async Task 同一批密码_刷新再发_被拒绝_密码不变(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var head = await county.AddAsync(Role.Head);
        var key = Guid.CreateVersion7();

        var first = await office.AsAsync(staff, (AccountService s) => s.IssueAsync([head.PersonId], key, Cancellation));
        var again = await office.AsAsync(staff, (AccountService s) => s.IssueAsync([head.PersonId], key, Cancellation));

        Assert.Equal(OutcomeKind.Conflict, again.Kind);
        (await office.SignInAsync(first.Value![0].UserName, first.Value[0].Password)).Dispose();
    }

    [Theory, OnBothDatabases]
    public async Task 停用_立刻退出_不能再登录_恢复后可以_不能停用自己(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var administrator = await county.AddAsync(Role.Administrator);
        using var open = await county.SignInAsync(Role.Head);
        var head = await PersonOfAsync(office, Role.Head);

        Assert.True((await office.AsAsync(administrator, (AccountService s) => s.DisableAsync(head, Cancellation))).IsDone);

        Assert.Equal(HttpStatusCode.Redirect, (await open.GetAsync("/")).StatusCode);
        using var refused = office.Visit();
        var page = await refused.PostFormAsync("/sign-in", "sign-in", ("Form.Name", "head"), ("Form.Password", TestOffice.Password));
        Assert.Contains("已停用", await page.Content.ReadAsStringAsync(Cancellation));
        Assert.True((await office.AsAsync(administrator, (AccountService s) => s.EnableAsync(head, Cancellation))).IsDone);
        (await office.SignInAsync("head")).Dispose();
        Assert.Equal(OutcomeKind.Invalid, (await office.AsAsync(administrator, (AccountService s) => s.DisableAsync(administrator.PersonId, Cancellation))).Kind);
    }

    [Theory, OnBothDatabases]
    public async Task 最后一名管理员_不能停用_也不能卸任(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var administrator = await county.AddAsync(Role.Administrator);
        var holding = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().PostHoldings.SingleAsync(h => h.PersonId == administrator.PersonId, Cancellation));
        Task<Outcome<PostHolding>> End() =>
            office.AsAsync(administrator, (PostService s) => s.EndAsync(holding.Id, office.Clock.Today.AddDays(-1), leaves: false, Cancellation));

        Assert.Contains("至少要留一名", (await End()).Message);

        await office.AddPersonAsync("second", county.Office.Id, (Role.Administrator, county.Office.Id));
        Assert.True((await End()).IsDone);
        var known = await office.Services.GetRequiredService<Actors>().FindAsync(administrator.AccountId, Cancellation);
        Assert.False(known!.Actor.Has(Role.Administrator));
    }

    [Theory, OnBothDatabases]
    public async Task 建账号_校长用标识码_联络员加L_别人用拼音_重名加数字(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var administrator = await county.AddAsync(Role.Administrator);
        var head = await PersonAsync(office, administrator, "田晓禾", county.Central.Id, Role.Head);
        var liaison = await PersonAsync(office, administrator, "易安然", county.Central.Id, Role.Liaison);
        var one = await PersonAsync(office, administrator, "沈秋禾", county.Office.Id, Role.OfficeStaff);
        var two = await PersonAsync(office, administrator, "申秋河", county.Office.Id, Role.OfficeStaff);

        var issued = (await IssueAsync(office, administrator, head, liaison, one, two)).Value!;

        Assert.Equal([county.Central.Code, county.Central.Code + "L", "shenqiuhe", "shenqiuhe2"], issued.Select(i => i.UserName));
        Assert.Equal("校长", issued[0].Post);
    }

    private static async Task<Guid> PersonAsync(TestOffice office, Actor actor, string name, Guid at, Role role)
    {
        var id = Guid.CreateVersion7();
        Assert.True((await office.AsAsync(actor, (PersonService s) => s.AddAsync(id, new PersonDetails(name, "", at), Cancellation))).IsDone);
        var appointed = await office.AsAsync(actor, (PostService s) => s.AppointAsync(id, new Appointment(role, at, office.Clock.Today), Cancellation));
        Assert.True(appointed.IsDone, appointed.Message);
        return id;
    }

    private static Task<Outcome<IReadOnlyList<FirstPassword>>> IssueAsync(TestOffice office, Actor actor, params Guid[] people) =>
        office.AsAsync(actor, (AccountService s) => s.IssueAsync(people, Guid.CreateVersion7(), Cancellation));

    private static Task<Guid> PersonOfAsync(TestOffice office, Role role) =>
        office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Users.Where(a => a.UserName == County.UserName(role)).Select(a => a.PersonId).SingleAsync(Cancellation));
}
