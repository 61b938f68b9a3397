using Dudao.Server.Data;
using Dudao.Server.Infrastructure.Lists;

namespace Dudao.Server.Tests.Lists;

/// <summary>A row with a member of each type that a list sorts, filters and sums by.</summary>
internal sealed class OrganisationRow
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string? Code { get; init; }

    public OrganisationKind Kind { get; init; }

    public int Pupils { get; init; }

    public decimal Points { get; init; }

    public DateOnly? OpenedOn { get; init; }

    public bool Boarding { get; init; }
}

/// <summary>A list of organisations as a feature writes one, over the real database.</summary>
internal static class OrganisationRows
{
    public static ListDefinition<OrganisationRow> Definition { get; } = new()
    {
        Key = "test",
        Title = "单位",
        Unit = "个",
        RowKey = row => row.Id,
        DefaultSort = "name",
        Columns =
        [
            Column<OrganisationRow>.Of("name", "名称", row => row.Name) with { Lead = true },
            Column<OrganisationRow>.Of("kind", "类别", row => row.Kind),
            Column<OrganisationRow>.Of("pupils", "学生", row => row.Pupils) with { IsNumber = true, Total = true },
            Column<OrganisationRow>.Of("points", "分数", row => row.Points) with { IsNumber = true, Total = true },
            Column<OrganisationRow>.Of("opened", "建校", row => row.OpenedOn),
            Column<OrganisationRow>.Of("code", "标识码", row => row.Code) with { Hidden = true },
        ],
        Filters =
        [
            new SearchFilter<OrganisationRow>("名称或标识码", row => row.Name, row => row.Code),
            new SelectFilter<OrganisationRow, OrganisationKind>("kind", "类别", row => row.Kind) { Words = kind => kind == OrganisationKind.School ? "学校" : kind.ToString() },
            new SelectFilter<OrganisationRow, bool>("boarding", "寄宿", row => row.Boarding),
            new DateFilter<OrganisationRow>("opened", "建校", row => row.OpenedOn),
            new FlagFilter<OrganisationRow>("big", "百人以上", row => row.Pupils >= 100),
        ],
        Tabs = [new("schools", "学校", row => row.Kind == OrganisationKind.School), new("all", "全部")],
    };

    public static ListSource<OrganisationRow> Source(DudaoDbContext db) => new(Definition, db.Organisations.Select(o => new OrganisationRow
    {
        Id = o.Id,
        Name = o.Name,
        Code = o.Code == "" ? null : o.Code,
        Kind = o.Kind,
        Pupils = o.PrimaryPupils + o.JuniorPupils,
        Points = o.Classes * 1.25m,
        OpenedOn = o.OpenedOn,
        Boarding = o.Boarding,
    }));

    public static ListQuery Query(string query) => ListQuery.Read(
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.OfType<string>())), Definition);
}
