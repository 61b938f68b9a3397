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

    /// <summary>The full mark, the basis and the grades.</summary>
    public static string Grades(Guid versionId) => $"{Version(versionId)}/grades";

    /// <summary>The rules that were read from the standards and that nobody has confirmed yet.</summary>
    public static string Proposals(Guid versionId) => $"{Version(versionId)}/proposals";

    /// <summary>What will be published, and the question.</summary>
    public static string Publish(Guid versionId) => $"{Version(versionId)}/publish";

    /// <summary>Trying the whole out with marks.</summary>
    public static string Trial(Guid versionId) => $"{Version(versionId)}/trial";

    public static string Export(Guid versionId) => $"{Version(versionId)}/export";

    public static string Compare(Guid older, Guid newer) => $"{Version(older)}/compare/{newer}";
}
