using Dudao.Core;
using Dudao.Core.Frameworks;
using Dudao.Server.Data;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Frameworks;

/// <summary>A draft before and after a change; both are the same where nothing was to be done.</summary>
/// <param name="Row">The draft as stored.</param>
/// <param name="Old">What it held.</param>
/// <param name="Now">What it holds.</param>
public sealed record DraftChanged(FrameworkVersionRecord Row, Framework Old, Framework Now);

/// <summary>The one way a draft is changed: found, still a draft, changed, written down with its deed, saved once.</summary>
public sealed class DraftChange(DudaoDbContext db, FrameworkShelf shelf)
{
    /// <param name="versionId">The draft.</param>
    /// <param name="act">The deed's code.</param>
    /// <param name="change">What it becomes; or why not, judged by what stands now.</param>
    /// <param name="words">The deed in words: of the draft, before and after.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<DraftChanged>> MakeAsync(
        Guid versionId, string act, Func<FrameworkVersionRecord, Framework, Outcome<Framework>> change, Func<FrameworkVersionRecord, Framework, Framework, string> words, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockForNumberingAsync(cancellation);
        var row = await db.Set<FrameworkVersionRecord>().FirstOrDefaultAsync(v => v.Id == versionId, cancellation);
        if (row is null || !shelf.Keeps(row.OfficeId))
        {
            return Failure.NotFound;
        }

        if (row.State != FrameworkVersionState.Draft)
        {
            return Failure.Conflict(new Refusal($"{row.Label}已发布，不能再改。请由它起一个新版本，在新版本里改。"));
        }

        var old = FrameworkJson.Read(row.Content);
        var changed = change(row, old);
        if (!changed.IsDone)
        {
            return changed.Failure;
        }

        if (changed.Value == old)
        {
            return new DraftChanged(row, old, old);
        }

        row.Content = FrameworkJson.Write(changed.Value);
        row.Digest = changed.Value.Digest();
        row.Version++;
        db.Record(FrameworkDeed.Of(act, words(row, old, changed.Value), row, old, changed.Value));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new DraftChanged(row, old, changed.Value);
    }
}
