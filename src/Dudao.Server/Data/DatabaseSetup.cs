using Dudao.Server.Data.Audit;
using Dudao.Server.Infrastructure.Clock;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dudao.Server.Data;

/// <summary>Where the data lie: a folder for keys and files, and SQLite in it unless a PostgreSQL connection is named.</summary>
public sealed record DataPlace(string Folder, string? PostgresConnection = null)
{
    public string KeysFolder => Path.Combine(Folder, "keys");

    public string FilesFolder => Path.Combine(Folder, "files");

    public string SqliteFile => Path.Combine(Folder, "dudao.db");

    public bool IsSqlite => PostgresConnection is null;
}

public static class DatabaseSetup
{
    private static readonly TimeSpan MigrationWait = TimeSpan.FromMilliseconds(100);

    public static IServiceCollection AddDatabase(this IServiceCollection services, DataPlace place)
    {
        services.AddSingleton(place);
        services.AddScoped<AuditAuthor>();
        if (place.IsSqlite)
        {
            services.AddDbContext<SqliteDudaoDbContext>(o => UseSqlite(o, place.SqliteFile));
            services.AddScoped<DudaoDbContext>(s => s.GetRequiredService<SqliteDudaoDbContext>());
        }
        else
        {
            services.AddDbContext<PostgresDudaoDbContext>(o => o.UseNpgsql(place.PostgresConnection).ConfigureWarnings(QuietFailures));
            services.AddScoped<DudaoDbContext>(s => s.GetRequiredService<PostgresDudaoDbContext>());
        }

        return services;
    }

    /// <summary>Makes an empty database whole, or an older one of today.</summary>
    public static async Task MigrateAsync(DudaoDbContext db, CancellationToken cancellation)
    {
        if (db is not SqliteDudaoDbContext)
        {
            await db.Database.MigrateAsync(cancellation);
            return;
        }

        var file = db.Database.GetDbConnection().DataSource;
        await using var turn = await MigrationTurnAsync(file, cancellation);
        if (File.Exists(file))
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellation);
        }

        await db.Database.MigrateAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
    }

    // On SQLite EF's lock is a row, which outlives a program that was killed while it migrated: the next would wait for it without end.
    // The lock of this file ends with its program, so a row that is found under it is a dead one's.
    private static async Task<FileStream> MigrationTurnAsync(string file, CancellationToken cancellation)
    {
        for (; ; )
        {
            try
            {
                return new FileStream(file + "-migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
            {
                await Task.Delay(MigrationWait, cancellation);
            }
        }
    }

    private static void UseSqlite(DbContextOptionsBuilder options, string file) =>
        options.UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30, ForeignKeys = true }.ToString())
            .AddInterceptors(new PatientConnections()).ConfigureWarnings(QuietFailures);

    /// <summary>A failed command is an exception that is dealt with where it is caught; looking for a table that is not there yet is none.</summary>
    private static void QuietFailures(WarningsConfigurationBuilder warnings) => warnings.Log((RelationalEventId.CommandError, LogLevel.Debug));

    /// <summary>For <c>dotnet ef</c> only.</summary>
    internal sealed class SqliteFactory : IDesignTimeDbContextFactory<SqliteDudaoDbContext>
    {
        public SqliteDudaoDbContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteDudaoDbContext>().UseSqlite("Data Source=design.db").Options, new AuditAuthor(), new OfficeClock(TimeProvider.System));
    }

    /// <summary>For <c>dotnet ef</c> only.</summary>
    internal sealed class PostgresFactory : IDesignTimeDbContextFactory<PostgresDudaoDbContext>
    {
        public PostgresDudaoDbContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgresDudaoDbContext>().UseNpgsql("Host=design").Options, new AuditAuthor(), new OfficeClock(TimeProvider.System));
    }
}
