using Dudao.Server.Data;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Infrastructure.Saving;

/// <summary>
/// What a person does in one go: read, judged, changed and saved as the only writer, or not at all. What has been read outside is not
/// the same any more: whatever the act changes is read inside.
/// </summary>
public static class OneWriting
{
    /// <param name="act">Saves what it did before it ends. Within another act it is a part of that one.</param>
    public static async Task<Outcome<T>> WriteAsync<T>(this DudaoDbContext db, Func<Task<Outcome<T>>> act, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            return await act();
        }

        var isDone = false;
        await using var writing = await db.BeginWritingAsync(cancellation);
        try
        {
            var outcome = await act();
            if (outcome.IsDone)
            {
                await writing.CommitAsync(cancellation);
                isDone = true;
            }

            return outcome;
        }
        finally
        {
            if (!isDone)
            {
                db.Forget();
            }
        }
    }
}
