using System.Diagnostics;

namespace Dudao.Server.Tests.Documents;

/// <summary>Runs the programs that tests of documents stand on; a missing one fails the test with what to install.</summary>
internal static class Programs
{
    public static async Task<byte[]> RunAsync(string program, string toInstall, CancellationToken stop, IReadOnlyDictionary<string, string>? environment = null, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        Process? process;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException($"{program} is missing ({e.Message}): apt-get install --no-install-recommends {toInstall}", e);
        }

        using (process)
        {
            var errors = process!.StandardError.ReadToEndAsync(stop);
            using var output = new MemoryStream();
            await process.StandardOutput.BaseStream.CopyToAsync(output, stop);
            await process.WaitForExitAsync(stop);
            return process.ExitCode == 0 ? output.ToArray()
                : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: exit {process.ExitCode}: {await errors}");
        }
    }

    /// <summary>The root of the repository, above the tests' output.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Dudao.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the tests run outside the repository");
        }

        return folder.FullName;
    }
}
