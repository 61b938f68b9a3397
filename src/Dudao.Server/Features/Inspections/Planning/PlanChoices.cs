using Dudao.Server.Data;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Procedure;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Components;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Planning;

/// <summary>What can be chosen while a plan is made: items of the list, published frameworks, schools, inspectors.</summary>
public sealed class PlanChoices(DudaoDbContext db, SignedIn signedIn)
{
    private Guid OfficeId => signedIn.Actor.OfficeId ?? Guid.Empty;

    public async Task<IReadOnlyList<(Guid Id, string Words)>> ListItemsAsync(CancellationToken cancellation)
    {
        var office = OfficeId;
        var items = await db.Set<ListItem>().AsNoTracking().Where(i => i.OfficeId == office).OrderByDescending(i => i.Year).ThenBy(i => i.Number).ToListAsync(cancellation);
        return [.. items.Select(i => (i.Id, $"{i.Year}年第{i.Number}项 {i.Name}（{i.ApprovedBy}，{i.ApprovedOn:yyyy年M月d日}）"))];
    }

    public async Task<IReadOnlyList<(Guid Id, string Words)>> FrameworksAsync(CancellationToken cancellation)
    {
        var office = OfficeId;
        var versions = await (
            from version in db.Set<FrameworkVersionRecord>()
            where version.OfficeId == office && version.State == FrameworkVersionState.Published
            join framework in db.Set<FrameworkRecord>() on version.FrameworkId equals framework.Id
            orderby framework.Name, version.Number descending
            select new { version.Id, framework.Name, version.Label }).ToListAsync(cancellation);
        return [.. versions.Select(v => (v.Id, $"{v.Name} {v.Label}"))];
    }

    public async Task<IReadOnlyList<PickerOption>> SchoolsAsync(CancellationToken cancellation)
    {
        var schools = await (
            from school in db.Organisations.VisibleTo(signedIn.Actor)
            where school.Kind == OrganisationKind.School && school.ClosedOn == null
            join parent in db.Organisations on school.ParentId equals parent.Id
            orderby school.Serial
            select new { school.Id, school.Name, Parent = parent.Name, school.SearchKeys, school.SchoolType }).ToListAsync(cancellation);
        return [.. schools.Select(s => new PickerOption(s.Id.ToString(), s.Name, $"{s.Parent}・{s.SchoolType}", s.SearchKeys))];
    }

    /// <summary>The inspectors whose file the office keeps, then its staff.</summary>
    public async Task<IReadOnlyList<PickerOption>> PeopleAsync(CancellationToken cancellation)
    {
        var office = OfficeId;
        var people = await db.People.AsNoTracking().Where(p => p.OrganisationId == office)
            .OrderBy(p => p.InspectorKind == "").ThenBy(p => p.Name)
            .Select(p => new { p.Id, p.Name, p.InspectorKind, p.SearchKeys }).ToListAsync(cancellation);
        return [.. people.Select(p => new PickerOption(p.Id.ToString(), p.Name, p.InspectorKind.Length > 0 ? p.InspectorKind + "督学" : "工作人员", p.SearchKeys))];
    }
}
