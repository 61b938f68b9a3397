using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Lists;
using Dudao.Server.Infrastructure.Spreadsheets;
using Dudao.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Lists;

public sealed class ListReadingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Search_Choice_Days_AndFlag_Narrow(Database database)
    {
        await using var office = await FilledAsync(database);
        Assert.Equal(["甲小学", "乙小学", "丙中学"], await NamesAsync(office, ""), Ignoring.Order);
        Assert.Equal(["甲小学", "乙小学"], await NamesAsync(office, "q=小学"), Ignoring.Order);
        Assert.Equal(["乙小学"], await NamesAsync(office, "q=小学 2199000002"));
        Assert.Equal(["丙中学"], await NamesAsync(office, "boarding=1"));
        Assert.Equal(["乙小学"], await NamesAsync(office, "opened-from=2001-01-01&opened-to=2010-12-31"));
        Assert.Equal(["乙小学", "丙中学"], await NamesAsync(office, "big=1"), Ignoring.Order);
        Assert.Equal(["云屏县"], await NamesAsync(office, "tab=all&kind=County"));
    }

    [Theory, OnBothDatabases]
    public async Task WhatSearchTakesForAPattern_IsText(Database database)
    {
        await using var office = await FilledAsync(database);
        Assert.Empty(await NamesAsync(office, "q=%25"));
        Assert.Empty(await NamesAsync(office, "q=_"));
        Assert.Empty(await NamesAsync(office, "q='%3B--"));
    }

    [Theory, OnBothDatabases]
    public async Task NonsenseInTheAddress_IsPassedOver(Database database)
    {
        await using var office = await FilledAsync(database);
        Assert.Equal(3, (await NamesAsync(office, "kind=nothing&opened-from=yesterday&sort=nothing&page=-3&size=x&boarding=maybe&tab=no&cols=none")).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Order_FollowsEachColumn_BothWays(Database database)
    {
        await using var office = await FilledAsync(database);
        Assert.Equal(["甲小学", "乙小学", "丙中学"], await NamesAsync(office, "sort=pupils"));
        Assert.Equal(["丙中学", "乙小学", "甲小学"], await NamesAsync(office, "sort=-pupils"));
        Assert.Equal(["丙中学", "乙小学", "甲小学"], await NamesAsync(office, "sort=-points"));
        Assert.Equal(["丙中学", "乙小学", "甲小学"], await NamesAsync(office, "sort=-opened"));
        Assert.Equal(["甲小学", "乙小学", "丙中学"], await NamesAsync(office, "sort=code"));
    }

    [Theory, OnBothDatabases]
    public async Task CountsAndSums_AreOverAllPages(Database database)
    {
        await using var office = await FilledAsync(database);
        var view = await ReadAsync(office, "size=1&page=2&sort=pupils");
        Assert.Equal(["乙小学"], view.Rows.Select(row => row.Name));
        Assert.Equal((3, 2, 3, 2, 2), (view.Count, view.Page, view.Pages, view.First, view.Last));
        Assert.Equal((690m, 22.5m), (view.Totals["pupils"], view.Totals["points"]));
        Assert.Equal((3, 4), (view.TabCounts["schools"], view.TabCounts["all"]));
        Assert.Equal(3, (await ReadAsync(office, "size=1&page=99")).Page);
    }

    [Theory, OnBothDatabases]
    public async Task Choices_HaveTheirCountsUnderTheOtherFilters(Database database)
    {
        await using var office = await FilledAsync(database);
        var view = await ReadAsync(office, "q=小学&boarding=1");
        Assert.Empty(view.Rows);
        Assert.Equal([("0", "否", 2)], view.Options["boarding"].Select(option => (option.Value, option.Label, option.Count)));
        Assert.Empty(view.Options["kind"]);
        Assert.Equal(["含“小学”", "寄宿 是"], view.Asked);
        Assert.Equal(4, view.CountOfAll);
    }

    [Theory, OnBothDatabases]
    public async Task AnExport_HoldsWhatIsFiltered_InItsOrder_WithTheColumnsShown(Database database)
    {
        await using var office = await FilledAsync(database);
        using var file = new MemoryStream();
        await office.InScopeAsync(async services =>
        {
            var (definition, rows) = OrganisationRows.Source(services.GetRequiredService<DudaoDbContext>());
            await ListExport.WriteAsync(definition, rows, OrganisationRows.Query("q=小学&sort=-pupils&cols=code,pupils,opened"), new DateTime(2026, 10, 21, 15, 20, 0), file, Cancellation);
            return 0;
        });
        using var sheets = SpreadsheetFile.Open(new MemoryStream(file.ToArray()), "单位.xlsx");
        Assert.Equal(
            ["单位（学校）；含“小学”；共 2 个；数据截至 2026年10月21日 15:20", "名称|学生|建校|标识码", "乙小学|240|2005-09-01|2199000002", "甲小学|90|1998-09-01|2199000001"],
            sheets.Sheets[0].Rows().Select(row => string.Join('|', row.Cells)));
    }

    private static async Task<TestOffice> FilledAsync(Database database)
    {
        var office = await TestOffice.StartAsync(database);
        var county = new Organisation { Id = Guid.CreateVersion7(), Serial = 1, Path = "/1/", Kind = OrganisationKind.County, Name = "云屏县" };
        await office.ArrangeAsync(
            county,
            School(county, 2, "甲小学", 90, 4, 1998),
            School(county, 3, "乙小学", 240, 6, 2005),
            School(county, 4, "丙中学", 360, 8, 2015, boarding: true));
        return office;
    }

    private static Organisation School(Organisation county, int serial, string name, int pupils, int classes, int opened, bool boarding = false) => new()
    {
        Id = Guid.CreateVersion7(),
        Serial = serial,
        ParentId = county.Id,
        Path = $"/1/{serial}/",
        Kind = OrganisationKind.School,
        Name = name,
        Code = $"219900000{serial - 1}",
        PrimaryPupils = pupils,
        Classes = classes,
        OpenedOn = new DateOnly(opened, 9, 1),
        Boarding = boarding,
    };

    private static Task<ListView<OrganisationRow>> ReadAsync(TestOffice office, string query) => office.InScopeAsync(services =>
        OrganisationRows.Source(services.GetRequiredService<DudaoDbContext>()).ReadAsync(OrganisationRows.Query(query), Cancellation));

    private static async Task<IReadOnlyList<string>> NamesAsync(TestOffice office, string query) => [.. (await ReadAsync(office, query)).Rows.Select(row => row.Name)];

    private sealed class Ignoring : IEqualityComparer<IReadOnlyList<string>>
    {
        public static Ignoring Order { get; } = new();

        public bool Equals(IReadOnlyList<string>? x, IReadOnlyList<string>? y) => x!.Order(StringComparer.Ordinal).SequenceEqual(y!.Order(StringComparer.Ordinal));

        public int GetHashCode(IReadOnlyList<string> obj) => obj.Count;
    }
}
