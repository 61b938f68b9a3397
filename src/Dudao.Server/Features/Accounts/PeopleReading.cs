using Dudao.Core.Text;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Audit;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Components;
using Dudao.Server.Infrastructure.Lists;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Accounts;

/// <summary>Everything that the page of a person shows.</summary>
/// <param name="MayManage">Every post he holds is one that the actor could give.</param>
public sealed record PersonView(Person It, Organisation KeptBy, Account? Account, bool MayManage)
{
    /// <summary>The actor keeps the file; else he only reads it.</summary>
    public bool MayChange { get; init; }

    public IReadOnlyList<HoldingLine> Holdings { get; init; } = [];

    public IReadOnlyList<(Employment Employment, string Organisation)> Employments { get; init; } = [];

    public IReadOnlyList<(Kinship Kinship, string Name, string Organisation)> Kin { get; init; } = [];

    public IReadOnlyList<AuditEvent> Course { get; init; } = [];
}

/// <summary>A post that a person holds or held.</summary>
public sealed record HoldingLine(PostHolding Holding, Post Post, Organisation Organisation, bool IsToday);

/// <summary>Reads people within the actor's part of the tree.</summary>
public sealed class PeopleReading(DudaoDbContext db, OfficeClock clock, PersonGate gate, AuditReading audit)
{
    private const int MostFound = 12;
    private const int MostOfCourse = 20;

    private static readonly Role[] OfficeRoles = [Role.Administrator, Role.OfficeDirector, Role.OfficeStaff];
    private static readonly Role[] InspectorRoles = [Role.Inspector, Role.ResponsibleInspector];
    private static readonly Role[] SchoolRoles = [Role.Head, Role.Liaison, Role.Contributor];

    public ListSource<PersonRow> List()
    {
        var today = clock.Today;
        var held = from h in db.PostHoldings.On(today)
                   join post in db.Posts on h.PostId equals post.Id
                   join at in db.Organisations on post.OrganisationId equals at.Id
                   select new { h.PersonId, post.Role, post.Title, post.OrganisationId, At = at.Name };
        return new(PeopleList.Definition,
            from p in gate.Visible().AsNoTracking()
            join o in db.Organisations on p.OrganisationId equals o.Id
            join a in db.Users on p.Id equals a.PersonId into accounts
            from account in accounts.DefaultIfEmpty()
            select new PersonRow
            {
                Id = p.Id,
                Name = p.Name,
                SearchKeys = p.SearchKeys,
                Phone = p.Phone,
                Organisation = o.Name,
                OrganisationSerial = o.Serial,
                OrganisationId = p.OrganisationId,
                Held = held.Where(h => h.PersonId == p.Id).OrderBy(h => h.Role).Select(h => new HeldTitle(h.OrganisationId, h.At, h.Title)).ToList(),
                InspectorKind = p.InspectorKind,
                Speciality = p.Speciality,
                UserName = account == null ? "" : account.UserName!,
                State = account == null ? PeopleList.NoAccount : account.DisabledAt != null ? PeopleList.Disabled : account.LastSignedInAt == null ? PeopleList.NeverSignedIn : PeopleList.Normal,
                LastSignedInAt = account == null ? null : account.LastSignedInAt,
                IsOffice = held.Any(h => h.PersonId == p.Id && OfficeRoles.Contains(h.Role)),
                IsInspector = p.InspectorKind != "" || held.Any(h => h.PersonId == p.Id && InspectorRoles.Contains(h.Role)),
                IsSchool = o.Kind == OrganisationKind.School || held.Any(h => h.PersonId == p.Id && SchoolRoles.Contains(h.Role)),
                HoldsPost = held.Any(h => h.PersonId == p.Id),
            });
    }

    public async Task<Outcome<PersonView>> FindAsync(Guid id, CancellationToken cancellation)
    {
        var found = await gate.FindAsync(id, cancellation);
        if (!found.IsDone)
        {
            return found.Failure;
        }

        var it = found.Value;
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == id, cancellation);
        var kinIds = it.Kin.Select(k => k.RelatedPersonId).ToList();
        var employers = it.Employments.Select(e => e.OrganisationId).ToList();
        var names = await db.Organisations.Where(o => employers.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        var kin = await (
            from p in db.People
            where kinIds.Contains(p.Id)
            join o in db.Organisations on p.OrganisationId equals o.Id
            select new { p.Id, p.Name, Organisation = o.Name }).ToDictionaryAsync(p => p.Id, cancellation);
        return new PersonView(
            it,
            await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == it.OrganisationId, cancellation),
            account,
            (await gate.FindToManageAsync(id, cancellation)).IsDone)
        {
            MayChange = (await gate.FindToChangeAsync(id, cancellation)).IsDone,
            Holdings = await HoldingsAsync(id, cancellation),
            Employments = [.. it.Employments.OrderByDescending(e => e.From).Select(e => (e, names.GetValueOrDefault(e.OrganisationId, "")))],
            Kin = [.. it.Kin.Where(k => kin.ContainsKey(k.RelatedPersonId)).Select(k => (k, kin[k.RelatedPersonId].Name, kin[k.RelatedPersonId].Organisation))],
            Course = await audit.CourseAsync(nameof(Person), id, MostOfCourse, cancellation),
        };
    }

    /// <summary>People who answer to what was typed, best first, for a picker.</summary>
    public async Task<IReadOnlyList<PickerOption>> SearchAsync(string typed, CancellationToken cancellation)
    {
        var (word, key) = (typed.Trim(), typed.Trim().ToLowerInvariant());
        var rows = await List().Rows.Where(r => r.Name.Contains(word) || r.SearchKeys.Contains(key) || r.Organisation.Contains(word))
            .Select(r => new { r.Id, r.Name, r.Organisation }).Take(200).ToListAsync(cancellation);
        return [.. rows.OrderByDescending(r => NameSearch.Rank(word, r.Name)).ThenBy(r => r.Name, StringComparer.Ordinal).Take(MostFound)
            .Select(r => new PickerOption(r.Id.ToString(), r.Name, r.Organisation))];
    }

    /// <summary>Of some people: who has an account already, who not; for the page that issues passwords.</summary>
    public async Task<IReadOnlyList<PersonRow>> PickedAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        await List().Rows.Where(r => ids.Contains(r.Id)).OrderBy(r => r.OrganisationSerial).ToListAsync(cancellation);

    private async Task<IReadOnlyList<HoldingLine>> HoldingsAsync(Guid personId, CancellationToken cancellation)
    {
        var today = clock.Today;
        var rows = await (
            from holding in db.PostHoldings
            where holding.PersonId == personId
            join post in db.Posts on holding.PostId equals post.Id
            join organisation in db.Organisations on post.OrganisationId equals organisation.Id
            select new { holding, post, organisation }).AsNoTracking().ToListAsync(cancellation);
        return [.. rows.Select(r => new HoldingLine(r.holding, r.post, r.organisation, r.holding.To is null || r.holding.To >= today))
            .OrderByDescending(r => r.IsToday).ThenBy(r => r.Post.Role).ThenByDescending(r => r.Holding.From)];
    }
}
