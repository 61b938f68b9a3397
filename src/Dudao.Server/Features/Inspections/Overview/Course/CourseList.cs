using Dudao.Server.Infrastructure.Lists;

namespace Dudao.Server.Features.Inspections.Overview.Course;

/// <summary>全部经过 of one subject or batch as a list: filtered, printed and exported like every other.</summary>
public static class CourseList
{
    public static ListDefinition<CourseLine> For(string exportHref) => new()
    {
        Key = "course",
        Title = "全部经过",
        Unit = "条",
        RowKey = row => row.Id,
        ExportHref = exportHref,
        DefaultSort = "-entered",
        DefaultSize = 50,
        Note = "粗体的一条使状态改变。",
        Columns =
        [
            Column<CourseLine>.Of("day", "日期", row => row.Day) with { Phone = PhonePlace.Side },
            Column<CourseLine>.Of("who", "谁办的", row => row.Who),
            Column<CourseLine>.Of("deed", "做了什么", row => row.Deed) with { Sortable = false, Lead = true },
            Column<CourseLine>.Of("reason", "理由、说明", row => row.Reason) with { Sortable = false, LabelOnPhone = true },
            Column<CourseLine>.Of("by", "代录人", row => row.EnteredBy) with { Quiet = true, LabelOnPhone = true },
            Column<CourseLine>.Of("entered", "录入时间", row => row.EnteredAt, row => row.Sequence) with { Quiet = true, LabelOnPhone = true },
            Column<CourseLine>.Of("scan", "扫描件", row => row.ScanNames) with { Sortable = false, LabelOnPhone = true },
        ],
        Filters =
        [
            new SearchFilter<CourseLine>("谁、做了什么、理由", row => row.Who, row => row.EnteredBy, row => row.Deed, row => row.Reason),
            new SelectFilter<CourseLine, string>("who", "谁办的", row => row.Who),
            new DateFilter<CourseLine>("entered", "录入日期", row => row.EnteredAt),
        ],
        Tabs =
        [
            new("all", "全部"),
            new("states", "状态改变", row => row.ChangesState),
            new("for", "代录的", row => row.EnteredBy != ""),
        ],
    };
}
