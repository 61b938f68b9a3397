using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dudao.Server.Features.Inspections.Records;

/// <summary>A subject's answer at one leaf. Each field carries its own version, so that two at one leaf lose nothing.</summary>
public sealed class SelfEntry
{
    public Guid SubjectId { get; init; }

    public string LeafId { get; init; } = "";

    /// <summary>填报人: whose leaf it is; empty while it is not shared out.</summary>
    public Guid? ContributorPersonId { get; set; }

    /// <summary>Core's LeafInput as JSON; empty while nothing was given.</summary>
    public string Input { get; set; } = "";

    public int InputVersion { get; set; }

    /// <summary>What the input is worth, exact by the leaf's rule.</summary>
    public decimal? Value { get; set; }

    public string Narrative { get; set; } = "";

    public int NarrativeVersion { get; set; }

    /// <summary>备查: where the material lies.</summary>
    public string OnCall { get; set; } = "";

    public int OnCallVersion { get; set; }

    public string NotApplicableReason { get; set; } = "";

    public int NotApplicableVersion { get; set; }

    /// <summary>Null while undecided or not asked for.</summary>
    public bool? NotApplicableGranted { get; set; }

    /// <summary>The remark with which the leaf was sent back; it alone is unlocked then.</summary>
    public string SendBackRemark { get; set; } = "";

    public bool IsUnlocked { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public Guid UpdatedByPersonId { get; set; }

    public string UpdatedByName { get; set; } = "";
}

internal sealed class SelfEntryMap : IEntityTypeConfiguration<SelfEntry>
{
    public void Configure(EntityTypeBuilder<SelfEntry> builder)
    {
        builder.HasKey(e => new { e.SubjectId, e.LeafId });
        builder.Property(e => e.InputVersion).IsConcurrencyToken();
        builder.Property(e => e.NarrativeVersion).IsConcurrencyToken();
        builder.Property(e => e.OnCallVersion).IsConcurrencyToken();
        builder.Property(e => e.NotApplicableVersion).IsConcurrencyToken();
        builder.HasOne<Subject>().WithMany().HasForeignKey(e => e.SubjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
