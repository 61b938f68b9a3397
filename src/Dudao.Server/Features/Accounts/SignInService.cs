using System.Globalization;
using Dudao.Core.Text;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Accounts;

/// <summary>
/// Signing in and out. Each attempt is recorded; sign-in security keeps the machine's clock. Who has no right password is told the same in
/// the same time, whether there is such an account, it is locked or disabled.
/// </summary>
public sealed class SignInService(
    DudaoDbContext db, UserManager<Account> users, SignInManager<Account> signIn, Actors actors, SignedIn signedIn, AuditAuthor author, SignInTurns turns, OfficeClock clock, TimeProvider machine)
{
    private const string Wrong = "账号或密码不对；连续输错5次的，账号已锁定15分钟，请稍后再试，或联系督导室重置密码。";

    /// <summary>A hash of nothing, for what must take as long as a password's.</summary>
    private static readonly Lazy<string> Nothing = new(() => new PasswordHasher<Account>().HashPassword(new Account(), Guid.NewGuid().ToString()));

    public async Task<Outcome<KnownAccount>> SignInAsync(string name, string password, bool remember, string origin, CancellationToken cancellation)
    {
        var account = await FindAsync(name.Trim(), cancellation);
        if (account is null)
        {
            SpendTime(password);
            author.Origin = origin;
            await RecordAsync(null, "Account.SignInRefused", "没有这个账号，未能登录", cancellation);
            return Failure.Invalid(Wrong);
        }

        using var turn = await turns.EnterAsync(account.Id, cancellation);
        try
        {
            return await JudgeAsync(account, password, remember, origin, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Its password was reset, or it was disabled, while this one was judged.
            db.ChangeTracker.Clear();
            return Failure.Invalid("这个账号刚才有改动，请再登录一次。");
        }
    }

    /// <summary>Ends this session, also for a copy of its cookie. Whoever is not signed in any more has nothing to end.</summary>
    /// <param name="session">The session's name in the cookie; null where there is none.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task SignOutAsync(string? session, CancellationToken cancellation)
    {
        if (session is not null && signedIn.IsAnyone)
        {
            var (account, now) = (signedIn.Actor.AccountId, machine.GetUtcNow());
            if (await db.UserTokens.FindAsync([account, Sessions.Ended, session], cancellation) is null)
            {
                db.UserTokens.Add(new IdentityUserToken<Guid> { UserId = account, LoginProvider = Sessions.Ended, Name = session, Value = now.ToString("O", CultureInfo.InvariantCulture) });
                db.Record(new Deed("Account.SignedOut", "退出登录") { RecordKind = nameof(Account), RecordId = account });
                await db.SaveChangesAsync(cancellation);
                actors.Forget(account);
            }
        }

        await signIn.SignOutAsync();
    }

    private async Task<Outcome<KnownAccount>> JudgeAsync(Account account, string password, bool remember, string origin, CancellationToken cancellation)
    {
        await db.Entry(account).ReloadAsync(cancellation);
        var known = await actors.FindAsync(account.Id, cancellation);
        signedIn.Become(known!.Actor, origin);
        var wasLocked = await users.IsLockedOutAsync(account);
        if (wasLocked || Passwords.IsQuick(account.PasswordHash))
        {
            SpendTime(password);
        }

        var result = await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            await RecordAsync(account, "Account.SignInRefused", result.IsLockedOut ? "输错次数过多，账号锁定15分钟" : "密码不对，未能登录", cancellation);
            return Failure.Invalid(Wrong);
        }

        if (account.DisabledAt is not null)
        {
            await RecordAsync(account, "Account.SignInRefused", "账号已停用，未能登录", cancellation);
            return Failure.Invalid("这个账号已停用。如需恢复，请联系督导室。");
        }

        account.LastSignedInAt = clock.Now;
        var ended = await db.UserTokens.Where(t => t.UserId == account.Id && t.LoginProvider == Sessions.Ended).ToListAsync(cancellation);
        db.UserTokens.RemoveRange(ended.Where(t => DateTimeOffset.Parse(t.Value!, CultureInfo.InvariantCulture) + Sessions.KeptEnded < machine.GetUtcNow()));
        await RecordAsync(account, "Account.SignedIn", "登录", cancellation);
        await signIn.SignInAsync(account, remember);
        return known;
    }

    private static void SpendTime(string password) => _ = new PasswordHasher<Account>().VerifyHashedPassword(new Account(), Nothing.Value, password);

    /// <summary>By the account's name, else by a telephone number that only one person with an account has.</summary>
    private async Task<Account?> FindAsync(string name, CancellationToken cancellation)
    {
        if (await users.FindByNameAsync(name) is { } named)
        {
            return named;
        }

        if (Typed.Phone(name) is not { } phone)
        {
            return null;
        }

        var byPhone = await db.Users.Where(a => db.People.Any(p => p.Id == a.PersonId && p.Phone == phone)).Take(2).ToListAsync(cancellation);
        return byPhone.Count == 1 ? byPhone[0] : null;
    }

    private async Task RecordAsync(Account? account, string act, string text, CancellationToken cancellation)
    {
        db.Record(new Deed(act, text) { RecordKind = nameof(Account), RecordId = account?.Id });
        await db.SaveChangesAsync(cancellation);
    }
}
