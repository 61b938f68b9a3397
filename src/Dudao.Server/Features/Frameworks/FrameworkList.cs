using System.Globalization;
using Dudao.Server.Infrastructure.Lists;

namespace Dudao.Server.Features.Frameworks;

/// <summary>指标体系: the list of versions.</summary>
public static class FrameworkList
{
    public static ListDefinition<FrameworkRow> Definition { get; } = new()
    {
        Key = "frameworks",
        Title = "指标体系",
        RowKey = row => row.Id,
        Href = row => FrameworkLinks.Version(row.Id),
        DefaultSort = "name",
        Columns =
        [
            Column<FrameworkRow>.Of("name", "指标体系", row => row.Name) with { Lead = true },
            Column<FrameworkRow>.Of("label", "版本", row => row.Label),
            Column<FrameworkRow>.Of("state", "状态", row => row.State) with { Text = row => row.StateWords, Phone = PhonePlace.Side },
            Column<FrameworkRow>.Of("leaves", "指标条数", row => row.Leaves) with { IsNumber = true, LabelOnPhone = true },
            Column<FrameworkRow>.Of("points", "总分", row => row.Points) with { IsNumber = true, LabelOnPhone = true, Text = row => Points(row) },
            Column<FrameworkRow>.Of("published", "发布日期", row => row.PublishedOn) with { Text = row => row.PublishedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "" },
        ],
        Tabs =
        [
            new("all", "全部"),
            new("published", "已发布", row => row.State == FrameworkVersionState.Published),
            new("draft", "草稿", row => row.State == FrameworkVersionState.Draft),
        ],
    };

    private static string Points(FrameworkRow row) => string.Create(
        CultureInfo.InvariantCulture, $"{row.Points:0.####}{(row.Bonus > 0 ? $"，加分至多 {row.Bonus:0.####}" : "")}");
}
