using Dudao.Server.Infrastructure.Lists;

namespace Dudao.Server.Features.Accounts;

/// <summary>人员与账号 as a list.</summary>
public static class PeopleList
{
    public const string NoAccount = "没有账号";
    public const string NeverSignedIn = "未登录过";
    public const string Normal = "正常";
    public const string Disabled = "已停用";

    public static ListDefinition<PersonRow> Definition { get; } = new()
    {
        Key = "people",
        Title = "人员与账号",
        Unit = "人",
        RowKey = row => row.Id,
        Href = row => PeopleLinks.Record(row.Id),
        ExportHref = PeopleLinks.Export,
        DefaultSort = "organisation",
        Columns =
        [
            Column<PersonRow>.Of("name", "姓名", row => row.Name, row => row.SearchKeys) with { Lead = true },
            Column<PersonRow>.Of("organisation", "所在单位", row => row.Organisation, row => "" + (row.OrganisationSerial + 1_000_000) + row.SearchKeys),
            Column<PersonRow>.Of("posts", "现任岗位", row => row.Posts) with { Sortable = false },
            Column<PersonRow>.Of("kind", "督学类别", row => row.InspectorKind) with { Quiet = true, Phone = PhonePlace.None },
            Column<PersonRow>.Of("phone", "电话", row => row.Phone) with { Quiet = true },
            Column<PersonRow>.Of("account", "账号", row => row.UserName) with { Quiet = true, Phone = PhonePlace.None },
            Column<PersonRow>.Of("state", "账号状态", row => row.State) with { Phone = PhonePlace.Side },
            Column<PersonRow>.Of("last", "最近登录", row => row.LastSignedInAt) with { Quiet = true, Phone = PhonePlace.None },
            Column<PersonRow>.Of("speciality", "专长", row => row.Speciality) with { Hidden = true },
        ],
        Filters =
        [
            new SearchFilter<PersonRow>("姓名、拼音、电话或账号", row => row.Name, row => row.SearchKeys, row => row.Phone, row => row.UserName, row => row.Organisation),
            new SelectFilter<PersonRow, string>("organisation", "所在单位", row => row.Organisation),
            new SelectFilter<PersonRow, string>("kind", "督学类别", row => row.InspectorKind),
            new SelectFilter<PersonRow, string>("state", "账号", row => row.State),
        ],
        Tabs =
        [
            new("all", "全部"),
            new("office", "督导室", row => row.IsOffice),
            new("inspectors", "督学", row => row.IsInspector),
            new("schools", "学校", row => row.IsSchool),
            new("others", "乡镇和部门", row => row.HoldsPost && !row.IsOffice && !row.IsInspector && !row.IsSchool),
            new("without", "没有账号", row => row.State == NoAccount),
        ],
    };
}
