using Dudao.Server.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace Dudao.Server.Tests.Kept;

/// <summary>A program that was killed while it migrated leaves the row by which EF says that it is at it.</summary>
public sealed class KilledMigrationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task 升级时被强行结束_下次启动不再等它()
    {
        var (whole, killed) = (Directory.CreateTempSubdirectory("dudao-whole-").FullName, Directory.CreateTempSubdirectory("dudao-killed-").FullName);
        await using var earlier = await TestOffice.StartOnAsync(whole, null);
        await RunAsync(whole, $"VACUUM INTO '{Path.Combine(killed, "dudao.db")}'");
        await RunAsync(killed, """
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-24 23:43:14');
            """);

        await using var office = await TestOffice.StartOnAsync(killed, null).WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
        Assert.True((await office.Visit().GetAsync("/sign-in")).IsSuccessStatusCode);
    }

    private static async Task RunAsync(string folder, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "dudao.db")};Pooling=False");
        await connection.OpenAsync(Cancellation);
        var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
