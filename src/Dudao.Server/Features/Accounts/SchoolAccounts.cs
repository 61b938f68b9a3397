using Dudao.Core.Text;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Accounts;

/// <summary>Which accounts every school shall have.</summary>
/// <param name="CentralAnswers">A village school gets no account of its own: the people of its central school answer for it.</param>
public sealed record SchoolAccountChoice(bool Heads, bool Liaisons, bool CentralAnswers)
{
    public IEnumerable<Role> Roles => new[] { (Heads, Role.Head), (Liaisons, Role.Liaison) }.Where(r => r.Item1).Select(r => r.Item2);
}

/// <summary>A school with what it lacks.</summary>
/// <param name="Lacks">Posts without a holder who has an account.</param>
public sealed record SchoolLine(Organisation School, string Place, IReadOnlyList<Role> Lacks);

/// <summary>Makes the accounts of all schools at once: a post each, its holder from what is known of the school, a first password for whoever has none.</summary>
public sealed class SchoolAccounts(DudaoDbContext db, SignedIn signedIn, OfficeClock clock, PostService posts, AccountService accounts, Grounds grounds)
{
    /// <summary>The open schools on the ground that the actor manages, central schools first, with what each lacks.</summary>
    public async Task<IReadOnlyList<SchoolLine>> LackingAsync(CancellationToken cancellation)
    {
        var schools = await (
            from school in db.Organisations.VisibleTo(signedIn.Actor).AsNoTracking()
            where school.Kind == OrganisationKind.School && school.ClosedOn == null
            join parent in db.Organisations on school.ParentId equals parent.Id
            orderby school.IsCentralSchool descending, parent.Serial, school.Serial
            select new { school, parent.Name }).ToListAsync(cancellation);
        var held = await HeldAsync(cancellation);
        var managed = new HashSet<Guid>();
        foreach (var school in schools.Select(s => s.school))
        {
            if ((await grounds.OfAsync(school.Path, cancellation)).IsManaged)
            {
                managed.Add(school.Id);
            }
        }

        return
        [
            .. schools.Where(s => managed.Contains(s.school.Id)).Select(s => new SchoolLine(
                s.school, s.Name, [.. new[] { Role.Head, Role.Liaison }.Where(role => !held.Any(h => h.OrganisationId == s.school.Id && h.Role == role && h.HasAccount))])),
        ];
    }

    public async Task<Outcome<IReadOnlyList<FirstPassword>>> IssueAsync(SchoolAccountChoice choice, Guid key, CancellationToken cancellation)
    {
        if (!signedIn.Actor.Holds(Right.ManageAccounts))
        {
            return Failure.NotYours("人员和账号由督导室和系统管理员管理。");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockForNumberingAsync(cancellation);
        var toIssue = new List<Guid>();
        var holders = new Dictionary<(Guid School, Role Role), Guid>();
        foreach (var held in await HeldAsync(cancellation))
        {
            holders.TryAdd((held.OrganisationId, held.Role), held.PersonId);
        }

        foreach (var line in await LackingAsync(cancellation))
        {
            foreach (var role in choice.Roles.Where(line.Lacks.Contains))
            {
                var holder = await HolderAsync(line.School, role, choice, holders, cancellation);
                if (!holder.IsDone)
                {
                    return holder.Failure;
                }

                holders[(line.School.Id, role)] = holder.Value;
                toIssue.Add(holder.Value);
            }

            db.ChangeTracker.Clear();
        }

        var without = await db.People.Where(p => toIssue.Contains(p.Id) && !db.Users.Any(a => a.PersonId == p.Id)).Select(p => p.Id).ToListAsync(cancellation);
        if (without.Count == 0)
        {
            return Failure.Invalid("所选的岗位都已有账号，没有要建的。");
        }

        var issued = await accounts.IssueWithinAsync([.. toIssue.Where(without.Contains)], key, cancellation);
        if (issued.IsDone)
        {
            await transaction.CommitAsync(cancellation);
        }

        return issued;
    }

    /// <summary>Who holds the post, or shall hold it: the central school's person, the person that the school's record names, else a placeholder.</summary>
    private async Task<Outcome<Guid>> HolderAsync(
        Organisation school, Role role, SchoolAccountChoice choice, Dictionary<(Guid, Role), Guid> holders, CancellationToken cancellation)
    {
        if (holders.TryGetValue((school.Id, role), out var present))
        {
            return present;
        }

        var answers = choice.CentralAnswers && school.CentralSchoolId is { } central && holders.TryGetValue((central, role), out var ofCentral) ? ofCentral : (Guid?)null;
        var title = role.TitleAt(school);
        var person = answers is { } id
            ? await db.People.SingleAsync(p => p.Id == id, cancellation)
            : await NamedAsync(school, role, title, cancellation);
        var appointed = await posts.PrepareAsync(
            person, new Appointment(role, school.Id, clock.Today, answers is null ? "" : "代管" + title, OnBehalf: answers is not null), cancellation);
        if (!appointed.IsDone)
        {
            return appointed.Failure;
        }

        await db.SaveChangesAsync(cancellation);
        return person.Id;
    }

    private async Task<Person> NamedAsync(Organisation school, Role role, string title, CancellationToken cancellation)
    {
        if (role == Role.Head && school.HeadPersonId is { } head)
        {
            return await db.People.SingleAsync(p => p.Id == head, cancellation);
        }

        var name = role == Role.Liaison && school.ContactName.Length > 0 ? school.ContactName : People.Placeholder(school.Name, title);
        var known = await db.People.FirstOrDefaultAsync(p => p.OrganisationId == school.Id && p.Name == name, cancellation);
        if (known is not null)
        {
            return known;
        }

        var person = new Person
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            SearchKeys = Pinyin.Keys(People.Bare(name)).ToString(),
            OrganisationId = school.Id,
            Phone = role == Role.Liaison ? school.ContactPhone : "",
        };
        db.Add(person);
        db.Record(new Deed("Person.Add", $"{name}：建立档案") { RecordKind = nameof(Person), RecordId = person.Id, OfficeId = signedIn.Actor.OfficeId });
        return person;
    }

    private async Task<List<Held>> HeldAsync(CancellationToken cancellation)
    {
        var today = clock.Today;
        return await (
            from holding in db.PostHoldings.On(today)
            join post in db.Posts on holding.PostId equals post.Id
            where post.Role == Role.Head || post.Role == Role.Liaison
            orderby holding.From descending
            select new Held(post.OrganisationId, post.Role, holding.PersonId, db.Users.Any(a => a.PersonId == holding.PersonId))).ToListAsync(cancellation);
    }

    private sealed record Held(Guid OrganisationId, Role Role, Guid PersonId, bool HasAccount);
}
