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

namespace Dudao.Server.Features.Accounts;

/// <summary>People from an office's list, with a post each. Accounts are made after that, since their passwords are shown once.</summary>
public sealed class PersonImport(DudaoDbContext db, SignedIn signedIn, OfficeClock clock, PersonService people, PostService posts, Grounds grounds) : TableImport<PersonImportRow>
{
    private readonly Lazy<PersonColumns> _columns = new(() => new PersonColumns(Appointing.GivenBy(signedIn.Actor)));

    public override string Kind => "people";

    public override string Title => "人员";

    public override Right Right => Right.ManageAccounts;

    public override string Back => PeopleLinks.List;

    public override IReadOnlyList<string> Notes { get; } =
    [
        "必填姓名、所在单位（全称或学校标识码）；督学的单位填督导室，并填督学类别。同一单位同名的人按表修改，其余新增。",
        "导入只建档案和岗位。导入后在人员里筛出“没有账号”的，勾选“建账号、发新密码”，打印发放单。",
    ];

    protected override ImportDefinition<PersonImportRow> Definition => _columns.Value.Definition;

    public override async Task<Outcome<Done>> UndoAsync(string undo, CancellationToken cancellation)
    {
        var kept = JsonSerializer.Deserialize<PeopleUndo>(undo, Conventions.Json)!;
        if (await db.People.Where(p => kept.Added.Contains(p.Id) && db.Users.Any(a => a.PersonId == p.Id)).Select(p => p.Name).FirstOrDefaultAsync(cancellation) is { } name)
        {
            return Failure.Conflict(new Refusal($"{name}已有账号，不能撤销，什么也没有改。"));
        }

        foreach (var before in kept.Changed)
        {
            var person = await db.People.SingleAsync(p => p.Id == before.Id, cancellation);
            if (person.Version != before.VersionAfter)
            {
                return Failure.Conflict(new Refusal($"{person.Name}的档案在导入以后又改过，不能撤销，什么也没有改。"));
            }

            (person.Phone, person.InspectorKind, person.Speciality) = (before.Phone, before.InspectorKind, before.Speciality);
            person.Version++;
        }

        db.RemoveRange(await db.PostHoldings.Where(h => kept.Holdings.Contains(h.Id) || kept.Added.Contains(h.PersonId)).ToListAsync(cancellation));
        db.RemoveRange(await db.People.Where(p => kept.Added.Contains(p.Id)).ToListAsync(cancellation));
        foreach (var organisation in await db.Organisations.Where(o => o.HeadPersonId != null && kept.Added.Contains(o.HeadPersonId.Value)).ToListAsync(cancellation))
        {
            organisation.HeadPersonId = null;
            organisation.Version++;
        }

        return new Done();
    }

    protected override async Task<IReadOnlyList<ImportMessage>> CheckAsync(IReadOnlyList<Imported<PersonImportRow>> rows, CancellationToken cancellation)
    {
        var units = await UnitsAsync(cancellation);
        var messages = new List<ImportMessage>();
        foreach (var (number, row) in rows.Select(r => (r.Row, r.Value)))
        {
            var found = units[row.Unit].ToList();
            if (found.Count != 1)
            {
                messages.Add(new ImportMessage(number, _columns.Value.Unit.Name, row.Unit, found.Count == 0 ? "没有这个单位" : $"有{found.Count}个同名的单位", found.Count == 0 ? "单位全称或10位标识码" : "学校标识码"));
            }
            else if (RoleOf(row, found[0]) is { } role && !role.Seats().Contains(found[0].Kind))
            {
                messages.Add(new ImportMessage(number, _columns.Value.Post.Name, role.Title(), $"不设在“{found[0].Name}”这样的单位", string.Join('或', role.Seats().Select(s => s.Name())) + "的人"));
            }
        }

        return messages;
    }

    protected override async Task<IReadOnlyList<string>> PlanAsync(IReadOnlyList<Imported<PersonImportRow>> rows, CancellationToken cancellation)
    {
        var units = await UnitsAsync(cancellation);
        var known = 0;
        var roles = new List<Role>();
        foreach (var row in rows)
        {
            var unit = units[row.Value.Unit].Single();
            known += await db.People.AnyAsync(p => p.OrganisationId == unit.Id && p.Name == row.Value.Name, cancellation) ? 1 : 0;
            roles.AddRange(RoleOf(row.Value, unit) is { } role ? [role] : Array.Empty<Role>());
        }

        return
        [
            $"新增 {rows.Count - known} 人，修改 {known} 人",
            $"任命 {roles.Count} 个岗位，其中督学 {roles.Count(r => r == Role.Inspector)} 人",
        ];
    }

    protected override async Task<Outcome<ImportTaken>> ApplyAsync(IReadOnlyList<Imported<PersonImportRow>> rows, CancellationToken cancellation)
    {
        var units = await UnitsAsync(cancellation);
        var undo = new PeopleUndo([], [], []);
        foreach (var row in rows)
        {
            var outcome = await ApplyAsync(row.Value, units[row.Value.Unit].Single(), undo, cancellation);
            if (!outcome.IsDone)
            {
                return Failure.Invalid(outcome.Refusals.Select(r => r with { Message = $"第{row.Row}行“{row.Value.Name}”：{r.Message}" }));
            }
        }

        return new ImportTaken(rows.Count, $"新增{undo.Added.Count}人，任命{undo.Holdings.Count}个岗位", JsonSerializer.Serialize(undo, Conventions.Json));
    }

    private async Task<Outcome<Done>> ApplyAsync(PersonImportRow row, Organisation organisation, PeopleUndo undo, CancellationToken cancellation)
    {
        var (unit, role) = (organisation.Id, RoleOf(row, organisation));
        var person = await db.People.FirstOrDefaultAsync(p => p.OrganisationId == unit && p.Name == row.Name, cancellation);
        if (person is null)
        {
            var prepared = await people.PrepareAsync(Guid.CreateVersion7(), new PersonDetails(row.Name, row.Phone, unit, row.InspectorKind, row.Speciality), cancellation);
            if (!prepared.IsDone)
            {
                return prepared.Failure;
            }

            person = prepared.Value;
            undo.Added.Add(person.Id);
        }
        else
        {
            Change(person, row, undo);
        }

        if (role is { } given && !await HoldsAsync(person.Id, unit, given, cancellation))
        {
            var appointed = await posts.PrepareAsync(person, new Appointment(given, unit, clock.Today, row.Title), cancellation);
            if (!appointed.IsDone)
            {
                return appointed.Failure;
            }

            undo.Holdings.Add(appointed.Value.Id);
        }

        db.Record(new Deed("Person.Import", $"{person.Name}：导入") { RecordKind = nameof(Person), RecordId = person.Id, OfficeId = signedIn.Actor.OfficeId });
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return new Done();
    }

    /// <summary>The post of a row; who is called an inspector in the office's own list is appointed one, with or without a column for posts.</summary>
    private static Role? RoleOf(PersonImportRow row, Organisation unit) =>
        row.Role ?? (row.InspectorKind.Length > 0 && Role.Inspector.Seats().Contains(unit.Kind) ? Role.Inspector : null);

    /// <summary>What the list leaves blank stays as it was.</summary>
    private static void Change(Person person, PersonImportRow row, PeopleUndo undo)
    {
        var before = new PersonBefore(person.Id, person.Version + 1, person.Phone, person.InspectorKind, person.Speciality);
        person.Phone = row.Phone.Length > 0 ? row.Phone : person.Phone;
        person.InspectorKind = row.InspectorKind.Length > 0 ? row.InspectorKind : person.InspectorKind;
        person.Speciality = row.Speciality.Length > 0 ? row.Speciality : person.Speciality;
        if ((person.Phone, person.InspectorKind, person.Speciality) != (before.Phone, before.InspectorKind, before.Speciality))
        {
            person.Version++;
            undo.Changed.Add(before);
        }
    }

    private async Task<bool> HoldsAsync(Guid personId, Guid unit, Role role, CancellationToken cancellation)
    {
        var today = clock.Today;
        return await db.PostHoldings.AnyAsync(
            h => h.PersonId == personId && (h.To == null || h.To >= today) && db.Posts.Any(p => p.Id == h.PostId && p.OrganisationId == unit && p.Role == role), cancellation);
    }

    /// <summary>The open organisations on the ground that the actor manages, by name and by code; an office also by what its people call it.</summary>
    private async Task<ILookup<string, Organisation>> UnitsAsync(CancellationToken cancellation)
    {
        var nodes = new List<Organisation>();
        foreach (var node in await db.Organisations.VisibleTo(signedIn.Actor).AsNoTracking().Where(o => o.ClosedOn == null).ToListAsync(cancellation))
        {
            nodes.AddRange((await grounds.OfAsync(node.Path, cancellation)).IsManaged ? [node] : Array.Empty<Organisation>());
        }

        var called = nodes.Where(n => n.Kind == OrganisationKind.SupervisionOffice).SelectMany(n => new List<string> { n.Name.Replace("人民政府", "", StringComparison.Ordinal), "教育督导室", "督导室" }
            .Where(word => !nodes.Exists(other => other.Name == word)).Select(word => (Key: word, Node: n)));
        return nodes.Select(n => (Key: n.Name, Node: n)).Concat(called).Concat(nodes.Where(n => n.Code.Length > 0).Select(n => (Key: n.Code, Node: n))).ToLookup(p => p.Key, p => p.Node);
    }

    private sealed record PeopleUndo(List<Guid> Added, List<Guid> Holdings, List<PersonBefore> Changed);

    private sealed record PersonBefore(Guid Id, int VersionAfter, string Phone, string InspectorKind, string Speciality);
}
