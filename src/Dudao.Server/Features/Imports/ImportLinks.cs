namespace Dudao.Server.Features.Imports;

/// <summary>Addresses of imports.</summary>
public static class ImportLinks
{
    public const string Organisations = "/imports/organisations";
    public const string People = "/imports/people";
    public const string Holidays = "/imports/holidays";
    public const string ListItems = "/imports/list";

    public static string Of(string kind) => $"/imports/{kind}";

    public static string Template(string kind) => $"/imports/{kind}/template";

    public static string Look(string kind, Guid id) => $"/imports/{kind}/{id}";

    public static string Report(string kind, Guid id) => $"/imports/{kind}/{id}/report";
}
