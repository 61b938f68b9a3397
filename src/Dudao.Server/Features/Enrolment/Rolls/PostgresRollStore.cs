using Dudao.Server.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Dudao.Server.Features.Enrolment.Rolls;

/// <summary>
/// A roll as a partition: its table is made, filled by binary COPY, indexed and attached in one transaction with its record, so that a killed import
/// leaves nothing at all. Others read and write meanwhile: only the last moment takes a lock.
/// </summary>
internal sealed class PostgresRollStore : RollStore
{
    private const int MostLines = 100;
    private readonly NpgsqlConnection _connection;
    private readonly IDbContextTransaction _transaction;
    private readonly Guid _roll;
    private readonly CopyRows _rows;
    private NpgsqlRawCopyStream? _copy;

    private PostgresRollStore(NpgsqlConnection connection, IDbContextTransaction transaction, Guid roll) =>
        (_connection, _transaction, _roll, _rows) = (connection, transaction, roll, new CopyRows(roll));

    /// <summary>The table of a roll.</summary>
    public static string TableOf(Guid roll) => $"roll_{roll:N}";

    public static async Task<PostgresRollStore> BeginAsync(DudaoDbContext db, Guid roll, CancellationToken cancellation)
    {
        await EnsureParentAsync(db, cancellation);
        var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var store = new PostgresRollStore((NpgsqlConnection)db.Database.GetDbConnection(), transaction, roll);
        try
        {
            await store.RunAsync($"""
                SET LOCAL work_mem = '64MB';
                SET LOCAL maintenance_work_mem = '128MB';
                CREATE TABLE {TableOf(roll)} (LIKE roll_pupils INCLUDING DEFAULTS, CHECK (roll = '{roll}'));
                CREATE TABLE {TableOf(roll)}_schools (code bigint PRIMARY KEY, name text NOT NULL)
                """, cancellation);
            store._copy = await store._connection.BeginRawBinaryCopyAsync($"COPY {TableOf(roll)} FROM STDIN (FORMAT BINARY)", cancellation);
            await store._copy.WriteAsync(CopyRows.Head, cancellation);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Drops the table of a roll, within the caller's transaction.</summary>
    public static async Task DropAsync(DudaoDbContext db, Guid roll, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"DROP TABLE IF EXISTS {TableOf(roll)}, {TableOf(roll)}_schools", (NpgsqlConnection)db.Database.GetDbConnection());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public override async Task WriteAsync(PreparedRows rows, CancellationToken cancellation) => await _copy!.WriteAsync(_rows.Of(rows), cancellation);

    public override async Task FinishAsync(IReadOnlyDictionary<long, string> schools, CancellationToken cancellation)
    {
        await _copy!.WriteAsync(CopyRows.Tail, cancellation);
        await _copy.DisposeAsync();
        _copy = null;
        await using (var insert = new NpgsqlCommand($"INSERT INTO {TableOf(_roll)}_schools SELECT * FROM unnest(@codes, @names)", _connection))
        {
            insert.Parameters.AddWithValue("codes", schools.Keys.ToArray());
            insert.Parameters.AddWithValue("names", schools.Values.ToArray());
            await insert.ExecuteNonQueryAsync(cancellation);
        }

        foreach (var column in (string[])["student_key", "id_key", "school"])
        {
            await RunAsync($"CREATE INDEX ON {TableOf(_roll)} ({column})", cancellation);
        }
    }

    public override async Task<(int Count, List<int> Lines)> DoublesAsync(CancellationToken cancellation)
    {
        var lines = new SortedSet<int>();
        foreach (var column in (string[])["student_key", "id_key"])
        {
            await using var query = new NpgsqlCommand($"""
                SELECT line FROM {TableOf(_roll)} WHERE {column} IN
                  (SELECT {column} FROM {TableOf(_roll)} WHERE {column} IS NOT NULL GROUP BY {column} HAVING count(*) > 1)
                """, _connection);
            await using var reader = await query.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                lines.Add(reader.GetInt32(0));
            }
        }

        return (lines.Count, [.. lines.Take(MostLines)]);
    }

    public override async Task PublishAsync(Func<CancellationToken, Task> saveRecord, CancellationToken cancellation)
    {
        await RunAsync($"ALTER TABLE roll_pupils ATTACH PARTITION {TableOf(_roll)} FOR VALUES IN ('{_roll}')", cancellation);
        await saveRecord(cancellation);
        await _transaction.CommitAsync(cancellation);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_copy is not null)
        {
            // Disposing would complete it.
            await _copy.CancelAsync();
            await _copy.DisposeAsync();
        }

        await _transaction.DisposeAsync();
    }

    // Made when the first roll comes: a table of partitions is no entity.
    private static Task<int> EnsureParentAsync(DudaoDbContext db, CancellationToken cancellation) => db.Database.ExecuteSqlRawAsync("""
        SELECT pg_advisory_lock(20260102);
        CREATE TABLE IF NOT EXISTS roll_pupils (
          roll uuid NOT NULL, line integer NOT NULL, school bigint NOT NULL, grade smallint NOT NULL, class text, name text NOT NULL, sex smallint NOT NULL,
          birth integer NOT NULL, ethnic_group smallint NOT NULL, guardian text, marks smallint NOT NULL, mode text, disability text,
          student_key bigint, id_key bigint, telephone_key bigint, sealed bytea NOT NULL) PARTITION BY LIST (roll);
        SELECT pg_advisory_unlock(20260102)
        """, cancellation);

    private async Task RunAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
