using System.Data.Common;
using System.Diagnostics;
using Dudao.Core.Enrolment.Synthetic;
using Dudao.Server.Tests.Hosting;

namespace Dudao.Server.Tests.Enrolment;

/// <summary>
/// An import that is killed at a random moment, on SQLite and on PostgreSQL: the database as it was, or the roll whole. DUDAO_KILLS says how often
/// (bench/kills.sh runs a hundred on each).
/// </summary>
public sealed class KilledImportTests : IDisposable
{
    private readonly Cli.Dudao _dudao = new();

    public void Dispose() => _dudao.Dispose();

    [Fact]
    public async Task Killed_at_any_moment_it_is_there_whole_or_not_at_all()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await _dudao.RunAsync("demo", "--schools", "12", "--students", "30000", "--seed", "9", "--out", "county");
        var folder = System.IO.Path.GetDirectoryName(_dudao.File("here", ""))!;
        var watch = Stopwatch.StartNew();
        var whole = await _dudao.RunAsync("import", "roll", "county/roll-autumn.csv", "--term", "2025-autumn", "--data", "data", "--json");
        var usual = watch.Elapsed;
        Assert.Equal(0, whole.Code);
        var rows = whole.Json.GetProperty("imported").GetInt32();
        await KillAsync(folder, usual, ["--data", "data"], async () =>
        {
            await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={System.IO.Path.Combine(folder, "data", "dudao.db")};Pooling=False");
            await connection.OpenAsync(cancellation);
            foreach (var roll in await IdsAsync(connection, cancellation))
            {
                await using var file = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={System.IO.Path.Combine(folder, "data", "rolls", $"{roll:N}.db")};Mode=ReadOnly;Pooling=False");
                await file.OpenAsync(cancellation);
                Assert.Equal((long)rows, await ScalarAsync(file, "SELECT count(*) FROM pupils", cancellation));
                Assert.Equal("ok", await ScalarAsync(file, "PRAGMA integrity_check", cancellation));
            }

            Assert.Equal("ok", await ScalarAsync(connection, "PRAGMA integrity_check", cancellation));
        });

        // The next import clears away what the killed ones left.
        Assert.Equal(0, (await _dudao.RunAsync("import", "roll", "county/roll-autumn.csv", "--term", "2026-autumn", "--data", "data")).Code);
        await using var database = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={System.IO.Path.Combine(folder, "data", "dudao.db")};Pooling=False");
        await database.OpenAsync(cancellation);
        Assert.Equal(
            (await IdsAsync(database, cancellation)).Select(id => $"{id:N}.db").Order(),
            Directory.GetFiles(System.IO.Path.Combine(folder, "data", "rolls")).Select(System.IO.Path.GetFileName).Order());
        Assert.Equal(0, (await _dudao.RunAsync("audit", "verify", "--data", "data")).Code);
    }

    [Fact]
    public async Task On_PostgreSQL_it_is_there_whole_or_not_at_all()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var database = await (await PostgresServer.SharedAsync()).NextDatabaseAsync();
        await _dudao.RunAsync("demo", "--schools", "12", "--students", "30000", "--seed", "9", "--out", "county");
        var folder = System.IO.Path.GetDirectoryName(_dudao.File("here", ""))!;
        string[] place = ["--data", "data", "--database", database];
        var watch = Stopwatch.StartNew();
        var whole = await _dudao.RunAsync(["import", "roll", "county/roll-autumn.csv", "--term", "2025-autumn", "--json", .. place]);
        var usual = watch.Elapsed;
        Assert.Equal(0, whole.Code);
        var rows = whole.Json.GetProperty("imported").GetInt32();
        await using var source = Npgsql.NpgsqlDataSource.Create(database);
        await KillAsync(folder, usual, place, LookAsync);
        Assert.Equal(0, (await _dudao.RunAsync(["import", "roll", "county/roll-autumn.csv", "--term", "2026-autumn", .. place])).Code);
        await LookAsync();
        Assert.Equal(0, (await _dudao.RunAsync(["audit", "verify", .. place])).Code);

        // Each record has its partition with all rows, and no table stands without a record.
        async Task LookAsync()
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
            var ids = await IdsAsync(connection, cancellation);
            foreach (var roll in ids)
            {
                Assert.Equal((long)rows, await ScalarAsync(connection, $"SELECT count(*) FROM roll_pupils WHERE roll = '{roll}'", cancellation));
            }

            Assert.Equal((long)ids.Count, await ScalarAsync(connection, "SELECT count(*) FROM pg_inherits WHERE inhparent = 'roll_pupils'::regclass", cancellation));
            Assert.Equal((long)ids.Count * 2, await ScalarAsync(
                connection, "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relname ~ '^roll_[0-9a-f]{32}'", cancellation));
            Assert.Equal((long)rows * ids.Count, await ScalarAsync(connection, "SELECT count(*) FROM roll_pupils", cancellation));
        }
    }

    // Kills the program at random moments of an import, and looks at what it left.
    private static async Task KillAsync(string folder, TimeSpan usual, string[] place, Func<Task> look)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var random = new SeededRandom(17);
        var kills = int.TryParse(Environment.GetEnvironmentVariable("DUDAO_KILLS"), out var asked) ? asked : 8;
        for (var kill = 0; kill < kills; kill++)
        {
            using var process = Process.Start(new ProcessStartInfo(
                "dotnet", [System.IO.Path.Combine(AppContext.BaseDirectory, "dudao.dll"), "import", "roll", "county/roll-autumn.csv", "--term", "2026-spring", .. place])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            using var moment = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            moment.CancelAfter(usual * (0.2 + (random.Below(900) / 1000.0)));
            try
            {
                await process.WaitForExitAsync(moment.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                process.Kill();
                await process.WaitForExitAsync(cancellation);
            }

            await look();
        }
    }

    private static async Task<List<Guid>> IdsAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Id\" FROM \"Roll\"";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
        {
            ids.Add(reader.GetValue(0) is Guid id ? id : Guid.Parse(reader.GetString(0)));
        }

        return ids;
    }

    private static async Task<object?> ScalarAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellation);
    }
}
