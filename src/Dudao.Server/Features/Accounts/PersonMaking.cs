using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Accounts;

/// <summary>Makes a person with a first post and an account in one step.</summary>
public sealed class PersonMaking(DudaoDbContext db, SignedIn signedIn, PersonService people, PostService posts, AccountService accounts)
{
    /// <summary>All of it or nothing. The id is the page's: sent again, the account's password is not made anew.</summary>
    /// <returns>The first password to be shown once; none where no account was asked for.</returns>
    public async Task<Outcome<IReadOnlyList<FirstPassword>>> AddAsync(
        Guid id, PersonDetails details, Appointment? appointment, bool withAccount, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockForNumberingAsync(cancellation);
        var person = await people.PrepareAsync(id, details, cancellation);
        if (!person.IsDone)
        {
            return person.Failure;
        }

        if (db.Entry(person.Value).State == EntityState.Added)
        {
            db.Record(new Deed("Person.Add", $"{person.Value.Name}：建立档案") { RecordKind = nameof(Person), RecordId = id, OfficeId = signedIn.Actor.OfficeId });
            if (appointment is not null)
            {
                var appointed = await posts.PrepareAsync(person.Value, appointment, cancellation);
                if (!appointed.IsDone)
                {
                    return appointed.Failure;
                }
            }

            await db.SaveChangesAsync(cancellation);
        }

        var issued = withAccount ? await accounts.IssueWithinAsync([id], id, cancellation) : new Outcome<IReadOnlyList<FirstPassword>>(OutcomeKind.Done, [], []);
        if (issued.IsDone)
        {
            await transaction.CommitAsync(cancellation);
        }

        return issued;
    }
}
