using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dudao.Server.Data.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Dudao.Server.Data.Audit;

/// <summary>Reads what is about to be saved as old and new values.</summary>
internal static class ChangeReader
{
    private const int LongestValue = 4_000;

    /// <summary>What sign-in security counts for itself; it is no deed of anybody.</summary>
    private static readonly HashSet<string> SecurityCounters =
    [
        nameof(Account.AccessFailedCount), nameof(Account.LockoutEnd), nameof(Account.ConcurrencyStamp), nameof(Account.LastSignedInAt),
    ];

    private static readonly HashSet<string> Secrets = [nameof(Account.PasswordHash), nameof(Account.SecurityStamp)];

    public static bool IsRecorded(EntityEntry entry) => entry.State switch
    {
        EntityState.Added or EntityState.Deleted => entry.Entity is not AuditEvent,
        EntityState.Modified => entry.Entity is not AuditEvent && Changed(entry).Any(),
        _ => false,
    };

    public static bool HoldsMarks(EntityEntry entry) => entry.Metadata.ClrType.GetCustomAttribute<HoldsMarksAttribute>() is not null;

    public static IEnumerable<RecordedChange> Read(EntityEntry entry)
    {
        var entity = entry.Metadata.ClrType.Name;
        var key = Key(entry);
        return entry.State switch
        {
            EntityState.Added => Present(entry),
            EntityState.Deleted => Shown(entry).Where(p => !p.Metadata.IsPrimaryKey() && !IsEmpty(p.OriginalValue))
                .Select(p => new RecordedChange(entity, key, p.Metadata.Name, Value(entry, p, p.OriginalValue), null)),
            _ => Changed(entry)
                .Select(p => new RecordedChange(entity, key, p.Metadata.Name, Value(entry, p, p.OriginalValue), Value(entry, p, p.CurrentValue))),
        };
    }

    /// <summary>What an entity holds now, as if it were new: what is empty is left out.</summary>
    public static IEnumerable<RecordedChange> Present(EntityEntry entry)
    {
        var key = Key(entry);
        return Shown(entry).Where(p => !p.Metadata.IsPrimaryKey() && !IsEmpty(p.CurrentValue))
            .Select(p => new RecordedChange(entry.Metadata.ClrType.Name, key, p.Metadata.Name, null, Value(entry, p, p.CurrentValue)));
    }

    /// <summary>The values of the primary key, joined by strokes.</summary>
    public static string Key(EntityEntry entry) =>
        string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => Text(entry.Property(p.Name).CurrentValue)));

    /// <summary>A value that was recorded, as today's program would record it: a value stored whole may have got new parts since.</summary>
    public static string AsOfToday(IEntityType entity, string property, string recorded)
    {
        if (recorded is not ['[' or '{', ..] || entity.FindProperty(property)?.GetTypeMapping().Converter is not { } converter || converter.ProviderClrType != typeof(string) || converter.ModelClrType.IsEnum)
        {
            return recorded;
        }

        try
        {
            return Text(converter.ConvertToProvider(converter.ConvertFromProvider(recorded)));
        }
        catch (JsonException)
        {
            return recorded;
        }
    }

    /// <summary>Changes as they were written.</summary>
    public static IReadOnlyList<RecordedChange> Parse(string changes) => JsonSerializer.Deserialize<List<RecordedChange>>(changes, Conventions.Json) ?? [];

    private static IEnumerable<PropertyEntry> Shown(EntityEntry entry) =>
        entry.Properties.Where(p => !(entry.Entity is Account && SecurityCounters.Contains(p.Metadata.Name))
            && p.Metadata.PropertyInfo?.GetCustomAttribute<RecordedInPartsAttribute>() is null);

    private static IEnumerable<PropertyEntry> Changed(EntityEntry entry) =>
        Shown(entry).Where(p => p.IsModified && !p.Metadata.GetValueComparer().Equals(p.OriginalValue, p.CurrentValue));

    private static string Value(EntityEntry entry, PropertyEntry property, object? value)
    {
        var hidden = (entry.Entity is Account && Secrets.Contains(property.Metadata.Name))
            || property.Metadata.PropertyInfo?.GetCustomAttribute<UnrecordedAttribute>() is not null;
        if (hidden)
        {
            return "（不记录）";
        }

        var stored = value is null ? value : property.Metadata.GetTypeMapping().Converter is { } converter && value is not decimal and not DateTimeOffset
            ? converter.ConvertToProvider(value)
            : value;
        var text = Text(stored);
        return text.Length <= LongestValue ? text : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static bool IsEmpty(object? value) => value is null or "" or 0 or false or System.Collections.ICollection { Count: 0 };

    private static string Text(object? value) => value switch
    {
        null => "",
        byte[] bytes => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)),
        DateTimeOffset instant => instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        decimal number => decimal.Round(number, 4).ToString("0.####", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
