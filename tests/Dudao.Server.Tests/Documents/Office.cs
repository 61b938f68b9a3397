using System.Text;

namespace Dudao.Server.Tests.Documents;

/// <summary>LibreOffice with the fonts of tests/fonts.sh and a profile of its own; many files in one start, since the start takes longest.</summary>
internal static class Office
{
    public static async Task ConvertAsync(string format, string folder, IReadOnlyList<string> files, CancellationToken stop)
    {
        var fonts = Encoding.UTF8.GetString(await Programs.RunAsync("bash", "bash", stop, null, Path.Combine(Programs.Root(), "tests", "fonts.sh"))).Trim();
        var profile = Directory.CreateTempSubdirectory("dudao-office-");
        try
        {
            await Programs.RunAsync(
                "soffice",
                "libreoffice-writer-nogui fonts-noto-cjk",
                stop,
                new Dictionary<string, string> { ["FONTCONFIG_FILE"] = fonts },
                [$"-env:UserInstallation={new Uri(profile.FullName)}", "--headless", "--convert-to", format, "--outdir", folder, .. files]);
        }
        finally
        {
            profile.Delete(true);
        }

        var missing = files.Where(f => !File.Exists(Path.Combine(folder, Path.ChangeExtension(Path.GetFileName(f), format)))).ToList();
        if (missing.Count > 0)
        {
            throw new InvalidOperationException($"soffice wrote no {format} for {string.Join(", ", missing)} (is libreoffice-writer-nogui installed?)");
        }
    }
}
