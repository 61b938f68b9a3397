using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Dudao.Server.Tests.Hosting;

/// <summary>A PostgreSQL of the tests' own, from Debian's package, on a temporary folder. Started once for the whole run.</summary>
public sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartAsync);
    private readonly int _port;
    private int _databases;

    private PostgresServer(int port)
    {
        _port = port;
    }

    public static Task<PostgresServer> SharedAsync() => Shared.Value;

    /// <summary>A connection to a new, empty database.</summary>
    public async Task<string> NextDatabaseAsync()
    {
        var name = $"dudao_{Interlocked.Increment(ref _databases)}";
        await using var source = Npgsql.NpgsqlDataSource.Create(Connection("postgres"));
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync();
        return Connection(name);
    }

    private string Connection(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Maximum Pool Size=20;Connection Idle Lifetime=2;Connection Pruning Interval=1";

    private static async Task<PostgresServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("dudao-postgres-").FullName;
        var port = FreePort();
        if (Environment.IsPrivilegedProcess)
        {
            await RunPlainAsync("chown", "postgres", folder);
        }

        var data = Path.Combine(folder, "data");
        await RunAsync(Binary("initdb"), "--no-sync", "--no-instructions", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-D", data);
        await RunAsync(
            Binary("pg_ctl"), "-s", "-w", "-D", data, "-l", Path.Combine(folder, "log"), "-o",
            $"-p {port} -k {folder} -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=800", "start");
        var server = new PostgresServer(port);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            Process.Start(Elevated(Binary("pg_ctl"), ["-s", "-D", data, "-m", "immediate", "stop"]))?.WaitForExit();
            Directory.Delete(folder, recursive: true);
        };
        return server;
    }

    private static string Binary(string name)
    {
        var installed = new DirectoryInfo("/usr/lib/postgresql");
        var file = installed.Exists
            ? installed.GetDirectories().OrderByDescending(d => d.Name, StringComparer.Ordinal).Select(d => Path.Combine(d.FullName, "bin", name)).FirstOrDefault(File.Exists)
            : null;
        return file ?? throw new InvalidOperationException("PostgreSQL is missing. Install it: apt-get install postgresql");
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static ProcessStartInfo Elevated(string program, string[] arguments) => Environment.IsPrivilegedProcess
        ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", program, .. arguments])
        : new ProcessStartInfo(program, arguments);

    private static Task RunAsync(string program, params string[] arguments) => RunAsync(Elevated(program, arguments));

    private static Task RunPlainAsync(string program, params string[] arguments) => RunAsync(new ProcessStartInfo(program, arguments));

    private static async Task RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.WorkingDirectory = "/";
        using var process = Process.Start(start)!;
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}.");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
