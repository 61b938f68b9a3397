using Dudao.Core;
using Dudao.Core.Text;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Accounts;

/// <summary>A post to be given: which role, where, under what title, from when.</summary>
/// <param name="Title">As it stands beside the name; the role's own word where empty.</param>
/// <param name="MaySign">May sign documents for issue; asked for posts of the office only.</param>
/// <param name="OnBehalf">Answers for a school that is not his own, as a central school does for its village schools: neither its head nor employed there.</param>
public sealed record Appointment(Role Role, Guid OrganisationId, DateOnly From, string Title = "", bool MaySign = false, bool OnBehalf = false);

/// <summary>Gives posts, ends them, and hands them to a successor. Rights follow with the next request.</summary>
public sealed class PostService(DudaoDbContext db, SignedIn signedIn, OfficeClock clock, Actors actors, PersonGate gate, Grounds grounds)
{
    public async Task<Outcome<PostHolding>> AppointAsync(Guid personId, Appointment appointment, CancellationToken cancellation)
    {
        var found = await gate.FindAsync(personId, cancellation);
        if (!found.IsDone)
        {
            return found.Failure;
        }

        var prepared = await PrepareAsync(found.Value, appointment, cancellation);
        if (prepared.IsDone)
        {
            await SaveAsync(cancellation);
        }

        return prepared;
    }

    /// <summary>Ends a holding after its last day; one that ends before it began never was. A person who also leaves the organisation no longer works there.</summary>
    public async Task<Outcome<PostHolding>> EndAsync(Guid holdingId, DateOnly on, bool leaves, CancellationToken cancellation)
    {
        var found = await FindHoldingAsync(holdingId, cancellation);
        if (!found.IsDone)
        {
            return found.Failure;
        }

        var (holding, post, organisation, person) = found.Value;
        if (on < holding.From.AddDays(-1) || on > clock.Today)
        {
            return Failure.Invalid("任职的最后一天应在任职之后，不晚于今天。", nameof(PostHolding.To));
        }

        if (post.Role == Role.Administrator && !await gate.LeavesAdministratorAsync(person.Id, cancellation))
        {
            return Failure.Invalid("至少要留一名能登录的系统管理员。请先给别人任系统管理员。");
        }

        await EndAsync(holding, post, organisation, person, on, leaves, cancellation);
        await SaveAsync(cancellation);
        return holding;
    }

    /// <summary>A successor takes over a post with everything that waits for it; who held it ends the day before.</summary>
    /// <param name="insteadOf">The holding that ends, where several hold the post; of a post that one person holds, his.</param>
    public async Task<Outcome<PostHolding>> SucceedAsync(Guid postId, Guid successorId, DateOnly from, Guid? insteadOf, CancellationToken cancellation)
    {
        var successor = await gate.FindAsync(successorId, cancellation);
        if (!successor.IsDone)
        {
            return successor.Failure;
        }

        var post = await db.Posts.FirstOrDefaultAsync(p => p.Id == postId, cancellation);
        var organisation = post is null ? null : await db.Organisations.VisibleTo(signedIn.Actor).FirstOrDefaultAsync(o => o.Id == post.OrganisationId, cancellation);
        if (post is null || organisation is null)
        {
            return Failure.NotFound;
        }

        if (await RefuseAsync(organisation, post.Role, post.MaySign, $"{post.Title}不由您任免。", cancellation) is { } notYours)
        {
            return notYours;
        }

        if (from > clock.Today)
        {
            return Failure.Invalid("接任日期不晚于今天。", nameof(PostHolding.From));
        }

        var holdings = await (
            from holding in db.PostHoldings
            where holding.PostId == postId && (holding.To == null || holding.To >= @from)
            join person in db.People on holding.PersonId equals person.Id
            select new { holding, person }).ToListAsync(cancellation);
        if (post.Role == Role.Administrator && holdings.FirstOrDefault(h => h.holding.Id == insteadOf) is { } last && !await gate.LeavesAdministratorAsync(last.person.Id, cancellation)
            && !await db.Users.AnyAsync(a => a.PersonId == successorId && a.DisabledAt == null, cancellation))
        {
            return Failure.Invalid("接任系统管理员的人还没有账号，没人能登录了。请先给他建账号。");
        }

        if (holdings.Any(h => h.person.Id == successorId))
        {
            return Failure.Invalid($"{successor.Value.Name}已在这个岗位上。");
        }

        foreach (var before in holdings.Where(h => post.Role.IsHeldByOne() || h.holding.Id == insteadOf))
        {
            await EndAsync(before.holding, post, organisation, before.person, from.AddDays(-1), leaves: false, cancellation);
        }

        var taken = Hold(post, organisation, successor.Value, from, onBehalf: false);
        await RecordAsync(successor.Value, organisation, "Post.Succeed", $"接任{organisation.Name}{post.Title}，从{Day(from)}起", from, cancellation);
        await SaveAsync(cancellation);
        return taken;
    }

    /// <summary>Judges an appointment and adds it to the context, for a caller that saves: one person, an import, all schools at once.</summary>
    internal async Task<Outcome<PostHolding>> PrepareAsync(Person person, Appointment appointment, CancellationToken cancellation)
    {
        var organisation = await db.Organisations.VisibleTo(signedIn.Actor).FirstOrDefaultAsync(o => o.Id == appointment.OrganisationId, cancellation);
        if (organisation is null)
        {
            return Failure.NotFound;
        }

        var (role, signs) = (appointment.Role, appointment.MaySign ? "可以签发公文的" : "");
        var mayNot = $"您不能任命{signs}{role.Title()}。请由{(role == Role.Administrator ? "系统管理员" : "系统管理员或督导室主任")}办理。";
        if (await RefuseAsync(organisation, role, appointment.MaySign, mayNot, cancellation) is { } notYours)
        {
            return notYours;
        }

        var title = Plain.Name(appointment.Title) is { Length: > 0 } given ? given : appointment.Role.TitleAt(organisation);
        var today = clock.Today;
        var current = await (
            from holding in db.PostHoldings.On(today)
            join post in db.Posts on holding.PostId equals post.Id
            where post.OrganisationId == organisation.Id && post.Role == appointment.Role
            join holder in db.People on holding.PersonId equals holder.Id
            select new { holding.PersonId, holder.Name, post.Title }).ToListAsync(cancellation);
        var refusal = Judge(organisation, appointment, title)
            ?? (current.Any(c => c.PersonId == person.Id && c.Title == title) ? new Refusal($"{person.Name}现在就是{organisation.Name}的{title}。") : null)
            ?? (appointment.Role.IsHeldByOne() && current.FirstOrDefault() is { } before
                ? new Refusal($"{organisation.Name}的{title}现在是{before.Name}。换人请在单位页面用“接任”，待办的事一并转给接任的人。", Field: nameof(Post.Role)) : null);
        if (refusal is not null)
        {
            return Failure.Invalid([refusal]);
        }

        var taken = Hold(await PostAsync(organisation, appointment, title, cancellation), organisation, person, appointment.From, appointment.OnBehalf);
        await RecordAsync(person, organisation, "Post.Appoint", $"任{organisation.Name}{title}，从{Day(appointment.From)}起", appointment.From, cancellation);
        return taken;
    }

    /// <summary>Posts are given and taken by the organisation's own office; nobody gives one above his own.</summary>
    private async Task<Failure?> RefuseAsync(Organisation organisation, Role role, bool maySign, string mayNot, CancellationToken cancellation)
    {
        if (!signedIn.Actor.Holds(Right.ManageAccounts))
        {
            return Failure.NotYours(mayNot);
        }

        var ground = await grounds.OfAsync(organisation.Path, cancellation);
        if (!ground.IsManaged)
        {
            return Failure.NotYours($"{organisation.Name}的岗位由{ground.OfficeName}任免，您只能查看。请联系那个督导室。");
        }

        return Appointing.MayGive(ground.Within, role, maySign) ? null : Failure.NotYours(mayNot);
    }

    private Refusal? Judge(Organisation organisation, Appointment appointment, string title)
    {
        if (!appointment.Role.Seats().Contains(organisation.Kind))
        {
            return new Refusal($"{appointment.Role.Title()}不设在{organisation.Name}这样的单位。", Field: nameof(Post.OrganisationId));
        }

        if (organisation.ClosedOn is not null)
        {
            return new Refusal($"{organisation.Name}已停办，不能再任命。", Field: nameof(Post.OrganisationId));
        }

        if (title.Length > 30)
        {
            return new Refusal("岗位名称不超过30个字。", Field: nameof(Post.Title));
        }

        return appointment.From.Year < 1950 || appointment.From > clock.Today.AddYears(1)
            ? new Refusal("任职日期不对，最晚可填一年以后。", Field: nameof(PostHolding.From))
            : null;
    }

    private async Task<Post> PostAsync(Organisation organisation, Appointment appointment, string title, CancellationToken cancellation)
    {
        var maySign = appointment.MaySign && organisation.Kind == OrganisationKind.SupervisionOffice && !IsBelowSigning(appointment.Role);
        var post = db.Posts.Local.FirstOrDefault(IsSame) ?? await db.Posts.FirstOrDefaultAsync(
            p => p.OrganisationId == organisation.Id && p.Role == appointment.Role && p.Title == title && p.MaySign == maySign, cancellation);
        if (post is null)
        {
            post = new Post { Id = Guid.CreateVersion7(), OrganisationId = organisation.Id, Role = appointment.Role, Title = title, MaySign = maySign };
            db.Add(post);
        }

        return post;

        bool IsSame(Post p) => p.OrganisationId == organisation.Id && p.Role == appointment.Role && p.Title == title && p.MaySign == maySign;
    }

    private static bool IsBelowSigning(Role role) => role is not (Role.OfficeDirector or Role.OfficeStaff);

    private PostHolding Hold(Post post, Organisation organisation, Person person, DateOnly from, bool onBehalf)
    {
        var holding = new PostHolding { Id = Guid.CreateVersion7(), PostId = post.Id, PersonId = person.Id, From = from };
        db.Add(holding);
        if (onBehalf)
        {
            return holding;
        }

        if (post.Role == Role.Head && from <= clock.Today)
        {
            organisation.HeadPersonId = person.Id;
            organisation.Version++;
        }

        if (post.Role.MeansEmployment() && !person.Employments.Any(e => e.OrganisationId == organisation.Id && e.To is null))
        {
            person.Employments = [.. person.Employments, new Employment(organisation.Id, post.Title, from, null)];
        }

        return holding;
    }

    private async Task EndAsync(PostHolding holding, Post post, Organisation organisation, Person person, DateOnly on, bool leaves, CancellationToken cancellation)
    {
        if (on < holding.From)
        {
            db.Remove(holding);
        }
        else
        {
            holding.To = on;
        }

        if (post.Role == Role.Head && organisation.HeadPersonId == person.Id)
        {
            organisation.HeadPersonId = null;
            organisation.Version++;
        }

        if (leaves)
        {
            person.Employments = [.. person.Employments.Select(e => e.OrganisationId == organisation.Id && e.To is null ? e with { To = on } : e)];
        }

        await RecordAsync(person, organisation, "Post.End", $"不再担任{organisation.Name}{post.Title}，到{Day(on)}止", on, cancellation);
    }

    private async Task<Outcome<(PostHolding, Post, Organisation, Person)>> FindHoldingAsync(Guid holdingId, CancellationToken cancellation)
    {
        var holding = await db.PostHoldings.FirstOrDefaultAsync(h => h.Id == holdingId, cancellation);
        var post = holding is null ? null : await db.Posts.SingleAsync(p => p.Id == holding.PostId, cancellation);
        var organisation = post is null ? null : await db.Organisations.VisibleTo(signedIn.Actor).FirstOrDefaultAsync(o => o.Id == post.OrganisationId, cancellation);
        if (holding is null || post is null || organisation is null)
        {
            return Failure.NotFound;
        }

        if (await RefuseAsync(organisation, post.Role, post.MaySign, $"{post.Title}不由您任免。", cancellation) is { } notYours)
        {
            return notYours;
        }

        return (holding, post, organisation, await db.People.SingleAsync(p => p.Id == holding.PersonId, cancellation));
    }

    private async Task SaveAsync(CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        actors.ForgetAll();
    }

    private Task RecordAsync(Person person, Organisation at, string act, string text, DateOnly day, CancellationToken cancellation) =>
        gate.RecordAsync(new Deed(act, $"{person.Name}：{text}") { ChangesState = true, TrueDate = day }, person, at, cancellation);

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", System.Globalization.CultureInfo.InvariantCulture);
}
