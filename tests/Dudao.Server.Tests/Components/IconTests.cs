using System.Text.RegularExpressions;

namespace Dudao.Server.Tests.Components;

public sealed partial class IconTests
{
    private static readonly string Server = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "src", "Dudao.Server"));

    [Fact]
    public void EveryIconThatIsNamed_IsInTheSprite()
    {
        var sprite = SymbolId().Matches(File.ReadAllText(Path.Combine(Server, "wwwroot", "lib", "icons.svg"))).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var named = Directory.EnumerateFiles(Server, "*.*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".razor" or ".cs" && !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(path => Named().Matches(File.ReadAllText(path)).Select(match => (Icon: match.Groups[1].Value + match.Groups[2].Value, File: Path.GetFileName(path))))
            .ToList();
        Assert.True(named.Count > 40);
        Assert.DoesNotContain(named, one => !sprite.Contains(one.Icon));
    }

    [Fact]
    public void TheListOfIcons_IsSortedAndWithoutDoubles()
    {
        var icons = File.ReadAllLines(Path.Combine(Server, "icons.txt"));
        Assert.Equal(icons.Distinct().Order(StringComparer.Ordinal), icons);
    }

    [GeneratedRegex("<symbol id=\"([a-z0-9-]+)\"")]
    private static partial Regex SymbolId();

    /// <summary>An Icon element with a name of its own, or an item of a menu: its address, then its icon.</summary>
    [GeneratedRegex("<Icon Name=\"([a-z0-9-]+)\"|MenuItem\\(\"[^\"]*\", \"([a-z0-9-]+)\"")]
    private static partial Regex Named();
}
