using System.Globalization;
using System.Text.Json;
using Dudao.Core;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Imports;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Spreadsheets.Importing;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Organisations;

/// <summary>Schools from an office's table: known ones are changed, unknown ones added, with the townships that they stand in.</summary>
public sealed class SchoolImport(DudaoDbContext db, SignedIn signedIn, OfficeClock clock, OrganisationService organisations) : TableImport<SchoolRow>
{
    public override string Kind => "organisations";

    public override string Title => "学校";

    public override Right Right => Right.ManageOrganisations;

    public override string Back => OrganisationLinks.List;

    public override IReadOnlyList<string> Notes { get; } =
    [
        "必填学校名称、学校类型；乡镇写全称，还没有的乡镇会一并新建。标识码相同的学校按表修改，其余新增；表里没有的学校不动。",
        "改已有的学校，表里没有的列不动；有这一列而空着的，人数按0，“是否”按否。村小、教学点的“所属中心学校”填名称或标识码，以后可由中心学校的账号代管。",
    ];

    protected override ImportDefinition<SchoolRow> Definition => SchoolColumns.Definition;

    public override async Task<Outcome<Done>> UndoAsync(string undo, CancellationToken cancellation)
    {
        var kept = JsonSerializer.Deserialize<OrganisationUndo>(undo, Conventions.Json)!;
        foreach (var snapshot in kept.Changed)
        {
            var organisation = await db.Organisations.SingleAsync(o => o.Id == snapshot.Id, cancellation);
            if (organisation.Version != snapshot.VersionAfter)
            {
                return Failure.Conflict(new Refusal($"“{organisation.Name}”在导入以后又改过，不能撤销，什么也没有改。"));
            }

            snapshot.Restore(organisation);
        }

        if (await InUseAsync(kept, cancellation) is { } used)
        {
            return Failure.Conflict(new Refusal($"“{used}”已有人任职或有别的单位、人员归它，不能撤销，什么也没有改。"));
        }

        var added = await db.Organisations.Where(o => kept.Added.Contains(o.Id)).ToListAsync(cancellation);
        if (added.FirstOrDefault(o => o.Version != 1) is { } touched)
        {
            return Failure.Conflict(new Refusal($"“{touched.Name}”在导入以后又改过，不能撤销，什么也没有改。"));
        }

        db.RemoveRange(await db.People.Where(p => kept.People.Contains(p.Id)).ToListAsync(cancellation));
        db.RemoveRange(added);
        return new Done();
    }

    protected override async Task<IReadOnlyList<ImportMessage>> CheckAsync(IReadOnlyList<Imported<SchoolRow>> rows, CancellationToken cancellation) =>
        (await ResolveAsync(rows, cancellation)).Messages;

    protected override async Task<IReadOnlyList<string>> PlanAsync(IReadOnlyList<Imported<SchoolRow>> rows, CancellationToken cancellation)
    {
        var plan = await ResolveAsync(rows, cancellation);
        return
        [
            $"新增学校 {plan.Added} 所，修改学校 {plan.Changed} 所{(plan.Unchanged > 0 ? $"，没有变化 {plan.Unchanged} 所" : "")}",
            .. plan.NewTownships.Count == 0 ? [] : new[] { $"新建乡镇 {plan.NewTownships.Count} 个：{string.Join('、', plan.NewTownships)}" },
            $"学生合计 {rows.Sum(r => r.Value.Details.PrimaryPupils + r.Value.Details.JuniorPupils + r.Value.Details.SeniorPupils + r.Value.Details.KindergartenChildren).ToString("N0", CultureInfo.InvariantCulture)} 人",
        ];
    }

    protected override async Task<Outcome<ImportTaken>> ApplyAsync(IReadOnlyList<Imported<SchoolRow>> rows, CancellationToken cancellation)
    {
        var plan = await ResolveAsync(rows, cancellation);
        var place = await PlaceAsync(cancellation);
        var undo = new OrganisationUndo([], [], []);
        foreach (var name in plan.NewTownships)
        {
            var made = await organisations.PrepareAsync(
                Guid.CreateVersion7(), place.Id, OrganisationKind.Township, name, new OrganisationDetails { TownshipKind = OrganisationKinds.TownshipKindOf(name) }, cancellation);
            if (!made.IsDone)
            {
                return made.Failure;
            }

            plan.Made(made.Value);
            await SaveAsync(made.Value, $"导入时新建“{name}”", undo, isNew: true, cancellation);
        }

        foreach (var line in plan.Lines.OrderByDescending(l => l.Row.Value.Details.IsCentralSchool))
        {
            var outcome = await ApplyAsync(line, plan, undo, cancellation);
            if (!outcome.IsDone)
            {
                return Failure.Invalid(outcome.Refusals.Select(r => r with { Message = $"第{line.Row.Row}行“{line.Row.Value.Name}”：{r.Message}" }));
            }
        }

        var words = $"新增{plan.Added}所，修改{undo.Changed.Count}所";
        return new ImportTaken(rows.Count, words, JsonSerializer.Serialize(undo, Conventions.Json));
    }

    private async Task<Outcome<Organisation>> ApplyAsync(SchoolImportLine line, SchoolImportPlan plan, OrganisationUndo undo, CancellationToken cancellation)
    {
        var row = line.Row.Value;
        var parent = plan.ParentOf(row)!;
        row = row with { Details = row.Details with { CentralSchoolId = plan.CentralOf(row) } };
        if (line.Present is null)
        {
            var added = await organisations.PrepareAsync(line.Id, parent.Id, OrganisationKind.School, row.Name, row.Details, cancellation);
            if (added.IsDone)
            {
                await SaveAsync(added.Value, "导入新增", undo, isNew: true, cancellation);
            }

            return added;
        }

        var school = await db.Organisations.SingleAsync(o => o.Id == line.Id, cancellation);
        if ((await organisations.RefuseAsync(school, cancellation) ?? await organisations.RefuseAsync(parent, cancellation)) is { } notYours)
        {
            return notYours;
        }

        var before = OrganisationSnapshot.Of(school);
        var head = await db.People.Where(p => p.Id == school.HeadPersonId).Select(p => p.Name).FirstOrDefaultAsync(cancellation);
        var details = row.Over(before.Details with { HeadName = head ?? "" });
        var refusals = await organisations.JudgeAsync(school, details, cancellation);
        if (refusals.Count > 0)
        {
            return Failure.Invalid(refusals);
        }

        if (school.Name != row.Name)
        {
            school.FormerNames = [.. school.FormerNames, new FormerName(school.Name, clock.Today)];
            school.Name = row.Name;
            school.SearchKeys = OrganisationService.SearchKeysOf(school);
        }

        if (row.Place is not null && school.ParentId != parent.Id)
        {
            school.ParentId = parent.Id;
            school.Path = parent.Path + school.Serial.ToString(CultureInfo.InvariantCulture) + "/";
        }

        await organisations.PutAsync(school, details, cancellation);
        db.ChangeTracker.DetectChanges();
        if (db.ChangeTracker.HasChanges())
        {
            school.Version++;
            undo.Changed.Add(before);
            await SaveAsync(school, "导入时修改", undo, isNew: false, cancellation);
        }

        return school;
    }

    /// <summary>Each school is an act of its own, so that its course shows it; the tracker stays small.</summary>
    private async Task SaveAsync(Organisation organisation, string text, OrganisationUndo undo, bool isNew, CancellationToken cancellation)
    {
        undo.People.AddRange(db.ChangeTracker.Entries<Person>().Where(e => e.State == EntityState.Added).Select(e => e.Entity.Id));
        if (isNew)
        {
            undo.Added.Add(organisation.Id);
        }

        db.Record(Deed("Organisation.Import", text, organisation.Id));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private async Task<SchoolImportPlan> ResolveAsync(IReadOnlyList<Imported<SchoolRow>> rows, CancellationToken cancellation)
    {
        var place = await PlaceAsync(cancellation);
        var nodes = await db.Organisations.AsNoTracking().Where(o => o.Path.StartsWith(place.Path) && o.Id != place.Id).ToListAsync(cancellation);
        var codes = rows.Select(r => r.Value.Code).Where(c => c.Length > 0).ToList();
        var taken = await db.Organisations.Where(o => codes.Contains(o.Code) && !o.Path.StartsWith(place.Path)).Select(o => o.Code).ToListAsync(cancellation);
        var heads = await db.Organisations.Where(o => o.Path.StartsWith(place.Path)).Join(db.People, o => o.HeadPersonId, p => p.Id, (_, p) => new { p.Id, p.Name }).Distinct()
            .ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
        return new SchoolImportPlan(place, nodes, taken.ToHashSet(), heads, rows);
    }

    /// <summary>The place that the actor's office supervises.</summary>
    private async Task<Organisation> PlaceAsync(CancellationToken cancellation) => await (
        from office in db.Organisations
        where office.Id == signedIn.Actor.OfficeId
        join place in db.Organisations on office.ParentId equals place.Id
        select place).AsNoTracking().SingleAsync(cancellation);

    /// <summary>The name of one that was made by the import and is used by something that was not.</summary>
    private async Task<string?> InUseAsync(OrganisationUndo kept, CancellationToken cancellation) => await db.Organisations
        .Where(o => kept.Added.Contains(o.Id) && (
            db.Posts.Any(p => p.OrganisationId == o.Id)
            || db.People.Any(p => p.OrganisationId == o.Id && !kept.People.Contains(p.Id))
            || db.Users.Any(a => db.People.Any(p => p.Id == a.PersonId && kept.People.Contains(p.Id) && p.OrganisationId == o.Id))
            || db.Organisations.Any(c => (c.ParentId == o.Id || c.CentralSchoolId == o.Id) && !kept.Added.Contains(c.Id))))
        .Select(o => o.Name).FirstOrDefaultAsync(cancellation);

    private Deed Deed(string act, string text, Guid? id) => new(act, text) { RecordKind = nameof(Organisation), RecordId = id, OfficeId = signedIn.Actor.OfficeId };
}
