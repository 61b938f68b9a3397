namespace Dudao.Server.Features.Enrolment.Rolls;

/// <summary>Where the rows of a roll are written while it is imported. Nothing is visible before its record is saved.</summary>
internal abstract class RollStore : IAsyncDisposable
{
    /// <summary>Writes a chunk's rows, in the order of the file.</summary>
    public abstract Task WriteAsync(PreparedRows rows, CancellationToken cancellation);

    /// <summary>Makes the indexes and keeps the names of schools; afterwards doubles can be looked for.</summary>
    public abstract Task FinishAsync(IReadOnlyDictionary<long, string> schools, CancellationToken cancellation);

    /// <summary>Rows whose student or identity number another row has too: how many, and the first hundred lines.</summary>
    public abstract Task<(int Count, List<int> Lines)> DoublesAsync(CancellationToken cancellation);

    /// <summary>Puts the rows into their place and saves the record with them, or neither.</summary>
    public abstract Task PublishAsync(Func<CancellationToken, Task> saveRecord, CancellationToken cancellation);

    /// <summary>Leaves nothing behind unless it was published.</summary>
    public abstract ValueTask DisposeAsync();
}
