using System.Net;
using Dudao.Core.Text;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Imports;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Imports;

public class SchoolImportTests
{
    private const string Head = "学校代码,学校名称,办学类型,乡镇,班级数,小学学生数,寄宿,食堂,校长\n";
    private const string NewSchool = Head + "2199000601,石桥镇中心小学,小学,石桥镇,24,1036,否,是,潘若谷\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 学校的人和督学_打不开导入_别人的上传看不到(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        using var staff = await county.SignInAsync(Role.OfficeStaff);
        var (address, _) = await staff.LookAsync("organisations", NewSchool);
        foreach (var role in new[] { Role.Head, Role.Liaison, Role.Inspector, Role.TownshipUser })
        {
            using var browser = await county.SignInAsync(role);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/imports/organisations")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/imports/organisations/template")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/settings")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/procedure")).StatusCode);
        }

        await office.AddPersonAsync("elsewhere", county.OtherOffice.Id, (Role.OfficeStaff, county.OtherOffice.Id));
        using var elsewhere = await office.SignInAsync("elsewhere");
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(address)).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task 三行有错_什么也不改_逐格说行列内容和要求(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        using var staff = await county.SignInAsync(Role.OfficeStaff);
        var count = await CountAsync(office);

        var (address, page) = await staff.LookAsync("organisations", Head
            + "2199000601,石桥镇中心小学,小学堂,石桥镇,24,1036,否,是,\n21990006,白石小学,小学,白石镇,6,180,否,是,\n2199000603,柳溪小学,小学,柳溪镇,6,一百八,否,是,\n2199000604,好的小学,小学,柳溪镇,6,80,否,是,\n");

        foreach (var said in new[] { "C2", "小学堂", "不认得这种学校类型", "A3", "21990006", "10 位数字", "F4", "一百八", "不是数字", "没有导入任何内容" })
        {
            Assert.Contains(said, page, StringComparison.Ordinal);
        }

        using var report = await staff.GetAsync(address + "/report");
        Assert.Equal(HttpStatusCode.OK, report.StatusCode);
        Assert.Equal(count, await CountAsync(office));
        Assert.False(await office.InScopeAsync(services => services.GetRequiredService<DudaoDbContext>().Set<ImportRecord>().AnyAsync(Cancellation)));
    }

    [Theory, OnBothDatabases]
    public async Task 导入_新建乡镇和学校_记下谁和何时_撤销后恢复原样(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        using var staff = await county.SignInAsync(Role.OfficeStaff);
        var count = await CountAsync(office);

        var id = await staff.TakeAsync("organisations", NewSchool);

        Assert.Equal(count + 2, await CountAsync(office));
        var record = await office.InScopeAsync(services => services.GetRequiredService<DudaoDbContext>().Set<ImportRecord>().SingleAsync(Cancellation));
        Assert.Equal((1, "officestaff", "表.csv"), (record.Rows, record.ByName, record.FileName));
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.UndoAsync("organisations", id)).Status);
        Assert.Equal(count, await CountAsync(office));
        Assert.False(await office.InScopeAsync(services => services.GetRequiredService<DudaoDbContext>().People.AnyAsync(p => p.Name == "潘若谷", Cancellation)));
    }

    [Theory, OnBothDatabases]
    public async Task 导入以后有人任职_不能撤销_说明原因(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        using var staff = await county.SignInAsync(Role.OfficeStaff);
        var id = await staff.TakeAsync("organisations", NewSchool);
        var school = await office.InScopeAsync(services => services.GetRequiredService<DudaoDbContext>().Organisations.SingleAsync(o => o.Code == "2199000601", Cancellation));
        await office.AddPersonAsync("newhead", school.Id, (Role.Head, school.Id));

        var (status, page) = await staff.UndoAsync("organisations", id);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("“石桥镇中心小学”已有人任职", page, StringComparison.Ordinal);
        Assert.NotNull(await office.InScopeAsync(services => services.GetRequiredService<DudaoDbContext>().Organisations.FindAsync([school.Id], Cancellation).AsTask()));
    }

    [Theory, OnBothDatabases]
    public async Task 表里没有的列不动(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        using var staff = await county.SignInAsync(Role.OfficeStaff);

        await staff.TakeAsync("organisations", "学校标识码,学校名称,学校类型,班数\n2199000402,双溪小学,小学,9\n");

        var school = await SchoolAsync(office, "2199000402");
        Assert.Equal((9, 300, county.Central.Id, county.Baishi.Id), (school.Classes, school.PrimaryPupils, school.CentralSchoolId!.Value, school.ParentId!.Value));
    }

    [Theory, OnBothDatabases]
    public async Task 导出再导入_一所也没有变(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        using var staff = await county.SignInAsync(Role.OfficeStaff);
        await staff.TakeAsync("organisations", NewSchool);
        var before = await VersionsAsync(office);
        const string All = "name,code,type,place,classes,pupils,head,contact,phone,primary,junior,senior,children,boarding,canteen,private,iscentral,central,address,opened,closed";
        using var export = await staff.GetAsync($"/organisations/export?cols={All}");

        await staff.TakeAsync("organisations", await export.Content.ReadAsByteArrayAsync(Cancellation), "单位.xlsx");

        Assert.Equal(before, await VersionsAsync(office));
    }

    [Theory, OnBothDatabases]
    public async Task 建校只知道年月或年份_照样导入_记下知道到哪里_改别的不丢(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        using var staff = await county.SignInAsync(Role.OfficeStaff);

        await staff.TakeAsync("organisations", "学校标识码,学校名称,学校类型,乡镇,建校时间\n2199000701,甲小学,小学,石桥镇,1994-09\n2199000702,乙小学,小学,石桥镇,1994年\n2199000703,丙小学,小学,石桥镇,1958年9月1日\n");

        var page = await staff.GetTextAsync($"/organisations/{(await SchoolAsync(office, "2199000701")).Id}");
        Assert.Contains("1994年9月<", page, StringComparison.Ordinal);
        Assert.Equal((new DateOnly(1994, 1, 1), DayExactness.Year), ((await SchoolAsync(office, "2199000702")) is var year ? (year.OpenedOn!.Value, year.OpenedExactness) : default));
        Assert.Equal(DayExactness.Day, (await SchoolAsync(office, "2199000703")).OpenedExactness);
        var (_, again) = await staff.LookAsync("organisations", "学校标识码,学校名称,学校类型,乡镇,建校时间\n2199000701,甲小学,小学,石桥镇,1994.9\n2199000702,乙小学,小学,石桥镇,1994\n2199000703,丙小学,小学,石桥镇,1958年9月2日\n");
        Assert.Contains("新增学校 0 所，修改学校 1 所，没有变化 2 所", again, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task 同一个名称写了两行_没有标识码也说与哪一行重复(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        using var staff = await county.SignInAsync(Role.OfficeStaff);

        var (_, page) = await staff.LookAsync("organisations", "学校标识码,学校名称,学校类型,乡镇\n2199000701,甲小学,小学,石桥镇\n,甲小学,小学,石桥镇人民政府\n2199000402,双溪小学,小学,白石镇\n,双溪小学,小学,\n");

        Assert.Contains("没有导入任何内容", page, StringComparison.Ordinal);
        Assert.Contains("与第 2 行", page, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task 导入过的再打开_说已经导入_可以当场撤销(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        using var staff = await county.SignInAsync(Role.OfficeStaff);
        var id = await staff.TakeAsync("organisations", NewSchool);
        var count = await CountAsync(office);

        var page = WebUtility.HtmlDecode(await staff.GetTextAsync($"/imports/organisations/{id}"));
        Assert.Contains("这个文件已经导入", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">导入</button>", page, StringComparison.Ordinal);
        using var undone = await staff.PostFormAsync($"/imports/organisations/{id}", "undo");

        Assert.Equal(HttpStatusCode.SeeOther, undone.StatusCode);
        Assert.Equal(count - 2, await CountAsync(office));
        Assert.Contains("后来撤销了", WebUtility.HtmlDecode(await staff.GetTextAsync($"/imports/organisations/{id}")), StringComparison.Ordinal);
    }

    private static Task<Organisation> SchoolAsync(TestOffice office, string code) =>
        office.InScopeAsync(services => services.GetRequiredService<DudaoDbContext>().Organisations.AsNoTracking().SingleAsync(o => o.Code == code, Cancellation));

    private static Task<int> CountAsync(TestOffice office) => office.InScopeAsync(services => services.GetRequiredService<DudaoDbContext>().Organisations.CountAsync(Cancellation));

    private static Task<List<string>> VersionsAsync(TestOffice office) => office.InScopeAsync(async services =>
        (await services.GetRequiredService<DudaoDbContext>().Organisations.AsNoTracking().OrderBy(o => o.Serial).ToListAsync(Cancellation)).Select(o => $"{o.Serial} {o.Name} {o.Version} {o.Path} {o.HeadPersonId}").ToList());
}
