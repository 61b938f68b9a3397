using System.Net;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Accounts;
using Dudao.Server.Features.Organisations;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Tests.Hosting;
using Dudao.Server.Tests.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Accounts;

/// <summary>The superior office sees what lies below it in the tree and manages nothing there.</summary>
public class OfficeGroundTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 市督导室_不能往县督导室任人_不能重置停用县里的账号(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var (_, director) = await CityAsync(office, county, Role.OfficeDirector);
        await county.AddAsync(Role.Administrator);
        var inspector = await county.AddAsync(Role.Inspector);
        var without = await office.AddPersonAsync("without", county.Central.Id);
        var holding = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().PostHoldings.SingleAsync(h => h.PersonId == inspector.PersonId, Cancellation));

        foreach (var role in Enum.GetValues<Role>())
        {
            Assert.Equal(OutcomeKind.NotYours, (await AppointAsync(office, director, director.PersonId, county.Office.Id, role)).Kind);
        }

        Assert.Equal(OutcomeKind.NotYours, (await AppointAsync(office, director, without.PersonId, county.Village.Id, Role.Head)).Kind);
        Assert.Equal(OutcomeKind.NotYours, (await office.AsAsync(director, (PostService s) => s.SucceedAsync(holding.PostId, director.PersonId, office.Clock.Today, holding.Id, Cancellation))).Kind);
        Assert.Equal(OutcomeKind.NotYours, (await office.AsAsync(director, (PostService s) => s.EndAsync(holding.Id, office.Clock.Today, false, Cancellation))).Kind);
        foreach (var person in (Guid[])[inspector.PersonId, without.PersonId])
        {
            Assert.Equal(OutcomeKind.NotYours, (await IssueAsync(office, director, person)).Kind);
            Assert.Equal(OutcomeKind.NotYours, (await office.AsAsync(director, (AccountService s) => s.DisableAsync(person, Cancellation))).Kind);
            Assert.Equal(OutcomeKind.NotYours, (await office.AsAsync(director, (AccountService s) => s.SignOutEverywhereAsync(person, Cancellation))).Kind);
        }

        Assert.DoesNotContain(await office.AsAsync(director, (SchoolAccounts s) => s.LackingAsync(Cancellation)), line => line.School.IsUnder(county.Place.Path));
        (await office.SignInAsync(County.UserName(Role.Inspector))).Dispose();
    }

    [Theory, OnBothDatabases]
    public async Task 市督导室_不能改县里的档案和单位_看得到_没有修改的按钮(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var (_, director) = await CityAsync(office, county, Role.OfficeDirector);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var head = await county.AddAsync(Role.Head);
        var details = new OrganisationDetails { SchoolType = "小学" };
        var person = new PersonDetails("韦新", "", county.Central.Id);

        Assert.Equal(OutcomeKind.NotYours, (await office.AsAsync(director, (PersonService s) => s.AddAsync(Guid.CreateVersion7(), person, Cancellation))).Kind);
        Assert.Equal(OutcomeKind.NotYours, (await office.AsAsync(director, (PersonService s) => s.ChangeAsync(head.PersonId, person, 0, Cancellation))).Kind);
        Assert.Equal(OutcomeKind.NotYours, (await office.AsAsync(director, (PersonService s) => s.ChangeTiesAsync(head.PersonId, [], [], 0, Cancellation))).Kind);
        Assert.Equal(OutcomeKind.NotYours, (await office.AsAsync(director, (OrganisationService s) => s.ChangeAsync(county.Central.Id, details, 0, Cancellation))).Kind);
        Assert.Equal(OutcomeKind.NotYours, (await office.AsAsync(director, (OrganisationService s) => s.AddAsync(Guid.CreateVersion7(), county.Liuxi.Id, OrganisationKind.School, "新星小学", details, Cancellation))).Kind);
        Assert.Equal(OutcomeKind.NotYours, (await office.AsAsync(director, (OrganisationMoves s) => s.RenameAsync(county.Central.Id, "白石小学", office.Clock.Today, false, 0, Cancellation))).Kind);
        Assert.Equal(OutcomeKind.NotYours, (await office.AsAsync(director, (OrganisationMoves s) => s.CloseAsync(county.Village.Id, office.Clock.Today, 0, Cancellation))).Kind);

        var page = $"/organisations/{county.Central.Id}";
        using var above = await office.SignInAsync("city");
        using var own = await office.SignInAsync(staff.Name);
        var seen = await above.GetTextAsync(page);
        Assert.Contains(county.Central.Name, seen);
        Assert.DoesNotContain("修改资料", seen);
        Assert.Contains("修改资料", await own.GetTextAsync(page));
    }

    [Theory, OnBothDatabases]
    public async Task 市督导室_用表也改不了县里的人和学校(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        await CityAsync(office, county, Role.OfficeDirector);
        await county.AddAsync(Role.Head);
        using var above = await office.SignInAsync("city");

        var (_, people) = await above.LookAsync("people", $"姓名,单位,专长\nhead,{county.Central.Code},小学语文\n");
        Assert.Contains("没有这个单位", people, StringComparison.Ordinal);
        var (address, _) = await above.LookAsync("organisations", $"学校名称,学校类型,标识码,乡镇\n改了名的小学,小学,{county.Central.Code},白石镇\n");
        using var taken = await above.PostFormAsync(address, "take");

        Assert.NotEqual(HttpStatusCode.SeeOther, taken.StatusCode);
        var school = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Organisations.SingleAsync(o => o.Id == county.Central.Id, Cancellation));
        Assert.Equal(county.Central.Name, school.Name);
        Assert.False(await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().People.AnyAsync(p => p.Speciality.Length > 0, Cancellation)));
    }

    [Theory, OnBothDatabases]
    public async Task 县督导室还没有管理员_市管理员设第一个_县的操作记录里有_之后不能再设(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var (_, administrator) = await CityAsync(office, county, Role.Administrator);
        var first = await office.AddPersonAsync("first", county.Office.Id);
        var second = await office.AddPersonAsync("second", county.Office.Id);

        var appointed = await AppointAsync(office, administrator, first.PersonId, county.Office.Id, Role.Administrator);
        Assert.True(appointed.IsDone, appointed.Message);
        Assert.Equal(OutcomeKind.NotYours, (await AppointAsync(office, administrator, second.PersonId, county.Office.Id, Role.Administrator)).Kind);

        Assert.Contains(await RecordedAtAsync(office, county.Office.Id), text => text.StartsWith("first：任", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task 县里的人到市里任督学_两级操作记录都有_两级都不能单方重置他的密码(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var (city, director) = await CityAsync(office, county, Role.OfficeDirector);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var inspector = await county.AddAsync(Role.Inspector);

        Assert.True((await IssueAsync(office, staff, inspector.PersonId)).IsDone);
        Assert.True((await AppointAsync(office, director, inspector.PersonId, city.Id, Role.Inspector)).IsDone);

        foreach (var at in (Guid[])[county.Office.Id, city.Id])
        {
            Assert.Contains(await RecordedAtAsync(office, at), text => text.StartsWith("inspector：任云州市", StringComparison.Ordinal));
        }

        Assert.Equal(OutcomeKind.NotYours, (await IssueAsync(office, director, inspector.PersonId)).Kind);
        Assert.Equal(OutcomeKind.NotYours, (await IssueAsync(office, staff, inspector.PersonId)).Kind);
    }

    private static async Task<(Organisation Office, Actor Person)> CityAsync(TestOffice office, County county, Role role)
    {
        var city = new Organisation
        {
            Id = Guid.CreateVersion7(),
            Serial = 90,
            ParentId = county.City.Id,
            Path = county.City.Path + "90/",
            Kind = OrganisationKind.SupervisionOffice,
            Name = "云州市人民政府教育督导室",
        };
        await office.ArrangeAsync(city);
        return (city, await office.AddPersonAsync("city", city.Id, (role, city.Id), (Role.SuperiorOffice, city.Id)));
    }

    private static Task<Outcome<PostHolding>> AppointAsync(TestOffice office, Actor actor, Guid person, Guid at, Role role) =>
        office.AsAsync(actor, (PostService s) => s.AppointAsync(person, new Appointment(role, at, office.Clock.Today), Cancellation));

    private static Task<Outcome<IReadOnlyList<FirstPassword>>> IssueAsync(TestOffice office, Actor actor, Guid person) =>
        office.AsAsync(actor, (AccountService s) => s.IssueAsync([person], Guid.CreateVersion7(), Cancellation));

    private static Task<List<string>> RecordedAtAsync(TestOffice office, Guid officeId) =>
        office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().AuditEvents.Where(e => e.OfficeId == officeId).Select(e => e.Text).ToListAsync(Cancellation));
}
