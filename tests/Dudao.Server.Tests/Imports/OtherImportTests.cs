using System.Net;
using Dudao.Core.Procedure;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Features.Procedure;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Imports;

public class OtherImportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 工作人员_导不进管理员和主任(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        using var staff = await county.SignInAsync(Role.OfficeStaff);

        var (_, page) = await staff.LookAsync("people", $"姓名,单位,岗位\n陆明远,{county.Office.Name},主任\n");

        Assert.Contains("没有导入任何内容", page, StringComparison.Ordinal);
        Assert.Contains("C2", page, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task 导入人员_任命岗位_没有这个单位和设错单位都说明_撤销(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        using var staff = await county.SignInAsync(Role.OfficeStaff);

        var (_, page) = await staff.LookAsync("people", $"姓名,单位,岗位\n杜若川,没有的学校,校长\n何晓岚,{county.Central.Name},督学\n");
        Assert.Contains("没有这个单位", page, StringComparison.Ordinal);
        Assert.Contains("不设在", page, StringComparison.Ordinal);

        var id = await staff.TakeAsync("people", $"姓名,单位,岗位,督学类别,专长\n杜若川,{county.Office.Name},督学,专职,小学语文\n何晓岚,2199000403,校长,,\n");
        Assert.Equal(2, await HoldingsAsync(office, "杜若川", "何晓岚"));
        Assert.Contains("杜若川", await staff.GetTextAsync("/people"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.UndoAsync("people", id)).Status);
        Assert.Equal(0, await HoldingsAsync(office, "杜若川", "何晓岚"));
    }

    [Theory, OnBothDatabases]
    public async Task 节假日_整年换成表里的_写错的指到行_撤销(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        using var staff = await county.SignInAsync(Role.OfficeStaff);

        var (_, page) = await staff.LookAsync("holidays", "节日,类别,开始日期,结束日期\n元旦,放假,2027-01-01,2027-01-03\n,上班,2027-02-12,\n");
        Assert.Contains("C3", page, StringComparison.Ordinal);
        Assert.Contains("应当是2027年的星期六或星期日", page, StringComparison.Ordinal);

        var id = await staff.TakeAsync("holidays", "节日,类别,开始日期,结束日期\n元旦,放假,2027-01-01,2027-01-03\n,上班,2027-02-13,\n");
        Assert.False((await DaysAsync(office, county)).IsWorkingDay(new DateOnly(2027, 1, 1)));
        Assert.True((await DaysAsync(office, county)).IsWorkingDay(new DateOnly(2027, 2, 13)));
        await staff.UndoAsync("holidays", id);
        Assert.False((await DaysAsync(office, county)).Knows(2027));
        Assert.Contains("按周一至周五算", await staff.GetTextAsync("/procedure"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task 清单_按表登记_有任务依据就不能撤销(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        using var staff = await county.SignInAsync(Role.OfficeStaff);
        var id = await staff.TakeAsync("list", "序号,事项,批准机关,批准时间\n7,学校综合督导,县委教育工作领导小组,2026-02-10\n");
        var item = await office.InScopeAsync(services => services.GetRequiredService<DudaoDbContext>().Set<ListItem>().SingleAsync(Cancellation));
        await office.ArrangeAsync(new Inspection { Id = Guid.CreateVersion7(), OfficeId = county.Office.Id, ListItemId = item.Id, Title = "试", Kind = "School", Year = 2026 });

        var (status, page) = await staff.UndoAsync("list", id);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("已有督导任务依据其中的事项", page, StringComparison.Ordinal);
    }

    private static Task<int> HoldingsAsync(TestOffice office, params string[] names) => office.InScopeAsync(services =>
    {
        var db = services.GetRequiredService<DudaoDbContext>();
        return db.PostHoldings.CountAsync(h => db.People.Any(p => p.Id == h.PersonId && names.Contains(p.Name)), Cancellation);
    });

    private static Task<WorkingDayTable> DaysAsync(TestOffice office, County county) =>
        office.InScopeAsync(services => services.GetRequiredService<ProcedureBook>().DaysAsync(county.Office.Id, Cancellation));
}
