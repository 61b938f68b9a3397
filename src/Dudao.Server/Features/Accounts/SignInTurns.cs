using System.Collections.Concurrent;

namespace Dudao.Server.Features.Accounts;

/// <summary>One password at a time is judged for an account, so that many sent at once are all counted.</summary>
public sealed class SignInTurns
{
    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> _turns = new();

    /// <summary>Waits for the account's turn; disposing gives it back.</summary>
    public async Task<IDisposable> EnterAsync(Guid accountId, CancellationToken cancellation)
    {
        var turn = _turns.GetOrAdd(accountId, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellation);
        return new Turn(turn);
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
