using Dudao.Core.Inspections;
using Dudao.Server.Infrastructure.Components;
using Dudao.Server.Infrastructure.Lists;

namespace Dudao.Server.Features.Inspections.Overview;

/// <summary>督导任务: the list of inspections, a row a subject.</summary>
public static class InspectionList
{
    public static ListDefinition<InspectionRow> Definition { get; } = new()
    {
        Key = "inspections",
        Title = "督导任务",
        RowKey = row => row.Id,
        Href = row => InspectionLinks.Subject(row.Id),
        Late = row => row.IsLate,
        ExportHref = "/inspections/export",
        DefaultSort = "due",
        Note = "“当前办理”为粗体的，由您或您的单位办理。",
        Columns =
        [
            Column<InspectionRow>.Of("subject", "被督导单位", row => row.Subject) with { Lead = true },
            Column<InspectionRow>.Of("title", "任务", row => row.Title) with { Quiet = true },
            Column<InspectionRow>.Of("state", "状态", row => row.State) with { Text = row => row.StateWords },
            Column<InspectionRow>.Of("step", "进度", row => row.Step) with { Phone = PhonePlace.None, Text = row => $"{row.Step}/{row.Steps}" },
            Column<InspectionRow>.Of("turn", "当前办理", row => row.Turn),
            Column<InspectionRow>.Of("due", "期限", row => row.Due, row => row.Due ?? DateOnly.MaxValue) with { Phone = PhonePlace.Side },
            Column<InspectionRow>.Of("number", "文号", row => row.Number) with { Quiet = true, Phone = PhonePlace.None },
            Column<InspectionRow>.Of("kind", "类别", row => row.Kind) with { Hidden = true },
            Column<InspectionRow>.Of("township", "乡镇", row => row.Township) with { Hidden = true },
            Column<InspectionRow>.Of("year", "年度", row => row.Year) with { Hidden = true },
            Column<InspectionRow>.Of("grade", "等级", row => row.Grade) with { Hidden = true },
        ],
        Filters =
        [
            new SearchFilter<InspectionRow>("单位名称、任务或文号", row => row.Subject, row => row.Title, row => row.Number, row => row.SearchKeys),
            new SelectFilter<InspectionRow, int>("year", "年度", row => row.Year) { By = year => -year },
            new SelectFilter<InspectionRow, string>("kind", "类别", row => row.Kind),
            new SelectFilter<InspectionRow, InspectionState>("state", "状态", row => row.State) { Words = state => state.Name(), By = state => (int)state },
            new SelectFilter<InspectionRow, string>("township", "乡镇", row => row.Township),
        ],
        Tabs =
        [
            new("running", "进行中", row => row.State != InspectionState.Closed),
            new("mine", "待我办理", row => row.IsMine),
            new("late", "已逾期", row => row.IsLate, Late: true),
            new("closed", "已办结", row => row.State == InspectionState.Closed),
            new("all", "全部"),
        ],
    };

    public static DeadlineWords? Deadline(InspectionRow row, DateOnly today) =>
        row.Due is { } due ? DeadlineWords.Say(due, today, row.DaysLeft, row.DueTime) : null;
}
