using System.Globalization;

namespace Dudao.Core.Documents.Templates;

/// <summary>The tables that plan, notice and sheets share.</summary>
internal static class TeamTables
{
    /// <summary>Who is in which group, for the subject to see whether someone must step back.</summary>
    public static Table Members(InspectionFacts inspection)
    {
        var rows = new List<Row> { new([Cell.Head("组别"), Cell.Head("职责"), Cell.Head("姓名"), Cell.Head("单位及职务"), Cell.Head("督导对象及进校时间")]) };
        foreach (var group in inspection.Groups)
        {
            var subjects = string.Join('\n', inspection.Subjects.Where(s => s.Group == group.Name).Select(s => $"{s.Name}（{s.Visit.WithoutYear()}）"));
            rows.AddRange(group.Members.Select((m, i) => new Row(i == 0
                ? [new Cell(group.Shown, Down: group.Members.Count, Align: CellAlign.Centre), .. Person(m), new Cell(subjects, Down: group.Members.Count)]
                : [.. Person(m)])));
        }

        return new Table([new Column(18), new Column(20, CellAlign.Centre), new Column(22, CellAlign.Centre), new Column(46), new Column(50)], rows);
    }

    /// <summary>Who marks what (分工表), on its side.</summary>
    public static Table Assignment(InspectionFacts inspection)
    {
        var rows = new List<Row> { new([.. new[] { "组别", "职责", "姓名", "单位及职务", "负责指标", "督导对象及进校时间" }.Select(Cell.Head)]) };
        foreach (var group in inspection.Groups)
        {
            var subjects = string.Join('\n', inspection.Subjects.Where(s => s.Group == group.Name).Select(s => $"{s.Name}（{s.Visit.WithoutYear()}）"));
            rows.AddRange(group.Members.Select((m, i) =>
            {
                Cell[] own = [.. Person(m), new Cell(string.Join('\n', m.Parts))];
                return new Row(i == 0
                    ? [new Cell(group.Shown, Down: group.Members.Count, Align: CellAlign.Centre), .. own, new Cell(subjects, Down: group.Members.Count)]
                    : own);
            }));
        }

        return new Table(
            [new Column(20), new Column(24, CellAlign.Centre), new Column(24, CellAlign.Centre), new Column(58), new Column(52), new Column(47)], rows, Points: 10.5);
    }

    /// <summary>The days (日程).</summary>
    public static Table Schedule(IReadOnlyList<ScheduleItem> schedule)
    {
        var rows = new List<Row> { new([.. new[] { "日期", "时间", "地点", "工作内容", "参加人员" }.Select(Cell.Head)]) };
        foreach (var day in Runs(schedule, i => ChineseWords.Day(i.Day)))
        {
            rows.AddRange(day.Select((item, i) =>
            {
                Cell[] own = [new(item.Time), new(item.Place), new(item.Work), new(item.Who)];
                return new Row(i == 0 ? [new Cell(ChineseWords.MonthDayWeekday(item.Day), Down: day.Count, Align: CellAlign.Centre), .. own] : own);
            }));
        }

        return new Table([new Column(24), new Column(28, CellAlign.Centre), new Column(28, CellAlign.Centre), new Column(48), new Column(28)], rows);
    }

    /// <summary>What lies ready, leaf by leaf.</summary>
    public static Table Materials(IReadOnlyList<MaterialFacts> materials)
    {
        var rows = new List<Row> { new([Cell.Head("序号"), Cell.Head("指标"), Cell.Head("评估要点"), Cell.Head("备查材料")]) };
        var number = 0;
        foreach (var part in Runs(materials, m => m.Part))
        {
            rows.AddRange(part.Select((m, i) =>
            {
                var text = m.Upload.Length == 0 ? m.Materials : $"{m.Materials}\n（须上传：{m.Upload}）";
                var first = new Cell((++number).ToString(CultureInfo.InvariantCulture));
                return new Row(i == 0 ? [first, new Cell(m.Part, Down: part.Count), new Cell(m.Leaf), new Cell(text)] : [first, new Cell(m.Leaf), new Cell(text)]);
            }));
        }

        return new Table([new Column(12, CellAlign.Centre), new Column(30), new Column(62), new Column(52)], rows);
    }

    /// <summary>Neighbours with the same key together, in order.</summary>
    public static IEnumerable<IReadOnlyList<T>> Runs<T>(IEnumerable<T> items, Func<T, string> key)
    {
        var run = new List<T>();
        foreach (var item in items)
        {
            if (run.Count > 0 && key(run[0]) != key(item))
            {
                yield return run;
                run = [];
            }

            run.Add(item);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private static Cell[] Person(MemberFacts member) => [new(member.Duty), new(member.Name), new(member.Unit)];
}
