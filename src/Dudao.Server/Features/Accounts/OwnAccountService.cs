using Dudao.Core;
using Dudao.Core.Text;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Accounts;

/// <summary>The account of whoever signed in, and who he is.</summary>
public sealed record OwnAccount(Account Account, Person Person);

/// <summary>What everybody does with his own account.</summary>
public sealed class OwnAccountService(DudaoDbContext db, UserManager<Account> users, SignInManager<Account> signIn, Actors actors, SignedIn signedIn, SignInTurns turns)
{
    public async Task<OwnAccount> FindAsync(CancellationToken cancellation) => new(
        await db.Users.SingleAsync(a => a.Id == signedIn.Actor.AccountId, cancellation),
        await db.People.SingleAsync(p => p.Id == signedIn.Actor.PersonId, cancellation));

    /// <summary>Changes the password; whoever else is signed in with the old one is out, this browser stays in.</summary>
    public async Task<Outcome<Done>> ChangePasswordAsync(string current, string chosen, string again, CancellationToken cancellation)
    {
        using var turn = await turns.EnterAsync(signedIn.Actor.AccountId, cancellation);
        var own = await FindAsync(cancellation);
        var account = own.Account;
        await db.Entry(account).ReloadAsync(cancellation);
        if (Judge(own, current, chosen, again) is { } refusal)
        {
            return Failure.Invalid([refusal]);
        }

        if (await RefuseCurrentAsync(account, current, cancellation) is { } wrong)
        {
            return Failure.Invalid([wrong]);
        }

        account.AccessFailedCount = 0;
        account.MustChangePassword = false;
        account.ResetAt = null;
        account.ResetBy = "";
        db.Record(new Deed("Account.ChangePassword", "修改自己的密码") { RecordKind = nameof(Person), RecordId = account.PersonId });
        var changed = await users.ChangePasswordAsync(account, current, chosen);
        if (!changed.Succeeded)
        {
            db.ChangeTracker.Clear();
            return Failure.Invalid(changed.Errors.Select(e => new Refusal(e.Description, Field: e.Code == nameof(IdentityErrorDescriber.PasswordMismatch) ? "current" : "chosen")));
        }

        actors.Forget(account.Id);
        await signIn.RefreshSignInAsync(account);
        return new Done();
    }

    /// <summary>Whoever found the page open may not guess the password there either: it is counted, recorded and locked as at the sign-in.</summary>
    private async Task<Refusal?> RefuseCurrentAsync(Account account, string current, CancellationToken cancellation)
    {
        if (await users.IsLockedOutAsync(account))
        {
            return new Refusal("连续输错次数过多，账号已锁定15分钟。请稍后再试，或联系督导室重置密码。", Field: "current");
        }

        if (await users.CheckPasswordAsync(account, current))
        {
            return null;
        }

        await users.AccessFailedAsync(account);
        db.Record(new Deed("Account.ChangePasswordRefused", "现在的密码不对，没有修改密码") { RecordKind = nameof(Person), RecordId = account.PersonId });
        await db.SaveChangesAsync(cancellation);
        return new Refusal(users.ErrorDescriber.PasswordMismatch().Description, Field: "current");
    }

    /// <summary>Ends every sign-in but this one.</summary>
    public async Task SignOutElsewhereAsync(CancellationToken cancellation)
    {
        var account = (await FindAsync(cancellation)).Account;
        db.Record(new Deed("Account.SignOutEverywhere", "在其他设备上退出登录") { RecordKind = nameof(Person), RecordId = account.PersonId });
        await users.UpdateSecurityStampAsync(account);
        actors.Forget(account.Id);
        await signIn.RefreshSignInAsync(account);
    }

    /// <summary>Mends the own telephone number, and the own name while the account still bears the post's.</summary>
    public async Task<Outcome<Done>> ChangeSelfAsync(string name, string phone, CancellationToken cancellation)
    {
        var person = (await FindAsync(cancellation)).Person;
        if (People.CheckPhone(phone) is { } wrong)
        {
            return Failure.Invalid([wrong]);
        }

        person.Phone = People.PhoneOf(phone);
        if (People.IsPlaceholder(person.Name) && name.Length > 0)
        {
            var given = Plain.Name(name);
            if (given.Length is 0 or > People.LongestName || given.Any(char.IsDigit) || People.IsPlaceholder(given))
            {
                db.ChangeTracker.Clear();
                return Failure.Invalid("请填您的姓名，不带数字。", "name");
            }

            person.Name = given;
            person.SearchKeys = Pinyin.Keys(given).ToString();
        }

        db.ChangeTracker.DetectChanges();
        if (db.ChangeTracker.HasChanges())
        {
            db.Record(new Deed("Person.ChangeSelf", "核对自己的姓名和电话") { RecordKind = nameof(Person), RecordId = person.Id });
            await db.SaveChangesAsync(cancellation);
            actors.Forget(signedIn.Actor.AccountId);
        }

        return new Done();
    }

    private static Refusal? Judge(OwnAccount own, string current, string chosen, string again)
    {
        if (chosen != again)
        {
            return new Refusal("两次输入的新密码不一样，请重新输入。", Field: "again");
        }

        if (chosen == current)
        {
            return new Refusal("新密码和现在的一样，请换一个。", Field: "chosen");
        }

        var easy = Pinyin.Keys(own.Person.Name).Full.Append(own.Account.UserName!).Append(own.Person.Phone).Where(w => w.Length >= 6);
        return easy.Any(w => chosen.Contains(w, StringComparison.OrdinalIgnoreCase))
            ? new Refusal("新密码里有账号、姓名拼音或手机号，别人容易猜到，请换一个。", Field: "chosen")
            : null;
    }
}
