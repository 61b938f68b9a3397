using System.Globalization;

namespace Dudao.Server.Features.Audit;

/// <summary>Addresses of the record of acts.</summary>
public static class AuditLinks
{
    public const string List = "/audit";
    public const string Export = "/audit/export";

    public static string Event(long sequence) => string.Create(CultureInfo.InvariantCulture, $"/audit/{sequence}");

    /// <summary>Everything that was done to one record.</summary>
    public static string Of(string recordKind, Guid recordId) => $"/audit?kind={recordKind}&record={recordId}";
}
