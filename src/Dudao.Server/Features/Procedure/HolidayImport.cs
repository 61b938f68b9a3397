using System.Text.Json;
using Dudao.Core;
using Dudao.Core.Procedure;
using Dudao.Server.Data;
using Dudao.Server.Features.Imports;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Spreadsheets.Importing;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Procedure;

/// <summary>Days off under one name, or a weekend that is worked instead.</summary>
public sealed record HolidayTableRow(string Name, bool IsWorked, DateOnly From, DateOnly To);

/// <summary>The days off of whole years from a table, as the State Council's notice has them. A year in the table replaces what was known of it.</summary>
public sealed class HolidayImport(DudaoDbContext db, SignedIn signedIn, ProcedureService procedure) : TableImport<HolidayTableRow>
{
    private static readonly ImportColumn<string> Name = new("节日", Cells.Text(20)) { Synonyms = ["节日名称", "假日", "名称"], Example = "国庆节" };
    private static readonly ImportColumn<bool> Worked = new("类别", Cells.Choice([("放假", false), ("上班", true)], [("调休上班", true), ("补班", true), ("休", false), ("班", true)]))
    {
        Required = true,
        Synonyms = ["放假或上班", "类型"],
        Example = "放假",
        Meaning = "调休上班的周末填“上班”",
    };

    private static readonly ImportColumn<DateOnly> From = new("开始日期", Cells.Day(new DateOnly(2012, 1, 1), new DateOnly(2100, 12, 31))) { Required = true, Synonyms = ["日期", "从", "开始"], Example = "2027-10-01" };
    private static readonly ImportColumn<DateOnly?> To = new("结束日期", Cells.Day(new DateOnly(2012, 1, 1), new DateOnly(2100, 12, 31)).OrNone()) { Synonyms = ["到", "结束"], Example = "2027-10-07", Meaning = "只有一天的可以空着" };

    public override string Kind => "holidays";

    public override string Title => "节假日";

    public override Right Right => Right.ManageProcedure;

    public override string Back => ProcedureLinks.Home;

    public override IReadOnlyList<string> Notes { get; } = ["照国务院办公厅的放假通知填：一个假期一行，调休上班一天一行。表里有的年份整年换成表里的，没有的年份不动。跨年的假期分两行填。"];

    protected override ImportDefinition<HolidayTableRow> Definition { get; } = new("节假日", [Name, Worked, From, To], row => new HolidayTableRow(
        row.Get(Name) is { Length: > 0 } name ? name : row.Get(Worked) ? "调休上班" : "放假", row.Get(Worked), row.Of(From), row.Get(To) ?? row.Of(From)))
    {
        MostRows = 1_000,
    };

    public override async Task<Outcome<Done>> UndoAsync(string undo, CancellationToken cancellation)
    {
        var kept = JsonSerializer.Deserialize<List<YearBefore>>(undo, Conventions.Json)!;
        foreach (var before in kept)
        {
            var record = await db.Set<HolidayYearRecord>().FindAsync([signedIn.Actor.OfficeId!.Value, before.Year], cancellation);
            if (record is null || record.Version != before.VersionAfter)
            {
                return Failure.Conflict(new Refusal($"{before.Year}年节假日在导入以后又改过，不能撤销，什么也没有改。"));
            }

            if (before.Content is null)
            {
                db.Remove(record);
            }
            else
            {
                (record.Content, record.Version) = (before.Content, record.Version + 1);
            }
        }

        return new Done();
    }

    protected override Task<IReadOnlyList<ImportMessage>> CheckAsync(IReadOnlyList<Imported<HolidayTableRow>> rows, CancellationToken cancellation)
    {
        // Each row is judged alone first, so that a message has its row; what only the year as a whole shows is said at its first row.
        var messages = rows.Select(r => (r.Row, Value: r.Value.From, Problem: YearOf(r.Value.From.Year, [r.Value]).Check())).Where(r => r.Problem is not null).ToList();
        if (messages.Count == 0)
        {
            messages = [.. Years(rows).Select(y => (rows.First(r => r.Value.From.Year == y.Year).Row, new DateOnly(y.Year, 1, 1), y.Check())).Where(y => y.Item3 is not null)];
        }

        return Task.FromResult<IReadOnlyList<ImportMessage>>([.. messages.Select(m => new ImportMessage(m.Row, From.Name, $"{m.Value:yyyy-MM-dd}", m.Problem!.Message.TrimEnd('。'), "通知里的放假日期，或调休上班的周六、周日"))]);
    }

    protected override Task<IReadOnlyList<string>> PlanAsync(IReadOnlyList<Imported<HolidayTableRow>> rows, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>([.. Years(rows).Select(y => $"{y.Year}年：放假 {y.Off.Count} 次，调休上班 {y.Worked.Count} 天")]);

    protected override async Task<Outcome<ImportTaken>> ApplyAsync(IReadOnlyList<Imported<HolidayTableRow>> rows, CancellationToken cancellation)
    {
        var undo = new List<YearBefore>();
        foreach (var year in Years(rows))
        {
            var known = await db.Set<HolidayYearRecord>().AsNoTracking().FirstOrDefaultAsync(y => y.OfficeId == signedIn.Actor.OfficeId && y.Year == year.Year, cancellation);
            var put = await procedure.PutHolidaysAsync(year, cancellation);
            if (!put.IsDone)
            {
                return put.Failure;
            }

            undo.Add(new YearBefore(year.Year, (known?.Version ?? 0) + 1, known?.Content));
        }

        return new ImportTaken(rows.Count, string.Join('、', undo.Select(y => $"{y.Year}年")), JsonSerializer.Serialize(undo, Conventions.Json));
    }

    private static IEnumerable<HolidayYear> Years(IReadOnlyList<Imported<HolidayTableRow>> rows) =>
        rows.GroupBy(r => r.Value.From.Year).OrderBy(g => g.Key).Select(g => YearOf(g.Key, g.Select(r => r.Value)));

    private static HolidayYear YearOf(int year, IEnumerable<HolidayTableRow> rows)
    {
        var parted = rows.ToLookup(r => r.IsWorked);
        return new HolidayYear(
            year, $"国务院办公厅关于{year}年部分节假日安排的通知",
            [.. parted[false].Select(r => new Holiday(r.Name, r.From, r.To))],
            [.. parted[true].SelectMany(r => Enumerable.Range(0, Math.Clamp(r.To.DayNumber - r.From.DayNumber + 1, 1, 31)).Select(r.From.AddDays))]);
    }

    private sealed record YearBefore(int Year, int VersionAfter, string? Content);
}
