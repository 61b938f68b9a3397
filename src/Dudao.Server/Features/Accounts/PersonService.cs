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

/// <summary>People's files: who they are, where they work and worked, whose kin they are.</summary>
public sealed class PersonService(DudaoDbContext db, SignedIn signedIn, OfficeClock clock, Actors actors, PersonGate gate)
{
    /// <summary>Adds a person whose file is kept at an organisation that the actor sees. The same id twice is done once.</summary>
    public async Task<Outcome<Person>> AddAsync(Guid id, PersonDetails details, CancellationToken cancellation)
    {
        var prepared = await PrepareAsync(id, details, cancellation);
        if (prepared.IsDone && db.Entry(prepared.Value).State == EntityState.Added)
        {
            await RecordAsync(prepared.Value, "Person.Add", "建立档案", cancellation);
            await db.SaveChangesAsync(cancellation);
        }

        return prepared;
    }

    /// <summary>Judges and adds to the context, for a caller that saves.</summary>
    internal async Task<Outcome<Person>> PrepareAsync(Guid id, PersonDetails details, CancellationToken cancellation)
    {
        if (!signedIn.Actor.Holds(Right.ManageAccounts))
        {
            return Failure.NotYours("人员和账号由督导室和系统管理员管理。");
        }

        if (!await db.Organisations.VisibleTo(signedIn.Actor).AnyAsync(o => o.Id == details.OrganisationId, cancellation))
        {
            return Failure.NotFound;
        }

        if (await gate.RefuseAsync(details.OrganisationId, cancellation) is { } notYours)
        {
            return notYours;
        }

        if (await gate.Visible().FirstOrDefaultAsync(p => p.Id == id, cancellation) is { } known)
        {
            return known;
        }

        var refusals = await JudgeAsync(id, details, cancellation);
        if (refusals.Count > 0)
        {
            return Failure.Invalid(refusals);
        }

        var person = new Person { Id = id };
        Put(person, details);
        db.Add(person);
        return person;
    }

    public Task<Outcome<Person>> ChangeAsync(Guid id, PersonDetails details, int version, CancellationToken cancellation) => ChangeAsync(
        id, version, "Person.Change", "修改档案",
        async person =>
        {
            var refusals = await JudgeAsync(id, details, cancellation);
            if (details.OrganisationId == person.OrganisationId)
            {
                return refusals;
            }

            if (!await db.Organisations.VisibleTo(signedIn.Actor).AnyAsync(o => o.Id == details.OrganisationId, cancellation))
            {
                refusals.Add(new Refusal("没有找到所在单位。", Field: nameof(Person.OrganisationId)));
            }
            else if (await gate.RefuseAsync(details.OrganisationId, cancellation) is { } notYours)
            {
                refusals.Add(notYours.Refusals[0] with { Field = nameof(Person.OrganisationId) });
            }

            return refusals;
        },
        person => Put(person, details), cancellation);

    /// <summary>Where the person works or worked, and near relatives: what recusal is judged by. The relative's file gets the tie too.</summary>
    public async Task<Outcome<Person>> ChangeTiesAsync(
        Guid id, IReadOnlyList<Employment> employments, IReadOnlyList<Kinship> kin, int version, CancellationToken cancellation)
    {
        var kinIds = kin.Select(k => k.RelatedPersonId).ToHashSet();
        var others = await gate.Visible().Where(p => kinIds.Contains(p.Id)).ToListAsync(cancellation);
        return await ChangeAsync(
            id, version, "Person.ChangeTies", "修改任职经历和近亲属",
            async _ => [.. await JudgeEmploymentsAsync(employments, cancellation), .. JudgeKin(id, kin, others.Count)],
            person =>
            {
                person.Employments = [.. employments];
                person.Kin = [.. kin];
                foreach (var other in others)
                {
                    var tie = new Kinship(id, People.Opposite(kin.Single(k => k.RelatedPersonId == other.Id).Relation));
                    if (!other.Kin.Contains(tie))
                    {
                        other.Kin = [.. other.Kin.Where(k => k.RelatedPersonId != id), tie];
                        other.Version++;
                    }
                }
            }, cancellation);
    }

    private async Task<Outcome<Person>> ChangeAsync(
        Guid id, int version, string act, string text, Func<Person, Task<List<Refusal>>> judge, Action<Person> put, CancellationToken cancellation)
    {
        var found = await gate.FindToChangeAsync(id, cancellation);
        if (!found.IsDone)
        {
            return found;
        }

        var conflict = Failure.Conflict(new Refusal($"这期间别人改过{found.Value.Name}的档案，您的修改还没有存。请对照后再存。"));
        if (found.Value.Version != version)
        {
            return conflict;
        }

        var refusals = await judge(found.Value);
        if (refusals.Count > 0)
        {
            return Failure.Invalid(refusals);
        }

        put(found.Value);
        found.Value.Version++;
        await RecordAsync(found.Value, act, text, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return conflict;
        }

        actors.ForgetAll();
        return found;
    }

    private async Task<List<Refusal>> JudgeEmploymentsAsync(IReadOnlyList<Employment> employments, CancellationToken cancellation)
    {
        var refusals = employments.Where(e => e.From > e.To || e.To > clock.Today).Take(1)
            .Select(_ => new Refusal("任职的起止日期不对：止日应在起日之后，不晚于今天；还在任的不填止日。", Field: nameof(Person.Employments))).ToList();
        var ids = employments.Select(e => e.OrganisationId).ToHashSet();
        if (await db.Organisations.CountAsync(o => ids.Contains(o.Id), cancellation) != ids.Count)
        {
            refusals.Add(new Refusal("任职单位没有找到。", Field: nameof(Person.Employments)));
        }

        return refusals;
    }

    private static IEnumerable<Refusal> JudgeKin(Guid id, IReadOnlyList<Kinship> kin, int found)
    {
        if (found != kin.Count || kin.Any(k => k.RelatedPersonId == id || !People.Relations.Contains(k.Relation)))
        {
            yield return new Refusal("近亲属没有找到，或没有选关系。请从人员里选一位，再选关系，每人只写一次。", Field: nameof(Person.Kin));
        }
    }

    private async Task<List<Refusal>> JudgeAsync(Guid id, PersonDetails details, CancellationToken cancellation)
    {
        var refusals = People.Check(details).ToList();
        var (name, phone) = (Plain.Name(details.Name), People.PhoneOf(details.Phone));
        if (phone.Length > 0 && await gate.Visible().AnyAsync(p => p.Id != id && p.Name == name && p.Phone == phone, cancellation))
        {
            refusals.Add(new Refusal($"已有一位{name}，电话也一样。请在人员里找到他，直接给他加岗位。", Field: nameof(Person.Name)));
        }

        return refusals;
    }

    private static void Put(Person person, PersonDetails details)
    {
        person.Name = Plain.Name(details.Name);
        person.SearchKeys = Pinyin.Keys(person.Name).ToString();
        person.Phone = People.PhoneOf(details.Phone);
        person.OrganisationId = details.OrganisationId;
        person.InspectorKind = details.InspectorKind;
        person.Speciality = details.Speciality.Trim();
    }

    private Task RecordAsync(Person person, string act, string text, CancellationToken cancellation) =>
        gate.RecordAsync(new Deed(act, $"{person.Name}：{text}"), person, at: null, cancellation);
}
