using System.Security.Claims;
using Dudao.Server.Data.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dudao.Server.Infrastructure.Access;

/// <summary>
/// Each sign-in is a session of its own, named in its cookie. One that was signed out is written down as ended, so that a cookie kept aside no longer
/// opens anything; after a day no cookie of it could be alive and the line goes.
/// </summary>
public sealed class Sessions(UserManager<Account> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Account>(users, options)
{
    public const string Claim = "dudao.session";

    /// <summary>The provider under which ended sessions stand among an account's tokens.</summary>
    public const string Ended = "dudao.ended";

    public static readonly TimeSpan KeptEnded = TimeSpan.FromDays(1);

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Claim, Guid.NewGuid().ToString("N")));
        return identity;
    }
}
