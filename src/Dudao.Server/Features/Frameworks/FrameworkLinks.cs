using System.Globalization;

namespace Dudao.Server.Features.Frameworks;

/// <summary>The addresses of the pages of frameworks.</summary>
public static class FrameworkLinks
{
    public const string List = "/frameworks";
    public const string Import = "/frameworks/import";

    public static string Version(Guid versionId) => string.Create(CultureInfo.InvariantCulture, $"/frameworks/{versionId}");

    public static string Leaf(Guid versionId, string nodeId) => $"{Version(versionId)}/leaf/{Uri.EscapeDataString(nodeId)}";

    /// <summary>Where the editor's commands go.</summary>
    public static string Tree(Guid versionId) => $"{Version(versionId)}/tree";

    public static string Panel(Guid versionId) => $"{Version(versionId)}/panel";

    public static string Export(Guid versionId) => $"{Version(versionId)}/export";

    public static string Compare(Guid older, Guid newer) => $"{Version(older)}/compare/{newer}";
}
