using Dudao.Server.Data.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dudao.Server.Features.Inspections.Records;

/// <summary>One member's sheet at one subject: from the first mark until it is handed in. Its remark is part of the marks.</summary>
[HoldsMarks]
public sealed class MarkSheet
{
    public Guid SubjectId { get; init; }

    public Guid MemberId { get; init; }

    /// <summary>Staff or the recorder to whom the paper sheet was handed for typing; he sees this sheet alone.</summary>
    public Guid? TypistPersonId { get; set; }

    public DateTimeOffset? HandedInAt { get; set; }

    public string Remark { get; set; } = "";

    /// <summary>The member was absent: why, so that the visit may end without this sheet.</summary>
    public string AbsentReason { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>One member's mark at one leaf.</summary>
[HoldsMarks]
public sealed class MarkEntry
{
    public Guid SubjectId { get; init; }

    public Guid MemberId { get; init; }

    public string LeafId { get; init; } = "";

    /// <summary>Core's LeafInput as JSON.</summary>
    public string Input { get; set; } = "";

    public int InputVersion { get; set; }

    public decimal? Value { get; set; }

    public string Reason { get; set; } = "";

    public int ReasonVersion { get; set; }

    /// <summary>发现和依据.</summary>
    public string Finding { get; set; } = "";

    public int FindingVersion { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public string UpdatedByName { get; set; } = "";
}

/// <summary>What the team agreed at a leaf, and what was decided after the reply or by the meeting.</summary>
[HoldsMarks]
public sealed class LeafSettlement
{
    public Guid SubjectId { get; init; }

    public string LeafId { get; init; } = "";

    public string AgreedInput { get; set; } = "";

    public decimal? Agreed { get; set; }

    public string AgreedReason { get; set; } = "";

    public int ReasonVersion { get; set; }

    /// <summary>Null while it is open: also where the agreed mark lies outside the range of the marks and has no reason yet.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    public string SettledByName { get; set; } = "";

    /// <summary>尺度统一: why the chief leader sent the leaf back; cleared when it is settled again.</summary>
    public string SentBackReason { get; set; } = "";

    /// <summary>A fourth value, beside self, marks and agreed.</summary>
    public decimal? Decided { get; set; }

    public string DecidedReason { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>保留意见, with the name of who holds it.</summary>
[HoldsMarks]
public sealed class Dissent
{
    public Guid Id { get; init; }

    public Guid SubjectId { get; set; }

    public string LeafId { get; set; } = "";

    public Guid MemberId { get; set; }

    public string Words { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

/// <summary>A member's word on the agreed marks: confirmed in the program or on the scan, or noted with reason.</summary>
public sealed class Confirmation
{
    public Guid Id { get; init; }

    public Guid SubjectId { get; set; }

    public Guid MemberId { get; set; }

    /// <summary>Confirmed, OnScan or Noted.</summary>
    public string How { get; set; } = "";

    public string NotedReason { get; set; } = "";

    public DateTimeOffset At { get; set; }

    /// <summary>A mark was changed or a leaf sent back after it: it no longer holds.</summary>
    public DateTimeOffset? VoidedAt { get; set; }

    /// <summary>What took it away, in words for the member who must confirm again: 韦长青改了“C1 议事规则”的合议分.</summary>
    public string VoidedBy { get; set; } = "";
}

internal sealed class MarkSheetMap : IEntityTypeConfiguration<MarkSheet>
{
    public void Configure(EntityTypeBuilder<MarkSheet> builder)
    {
        builder.HasKey(s => new { s.SubjectId, s.MemberId });
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasOne<Subject>().WithMany().HasForeignKey(s => s.SubjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TeamMember>().WithMany().HasForeignKey(s => s.MemberId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MarkEntryMap : IEntityTypeConfiguration<MarkEntry>
{
    public void Configure(EntityTypeBuilder<MarkEntry> builder)
    {
        builder.HasKey(m => new { m.SubjectId, m.MemberId, m.LeafId });
        builder.Property(m => m.InputVersion).IsConcurrencyToken();
        builder.Property(m => m.ReasonVersion).IsConcurrencyToken();
        builder.Property(m => m.FindingVersion).IsConcurrencyToken();
        builder.HasOne<Subject>().WithMany().HasForeignKey(m => m.SubjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TeamMember>().WithMany().HasForeignKey(m => m.MemberId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LeafSettlementMap : IEntityTypeConfiguration<LeafSettlement>
{
    public void Configure(EntityTypeBuilder<LeafSettlement> builder)
    {
        builder.HasKey(s => new { s.SubjectId, s.LeafId });
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Property(s => s.ReasonVersion).IsConcurrencyToken();
        builder.HasOne<Subject>().WithMany().HasForeignKey(s => s.SubjectId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DissentMap : IEntityTypeConfiguration<Dissent>
{
    public void Configure(EntityTypeBuilder<Dissent> builder)
    {
        builder.HasIndex(d => d.SubjectId);
        builder.HasOne<Subject>().WithMany().HasForeignKey(d => d.SubjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TeamMember>().WithMany().HasForeignKey(d => d.MemberId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ConfirmationMap : IEntityTypeConfiguration<Confirmation>
{
    public void Configure(EntityTypeBuilder<Confirmation> builder)
    {
        builder.HasIndex(c => c.SubjectId);
        builder.HasOne<Subject>().WithMany().HasForeignKey(c => c.SubjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TeamMember>().WithMany().HasForeignKey(c => c.MemberId).OnDelete(DeleteBehavior.Restrict);
    }
}
