using Dudao.Core.Text;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Audit;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Components;
using Dudao.Server.Infrastructure.Lists;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Organisations;

/// <summary>Everything that the page of an organisation shows.</summary>
public sealed record OrganisationView(Organisation It)
{
    /// <summary>What it stands under, from the top; only what the actor sees has an address.</summary>
    public IReadOnlyList<Organisation> Above { get; init; } = [];

    public Person? Head { get; init; }

    public Organisation? CentralSchool { get; init; }

    public IReadOnlyList<Organisation> VillageSchools { get; init; } = [];

    public IReadOnlyList<PostLine> Posts { get; init; } = [];

    /// <summary>How many organisations stand under it, by kind.</summary>
    public IReadOnlyDictionary<OrganisationKind, int> Below { get; init; } = new Dictionary<OrganisationKind, int>();

    public IReadOnlyList<AuditEvent> Course { get; init; } = [];
}

/// <summary>A post of an organisation with who holds it today; nobody where it is vacant.</summary>
public sealed record PostLine(Post Post, PostHolding? Holding, Person? Person, bool HasAccount);

/// <summary>A node of the tree as it is drawn.</summary>
public sealed record TreeNode(Organisation It, IReadOnlyList<TreeNode> Children)
{
    public int Schools => Children.Sum(c => c.Schools) + (It.Kind == OrganisationKind.School && It.ClosedOn is null ? 1 : 0);
}

/// <summary>Reads organisations within the actor's part of the tree.</summary>
public sealed class OrganisationReading(DudaoDbContext db, SignedIn signedIn, OfficeClock clock, AuditReading audit)
{
    private const int MostFound = 12;
    private const int MostOfCourse = 20;

    public ListSource<OrganisationRow> List() => new(OrganisationList.Definition,
        from o in db.Organisations.VisibleTo(signedIn.Actor).AsNoTracking()
        join p in db.Organisations on o.ParentId equals p.Id into parents
        from place in parents.DefaultIfEmpty()
        join h in db.People on o.HeadPersonId equals h.Id into heads
        from head in heads.DefaultIfEmpty()
        join c in db.Organisations on o.CentralSchoolId equals c.Id into centrals
        from central in centrals.DefaultIfEmpty()
        select new OrganisationRow
        {
            Id = o.Id,
            Name = o.Name,
            SearchKeys = o.SearchKeys,
            Code = o.Code,
            Kind = o.Kind,
            Type = o.Kind == OrganisationKind.School ? o.SchoolType
                : o.Kind == OrganisationKind.Township ? (o.TownshipKind == TownshipKind.Subdistrict ? "街道" : o.TownshipKind == TownshipKind.Township ? "乡" : "镇")
                : o.Kind == OrganisationKind.SupervisionOffice ? "教育督导室"
                : o.Kind == OrganisationKind.Bureau ? "教育局"
                : o.Kind == OrganisationKind.Department ? "政府及部门"
                : o.Kind == OrganisationKind.County ? "县（市、区）"
                : o.Kind == OrganisationKind.City ? "市（州）" : "省",
            Place = place == null ? "" : place.Name,
            PlaceSerial = place == null ? 0 : place.Serial,
            Serial = o.Serial,
            Classes = o.Classes,
            Pupils = o.PrimaryPupils + o.JuniorPupils + o.SeniorPupils + o.KindergartenChildren,
            PrimaryPupils = o.PrimaryPupils,
            JuniorPupils = o.JuniorPupils,
            SeniorPupils = o.SeniorPupils,
            KindergartenChildren = o.KindergartenChildren,
            Boarding = o.Boarding,
            Canteen = o.Canteen,
            IsPrivate = o.IsPrivate,
            IsCentralSchool = o.IsCentralSchool,
            CentralSchool = central == null ? "" : central.Name,
            Head = head == null ? "" : head.Name,
            Contact = o.ContactName,
            Phone = o.ContactPhone,
            Address = o.Address,
            OpenedOn = o.OpenedOn,
            OpenedExactness = o.OpenedExactness,
            ClosedOn = o.ClosedOn,
            IsOpen = o.ClosedOn == null,
        });

    public async Task<Outcome<OrganisationView>> FindAsync(Guid id, CancellationToken cancellation)
    {
        var it = await db.Organisations.VisibleTo(signedIn.Actor).AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, cancellation);
        if (it is null)
        {
            return Failure.NotFound;
        }

        return new OrganisationView(it)
        {
            Above = await db.Organisations.VisibleTo(signedIn.Actor).AsNoTracking().Where(o => it.Path.StartsWith(o.Path) && o.Id != id).OrderBy(o => o.Path.Length).ToListAsync(cancellation),
            Head = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == it.HeadPersonId, cancellation),
            CentralSchool = await db.Organisations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == it.CentralSchoolId, cancellation),
            VillageSchools = await db.Organisations.AsNoTracking().Where(o => o.CentralSchoolId == id).OrderBy(o => o.Serial).ToListAsync(cancellation),
            Posts = await PostsAsync(id, cancellation),
            Below = await db.Organisations.Where(o => o.Path.StartsWith(it.Path) && o.Id != id && o.ClosedOn == null)
                .GroupBy(o => o.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation),
            Course = signedIn.Actor.Holds(Right.ManageOrganisations) ? await audit.CourseAsync(nameof(Organisation), id, MostOfCourse, cancellation) : [],
        };
    }

    /// <summary>The organisation to which a post belongs.</summary>
    public async Task<Outcome<OrganisationView>> FindByPostAsync(Guid postId, CancellationToken cancellation) =>
        await FindAsync(await db.Posts.Where(p => p.Id == postId).Select(p => p.OrganisationId).FirstOrDefaultAsync(cancellation), cancellation);

    /// <summary>The part of the tree that the actor sees, from its outermost nodes.</summary>
    public async Task<IReadOnlyList<TreeNode>> TreeAsync(bool withClosed, CancellationToken cancellation)
    {
        var nodes = await db.Organisations.VisibleTo(signedIn.Actor).AsNoTracking().Where(o => withClosed || o.ClosedOn == null).OrderBy(o => o.Serial).ToListAsync(cancellation);
        var ids = nodes.Select(n => n.Id).ToHashSet();
        var children = nodes.Where(n => n.ParentId is { } parent && ids.Contains(parent)).ToLookup(n => n.ParentId!.Value);
        return [.. nodes.Where(n => n.ParentId is not { } parent || !ids.Contains(parent)).Select(Node)];

        TreeNode Node(Organisation it) => new(it, [.. children[it.Id].OrderBy(c => c.Kind).ThenBy(c => c.Serial).Select(Node)]);
    }

    /// <summary>Organisations that answer to what was typed, best first, for a picker.</summary>
    public async Task<IReadOnlyList<PickerOption>> SearchAsync(string typed, OrganisationKind? kind, CancellationToken cancellation)
    {
        var rows = await List().Rows.Where(r => r.IsOpen && (kind == null || r.Kind == kind)).Where(OrganisationList.Matches(typed.Trim())).Take(200).ToListAsync(cancellation);
        return [.. rows.OrderByDescending(r => NameSearch.Rank(typed, r.Name)).ThenBy(r => r.Serial).Take(MostFound).Select(r => new PickerOption(r.Id.ToString(), r.Name, r.Place))];
    }

    /// <summary>Open organisations of some kinds, for a choice that is short.</summary>
    public Task<IReadOnlyList<PickerOption>> OptionsAsync(IReadOnlyCollection<OrganisationKind> kinds, CancellationToken cancellation) =>
        OptionsAsync(List().Rows.Where(r => r.IsOpen && kinds.Contains(r.Kind)), cancellation);

    /// <summary>The central schools of the actor's part of the tree.</summary>
    public Task<IReadOnlyList<PickerOption>> CentralSchoolsAsync(CancellationToken cancellation) =>
        OptionsAsync(List().Rows.Where(r => r.IsOpen && r.IsCentralSchool), cancellation);

    /// <summary>Ids become text here, since the databases write them differently.</summary>
    private static async Task<IReadOnlyList<PickerOption>> OptionsAsync(IQueryable<OrganisationRow> rows, CancellationToken cancellation)
    {
        var found = await rows.OrderBy(r => r.PlaceSerial).ThenBy(r => r.Serial).Select(r => new { r.Id, r.Name, r.Place, r.SearchKeys }).ToListAsync(cancellation);
        return [.. found.Select(r => new PickerOption(r.Id.ToString(), r.Name, r.Place, r.SearchKeys))];
    }

    private async Task<IReadOnlyList<PostLine>> PostsAsync(Guid organisationId, CancellationToken cancellation)
    {
        var today = clock.Today;
        var rows = await (
            from post in db.Posts
            where post.OrganisationId == organisationId
            join h in db.PostHoldings.On(today) on post.Id equals h.PostId into holdings
            from holding in holdings.DefaultIfEmpty()
            join p in db.People on holding.PersonId equals p.Id into people
            from person in people.DefaultIfEmpty()
            select new { post, holding, person, HasAccount = db.Users.Any(a => a.PersonId == person.Id && a.DisabledAt == null) }).AsNoTracking().ToListAsync(cancellation);
        return [.. rows.OrderBy(r => r.post.Role).ThenBy(r => r.post.Title, StringComparer.Ordinal).ThenBy(r => r.holding?.From).Select(r => new PostLine(r.post, r.holding, r.person, r.HasAccount))];
    }
}
