using System.Globalization;
using Dudao.Server.Infrastructure.Components;
using Dudao.Server.Infrastructure.Lists;

namespace Dudao.Server.Infrastructure.Pieces;

/// <summary>The list of the sheet: invented inspections of one county on 2026-10-21.</summary>
internal static class SampleList
{
    public static DateOnly Today { get; } = new(2026, 10, 21);

    public static ListDefinition<SampleRow> Definition { get; } = new()
    {
        Key = "sample",
        Title = "督导任务",
        RowKey = row => row.Id,
        Href = _ => "/pieces/record",
        ExportHref = "/pieces/list/export",
        DefaultSort = "due",
        Note = "“当前办理”为粗体的，由本室办理。",
        Columns =
        [
            Column<SampleRow>.Of("subject", "被督导单位", row => row.Subject) with { Lead = true },
            Column<SampleRow>.Of("kind", "类别", row => row.Kind) with { Quiet = true },
            Column<SampleRow>.Of("state", "状态", row => row.State),
            Column<SampleRow>.Of("step", "进度", row => row.Step) with { Phone = PhonePlace.None, Text = row => $"{row.Step}/{row.Steps}" },
            Column<SampleRow>.Of("turn", "当前办理", row => row.Turn),
            Column<SampleRow>.Of("due", "期限", row => row.Due) with { Phone = PhonePlace.Side },
            Column<SampleRow>.Of("number", "文号", row => row.Number) with { Quiet = true, Phone = PhonePlace.None },
            Column<SampleRow>.Of("township", "乡镇", row => row.Township) with { Hidden = true },
            Column<SampleRow>.Of("pupils", "学生", row => row.Pupils) with { Hidden = true, IsNumber = true, Total = true, LabelOnPhone = true },
        ],
        Filters =
        [
            new SearchFilter<SampleRow>("单位名称或文号", row => row.Subject, row => row.Number),
            new SelectFilter<SampleRow, string>("kind", "类别", row => row.Kind),
            new SelectFilter<SampleRow, string>("state", "状态", row => row.State),
            new SelectFilter<SampleRow, string>("township", "乡镇", row => row.Township),
            new DateFilter<SampleRow>("due", "期限", row => row.Due),
            new FlagFilter<SampleRow>("ours", "本室办理", row => row.IsOurs),
        ],
        Tabs =
        [
            new("running", "进行中", row => row.State != "已结案"),
            new("mine", "待我办理", row => row.IsOurs),
            new("late", "已逾期", row => row.DaysLeft < 0, Late: true),
            new("closed", "已办结", row => row.State == "已结案"),
            new("all", "全部"),
        ],
    };

    private static IReadOnlyList<SampleRow> All { get; } = [.. Lines().Select(Read)];

    public static ListSource<SampleRow> Source { get; } = new(Definition, All.AsQueryable());

    public static DeadlineWords Deadline(SampleRow row) => DeadlineWords.Say(row.Due, Today, row.DaysLeft, row.Time);

    private static SampleRow Read(string line, int i)
    {
        var cells = line.Split('|');
        return new()
        {
            Id = new Guid(i + 1, 0, 0, new byte[8]),
            Subject = cells[0],
            Kind = cells[1],
            State = cells[2],
            Step = int.Parse(cells[3], CultureInfo.InvariantCulture),
            Turn = cells[4],
            Due = DateOnly.ParseExact(cells[5], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            DaysLeft = int.Parse(cells[6], CultureInfo.InvariantCulture),
            Time = cells[7].Length == 0 ? null : TimeOnly.ParseExact(cells[7], "HH:mm", CultureInfo.InvariantCulture),
            What = cells[8].Length == 0 ? null : cells[8],
            Number = cells[9],
            Township = cells[10],
            Pupils = 180 + (i * 37 % 900),
        };
    }

    private static IEnumerable<string> Lines()
    {
        yield return "大湾乡中心小学|达标验收|整改|12|学校|2026-10-16|-3|||云政教督〔2026〕24号|大湾乡";
        yield return "石桥镇中心小学|综合督导|合议|6|督导室|2026-10-21|0|16:30|合议|云政教督〔2026〕19号|石桥镇";
        yield return "柳溪镇人民政府|督政|申辩|8|柳溪镇人民政府|2026-10-21|0|23:59|申辩期满|云政教督〔2026〕2号|柳溪镇";
        yield return "柳溪镇初级中学|综合督导|自评已审|4|督导室|2026-10-22|1|08:30|进校|云政教督〔2026〕19号|柳溪镇";
        yield return "白石小学|综合督导|现场评估|5|督学 3 人|2026-10-22|1|12:00|交评分|云政教督〔2026〕19号|白石镇";
        yield return "云屏县第二中学|综合督导|现场评估|5|督学 5 人|2026-10-22|1|12:00|交评分|云政教督〔2026〕19号|云屏镇";
        yield return "青岭乡中心小学|达标验收|整改|12|督导室 核查|2026-10-23|2|||云政教督〔2026〕24号|青岭乡";
        yield return "云屏镇东门小学|达标验收|整改|12|学校|2026-10-23|2|||云政教督〔2026〕24号|云屏镇";
        yield return "柳溪镇第二小学|达标验收|整改|12|督导室 核查|2026-10-26|3|||云政教督〔2026〕24号|柳溪镇";
        yield return "标准化学校回头看|复查|自查自评|3|学校 3 所|2026-10-28|5|||云政教督〔2026〕23号|全县";
        yield return "云屏县第一中学|发展性|自查自评|3|学校|2026-10-30|7|||云政教督〔2026〕8号|云屏镇";
        yield return "云屏县第三中学|发展性|自查自评|3|学校|2026-10-30|7|||云政教督〔2026〕8号|云屏镇";
        yield return "石桥镇初级中学|发展性|自查自评|3|督导室 审核|2026-11-06|12|||云政教督〔2026〕8号|石桥镇";
        yield return "白石镇双溪小学|达标验收|整改|12|学校|2026-11-06|12|||云政教督〔2026〕24号|白石镇";
        yield return "教育局年度目标考核|年度考核|拟定|1|督导室|2026-11-10|14||报批|待拟|全县";
        yield return "松坪乡小学|达标验收|整改|12|学校|2026-11-13|17|||云政教督〔2026〕24号|松坪乡";
        yield return "石桥镇马鞍小学|达标验收|整改|12|学校|2026-11-13|17|||云政教督〔2026〕24号|石桥镇";
        for (var i = 1; i <= 28; i++)
        {
            yield return $"云屏县第{i + 3}幼儿园|办园行为|已结案|13|已办结|2026-06-{i:00}|30|||云政教督〔2026〕{i}号|云屏镇";
        }
    }
}
