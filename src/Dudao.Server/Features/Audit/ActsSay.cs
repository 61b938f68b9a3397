using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Dudao.Server.Data.Audit;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Dudao.Server.Features.Audit;

/// <summary>
/// What the acts last said of each record of one slice of all records: a number for each value rather than the value, so that ten years of acts
/// need no more memory than <see cref="MostEventsOfASlice"/> of them.
/// </summary>
internal sealed class ActsSay(IModel model, int slice, int slices)
{
    public const int MostEventsOfASlice = 250_000;

    private readonly Dictionary<UInt128, Said> _records = [];
    private readonly Dictionary<string, IEntityType> _entities = model.GetEntityTypes().ToDictionary(e => e.ClrType.Name);
    private readonly Dictionary<string, ushort> _names = [];
    private readonly List<string> _properties = [];

    /// <summary>Records that the tables have not shown yet and that no act took away: the last act of each.</summary>
    public IEnumerable<(UInt128 Record, long Last)> Missing => from record in _records where record.Value.Values.Length > 0 && !record.Value.IsRemoved select (record.Key, record.Value.Last);

    public static UInt128 Record(string entity, string key) => MemoryMarshal.Read<UInt128>(SHA256.HashData(Encoding.UTF8.GetBytes($"{entity}\n{key}")));

    public bool IsOfSlice(UInt128 record) => (int)(record % (UInt128)slices) == slice;

    public void Learn(AuditEvent e)
    {
        foreach (var change in ChangeReader.Parse(e.Changes))
        {
            var record = Record(change.Entity, change.Key);
            if (!IsOfSlice(record) || !_entities.TryGetValue(change.Entity, out var entity) || !IsKnown(entity, change.Property))
            {
                continue;
            }

            if (!_records.TryGetValue(record, out var said))
            {
                _records[record] = said = new Said();
            }

            (said.Last, said.IsRemoved) = (e.Sequence, change.New is null);
            said.Put(Number(change.Property), change.New is null ? null : Hash(ChangeReader.AsOfToday(entity, change.Property, change.New)));
        }
    }

    /// <summary>The first property in which a row differs from what the acts said of it; empty where the row has no origin in them; null where all agrees.</summary>
    public string? Compare(EntityEntry row, string key)
    {
        var present = ChangeReader.Present(row).ToDictionary(p => p.Property, p => p.New ?? "");
        if (!_records.Remove(Record(row.Metadata.ClrType.Name, key), out var said) || said.IsRemoved)
        {
            // A new row that holds nothing beside its key leaves nothing to record.
            return present.Count == 0 ? null : "";
        }

        foreach (var (number, hash) in said.Values)
        {
            var property = _properties[number];
            if (present.Remove(property, out var now) ? Hash(now) != hash : !IsNothing(row.Metadata.FindProperty(property)!, hash))
            {
                return property;
            }
        }

        // A column that came later holds its type's zero at older rows.
        return present.FirstOrDefault(p => row.Metadata.FindProperty(p.Key)!.IsNullable || !(p.Value == "0" || IsZero(row.Property(p.Key)))).Key;
    }

    /// <summary>Also the first of an enumeration, which is stored by its name.</summary>
    private static bool IsZero(PropertyEntry property) =>
        property.Metadata.ClrType is { IsEnum: true } type && Equals(property.CurrentValue, Enum.ToObject(type, 0));

    /// <summary>A column that was dropped since says nothing any more.</summary>
    private static bool IsKnown(IEntityType entity, string property) => entity.FindProperty(property) is not null;

    /// <summary>How an emptied value was recorded.</summary>
    private static bool IsNothing(IProperty property, ulong hash) =>
        hash == Hash("") || (hash == Hash("0") && property.ClrType == typeof(int)) || (hash == Hash("False") && property.ClrType == typeof(bool)) || hash == Hash("[]") || hash == Hash("{}");

    private static ulong Hash(string value) => MemoryMarshal.Read<ulong>(SHA256.HashData(Encoding.UTF8.GetBytes(value)));

    private ushort Number(string property)
    {
        if (!_names.TryGetValue(property, out var number))
        {
            _names[property] = number = (ushort)_properties.Count;
            _properties.Add(property);
        }

        return number;
    }

    private sealed class Said
    {
        public long Last { get; set; }

        /// <summary>Its last change took it away: only removed values, none new.</summary>
        public bool IsRemoved { get; set; }

        public (ushort Property, ulong Hash)[] Values { get; private set; } = [];

        public void Put(ushort property, ulong? hash)
        {
            var at = Array.FindIndex(Values, v => v.Property == property);
            Values = hash is null ? at < 0 ? Values : [.. Values[..at], .. Values[(at + 1)..]]
                : at < 0 ? [.. Values, (property, hash.Value)]
                : Values;
            if (hash is not null && at >= 0)
            {
                Values[at] = (property, hash.Value);
            }
        }
    }
}
