namespace Dudao.Server.Features.Organisations;

/// <summary>Addresses of organisations.</summary>
public static class OrganisationLinks
{
    public const string List = "/organisations";
    public const string Export = "/organisations/export";
    public const string Tree = "/organisations/tree";
    public const string New = "/organisations/new";
    public const string Find = "/organisations/find";

    public static string Record(Guid id) => $"/organisations/{id}";

    public static string Edit(Guid id) => $"/organisations/{id}/edit";

    /// <summary>Rename, move, close.</summary>
    public static string Life(Guid id) => $"/organisations/{id}/life";

    public static string NewUnder(Guid parent) => $"/organisations/new?under={parent}";
}
