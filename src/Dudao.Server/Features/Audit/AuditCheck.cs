using System.Data;
using System.Globalization;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Infrastructure.Clock;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dudao.Server.Features.Audit;

/// <summary>How the check of the chain ended.</summary>
/// <param name="Events">How many events were read.</param>
/// <param name="Head">The hash of the last one: written down on paper, it proves later that nothing before it was changed.</param>
/// <param name="Differences">What differs, named, the first ones; empty where all is whole.</param>
/// <param name="Records">How many records agree with what the acts last said of them.</param>
/// <param name="Files">How many files have the bytes that they came with.</param>
public sealed record AuditVerdict(long Events, string Head, IReadOnlyList<string> Differences, long Records = 0, long Files = 0)
{
    /// <summary>The first difference; null where all is whole.</summary>
    public string? Difference => Differences.Count == 0 ? null : Differences[0];
}

/// <summary>
/// Walks the chain of acts from its first event, then compares every record with what the acts last said of it, and every file with its
/// fingerprint. Reads one moment of the database, so the server may go on working.
/// </summary>
public sealed class AuditCheck(DudaoDbContext db, RecordComparison records, FileComparison files)
{
    /// <param name="fingerprint">A fingerprint that was printed or written down earlier; null where there is none.</param>
    /// <param name="cancellation">Ends the walk.</param>
    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancellation, string? fingerprint = null)
    {
        await using var moment = await OneMomentAsync(cancellation);
        var (events, head, isKnown, difference) = await WalkAsync(fingerprint, cancellation);
        difference ??= await CompareHeadAsync(events, head, cancellation)
            ?? (isKnown ? null : $"操作记录里没有指纹{fingerprint}：打印它以后，有人改写或者删去了以前的记录。");
        if (difference is not null)
        {
            return new AuditVerdict(events, head, [difference]);
        }

        var (rows, differing) = await records.CompareAsync(events, cancellation);
        var (kept, changed) = await files.CompareAsync(cancellation);
        return new AuditVerdict(events, head, [.. differing, .. changed], rows, kept);
    }

    internal static string Name(AuditEvent e) => string.Create(
        CultureInfo.InvariantCulture, $"第{e.Sequence}条操作记录（{OfficeClock.LocalOf(e.At):yyyy-MM-dd HH:mm:ss} {e.PersonName} {e.Text}）");

    private async Task<(long Events, string Head, bool IsKnown, string? Difference)> WalkAsync(string? fingerprint, CancellationToken cancellation)
    {
        var (events, head, isKnown) = (0L, "", fingerprint is null);
        await foreach (var e in db.AuditEvents.AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (e.Sequence != events + 1)
            {
                return (events, head, isKnown, $"第{events + 1}条操作记录不见了，下一条是{Name(e)}。");
            }

            if (e.PreviousHash != head)
            {
                return (events, head, isKnown, $"{Name(e)}与它前面的一条接不上。");
            }

            if (e.ComputeHash() != e.Hash)
            {
                return (events, head, isKnown, $"{Name(e)}被改动过。");
            }

            (events, head) = (e.Sequence, e.Hash);
            isKnown |= string.Equals(head, fingerprint, StringComparison.OrdinalIgnoreCase);
        }

        return (events, head, isKnown, null);
    }

    private async Task<string?> CompareHeadAsync(long events, string hash, CancellationToken cancellation)
    {
        var head = await db.Set<AuditHead>().AsNoTracking().SingleAsync(cancellation);
        return head.Sequence == events && head.Hash == hash
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"操作记录应到第{head.Sequence}条为止，现在到第{events}条为止：{(head.Sequence > events ? $"第{events + 1}条以后的不见了" : "末尾的标记被改动过")}。");
    }

    /// <summary>A reading transaction that sees one moment and keeps no writer waiting.</summary>
    private async Task<IAsyncDisposable> OneMomentAsync(CancellationToken cancellation)
    {
        if (db is not SqliteDudaoDbContext)
        {
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        }

        await db.Database.OpenConnectionAsync(cancellation);
        var reading = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (IDbContextTransaction)(await db.Database.UseTransactionAsync(reading, cancellation))!;
    }
}
