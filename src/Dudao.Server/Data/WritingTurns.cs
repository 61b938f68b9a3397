using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dudao.Server.Data;

/// <summary>
/// Lets the writers of one SQLite file in one after another, in the order in which they came. Left to themselves they would poll, and a
/// saved mark would wait for another's sleep.
/// </summary>
internal sealed class WritingTurns
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _files = new();

    public async Task<IDisposable> EnterAsync(string file, CancellationToken cancellation)
    {
        var gate = _files.GetOrAdd(file, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellation);
        return new Turn(gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}

/// <summary>
/// Lets SQLite itself wait for a writer outside the turns (a command of another process, a transaction of several saves): it tries
/// again after 1, 2, 5 … ms, where the driver would sleep 150 ms.
/// </summary>
internal sealed class PatientConnections : DbConnectionInterceptor
{
    private const int Milliseconds = 30_000;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => SetPatience(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        SetPatience(connection);
        return Task.CompletedTask;
    }

    private static void SetPatience(DbConnection connection) => SQLitePCL.raw.sqlite3_busy_timeout(((SqliteConnection)connection).Handle, Milliseconds);
}
