using Dudao.Core.Frameworks;
using Dudao.Server.Data;
using Dudao.Server.Features.Settings;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Frameworks;

/// <summary>A version in the list.</summary>
public sealed record FrameworkRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Label { get; init; }

    public required FrameworkVersionState State { get; init; }

    public required int Leaves { get; init; }

    public required decimal Points { get; init; }

    public required decimal Bonus { get; init; }

    public required DateOnly? PublishedOn { get; init; }

    public string StateWords => State.Words();
}

/// <summary>A version opened: what it is, what it holds, what the reader may do with it.</summary>
/// <param name="Name">The framework's name through all its versions.</param>
/// <param name="Row">The stored version; its content is <paramref name="Framework"/>.</param>
/// <param name="Framework">The content.</param>
/// <param name="Earlier">The version before it, which the reader may see too; null for the first.</param>
/// <param name="MayChange">Whether the reader keeps it: staff or director of its office.</param>
public sealed record FrameworkView(string Name, FrameworkVersionRecord Row, Framework Framework, FrameworkVersionRecord? Earlier, bool MayChange)
{
    public bool IsDraft => Row.State == FrameworkVersionState.Draft;
}

/// <summary>Reads frameworks: the office that keeps them sees all, its inspectors and the places it supervises see what is published.</summary>
public sealed class FrameworkShelf(DudaoDbContext db, SignedIn signedIn, Offices offices, FrameworkStore store)
{
    /// <summary>Whether the signed-in person keeps frameworks of an own office.</summary>
    public bool MayKeep => signedIn.Actor.OfficeId is { } office && Keeps(office);

    public bool Keeps(Guid officeId) => signedIn.Actor.IsStaffOf(officeId) || signedIn.Actor.IsDirectorOf(officeId);

    /// <summary>All versions that the person may read, newest first within a framework.</summary>
    public async Task<IReadOnlyList<FrameworkRow>> ListAsync(CancellationToken cancellation)
    {
        if (!signedIn.Actor.Holds(Right.SeeFrameworks) || await offices.OfAsync(signedIn.Actor, cancellation) is not { } office)
        {
            return [];
        }

        var keeps = Keeps(office);
        var versions = await (
            from version in db.Set<FrameworkVersionRecord>().AsNoTracking()
            where version.OfficeId == office && (keeps || version.State != FrameworkVersionState.Draft)
            join framework in db.Set<FrameworkRecord>() on version.FrameworkId equals framework.Id
            orderby framework.Name, version.Number descending
            select new { version.Id, framework.Name, version.Label, version.State, version.PublishedOn }).ToListAsync(cancellation);
        var rows = new List<FrameworkRow>(versions.Count);
        foreach (var version in versions)
        {
            var content = await store.ReadAsync(db, version.Id, cancellation);
            rows.Add(new FrameworkRow
            {
                Id = version.Id,
                Name = version.Name,
                Label = version.Label,
                State = version.State,
                Leaves = content.Leaves().Count(),
                Points = content.Parts.Sum(p => p.Points),
                Bonus = content.BonusCap(),
                PublishedOn = version.PublishedOn,
            });
        }

        return rows;
    }

    public async Task<Outcome<FrameworkView>> OpenAsync(Guid versionId, CancellationToken cancellation)
    {
        var row = await db.Set<FrameworkVersionRecord>().AsNoTracking().FirstOrDefaultAsync(v => v.Id == versionId, cancellation);
        if (row is null || !await SeesAsync(row, cancellation))
        {
            return Failure.NotFound;
        }

        var keeps = Keeps(row.OfficeId);
        var name = await db.Set<FrameworkRecord>().Where(f => f.Id == row.FrameworkId).Select(f => f.Name).SingleAsync(cancellation);
        var earlier = await db.Set<FrameworkVersionRecord>().AsNoTracking()
            .Where(v => v.FrameworkId == row.FrameworkId && v.Number < row.Number && (keeps || v.State != FrameworkVersionState.Draft))
            .OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellation);
        return new FrameworkView(name, row, FrameworkJson.Read(row.Content), earlier, keeps);
    }

    private async Task<bool> SeesAsync(FrameworkVersionRecord row, CancellationToken cancellation) =>
        Keeps(row.OfficeId)
        || (row.State != FrameworkVersionState.Draft && signedIn.Actor.Holds(Right.SeeFrameworks) && await offices.OfAsync(signedIn.Actor, cancellation) == row.OfficeId);
}
