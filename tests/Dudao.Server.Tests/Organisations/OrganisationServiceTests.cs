using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Organisations;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Organisations;

public class OrganisationServiceTests
{
    private static readonly OrganisationDetails Primary = new() { SchoolType = "小学", Code = "2199000409", PrimaryPupils = 120, Classes = 6 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 学校_不能增加单位_督导室不能往外县增加(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var head = await county.AddAsync(Role.Head);
        var staff = await county.AddAsync(Role.OfficeStaff);

        Assert.Equal(OutcomeKind.NotYours, (await AddAsync(office, head, county.Central.Id, Primary)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await AddAsync(office, staff, county.OtherPlace.Id, Primary)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await office.AsAsync(staff, (OrganisationService s) => s.ChangeAsync(county.OtherSchool.Id, Primary, 0, Cancellation))).Kind);
    }

    [Theory, OnBothDatabases]
    public async Task 新增学校_上级不对_标识码已有_类型没选_逐条说明(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);

        var underOffice = await AddAsync(office, staff, county.Office.Id, Primary);
        var sameCode = await AddAsync(office, staff, county.Baishi.Id, Primary with { Code = county.Central.Code });
        var elsewhere = await AddAsync(office, staff, county.Baishi.Id, Primary with { Code = county.OtherSchool.Code });
        var noType = await AddAsync(office, staff, county.Baishi.Id, Primary with { SchoolType = "" });

        Assert.Contains("学校不能建在教育督导室下面", underOffice.Message);
        Assert.Contains("已经是“白石镇中心小学”的", sameCode.Message);
        Assert.Contains("别处一所学校", elsewhere.Message);
        Assert.Equal(nameof(OrganisationDetails.SchoolType), Assert.Single(noType.Refusals).Field);
    }

    [Theory, OnBothDatabases]
    public async Task 新增学校_同一请求来两次_只有一所_校长有档案_找得到拼音(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var id = Guid.CreateVersion7();

        await AddAsync(office, staff, county.Baishi.Id, Primary with { HeadName = "田晓禾" }, id);
        var again = await AddAsync(office, staff, county.Baishi.Id, Primary with { HeadName = "田晓禾" }, id);

        Assert.True(again.IsDone);
        var school = await FindAsync(office, id);
        Assert.StartsWith(county.Baishi.Path, school.Path);
        Assert.Contains("xxxx", school.SearchKeys.Split(' '));
        Assert.Equal("田晓禾", await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().People.Where(p => p.Id == school.HeadPersonId).Select(p => p.Name).SingleAsync(Cancellation)));
    }

    [Theory, OnBothDatabases]
    public async Task 二十人同时新增_序号不重(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 20).Select(n => office.AsAsync(staff, (OrganisationService s) => s.AddAsync(
            Guid.CreateVersion7(), county.Liuxi.Id, OrganisationKind.School, $"第{n}小学", new OrganisationDetails { SchoolType = "小学" }, Cancellation))));

        Assert.All(outcomes, o => Assert.True(o.IsDone, o.Message));
        Assert.Equal(20, outcomes.Select(o => o.Value!.Serial).Distinct().Count());
    }

    [Theory, OnBothDatabases]
    public async Task 两人同时改_后一人被告知_什么也没盖掉(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        Task<Outcome<Organisation>> Change(OrganisationDetails details, int version) =>
            office.AsAsync(staff, (OrganisationService s) => s.ChangeAsync(county.Junior.Id, details, version, Cancellation));
        var details = new OrganisationDetails { SchoolType = "初级中学", Code = county.Junior.Code };

        Assert.True((await Change(details with { ContactPhone = "0000-6220001" }, 0)).IsDone);
        var late = await Change(details with { ContactPhone = "0000-6220002" }, 0);

        Assert.Equal(OutcomeKind.Conflict, late.Kind);
        Assert.Equal("0000-6220001", (await FindAsync(office, county.Junior.Id)).ContactPhone);
    }

    [Theory, OnBothDatabases]
    public async Task 没有改动_不留记录(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var details = new OrganisationDetails { SchoolType = "初级中学", Code = county.Junior.Code, PrimaryPupils = 300, Classes = 8 };
        var before = await CountEventsAsync(office);

        Assert.True((await office.AsAsync(staff, (OrganisationService s) => s.ChangeAsync(county.Junior.Id, details, 0, Cancellation))).IsDone);

        Assert.Equal(before, await CountEventsAsync(office));
    }

    [Theory, OnBothDatabases]
    public async Task 更名_留曾用名_旧名也搜得到_更正错字则不留(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var today = office.Clock.Today;

        await office.AsAsync(staff, (OrganisationMoves s) => s.RenameAsync(county.Village.Id, "双溪完全小学", today, wasSlip: true, 0, Cancellation));
        await office.AsAsync(staff, (OrganisationMoves s) => s.RenameAsync(county.Village.Id, "白石镇第二小学", today, wasSlip: false, 1, Cancellation));

        var school = await FindAsync(office, county.Village.Id);
        Assert.Equal("白石镇第二小学", school.Name);
        Assert.Equal([new FormerName("双溪完全小学", today)], school.FormerNames);
        Assert.Contains("shuangxiwanquanxiaoxue", school.SearchKeys);
    }

    [Theory, OnBothDatabases]
    public async Task 移动乡镇下的学校_路径和权限跟着走(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var township = await county.AddAsync(Role.TownshipUser);
        Assert.True(township.Sees((await FindAsync(office, county.Village.Id)).Path));

        var underItself = await office.AsAsync(staff, (OrganisationMoves s) => s.MoveAsync(county.Baishi.Id, county.Baishi.Id, 0, Cancellation));
        var moved = await office.AsAsync(staff, (OrganisationMoves s) => s.MoveAsync(county.Village.Id, county.Liuxi.Id, 0, Cancellation));

        Assert.Equal(OutcomeKind.Invalid, underItself.Kind);
        Assert.True(moved.IsDone, moved.Message);
        Assert.Equal($"{county.Liuxi.Path}{county.Village.Serial}/", (await FindAsync(office, county.Village.Id)).Path);
        Assert.False(township.Sees((await FindAsync(office, county.Village.Id)).Path));
    }

    [Theory, OnBothDatabases]
    public async Task 停办_有村小归它管不行_停办后岗位卸任_校长不再看得见(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var head = await county.AddAsync(Role.Head, county.Village);
        var today = office.Clock.Today;

        var central = await office.AsAsync(staff, (OrganisationMoves s) => s.CloseAsync(county.Central.Id, today, 0, Cancellation));
        var village = await office.AsAsync(staff, (OrganisationMoves s) => s.CloseAsync(county.Village.Id, today.AddDays(-1), 0, Cancellation));

        Assert.Contains("双溪小学", central.Message);
        Assert.True(village.IsDone, village.Message);
        var known = await office.Services.GetRequiredService<Actors>().FindAsync(head.AccountId, Cancellation);
        Assert.Empty(known!.Actor.Posts);

        Assert.True((await office.AsAsync(staff, (OrganisationMoves s) => s.ReopenAsync(county.Village.Id, 1, Cancellation))).IsDone);
        Assert.Null((await FindAsync(office, county.Village.Id)).ClosedOn);
    }

    private static Task<Outcome<Organisation>> AddAsync(TestOffice office, Actor actor, Guid parent, OrganisationDetails details, Guid? id = null) =>
        office.AsAsync(actor, (OrganisationService s) => s.AddAsync(id ?? Guid.CreateVersion7(), parent, OrganisationKind.School, "新星小学", details, Cancellation));

    private static Task<Organisation> FindAsync(TestOffice office, Guid id) =>
        office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Organisations.SingleAsync(o => o.Id == id, Cancellation));

    private static Task<int> CountEventsAsync(TestOffice office) =>
        office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().AuditEvents.CountAsync(Cancellation));
}
