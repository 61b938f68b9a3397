using System.Globalization;
using Dudao.Core.Text;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Accounts;

/// <summary>Finds a user name that nobody has: a school's code for its head, the code with L for its liaison, else the name in pinyin.</summary>
public sealed class UserNames(DudaoDbContext db, ILookupNormalizer normalizer)
{
    public const int Longest = 40;

    public async Task<string> ForAsync(Person person, IReadOnlyList<HeldPost> posts, CancellationToken cancellation)
    {
        foreach (var candidate in await CandidatesAsync(person, posts, cancellation))
        {
            if (!await IsTakenAsync(candidate, cancellation))
            {
                return candidate;
            }
        }

        return $"u{Guid.CreateVersion7():N}"[..16];
    }

    public async Task<bool> IsTakenAsync(string userName, CancellationToken cancellation)
    {
        var name = normalizer.NormalizeName(userName);
        return db.Users.Local.Any(a => a.NormalizedUserName == name) || await db.Users.AnyAsync(a => a.NormalizedUserName == name, cancellation);
    }

    private async Task<List<string>> CandidatesAsync(Person person, IReadOnlyList<HeldPost> posts, CancellationToken cancellation)
    {
        var candidates = new List<string>();
        if (posts.FirstOrDefault(p => p.Role is Role.Head or Role.Liaison) is { } post
            && await db.Organisations.Where(o => o.Id == post.OrganisationId).Select(o => o.Code).SingleAsync(cancellation) is { Length: > 0 } code)
        {
            candidates.Add(post.Role == Role.Head ? code : code + "L");
        }

        var spelled = string.Concat(Pinyin.Of(person.Name));
        spelled = spelled.Length is 0 or > Longest - 3 ? "user" : spelled;
        candidates.AddRange(Enumerable.Range(1, 500).Select(n => n == 1 ? spelled : spelled + n.ToString(CultureInfo.InvariantCulture)));
        return candidates;
    }
}
