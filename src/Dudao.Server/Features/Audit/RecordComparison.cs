using System.Reflection;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Records;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Audit;

/// <summary>Compares every record that acts change with what they last said of it: also one that is gone, and one that came from nowhere.</summary>
public sealed class RecordComparison(DudaoDbContext db, RecordNames names)
{
    /// <summary>More are not told: who finds so many restores a copy.</summary>
    private const int MostTold = 20;

    private const int RowsAtOnce = 1_000;
    private static readonly MethodInfo OfType = typeof(RecordComparison).GetMethod(nameof(CompareTypeAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;
    private readonly List<Differing> _found = [];
    private long _rows;

    /// <summary>Every entity but the record of acts itself. Marks and acts are told first.</summary>
    private IEnumerable<Type> Entities => db.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => t != typeof(AuditEvent) && t != typeof(AuditHead))
        .OrderBy(t => t == typeof(SelfEntry) ? 0 : t == typeof(MarkEntry) ? 1 : t.Namespace == typeof(MarkEntry).Namespace ? 2 : 3).ThenBy(t => t.Name, StringComparer.Ordinal);

    public async Task<(long Rows, IReadOnlyList<string> Differences)> CompareAsync(long events, CancellationToken cancellation)
    {
        var slices = (int)(events / ActsSay.MostEventsOfASlice) + 1;
        for (var slice = 0; slice < slices && _found.Count <= MostTold; slice++)
        {
            var acts = new ActsSay(db.Model, slice, slices);
            await foreach (var e in db.AuditEvents.AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(cancellation))
            {
                acts.Learn(e);
            }

            foreach (var entity in Entities)
            {
                await (Task)OfType.MakeGenericMethod(entity).Invoke(this, [acts, cancellation])!;
            }

            _found.AddRange(acts.Missing.Take(MostTold + 1).Select(m => new Differing(m.Record, null, m.Last)));
        }

        return (_rows, await WordsAsync(cancellation));
    }

    private async Task CompareTypeAsync<T>(ActsSay acts, CancellationToken cancellation)
        where T : class
    {
        var read = 0;
        await foreach (var row in db.Set<T>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var entry = db.Entry(row);
            var key = ChangeReader.Key(entry);
            var record = ActsSay.Record(typeof(T).Name, key);
            if (acts.IsOfSlice(record))
            {
                _rows++;
                var property = acts.Compare(entry, key)
                    ?? (row is FrameworkVersionRecord version && !HoldsItsDigest(version) ? nameof(FrameworkVersionRecord.Content) : null);
                if (property is not null && _found.Count <= MostTold)
                {
                    _found.Add(new Differing(record, property, 0) { Entity = typeof(T).Name, Key = key, Values = ChangeReader.Present(entry).ToDictionary(p => p.Property, p => p.New ?? "") });
                }
            }

            if (++read % RowsAtOnce == 0)
            {
                // The context remembers each row whose entry was asked for.
                db.ChangeTracker.Clear();
            }
        }

        db.ChangeTracker.Clear();
    }

    /// <summary>The content of a framework is not in the acts; its digest is.</summary>
    private static bool HoldsItsDigest(FrameworkVersionRecord version)
    {
        try
        {
            return version.Digest.Length == 0 || Core.Frameworks.FrameworkJson.Read(version.Content).Digest() == version.Digest;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    /// <summary>Names what was found, by one more walk that looks for those records alone.</summary>
    private async Task<IReadOnlyList<string>> WordsAsync(CancellationToken cancellation)
    {
        if (_found.Count == 0)
        {
            return [];
        }

        var sought = _found.ToDictionary(f => f.Record);
        await foreach (var e in db.AuditEvents.AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            foreach (var change in ChangeReader.Parse(e.Changes))
            {
                if (sought.TryGetValue(ActsSay.Record(change.Entity, change.Key), out var differing))
                {
                    (differing.Entity, differing.Key, differing.LastAct) = (change.Entity, change.Key, AuditCheck.Name(e));
                    differing.Values[change.Property] = change.New ?? differing.Values.GetValueOrDefault(change.Property, "");
                }
            }
        }

        var told = new List<string>();
        foreach (var differing in _found.Take(MostTold))
        {
            var name = $"{AuditWords.Entity(differing.Entity)}（{await names.OfAsync(differing.Entity, differing.Key, differing.Values, cancellation)}）";
            told.Add(differing.Property switch
            {
                null => $"{name}不见了，最后一次操作是{differing.LastAct}。",
                "" => $"{name}在操作记录里没有来历。",
                _ => $"{name}的“{AuditWords.Property(differing.Entity, differing.Property)}”与操作记录不符，最后一次操作是{differing.LastAct}。",
            });
        }

        return _found.Count > MostTold ? [.. told, "还有别的不符，没有一一列出。"] : told;
    }

    /// <param name="Property">Null for a record that is gone, empty for one without origin.</param>
    private sealed record Differing(UInt128 Record, string? Property, long Last)
    {
        public string Entity { get; set; } = "";

        public string Key { get; set; } = "";

        public string LastAct { get; set; } = "";

        /// <summary>By the acts where they know it, by the row where they do not.</summary>
        public Dictionary<string, string> Values { get; set; } = [];
    }
}
