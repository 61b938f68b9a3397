using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Clock;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dudao.Server.Features.Audit;

/// <summary>How the check of the chain ended.</summary>
/// <param name="Events">How many events were read.</param>
/// <param name="Head">The hash of the last one: written down on paper, it proves later that nothing before it was changed.</param>
/// <param name="Difference">The first difference, named; null where all is whole.</param>
public sealed record AuditVerdict(long Events, string Head, string? Difference);

/// <summary>
/// Walks the chain of acts from its first event, then compares each mark, figure, veto, decision, document and register line with what the acts last
/// said of it. Reads one moment of the database, so the server may go on working.
/// </summary>
public sealed class AuditCheck(DudaoDbContext db, DataPlace place)
{
    private static readonly HashSet<string> Watched =
    [
        nameof(SelfEntry), nameof(MarkEntry), nameof(LeafSettlement), nameof(VetoFinding), nameof(Figure), nameof(ReplyPoint), nameof(MeetingDecision), nameof(DocumentRecord), nameof(RegisterLine),
    ];

    /// <summary>How an emptied field was recorded; a row that holds nothing there agrees with it.</summary>
    private static readonly HashSet<string> Nothing = ["", "0", "False", "[]", "{}"];

    /// <summary>What the acts say that each watched record is now.</summary>
    private readonly Dictionary<(string Entity, string Key), LastKnown> _said = [];

    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancellation)
    {
        await using var moment = await OneMomentAsync(cancellation);
        var (events, head, difference) = await WalkAsync(cancellation);
        difference ??= await CompareHeadAsync(events, head, cancellation)
            ?? await CompareAsync<SelfEntry>(cancellation)
            ?? await CompareAsync<MarkEntry>(cancellation)
            ?? await CompareAsync<LeafSettlement>(cancellation)
            ?? await CompareAsync<VetoFinding>(cancellation)
            ?? await CompareAsync<Figure>(cancellation)
            ?? await CompareAsync<ReplyPoint>(cancellation)
            ?? await CompareAsync<MeetingDecision>(cancellation)
            ?? await CompareAsync<RegisterLine>(cancellation)
            ?? await CompareAsync<DocumentRecord>(cancellation)
            ?? Removed()
            ?? await CompareFilesAsync(cancellation);
        return new AuditVerdict(events, head, difference);
    }

    private async Task<(long Events, string Head, string? Difference)> WalkAsync(CancellationToken cancellation)
    {
        var (events, head) = (0L, "");
        await foreach (var e in db.AuditEvents.AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (e.Sequence != events + 1)
            {
                return (events, head, $"第{events + 1}条操作记录不见了，下一条是{Name(e)}。");
            }

            if (e.PreviousHash != head)
            {
                return (events, head, $"{Name(e)}与它前面的一条接不上。");
            }

            if (e.ComputeHash() != e.Hash)
            {
                return (events, head, $"{Name(e)}被改动过。");
            }

            (events, head) = (e.Sequence, e.Hash);
            Learn(e);
        }

        return (events, head, null);
    }

    private async Task<string?> CompareHeadAsync(long events, string hash, CancellationToken cancellation)
    {
        var head = await db.Set<AuditHead>().AsNoTracking().SingleAsync(cancellation);
        return head.Sequence == events && head.Hash == hash
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"操作记录应到第{head.Sequence}条为止，现在到第{events}条为止：{(head.Sequence > events ? $"第{events + 1}条以后的不见了" : "末尾的标记被改动过")}。");
    }

    private void Learn(AuditEvent e)
    {
        foreach (var change in ChangeReader.Parse(e.Changes).Where(c => Watched.Contains(c.Entity)))
        {
            var id = (change.Entity, change.Key);
            if (!_said.TryGetValue(id, out var known))
            {
                _said[id] = known = new LastKnown();
            }

            known.By(e, change);
        }
    }

    private async Task<string?> CompareAsync<T>(CancellationToken cancellation)
        where T : class
    {
        await foreach (var row in db.Set<T>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var entry = db.Entry(row);
            var key = ChangeReader.Key(entry);
            if (!_said.Remove((typeof(T).Name, key), out var said))
            {
                return $"{AuditWords.Entity(typeof(T).Name)}（{key}）在操作记录里没有来历。";
            }

            if (DifferingProperty(entry, said) is { } property)
            {
                return $"{AuditWords.Entity(typeof(T).Name)}（{key}）的“{AuditWords.Property(typeof(T).Name, property)}”与操作记录不符，最后一次操作是{said.Name}。";
            }
        }

        return null;
    }

    private static string? DifferingProperty(EntityEntry entry, LastKnown said)
    {
        var present = ChangeReader.Present(entry).ToDictionary(p => p.Property, p => p.New ?? "");
        return said.Values.FirstOrDefault(s => present.TryGetValue(s.Key, out var now) ? now != s.Value : !Nothing.Contains(s.Value)).Key
            ?? present.Keys.FirstOrDefault(p => !said.Values.ContainsKey(p));
    }

    /// <summary>What the acts know and the tables no longer hold.</summary>
    private string? Removed() => _said.Where(s => !s.Value.IsRemoved)
        .Select(s => $"{AuditWords.Entity(s.Key.Entity)}（{s.Key.Key}）不见了，最后一次操作是{s.Value.Name}。").FirstOrDefault();

    /// <summary>The final file of an issued document, byte by byte.</summary>
    private async Task<string?> CompareFilesAsync(CancellationToken cancellation)
    {
        await foreach (var document in db.Set<DocumentRecord>().AsNoTracking().Where(d => d.FinalSha256 != "").AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var file = new FileInfo(Path.Combine(place.FilesFolder, document.FinalSha256[..2], document.FinalSha256));
            if (!file.Exists)
            {
                return $"《{document.Title}》{document.Number}的定稿文件不见了。";
            }

            await using var bytes = file.OpenRead();
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancellation)) != document.FinalSha256)
            {
                return $"《{document.Title}》{document.Number}的定稿文件被改动过。";
            }
        }

        return null;
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

    private static string Name(AuditEvent e) => string.Create(
        CultureInfo.InvariantCulture, $"第{e.Sequence}条操作记录（{OfficeClock.LocalOf(e.At):yyyy-MM-dd HH:mm:ss} {e.PersonName} {e.Text}）");

    private sealed class LastKnown
    {
        public Dictionary<string, string> Values { get; } = [];

        public string Name { get; private set; } = "";

        /// <summary>Its last change took it away: only removed values, none new.</summary>
        public bool IsRemoved { get; private set; }

        public void By(AuditEvent e, RecordedChange change)
        {
            Name = AuditCheck.Name(e);
            IsRemoved = change.New is null;
            if (change.New is null)
            {
                Values.Remove(change.Property);
            }
            else
            {
                Values[change.Property] = change.New;
            }
        }
    }
}
