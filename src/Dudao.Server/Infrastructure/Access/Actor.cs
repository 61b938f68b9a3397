using Dudao.Server.Data.People;

namespace Dudao.Server.Infrastructure.Access;

/// <summary>A post held today, with the part of the tree that it sees.</summary>
/// <param name="ScopePath">The node's own path; for posts of an office, that of the place it supervises.</param>
public sealed record HeldPost(Guid PostId, Role Role, string Title, bool MaySign, Guid OrganisationId, string OrganisationName, string ScopePath);

/// <summary>Who acts: a person with the posts held today. Everything that may be seen or done follows from it.</summary>
public sealed record Actor(Guid AccountId, Guid PersonId, string Name, IReadOnlyList<HeldPost> Posts)
{
    public static Actor Nobody { get; } = new(Guid.Empty, Guid.Empty, "", []);

    /// <summary>The office whose post the person holds; empty for those who belong to none.</summary>
    public Guid? OfficeId => Posts.FirstOrDefault(p => OfficeRoles.Contains(p.Role))?.OrganisationId
        ?? Posts.FirstOrDefault(p => p.Role is Role.Inspector or Role.ResponsibleInspector)?.OrganisationId;

    /// <summary>The posts' titles, as they stand beside the name.</summary>
    public string Title => string.Join("、", Posts.Select(p => p.Title).Distinct());

    /// <summary>Prefixes of paths, none under another.</summary>
    public IReadOnlyList<string> Scopes { get; } = Outermost(Posts.Select(p => p.ScopePath));

    private static Role[] OfficeRoles { get; } = [Role.OfficeDirector, Role.OfficeStaff, Role.Administrator];

    public bool Has(Role role) => Posts.Any(p => p.Role == role);

    public bool HasAt(Role role, Guid organisationId) => Posts.Any(p => p.Role == role && p.OrganisationId == organisationId);

    public bool IsStaffOf(Guid officeId) => HasAt(Role.OfficeStaff, officeId);

    public bool IsDirectorOf(Guid officeId) => HasAt(Role.OfficeDirector, officeId);

    public bool Sees(string path) => Scopes.Any(s => path.StartsWith(s, StringComparison.Ordinal));

    private static List<string> Outermost(IEnumerable<string> paths)
    {
        var kept = new List<string>();
        foreach (var path in paths.Distinct().OrderBy(p => p.Length))
        {
            if (!kept.Any(k => path.StartsWith(k, StringComparison.Ordinal)))
            {
                kept.Add(path);
            }
        }

        return kept;
    }
}

/// <summary>The actor of this scope; nobody until someone signed in or a script took a part.</summary>
public sealed class SignedIn(Data.Audit.AuditAuthor author)
{
    public Actor Actor { get; private set; } = Actor.Nobody;

    public bool IsAnyone => Actor != Actor.Nobody;

    public void Become(Actor actor, string origin)
    {
        Actor = actor;
        author.AccountId = actor.AccountId;
        author.PersonId = actor.PersonId;
        author.Name = actor.Name;
        author.Title = actor.Title;
        author.Origin = origin;
    }
}
