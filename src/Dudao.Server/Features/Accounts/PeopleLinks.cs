namespace Dudao.Server.Features.Accounts;

/// <summary>Addresses of people and accounts.</summary>
public static class PeopleLinks
{
    public const string List = "/people";
    public const string Without = "/people?tab=without";
    public static readonly string InspectorsWithout = $"/people?tab=inspectors&state={Uri.EscapeDataString(PeopleList.NoAccount)}";
    public const string Export = "/people/export";
    public const string New = "/people/new";
    public const string Find = "/people/find";
    public const string Issue = "/people/issue";
    public const string Schools = "/people/schools";
    public const string Own = "/account";
    public const string Password = "/account/password";

    public static string Record(Guid id) => $"/people/{id}";

    public static string Edit(Guid id) => $"/people/{id}/edit";

    /// <summary>Where the person worked, and whose kin he is.</summary>
    public static string Ties(Guid id) => $"/people/{id}/ties";

    public static string Appoint(Guid id) => $"/people/{id}/appoint";

    /// <summary>Somebody takes a post over: from the holder named, or a vacant one.</summary>
    public static string Succeed(Guid postId, Guid? holdingId) => $"/people/posts/{postId}/succeed" + (holdingId is { } holding ? $"?instead={holding}" : "");

    /// <param name="role">The post that is looked for, filled in.</param>
    public static string NewAt(Guid organisationId, Data.People.Role? role = null) => $"/people/new?at={organisationId}" + (role is { } asked ? $"&role={asked}" : "");

    public static string IssueTo(params IEnumerable<Guid> people) => Issue + "?" + string.Join('&', people.Select(p => $"pick={p}"));
}
