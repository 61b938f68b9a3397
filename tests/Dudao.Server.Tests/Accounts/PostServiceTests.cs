using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Accounts;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Accounts;

public class PostServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 工作人员_不能任命主任和管理员_不能往外县任命_学校谁也不能任命(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var head = await county.AddAsync(Role.Head);
        Task<Outcome<PostHolding>> Appoint(Actor actor, Role role, Guid at) => AppointAsync(office, actor, head.PersonId, role, at);

        Assert.Equal(OutcomeKind.NotYours, (await Appoint(staff, Role.OfficeDirector, county.Office.Id)).Kind);
        Assert.Equal(OutcomeKind.NotYours, (await Appoint(staff, Role.Administrator, county.Office.Id)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await Appoint(staff, Role.Head, county.OtherSchool.Id)).Kind);
        Assert.Equal(OutcomeKind.NotYours, (await Appoint(head, Role.Contributor, county.Central.Id)).Kind);
    }

    [Fact]
    public void 谁也不能给比自己高的岗位()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var actor = new Actor(Guid.NewGuid(), Guid.NewGuid(), "甲", [new HeldPost(Guid.NewGuid(), role, "", false, Guid.NewGuid(), "", "/1/")]);
            var given = Appointing.GivenBy(actor);
            Assert.Equal(role is Role.Administrator, given.Contains(Role.Administrator));
            Assert.Equal(role is Role.Administrator or Role.OfficeDirector, given.Contains(Role.OfficeDirector));
            Assert.Equal(role is Role.Administrator or Role.OfficeDirector or Role.OfficeStaff, given.Count > 0);
        }
    }

    [Theory, OnBothDatabases]
    public async Task 岗位设错单位_已任此岗_现任校长还在_都说明怎么办(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var head = await county.AddAsync(Role.Head);
        var other = await office.AddPersonAsync("other", county.Village.Id, (Role.Contributor, county.Village.Id));

        Assert.Contains("不设在", (await AppointAsync(office, staff, head.PersonId, Role.Inspector, county.Central.Id)).Message);
        Assert.Contains("现在就是", (await AppointAsync(office, staff, head.PersonId, Role.Head, county.Central.Id)).Message);
        Assert.Contains("接任", (await AppointAsync(office, staff, other.PersonId, Role.Head, county.Central.Id)).Message);
    }

    [Theory, OnBothDatabases]
    public async Task 一人多岗_中心学校的校长代管村小_权限加到一起(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var head = await county.AddAsync(Role.Head);

        var appointed = await office.AsAsync(staff, (PostService s) => s.AppointAsync(
            head.PersonId, new Appointment(Role.Head, county.Village.Id, office.Clock.Today, "代管校长", OnBehalf: true), Cancellation));

        Assert.True(appointed.IsDone, appointed.Message);
        var known = await office.Services.GetRequiredService<Actors>().FindAsync(head.AccountId, Cancellation);
        Assert.Equal(new HashSet<Guid> { county.Central.Id, county.Village.Id }, known!.Actor.Posts.Select(p => p.OrganisationId).ToHashSet());
        var village = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Organisations.SingleAsync(o => o.Id == county.Village.Id, Cancellation));
        Assert.Null(village.HeadPersonId);
    }

    [Theory, OnBothDatabases]
    public async Task 校长退休_接任的人拿到岗位_前任从前一天止_档案里有任职(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var before = await county.AddAsync(Role.Head);
        var after = await office.AddPersonAsync("after", county.Central.Id);
        var post = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Posts.SingleAsync(p => p.Role == Role.Head, Cancellation));
        var today = office.Clock.Today;

        var outcome = await office.AsAsync(staff, (PostService s) => s.SucceedAsync(post.Id, after.PersonId, today, null, Cancellation));

        Assert.True(outcome.IsDone, outcome.Message);
        var holdings = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().PostHoldings.Where(h => h.PostId == post.Id).ToListAsync(Cancellation));
        Assert.Equal(today.AddDays(-1), holdings.Single(h => h.PersonId == before.PersonId).To);
        Assert.Null(holdings.Single(h => h.PersonId == after.PersonId).To);
        var actors = office.Services.GetRequiredService<Actors>();
        Assert.False((await actors.FindAsync(before.AccountId, Cancellation))!.Actor.Has(Role.Head));
        Assert.True((await actors.FindAsync(after.AccountId, Cancellation))!.Actor.Has(Role.Head));
        var school = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Organisations.SingleAsync(o => o.Id == county.Central.Id, Cancellation));
        Assert.Equal(after.PersonId, school.HeadPersonId);
        var person = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().People.SingleAsync(p => p.Id == after.PersonId, Cancellation));
        Assert.Equal(new Employment(county.Central.Id, "校长", today, null), Assert.Single(person.Employments));
    }

    [Theory, OnBothDatabases]
    public async Task 今天任错了_今天撤掉_不留任职(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var head = await county.AddAsync(Role.Head);
        var holding = (await AppointAsync(office, staff, head.PersonId, Role.Contributor, county.Village.Id)).Value!;

        Assert.True((await office.AsAsync(staff, (PostService s) => s.EndAsync(holding.Id, office.Clock.Today.AddDays(-1), leaves: false, Cancellation))).IsDone);

        Assert.False(await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().PostHoldings.AnyAsync(h => h.Id == holding.Id, Cancellation)));
    }

    [Theory, OnBothDatabases]
    public async Task 近亲属_两边都记(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var inspector = await county.AddAsync(Role.Inspector);
        var head = await county.AddAsync(Role.Head);
        Task<Outcome<Person>> Change(int version, params Kinship[] kin) =>
            office.AsAsync(staff, (PersonService s) => s.ChangeTiesAsync(inspector.PersonId, [], kin, version, Cancellation));

        Assert.Equal(OutcomeKind.Invalid, (await Change(0, new Kinship(inspector.PersonId, "配偶"))).Kind);
        Assert.True((await Change(0, new Kinship(head.PersonId, "父母"))).IsDone);
        Assert.Equal(OutcomeKind.Conflict, (await Change(0)).Kind);

        var other = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().People.SingleAsync(p => p.Id == head.PersonId, Cancellation));
        Assert.Equal(new Kinship(inspector.PersonId, "子女"), Assert.Single(other.Kin));
    }

    private static Task<Outcome<PostHolding>> AppointAsync(TestOffice office, Actor actor, Guid person, Role role, Guid at) =>
        office.AsAsync(actor, (PostService s) => s.AppointAsync(person, new Appointment(role, at, office.Clock.Today), Cancellation));
}
