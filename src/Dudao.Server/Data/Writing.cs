using Microsoft.EntityFrameworkCore.Storage;

namespace Dudao.Server.Data;

/// <summary>The only writer's transaction, until it is disposed; see <see cref="DudaoDbContext.BeginWritingAsync"/>.</summary>
public sealed class Writing(IDisposable? turn, IDbContextTransaction transaction) : IAsyncDisposable
{
    public Task CommitAsync(CancellationToken cancellation) => transaction.CommitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        turn?.Dispose();
    }
}
