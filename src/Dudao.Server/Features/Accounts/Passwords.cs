using System.Buffers.Binary;
using System.Security.Cryptography;
using Dudao.Server.Data.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dudao.Server.Features.Accounts;

/// <summary>
/// Checks a made-up password without stretching it anew: it is replaced at once, and a sign-in that rewrites the hash would end its own session.
/// </summary>
internal sealed class KeepingPasswordHasher : PasswordHasher<Account>
{
    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, providedPassword) == PasswordVerificationResult.Failed ? PasswordVerificationResult.Failed : PasswordVerificationResult.Success;
}

/// <summary>First passwords that the program makes up, and the rule for those that people choose.</summary>
public static class Passwords
{
    /// <summary>The rule, as it stands under the field.</summary>
    public const string Rule = "至少10个字符，要有小写字母和数字，不同的字符不少于5个；不要用账号、姓名拼音或手机号。";

    /// <summary>Without characters that look alike on paper.</summary>
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";
    private const string Digits = "23456789";
    private const int QuickRounds = 10_000;

    /// <summary>
    /// A made-up password is random over 48 bits and replaced at the first sign-in, so it needs less stretching than a chosen one; the full
    /// count would keep four hundred schools waiting for half a minute.
    /// </summary>
    private static readonly PasswordHasher<Account> Quick = new(Options.Create(new PasswordHasherOptions { IterationCount = QuickRounds }));

    /// <summary>Such as <c>kmwp-4729-trhd</c>: read aloud and typed without mistakes.</summary>
    public static string MakeUp() =>
        $"{RandomNumberGenerator.GetString(Letters, 4)}-{RandomNumberGenerator.GetString(Digits, 4)}-{RandomNumberGenerator.GetString(Letters, 4)}";

    public static string HashMadeUp(Account account, string password) => Quick.HashPassword(account, password);

    /// <summary>A quickly judged password: the count of rounds stands in the hash's head, behind a byte of format and four of algorithm.</summary>
    public static bool IsQuick(string? hash) =>
        hash is not null && Convert.FromBase64String(hash) is { Length: > 9 } bytes && BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(5)) <= QuickRounds;
}
