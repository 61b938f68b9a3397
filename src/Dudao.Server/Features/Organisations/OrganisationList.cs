using Dudao.Core.Text;
using Dudao.Server.Infrastructure.Lists;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Organisations;

/// <summary>单位 as a list: schools first, by township.</summary>
public static class OrganisationList
{
    private static readonly OrganisationKind[] Places = [OrganisationKind.Province, OrganisationKind.City, OrganisationKind.County, OrganisationKind.Township];

    public static ListDefinition<OrganisationRow> Definition { get; } = new()
    {
        Key = "organisations",
        Title = "单位",
        Unit = "个",
        RowKey = row => row.Id,
        Href = row => OrganisationLinks.Record(row.Id),
        ExportHref = OrganisationLinks.Export,
        DefaultSort = "place",
        Columns =
        [
            Column<OrganisationRow>.Of("name", "单位", row => row.Name, row => row.SearchKeys) with { Lead = true },
            Column<OrganisationRow>.Of("code", "学校标识码", row => row.Code) with { Quiet = true, Phone = PhonePlace.None },
            Column<OrganisationRow>.Of("type", "类型", row => row.Type) with { Phone = PhonePlace.Side },
            Column<OrganisationRow>.Of("place", "所在", row => row.Place, row => (row.PlaceSerial * 1_000_000L) + row.Serial),
            Column<OrganisationRow>.Of("classes", "班数", row => row.Classes) with { IsNumber = true, Total = true, Phone = PhonePlace.None, Text = row => Number(row.Classes) },
            Column<OrganisationRow>.Of("pupils", "学生", row => row.Pupils) with { IsNumber = true, Total = true, LabelOnPhone = true, Text = row => Number(row.Pupils) },
            Column<OrganisationRow>.Of("head", "负责人", row => row.Head) with { LabelOnPhone = true },
            Column<OrganisationRow>.Of("contact", "联系人", row => row.Contact) with { Phone = PhonePlace.None },
            Column<OrganisationRow>.Of("phone", "电话", row => row.Phone),
            Column<OrganisationRow>.Of("primary", "小学生", row => row.PrimaryPupils) with { Hidden = true, IsNumber = true, Total = true, Text = row => Number(row.PrimaryPupils) },
            Column<OrganisationRow>.Of("junior", "初中生", row => row.JuniorPupils) with { Hidden = true, IsNumber = true, Total = true, Text = row => Number(row.JuniorPupils) },
            Column<OrganisationRow>.Of("senior", "高中生", row => row.SeniorPupils) with { Hidden = true, IsNumber = true, Total = true, Text = row => Number(row.SeniorPupils) },
            Column<OrganisationRow>.Of("children", "在园幼儿", row => row.KindergartenChildren) with { Hidden = true, IsNumber = true, Total = true, Text = row => Number(row.KindergartenChildren) },
            Column<OrganisationRow>.Of("boarding", "寄宿", row => row.Boarding) with { Hidden = true },
            Column<OrganisationRow>.Of("canteen", "食堂", row => row.Canteen) with { Hidden = true },
            Column<OrganisationRow>.Of("private", "民办", row => row.IsPrivate) with { Hidden = true },
            Column<OrganisationRow>.Of("iscentral", "中心学校", row => row.IsCentralSchool) with { Hidden = true },
            Column<OrganisationRow>.Of("central", "所属中心学校", row => row.CentralSchool) with { Hidden = true },
            Column<OrganisationRow>.Of("address", "地址", row => row.Address) with { Hidden = true },
            Column<OrganisationRow>.Of("opened", "开办日期", row => row.OpenedOn) with { Hidden = true, Text = row => row.OpenedOn is { } day ? new RoughDay(day, row.OpenedExactness).ToString() : "" },
            Column<OrganisationRow>.Of("closed", "停办日期", row => row.ClosedOn) with { Hidden = true },
        ],
        Filters =
        [
            new SearchFilter<OrganisationRow>("名称、拼音或标识码", Matches),
            new SelectFilter<OrganisationRow, string>("place", "所在", row => row.Place),
            new SelectFilter<OrganisationRow, string>("type", "类型", row => row.Type) { By = type => Order(type) },
            new FlagFilter<OrganisationRow>("boarding", "寄宿", row => row.Boarding),
            new FlagFilter<OrganisationRow>("canteen", "有食堂", row => row.Canteen),
            new FlagFilter<OrganisationRow>("private", "民办", row => row.IsPrivate),
            new FlagFilter<OrganisationRow>("central", "中心学校", row => row.IsCentralSchool),
        ],
        Tabs =
        [
            new("schools", "学校", row => row.Kind == OrganisationKind.School && row.IsOpen),
            new("places", "乡镇", row => Places.Contains(row.Kind) && row.IsOpen),
            new("offices", "机关", row => row.Kind != OrganisationKind.School && !Places.Contains(row.Kind) && row.IsOpen),
            new("closed", "已停办", row => !row.IsOpen),
            new("all", "全部"),
        ],
    };

    /// <summary>A word finds a name that holds it, by pinyin or initials too; a few characters also with others between (二中 finds 第二中学).</summary>
    internal static System.Linq.Expressions.Expression<Func<OrganisationRow, bool>> Matches(string word)
    {
        var key = word.ToLowerInvariant();
        var gaps = word.Length is >= 2 and <= 6 && word.All(c => c is >= '\u4e00' and <= '\u9fff') ? $"%{string.Join('%', word.AsEnumerable())}%" : word.Replace('%', ' ').Replace('_', ' ');
        return row => row.Name.Contains(word) || row.SearchKeys.Contains(key) || row.Code.StartsWith(word) || EF.Functions.Like(row.Name, gaps);
    }

    private static string Number(int number) => number == 0 ? "" : number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    private static int Order(string type) => SchoolType.All.Select(t => t.Name).ToList().IndexOf(type) is var at and >= 0 ? at : 100;
}
