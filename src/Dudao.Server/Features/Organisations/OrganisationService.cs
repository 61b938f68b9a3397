using System.Globalization;
using Dudao.Core;
using Dudao.Core.Text;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Organisations;

/// <summary>Adds organisations to the tree and changes what is known of them.</summary>
public sealed class OrganisationService(DudaoDbContext db, SignedIn signedIn, OfficeClock clock, Grounds grounds)
{
    /// <summary>Adds an organisation under a place that the actor sees. The id is the caller's; the same one added twice is done once.</summary>
    public async Task<Outcome<Organisation>> AddAsync(
        Guid id, Guid parentId, OrganisationKind kind, string name, OrganisationDetails details, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockForNumberingAsync(cancellation);
        if (await db.Organisations.VisibleTo(signedIn.Actor).FirstOrDefaultAsync(o => o.Id == id, cancellation) is { } known)
        {
            return known;
        }

        var added = await PrepareAsync(id, parentId, kind, name, details, cancellation);
        if (!added.IsDone)
        {
            return added;
        }

        db.Record(new Deed("Organisation.Add", $"新增{kind.Name()}“{added.Value.Name}”") { RecordKind = nameof(Organisation), RecordId = id, OfficeId = await OfficeOfAsync(added.Value, cancellation) });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return added;
    }

    /// <summary>Changes what is known of an organisation. Its name, place and closing have acts of their own.</summary>
    /// <param name="version">The version that the person saw; another one is a conflict.</param>
    public async Task<Outcome<Organisation>> ChangeAsync(Guid id, OrganisationDetails details, int version, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockForNumberingAsync(cancellation);
        var found = await FindAsync(id, version, cancellation);
        if (!found.IsDone)
        {
            return found;
        }

        var refusals = await JudgeAsync(found.Value, details, cancellation);
        if (refusals.Count > 0)
        {
            return Failure.Invalid(refusals);
        }

        await PutAsync(found.Value, details, cancellation);
        db.ChangeTracker.DetectChanges();
        if (!db.ChangeTracker.HasChanges())
        {
            return found;
        }

        found.Value.Version++;
        db.Record(new Deed("Organisation.Change", $"修改“{found.Value.Name}”的资料") { RecordKind = nameof(Organisation), RecordId = id, OfficeId = await OfficeOfAsync(found.Value, cancellation) });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return found;
    }

    /// <summary>Judges and adds to the context, for a caller that holds the writing transaction and saves: adding one, or importing many.</summary>
    internal async Task<Outcome<Organisation>> PrepareAsync(
        Guid id, Guid parentId, OrganisationKind kind, string name, OrganisationDetails details, CancellationToken cancellation)
    {
        if (!signedIn.Actor.Holds(Right.ManageOrganisations))
        {
            return Failure.NotYours("单位由督导室和系统管理员增改。");
        }

        var parent = await db.Organisations.VisibleTo(signedIn.Actor).FirstOrDefaultAsync(o => o.Id == parentId, cancellation);
        if (parent is null)
        {
            return Failure.NotFound;
        }

        if (await RefuseAsync(parent, cancellation) is { } notYours)
        {
            return notYours;
        }

        var organisation = new Organisation { Id = id, ParentId = parent.Id, Kind = kind, Name = Plain.Name(name) };
        var refusals = await JudgeNewAsync(organisation, parent, details, cancellation);
        if (refusals.Count > 0)
        {
            return Failure.Invalid(refusals);
        }

        organisation.Serial = 1 + Math.Max(
            await db.Organisations.MaxAsync(o => (int?)o.Serial, cancellation) ?? 0,
            db.Organisations.Local.Select(o => o.Serial).DefaultIfEmpty().Max());
        organisation.Path = parent.Path + organisation.Serial.ToString(CultureInfo.InvariantCulture) + "/";
        organisation.SearchKeys = SearchKeysOf(organisation);
        organisation.Version = 1;
        db.Add(organisation);
        await PutAsync(organisation, details, cancellation);
        return organisation;
    }

    /// <summary>The organisation, if the actor may change it and saw its present version.</summary>
    internal async Task<Outcome<Organisation>> FindAsync(Guid id, int version, CancellationToken cancellation)
    {
        var organisation = await db.Organisations.VisibleTo(signedIn.Actor).FirstOrDefaultAsync(o => o.Id == id, cancellation);
        if (organisation is null)
        {
            return Failure.NotFound;
        }

        if (!signedIn.Actor.Holds(Right.ManageOrganisations))
        {
            return Failure.NotYours("单位由督导室和系统管理员增改。");
        }

        if (await RefuseAsync(organisation, cancellation) is { } notYours)
        {
            return notYours;
        }

        return organisation.Version == version
            ? organisation
            : Failure.Conflict(new Refusal($"这期间别人改过“{organisation.Name}”的资料，您的修改还没有存。请对照两份后再存。"));
    }

    /// <summary>The office in whose record of acts a change of it belongs.</summary>
    internal async Task<Guid?> OfficeOfAsync(Organisation organisation, CancellationToken cancellation) =>
        (await grounds.OfAsync(organisation.Path, cancellation)).OfficeId ?? signedIn.Actor.OfficeId;

    /// <summary>An organisation is changed, and others are put under it, by its own office; the superior one reads.</summary>
    internal async Task<Failure?> RefuseAsync(Organisation organisation, CancellationToken cancellation)
    {
        var ground = await grounds.OfAsync(organisation.Path, cancellation);
        return ground.IsManaged ? null : Failure.NotYours($"“{organisation.Name}”由{ground.OfficeName}管理，您只能查看。请联系那个督导室。");
    }

    internal async Task<List<Refusal>> JudgeAsync(Organisation organisation, OrganisationDetails details, CancellationToken cancellation)
    {
        var refusals = details.Check(organisation.Kind, clock.Today).ToList();
        if (organisation.Kind != OrganisationKind.School || refusals.Count > 0)
        {
            return refusals;
        }

        if (details.Code.Length > 0 && await db.Organisations.FirstOrDefaultAsync(o => o.Code == details.Code && o.Id != organisation.Id, cancellation) is { } same)
        {
            refusals.Add(new Refusal(
                $"标识码{details.Code}已经是{(signedIn.Actor.Sees(same.Path) ? $"“{same.Name}”" : "别处一所学校")}的。请核对，一个标识码只属于一所学校。", Field: nameof(details.Code)));
        }

        if (details.CentralSchoolId is { } central
            && !await db.Organisations.VisibleTo(signedIn.Actor).AnyAsync(o => o.Id == central && o.IsCentralSchool && o.ClosedOn == null && o.Id != organisation.Id, cancellation))
        {
            refusals.Add(new Refusal("所属中心学校不在可选的中心学校之列。请先在那所学校的资料里勾选“中心学校”。", Field: nameof(details.CentralSchoolId)));
        }

        if (organisation.IsCentralSchool && !details.IsCentralSchool && await db.Organisations.AnyAsync(o => o.CentralSchoolId == organisation.Id && o.ClosedOn == null, cancellation))
        {
            refusals.Add(new Refusal("还有村小、教学点归它管，不能去掉“中心学校”。请先给它们改所属中心学校。", Field: nameof(details.IsCentralSchool)));
        }

        return refusals;
    }

    internal async Task PutAsync(Organisation organisation, OrganisationDetails details, CancellationToken cancellation)
    {
        details.PutInto(organisation);
        organisation.HeadPersonId = details.HeadName.Length == 0 ? null : await HeadAsync(organisation, Plain.Name(details.HeadName), cancellation);
    }

    internal static string SearchKeysOf(Organisation organisation) =>
        string.Join(' ', organisation.FormerNames.SelectMany(f => new[] { f.Name, Pinyin.Keys(f.Name).ToString() }).Prepend(Pinyin.Keys(organisation.Name).ToString()));

    internal static IEnumerable<Refusal> CheckName(string name)
    {
        if (Plain.Name(name).Length is 0 or > 60)
        {
            yield return new Refusal("请填单位全称，不超过60个字。", Field: nameof(Organisation.Name));
        }
    }

    private async Task<List<Refusal>> JudgeNewAsync(Organisation organisation, Organisation parent, OrganisationDetails details, CancellationToken cancellation)
    {
        var refusals = CheckName(organisation.Name).ToList();
        if (!organisation.Kind.Above().Contains(parent.Kind))
        {
            refusals.Add(new Refusal(
                $"{organisation.Kind.Name()}不能建在{parent.Kind.Name()}下面。它的上级应是{string.Join('或', organisation.Kind.Above().Select(k => k.Name()))}。", Field: nameof(Organisation.ParentId)));
        }

        if (parent.ClosedOn is not null)
        {
            refusals.Add(new Refusal($"“{parent.Name}”已停办或撤销，不能再往下面加单位。", Field: nameof(Organisation.ParentId)));
        }

        if (await IsTakenAsync(organisation, parent.Id, cancellation))
        {
            refusals.Add(new Refusal($"“{parent.Name}”下面已有“{organisation.Name}”。请直接修改它，或换一个名称。", Field: nameof(Organisation.Name)));
        }

        refusals.AddRange(await JudgeAsync(organisation, details, cancellation));
        return refusals;
    }

    internal async Task<bool> IsTakenAsync(Organisation organisation, Guid? parentId, CancellationToken cancellation) =>
        await db.Organisations.AnyAsync(o => o.ParentId == parentId && o.Name == organisation.Name && o.Id != organisation.Id, cancellation);

    /// <summary>The person of that name whose file is kept here, or a new one.</summary>
    private async Task<Guid> HeadAsync(Organisation organisation, string name, CancellationToken cancellation)
    {
        var person = await db.People.FirstOrDefaultAsync(p => p.OrganisationId == organisation.Id && p.Name == name, cancellation)
            ?? await db.People.FirstOrDefaultAsync(p => p.Id == organisation.HeadPersonId && p.Name == name, cancellation);
        if (person is null)
        {
            person = new Person
            {
                Id = Guid.CreateVersion7(),
                Name = name,
                SearchKeys = Pinyin.Keys(name).ToString(),
                OrganisationId = organisation.Id,
                Employments = [new Employment(organisation.Id, organisation.Kind == OrganisationKind.School ? "校长" : "负责人", null, null)],
            };
            db.Add(person);
        }

        return person.Id;
    }
}
