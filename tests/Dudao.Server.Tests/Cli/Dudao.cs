using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Dudao.Server.Tests.Cli;

/// <summary>Runs the built program as a person would, in a folder of its own.</summary>
internal sealed class Dudao : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dudao-cli-");

    public sealed record Ended(int Code, string Output, string Errors)
    {
        public JsonElement Json => JsonDocument.Parse(Output).RootElement;
    }

    /// <summary>Writes a file into the folder; gives its path.</summary>
    public string File(string name, string content, Encoding? encoding = null) => File(name, (encoding ?? new UTF8Encoding(false)).GetBytes(content));

    public string File(string name, byte[] content)
    {
        var path = Path.Combine(folder.FullName, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public async Task<Ended> RunAsync(params string[] arguments)
    {
        var stop = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "dudao.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder.FullName,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(stop);
        var output = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return new(process.ExitCode, output, await errors);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
