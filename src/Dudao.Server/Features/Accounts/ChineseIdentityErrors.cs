using Microsoft.AspNetCore.Identity;

namespace Dudao.Server.Features.Accounts;

/// <summary>What the identity system refuses, in words that say what to do.</summary>
internal sealed class ChineseIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Error(nameof(DefaultError), "没有办成，请重试；多次出现请告诉系统管理员。");

    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure), "这个账号刚被别人改过，没有做任何改动。请刷新后再试。");

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "现在的密码不对。忘了密码请联系督导室重置。");

    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), $"密码至少要有{length}个字符。");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Error(nameof(PasswordRequiresUniqueChars), $"密码至少要有{uniqueChars}个不同的字符，不能总是重复几个。");

    public override IdentityError PasswordRequiresDigit() => Error(nameof(PasswordRequiresDigit), "密码里要有数字。");

    public override IdentityError PasswordRequiresLower() => Error(nameof(PasswordRequiresLower), "密码里要有小写字母。");

    public override IdentityError PasswordRequiresUpper() => Error(nameof(PasswordRequiresUpper), "密码里要有大写字母。");

    public override IdentityError PasswordRequiresNonAlphanumeric() => Error(nameof(PasswordRequiresNonAlphanumeric), "密码里要有标点或符号。");

    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), $"账号“{userName}”已有人用了，请换一个。");

    public override IdentityError InvalidUserName(string? userName) => Error(nameof(InvalidUserName), "账号不能为空。");

    public override IdentityError UserLockoutNotEnabled() => Error(nameof(UserLockoutNotEnabled), "这个账号不能锁定。");

    private static IdentityError Error(string code, string words) => new() { Code = code, Description = words };
}
