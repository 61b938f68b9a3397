using System.Text.RegularExpressions;

namespace Dudao.Server.Tests.Architecture;

/// <summary>A file that somebody wrote, by its path from the repository's root.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public int Lines => Text.Count(c => c == '\n');
}

/// <summary>What people wrote in this repository: no packages, no build output, no generated migrations.</summary>
internal static partial class SourceTree
{
    private static readonly string[] Written = [".cs", ".razor", ".css", ".js", ".cjs", ".mjs", ".sh"];

    public static IReadOnlyList<SourceFile> All { get; } = Read();

    public static IEnumerable<SourceFile> Under(string folder) => All.Where(f => f.Path.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>Namespaces of the server below <paramref name="root"/> that a file names, such as Documents.Desk below Features.</summary>
    public static IEnumerable<string> Named(SourceFile file, string root) =>
        Namespace().Matches(file.Text).Select(m => m.Value).Where(n => n.StartsWith(root + ".", StringComparison.Ordinal)).Select(n => n[(root.Length + 1)..]);

    private static List<SourceFile> Read()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Dudao.slnx")))
        {
            root = root.Parent ?? throw new InvalidOperationException("Dudao.slnx stands above no test");
        }

        return
        [
            .. new[] { "src", "tests", "bench", "tools" }.Select(f => Path.Combine(root.FullName, f)).Where(Directory.Exists)
                .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
                .Select(f => (Full: f, Path: Path.GetRelativePath(root.FullName, f).Replace('\\', '/')))
                .Where(f => Written.Contains(Path.GetExtension(f.Path)) && !NotWritten().IsMatch(f.Path))
                .Select(f => new SourceFile(f.Path, File.ReadAllText(f.Full))),
        ];
    }

    [GeneratedRegex("/(obj|bin|node_modules|Migrations|vendor|lib)/")]
    private static partial Regex NotWritten();

    [GeneratedRegex(@"\b(Features|Infrastructure|Data)(\.[A-Z]\w+)+")]
    private static partial Regex Namespace();
}
