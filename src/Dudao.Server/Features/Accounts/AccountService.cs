using Dudao.Core;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Settings;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Accounts;

/// <summary>A first password on its one way to paper: nothing readable of it is kept.</summary>
public sealed record FirstPassword(Guid PersonId, string Name, string Organisation, string Post, string UserName, string Password);

/// <summary>Accounts of people whom the actor manages: made, reset, disabled, signed out.</summary>
public sealed class AccountService(
    DudaoDbContext db, SignedIn signedIn, OfficeClock clock, Actors actors, PersonGate gate, UserNames userNames, ILookupNormalizer normalizer, ServeOptions options)
{
    /// <summary>Makes accounts for people who have none and new passwords for those who have; answers with what is to be printed once.</summary>
    /// <param name="personIds">The people; all or none.</param>
    /// <param name="key">Made by the page: sent again, it is refused, since the passwords were shown already.</param>
    /// <param name="cancellation">Stops it without a change.</param>
    public async Task<Outcome<IReadOnlyList<FirstPassword>>> IssueAsync(IReadOnlyCollection<Guid> personIds, Guid key, CancellationToken cancellation)
    {
        if (personIds.Count == 0)
        {
            return Failure.Invalid("请先勾选人员。");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockForNumberingAsync(cancellation);
        var issued = await IssueWithinAsync(personIds, key, cancellation);
        if (issued.IsDone)
        {
            await transaction.CommitAsync(cancellation);
        }

        return issued;
    }

    /// <summary>The same within a transaction that the caller commits: together with the people themselves.</summary>
    internal async Task<Outcome<IReadOnlyList<FirstPassword>>> IssueWithinAsync(IReadOnlyCollection<Guid> personIds, Guid key, CancellationToken cancellation)
    {
        if (await db.Set<RememberedCommand>().AnyAsync(c => c.Key == key, cancellation))
        {
            return Failure.Conflict(new Refusal("这批密码只显示一次，已经显示过了。没有印出的，请重新勾选后再发一次新密码。"));
        }

        var issued = new List<FirstPassword>(personIds.Count);
        foreach (var personId in personIds.Distinct())
        {
            var found = await gate.FindToManageAsync(personId, cancellation);
            if (!found.IsDone)
            {
                return found.Failure;
            }

            if (personId == signedIn.Actor.PersonId)
            {
                return Failure.Invalid("自己的密码请在“我的账号”里修改。");
            }

            issued.Add(await IssueOneAsync(found.Value, cancellation));
            db.ChangeTracker.Clear();
        }

        db.Add(new RememberedCommand { Key = key, At = clock.Now });
        db.Record(new Deed("Account.IssueSheet", $"发放密码{issued.Count}个") { OfficeId = signedIn.Actor.OfficeId });
        await db.SaveChangesAsync(cancellation);
        actors.ForgetAll();
        return issued;
    }

    /// <summary>No more sign-in; what he has open ends with the next request.</summary>
    public Task<Outcome<Person>> DisableAsync(Guid personId, CancellationToken cancellation) => ChangeAsync(personId, async (person, account) =>
    {
        if (personId == signedIn.Actor.PersonId)
        {
            return new Refusal("不能停用自己的账号。");
        }

        if (!await gate.LeavesAdministratorAsync(personId, cancellation))
        {
            return new Refusal("至少要留一名能登录的系统管理员。请先给别人任系统管理员。");
        }

        account.DisabledAt ??= clock.Now;
        Renew(account);
        await RecordAsync(person, "Account.Disable", "停用账号", cancellation);
        return null;
    }, cancellation);

    public Task<Outcome<Person>> EnableAsync(Guid personId, CancellationToken cancellation) => ChangeAsync(personId, async (person, account) =>
    {
        account.DisabledAt = null;
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        await RecordAsync(person, "Account.Enable", "恢复账号", cancellation);
        return null;
    }, cancellation);

    public Task<Outcome<Person>> SignOutEverywhereAsync(Guid personId, CancellationToken cancellation) => ChangeAsync(personId, async (person, account) =>
    {
        Renew(account);
        await RecordAsync(person, "Account.SignOutEverywhere", "让他在所有设备上退出登录", cancellation);
        return null;
    }, cancellation);

    private async Task<FirstPassword> IssueOneAsync(Person person, CancellationToken cancellation)
    {
        var posts = await Actors.HeldPostsAsync(db, person.Id, clock.Today, cancellation);
        var account = await db.Users.FirstOrDefaultAsync(a => a.PersonId == person.Id, cancellation);
        var isNew = account is null;
        if (account is null)
        {
            var userName = await userNames.ForAsync(person, posts, cancellation);
            account = new Account
            {
                Id = Guid.CreateVersion7(),
                UserName = userName,
                NormalizedUserName = normalizer.NormalizeName(userName),
                PersonId = person.Id,
                LockoutEnabled = true,
            };
            db.Add(account);
        }

        var password = Passwords.MakeUp();
        account.PasswordHash = Passwords.HashMadeUp(account, password);
        account.MustChangePassword = !options.IsDemonstration;
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        Renew(account);
        if (!isNew)
        {
            account.ResetAt = clock.Now;
            account.ResetBy = $"{signedIn.Actor.Title}{signedIn.Actor.Name}";
        }

        await RecordAsync(person, isNew ? "Account.Add" : "Account.ResetPassword", isNew ? $"建立账号{account.UserName}" : "重置密码，在所有设备上退出登录", cancellation);
        await db.SaveChangesAsync(cancellation);
        var organisation = await db.Organisations.Where(o => o.Id == person.OrganisationId).Select(o => o.Name).SingleAsync(cancellation);
        return new FirstPassword(person.Id, person.Name, organisation, string.Join('、', posts.Select(p => p.Title).Distinct()), account.UserName!, password);
    }

    private async Task<Outcome<Person>> ChangeAsync(Guid personId, Func<Person, Account, Task<Refusal?>> change, CancellationToken cancellation)
    {
        var found = await gate.FindToManageAsync(personId, cancellation);
        if (!found.IsDone)
        {
            return found;
        }

        var account = await db.Users.FirstOrDefaultAsync(a => a.PersonId == personId, cancellation);
        if (account is null)
        {
            return Failure.Invalid($"{found.Value.Name}还没有账号。");
        }

        if (await change(found.Value, account) is { } refusal)
        {
            return Failure.Invalid([refusal]);
        }

        await db.SaveChangesAsync(cancellation);
        actors.Forget(account.Id);
        return found;
    }

    /// <summary>Another stamp ends every sign-in that bears the old one.</summary>
    private static void Renew(Account account) => account.SecurityStamp = Guid.NewGuid().ToString("N");

    private Task RecordAsync(Person person, string act, string text, CancellationToken cancellation) =>
        gate.RecordAsync(new Deed(act, $"{person.Name}：{text}"), person, at: null, cancellation);
}
