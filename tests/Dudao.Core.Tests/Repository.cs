namespace Dudao.Core.Tests;

/// <summary>Files of the repository that tests compare with what Core says.</summary>
internal static class Repository
{
    /// <summary>Set to 1, a test that finds a printed page changed writes it anew instead of failing.</summary>
    private static readonly bool Rewrites = Environment.GetEnvironmentVariable("DUDAO_REWRITE_DOCS") == "1";

    internal static string Root { get; } = FindRoot();

    /// <summary>Asserts that a page of the repository is what is printed.</summary>
    internal static void AssertIsPrinted(string path, string text)
    {
        var file = Path.Combine(Root, path);
        if (Rewrites)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.Equal(text, File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dudao.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Dudao.slnx stands above no test");
    }
}
