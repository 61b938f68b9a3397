using Dudao.Core.Text;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Accounts;

/// <summary>Signing in and out. Each attempt is recorded; sign-in security keeps the machine's clock.</summary>
public sealed class SignInService(
    DudaoDbContext db, UserManager<Account> users, SignInManager<Account> signIn, Actors actors, SignedIn signedIn, TimeProvider machine)
{
    private const string Wrong = "账号或密码不对。连续输错5次，账号锁定15分钟。";

    public async Task<Outcome<KnownAccount>> SignInAsync(string name, string password, bool remember, string origin, CancellationToken cancellation)
    {
        var account = await FindAsync(name.Trim(), cancellation);
        if (account is null)
        {
            return Failure.Invalid(Wrong, "name");
        }

        var known = await actors.FindAsync(account.Id, cancellation);
        signedIn.Become(known!.Actor, origin);
        if (account.DisabledAt is not null)
        {
            await RecordAsync(account, "Account.SignInRefused", "账号已停用，未能登录", cancellation);
            return Failure.Invalid("这个账号已停用。如需恢复，请联系督导室。", "name");
        }

        var result = await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (result.IsLockedOut)
        {
            await RecordAsync(account, "Account.SignInRefused", "输错次数过多，账号锁定15分钟", cancellation);
            return Failure.Invalid("连续输错次数过多，账号已锁定15分钟。请稍后再试，或联系督导室重置密码。", "name");
        }

        if (!result.Succeeded)
        {
            await RecordAsync(account, "Account.SignInRefused", "密码不对，未能登录", cancellation);
            return Failure.Invalid(Wrong, "password");
        }

        account.LastSignedInAt = machine.GetUtcNow();
        await RecordAsync(account, "Account.SignedIn", "登录", cancellation);
        await signIn.SignInAsync(account, remember);
        return known;
    }

    public Task SignOutAsync() => signIn.SignOutAsync();

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

    private async Task RecordAsync(Account account, string act, string text, CancellationToken cancellation)
    {
        db.Record(new Deed(act, text) { RecordKind = nameof(Account), RecordId = account.Id });
        await db.SaveChangesAsync(cancellation);
    }
}
