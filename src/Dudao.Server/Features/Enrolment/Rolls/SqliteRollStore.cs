using Dudao.Server.Data;
using SQLitePCL;

namespace Dudao.Server.Features.Enrolment.Rolls;

/// <summary>A roll in an SQLite file of its own: written without a journal into a file that nobody sees, flushed, renamed, then recorded.</summary>
internal sealed class SqliteRollStore : RollStore
{
    private const int MostLines = 100;
    private readonly string _path;
    private readonly string _beside;
    private readonly FileStream _held;
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _insert;
    private bool _closed;
    private bool _published;

    public SqliteRollStore(DataPlace place, Guid roll)
    {
        Batteries_V2.Init();
        _held = SqliteRollFiles.Hold(place, roll);
        _path = SqliteRollFiles.PathOf(place, roll);
        _beside = _path + ".part";
        File.Delete(_beside);
        Check(raw.sqlite3_open_v2(_beside, out _database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null));
        Run("""
            PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
            PRAGMA cache_size = -32768; PRAGMA threads = 1;
            CREATE TABLE schools (code INTEGER PRIMARY KEY, name TEXT NOT NULL);
            CREATE TABLE pupils (
              line INTEGER PRIMARY KEY, school INTEGER NOT NULL, grade INTEGER NOT NULL, class TEXT, name TEXT NOT NULL, sex INTEGER NOT NULL,
              birth INTEGER NOT NULL, ethnic_group INTEGER NOT NULL, guardian TEXT, marks INTEGER NOT NULL, mode TEXT, disability TEXT,
              student_key INTEGER, id_key INTEGER, telephone_key INTEGER, sealed BLOB NOT NULL);
            BEGIN
            """);
        Check(raw.sqlite3_prepare_v2(_database, "INSERT INTO pupils VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", out _insert));
    }

    public override Task WriteAsync(PreparedRows rows, CancellationToken cancellation)
    {
        foreach (var row in rows.Rows)
        {
            raw.sqlite3_bind_int64(_insert, 1, row.Line);
            raw.sqlite3_bind_int64(_insert, 2, row.School);
            raw.sqlite3_bind_int(_insert, 3, row.Grade);
            Text(rows, 4, row.Class);
            Text(rows, 5, row.Name);
            raw.sqlite3_bind_int(_insert, 6, row.Sex);
            raw.sqlite3_bind_int(_insert, 7, row.Birth);
            raw.sqlite3_bind_int(_insert, 8, row.EthnicGroup);
            Text(rows, 9, row.Guardian);
            raw.sqlite3_bind_int(_insert, 10, row.Marks);
            Text(rows, 11, row.Mode);
            Text(rows, 12, row.Disability);
            Key(13, row.Student);
            Key(14, row.Id);
            Key(15, row.Telephone);
            raw.sqlite3_bind_blob(_insert, 16, rows[row.Sealed]);
            if (raw.sqlite3_step(_insert) != raw.SQLITE_DONE)
            {
                throw Failure();
            }

            raw.sqlite3_reset(_insert);
        }

        return Task.CompletedTask;
    }

    public override Task FinishAsync(IReadOnlyDictionary<long, string> schools, CancellationToken cancellation)
    {
        foreach (var (code, name) in schools)
        {
            Check(raw.sqlite3_prepare_v2(_database, "INSERT INTO schools VALUES (?, ?)", out var insert));
            using (insert)
            {
                raw.sqlite3_bind_int64(insert, 1, code);
                raw.sqlite3_bind_text(insert, 2, name);
                raw.sqlite3_step(insert);
            }
        }

        foreach (var column in (string[])["student_key", "id_key", "school"])
        {
            cancellation.ThrowIfCancellationRequested();
            Run($"CREATE INDEX pupils_{column} ON pupils ({column}) WHERE {column} IS NOT NULL");
        }

        return Task.CompletedTask;
    }

    public override Task<(int Count, List<int> Lines)> DoublesAsync(CancellationToken cancellation)
    {
        var lines = new SortedSet<int>();
        foreach (var column in (string[])["student_key", "id_key"])
        {
            var sql = $"""
                SELECT line FROM pupils WHERE {column} IN (SELECT {column} FROM pupils WHERE {column} IS NOT NULL GROUP BY {column} HAVING count(*) > 1)
                """;
            Check(raw.sqlite3_prepare_v2(_database, sql, out var query));
            using (query)
            {
                while (raw.sqlite3_step(query) == raw.SQLITE_ROW)
                {
                    lines.Add(raw.sqlite3_column_int(query, 0));
                }
            }
        }

        return Task.FromResult((lines.Count, lines.Take(MostLines).ToList()));
    }

    public override async Task PublishAsync(Func<CancellationToken, Task> saveRecord, CancellationToken cancellation)
    {
        Run("COMMIT");
        Close();
        using (var file = new FileStream(_beside, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Flush(flushToDisk: true);
        }

        cancellation.ThrowIfCancellationRequested();
        File.Move(_beside, _path);
        try
        {
            await saveRecord(cancellation);
            _published = true;
        }
        finally
        {
            if (!_published)
            {
                File.Delete(_path);
            }
        }
    }

    public override ValueTask DisposeAsync()
    {
        Close();
        File.Delete(_beside);
        return _held.DisposeAsync();
    }

    private void Close()
    {
        if (!_closed)
        {
            _closed = true;
            _insert.Dispose();
            _database.Dispose();
        }
    }

    private void Text(PreparedRows rows, int place, Piece piece)
    {
        _ = piece.Length == 0 ? raw.sqlite3_bind_null(_insert, place) : raw.sqlite3_bind_text(_insert, place, rows[piece]);
    }

    private void Key(int place, long key)
    {
        _ = key == 0 ? raw.sqlite3_bind_null(_insert, place) : raw.sqlite3_bind_int64(_insert, place, key);
    }

    private void Run(string sql) => Check(raw.sqlite3_exec(_database, sql));

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw Failure();
        }
    }

    private IOException Failure() => new($"写学籍文件失败：{raw.sqlite3_errmsg(_database).utf8_to_string()}。请检查磁盘是否已满。");
}
