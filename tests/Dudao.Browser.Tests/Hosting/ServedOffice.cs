using System.Diagnostics;
using System.Text;

namespace Dudao.Browser.Tests.Hosting;

/// <summary>
/// The built program, started as an office starts it, on a port and a data folder of its own. It can be killed at any moment, as by a power
/// cut, and started again on the same port and folder.
/// </summary>
public sealed class ServedOffice : IAsyncDisposable
{
    private readonly string[] _arguments;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<Uri> _firstRun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;

    private ServedOffice(string folder, string[] arguments)
    {
        Folder = folder;
        _arguments = arguments;
    }

    /// <summary>The data folder; it goes when the office is disposed.</summary>
    public string Folder { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>The address with the one-time token, as the console gives it in an empty office.</summary>
    public Task<Uri> FirstRun => _firstRun.Task.WaitAsync(TimeSpan.FromMinutes(1));

    /// <summary>What the program said on both streams, for a message.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Starts an empty office; with <paramref name="demonstration"/> the demonstration's county.</summary>
    public static Task<ServedOffice> StartAsync(bool demonstration = false, CancellationToken cancellation = default) =>
        StartAsync(Directory.CreateTempSubdirectory("dudao-browser-").FullName, demonstration, cancellation);

    /// <summary>Starts an office over a data folder that stands already; the folder goes with it.</summary>
    public static async Task<ServedOffice> StartAsync(string folder, bool demonstration, CancellationToken cancellation)
    {
        var office = new ServedOffice(folder, demonstration ? ["--demo"] : []);
        await office.RunAsync(cancellation);
        return office;
    }

    /// <summary>Ends the program at once: nothing is written after this.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>Starts it again on the same port and data.</summary>
    public Task RestartAsync(CancellationToken cancellation) => RunAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        _process?.Dispose();
        var start = new ProcessStartInfo(Program()) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        foreach (var argument in (string[])["serve", "--urls", Address.ToString().TrimEnd('/'), "--data", Folder, .. _arguments])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment.Remove("DUDAO_DATABASE");
        var process = new Process { StartInfo = start };
        var started = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Hear(line.Data, started);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, started);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => started.TrySetException(new InvalidOperationException($"dudao serve ended before it listened:\n{Said}"));
        _process = process;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Address = await started.Task.WaitAsync(TimeSpan.FromMinutes(2), cancellation);
    }

    private void Hear(string? line, TaskCompletionSource<Uri> started)
    {
        if (line is null)
        {
            return;
        }

        lock (_said)
        {
            _said.AppendLine(line);
        }

        if (line.StartsWith("督导平台已启动：", StringComparison.Ordinal))
        {
            started.TrySetResult(new Uri(line[(line.IndexOf('：', StringComparison.Ordinal) + 1)..]));
        }

        if (line.StartsWith("第一次使用：", StringComparison.Ordinal))
        {
            _firstRun.TrySetResult(new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]));
        }
    }

    /// <summary>The program that the solution built beside these tests, in the same configuration.</summary>
    private static string Program()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var (framework, configuration, root) = (here.Name, here.Parent!.Name, here.Parent.Parent!.Parent!.Parent!.Parent!);
        var program = Path.Combine(root.FullName, "src", "Dudao.Server", "bin", configuration, framework, OperatingSystem.IsWindows() ? "dudao.exe" : "dudao");
        return File.Exists(program) ? program : throw new FileNotFoundException("Build the solution first.", program);
    }
}
