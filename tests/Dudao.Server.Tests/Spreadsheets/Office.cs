using System.Diagnostics;

namespace Dudao.Server.Tests.Spreadsheets;

/// <summary>LibreOffice as another program that writes and reads spreadsheets.</summary>
internal static class Office
{
    /// <summary>Turns a file into another kind beside it and returns the new file's path.</summary>
    public static async Task<string> Convert(string path, string to, string? inputFilter = null)
    {
        var folder = Path.GetDirectoryName(path)!;
        var start = new ProcessStartInfo("soffice") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { $"-env:UserInstallation=file://{folder}/office", "--headless" })
        {
            start.ArgumentList.Add(argument);
        }

        if (inputFilter is not null)
        {
            start.ArgumentList.Add($"--infilter={inputFilter}");
        }

        foreach (var argument in new[] { "--convert-to", to, "--outdir", folder, path })
        {
            start.ArgumentList.Add(argument);
        }

        using var office = Process.Start(start)!;
        var said = office.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var complained = office.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await office.WaitForExitAsync(TestContext.Current.CancellationToken);
        var made = Path.ChangeExtension(path, to.Split(':')[0]);
        Assert.True(File.Exists(made), await said + await complained);
        return made;
    }
}
