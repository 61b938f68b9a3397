using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dudao.Server.Data.Audit;

/// <summary>One entry of 操作记录: who did what, for whom, when, from where, what was and what is. Each holds the hash of the one before.</summary>
public sealed class AuditEvent
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public long Sequence { get; set; }

    /// <summary>When it was typed, by the office's clock.</summary>
    public DateTimeOffset At { get; set; }

    public Guid? AccountId { get; set; }

    public Guid? PersonId { get; set; }

    public string PersonName { get; set; } = "";

    /// <summary>The post acted from, as 督导室工作人员.</summary>
    public string Title { get; set; } = "";

    /// <summary>Whose act it was, where another typed it (代录); empty otherwise.</summary>
    public string ForWhom { get; set; } = "";

    /// <summary>The act's own day, where it differs from the day of typing.</summary>
    public DateOnly? TrueDate { get; set; }

    /// <summary>The network address, or the name of the command.</summary>
    public string Origin { get; set; } = "";

    /// <summary>The act's code, such as Inspection.Announce.</summary>
    public string Act { get; set; } = "";

    /// <summary>The deed in words, as the timeline shows it.</summary>
    public string Text { get; set; } = "";

    /// <summary>The kind of the record that it belongs to, such as Subject.</summary>
    public string RecordKind { get; set; } = "";

    public Guid? RecordId { get; set; }

    /// <summary>The office whose work it is; empty for what belongs to no office.</summary>
    public Guid? OfficeId { get; set; }

    /// <summary>Moves a record to another state: a filled dot on the timeline.</summary>
    public bool ChangesState { get; set; }

    /// <summary>Holds values of marks: shown only to whom table C of the acts shows them.</summary>
    public bool HoldsMarks { get; set; }

    /// <summary>Old and new values, a JSON array of <see cref="RecordedChange"/>.</summary>
    public string Changes { get; set; } = "[]";

    public string PreviousHash { get; set; } = "";

    public string Hash { get; set; } = "";

    /// <summary>SHA-256 over every field and the previous hash, each field preceded by its length so that no two events read alike.</summary>
    public string ComputeHash()
    {
        var text = new StringBuilder();
        foreach (var field in Fields())
        {
            text.Append(field.Length).Append(':').Append(field).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private IEnumerable<string> Fields() =>
    [
        Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture),
        At.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture),
        AccountId?.ToString() ?? "",
        PersonId?.ToString() ?? "",
        PersonName,
        Title,
        ForWhom,
        TrueDate?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "",
        Origin,
        Act,
        Text,
        RecordKind,
        RecordId?.ToString() ?? "",
        OfficeId?.ToString() ?? "",
        ChangesState ? "1" : "0",
        HoldsMarks ? "1" : "0",
        Changes,
        PreviousHash,
    ];
}

/// <summary>One property of one entity: what it was and what it is. A null old value is a new entity, a null new value a removed one.</summary>
public sealed record RecordedChange(string Entity, string Key, string Property, string? Old, string? New);

/// <summary>Where the chain ends: one row, moved with every event, so that a last event taken away is missed.</summary>
public sealed class AuditHead
{
    public int Id { get; init; } = 1;

    public long Sequence { get; set; }

    public string Hash { get; set; } = "";
}

internal sealed class AuditHeadMap : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.HasData(new AuditHead());
    }
}

internal sealed class AuditEventMap : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> builder)
    {
        builder.HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.HasIndex(e => new { e.RecordKind, e.RecordId });
        builder.HasIndex(e => e.At);
        builder.HasIndex(e => new { e.OfficeId, e.Sequence });
    }
}
