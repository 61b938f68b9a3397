using System.Globalization;
using System.Text.Json;
using Dudao.Core;
using Dudao.Server.Data;
using Dudao.Server.Features.Imports;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Spreadsheets.Importing;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Procedure;

/// <summary>An item of the year's list as the approved table has it.</summary>
public sealed record ListItemRow(int Year, string Number, string Name, string ApprovedBy, DateOnly ApprovedOn);

/// <summary>The year's list of inspections, appraisals and contests from the table that was approved.</summary>
public sealed class ListItemImport(DudaoDbContext db, SignedIn signedIn, OfficeClock clock, ProcedureService procedure) : TableImport<ListItemRow>
{
    private static readonly ImportColumn<int> Year = new("年度", Cells.Whole(2012, 2100)) { Synonyms = ["年份"], Example = "2026", Meaning = "空着就是今年" };
    private static readonly ImportColumn<string> Number = new("序号", Cells.Text(10)) { Required = true, Synonyms = ["编号", "项次"], Example = "7" };
    private static readonly ImportColumn<string> Name = new("事项名称", Cells.Text(100)) { Required = true, Synonyms = ["事项", "名称", "项目名称"], Example = "学校综合督导", Width = 36 };
    private static readonly ImportColumn<string> By = new("批准机关", Cells.Text(60)) { Required = true, Synonyms = ["审批机关", "批准单位"], Example = "县委教育工作领导小组", Width = 24 };
    private static readonly ImportColumn<DateOnly?> On = new("批准日期", Cells.Day(new DateOnly(2012, 1, 1)).OrNone()) { Required = true, Synonyms = ["审批日期", "批准时间"], Example = "2026-02-10" };

    public override string Kind => "list";

    public override string Title => "清单事项";

    public override Right Right => Right.ManageProcedure;

    public override string Back => ProcedureLinks.YearlyList;

    public override IReadOnlyList<string> Notes { get; } = ["按批准公布的《督查检查评比考核事项清单》填。年度和序号相同的按表修改，其余新增。"];

    protected override ImportDefinition<ListItemRow> Definition => new("清单事项", [Year, Number, Name, By, On], row => new ListItemRow(
        row.Has(Year) ? row.Get(Year) : clock.Today.Year, row.Of(Number), row.Of(Name), row.Of(By), row.Of(On)!.Value))
    {
        Checks = [ImportChecks.Unique<ListItemRow>(Number, r => $"{r.Year} {r.Number}")],
        MostRows = 1_000,
    };

    public override async Task<Outcome<Done>> UndoAsync(string undo, CancellationToken cancellation)
    {
        var kept = JsonSerializer.Deserialize<ListUndo>(undo, Conventions.Json)!;
        var added = await db.Set<ListItem>().Where(i => kept.Added.Contains(i.Id)).ToListAsync(cancellation);
        if (await db.Set<Inspection>().AnyAsync(i => i.ListItemId != null && kept.Added.Contains(i.ListItemId.Value), cancellation))
        {
            return Failure.Conflict(new Refusal("已有督导任务依据其中的事项，不能撤销，什么也没有改。"));
        }

        db.RemoveRange(added);
        foreach (var before in kept.Changed)
        {
            var item = await db.Set<ListItem>().SingleAsync(i => i.Id == before.Id, cancellation);
            (item.Name, item.ApprovedBy, item.ApprovedOn) = (before.Name, before.ApprovedBy, before.ApprovedOn);
        }

        return new Done();
    }

    protected override Task<IReadOnlyList<ImportMessage>> CheckAsync(IReadOnlyList<Imported<ListItemRow>> rows, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<ImportMessage>>(
            [.. rows.Where(r => r.Value.ApprovedOn > clock.Today || r.Value.ApprovedOn.Year < r.Value.Year - 1)
                .Select(r => new ImportMessage(r.Row, On.Name, r.Value.ApprovedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "日期不对", "不晚于今天、不早于清单年度前一年的日期"))]);

    protected override async Task<IReadOnlyList<string>> PlanAsync(IReadOnlyList<Imported<ListItemRow>> rows, CancellationToken cancellation)
    {
        var known = await PresentAsync(cancellation);
        var changed = rows.Count(r => known.ContainsKey((r.Value.Year, r.Value.Number)));
        return [$"新增 {rows.Count - changed} 项，修改 {changed} 项"];
    }

    protected override async Task<Outcome<ImportTaken>> ApplyAsync(IReadOnlyList<Imported<ListItemRow>> rows, CancellationToken cancellation)
    {
        var known = await PresentAsync(cancellation);
        var undo = new ListUndo([], []);
        foreach (var (number, row) in rows.Select(r => (r.Row, r.Value)))
        {
            var present = known.GetValueOrDefault((row.Year, row.Number));
            if (present is not null)
            {
                undo.Changed.Add(new ListItemBefore(present.Id, present.Name, present.ApprovedBy, present.ApprovedOn));
            }

            var put = await procedure.PrepareListItemAsync(present?.Id ?? Guid.CreateVersion7(), row.Year, row.Number, row.Name, row.ApprovedBy, row.ApprovedOn, cancellation);
            if (!put.IsDone)
            {
                return Failure.Invalid(put.Refusals.Select(r => r with { Message = $"第{number}行：{r.Message}" }));
            }

            if (present is null)
            {
                undo.Added.Add(put.Value.Id);
            }
        }

        return new ImportTaken(rows.Count, $"新增{undo.Added.Count}项，修改{undo.Changed.Count}项", JsonSerializer.Serialize(undo, Conventions.Json));
    }

    private async Task<Dictionary<(int, string), ListItem>> PresentAsync(CancellationToken cancellation)
    {
        var office = signedIn.Actor.OfficeId;
        return await db.Set<ListItem>().AsNoTracking().Where(i => i.OfficeId == office).ToDictionaryAsync(i => (i.Year, i.Number), cancellation);
    }

    private sealed record ListUndo(List<Guid> Added, List<ListItemBefore> Changed);

    private sealed record ListItemBefore(Guid Id, string Name, string ApprovedBy, DateOnly ApprovedOn);
}
