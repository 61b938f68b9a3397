using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dudao.Server.Features.Frameworks;

/// <summary>An office's indicator framework through all its versions.</summary>
public sealed class FrameworkRecord
{
    public Guid Id { get; init; }

    public Guid OfficeId { get; set; }

    public string Name { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }
}

public enum FrameworkVersionState
{
    Draft,
    Published,
    Retired,
}

/// <summary>A version. Its content is Core's Framework, stored whole; once published it is never changed.</summary>
public sealed class FrameworkVersionRecord
{
    public Guid Id { get; init; }

    public Guid FrameworkId { get; set; }

    public Guid OfficeId { get; set; }

    /// <summary>1, 2, 3 …</summary>
    public int Number { get; set; }

    /// <summary>As the office calls it: 2026版.</summary>
    public string Label { get; set; } = "";

    public FrameworkVersionState State { get; set; }

    /// <summary>Its digest is recorded with every change, so the chain still holds what it was.</summary>
    [RecordedInParts]
    public string Content { get; set; } = "";

    public string Digest { get; set; } = "";

    public Guid? BasedOnId { get; set; }

    public DateOnly? PublishedOn { get; set; }

    public int Version { get; set; }
}

internal sealed class FrameworkRecordMap : IEntityTypeConfiguration<FrameworkRecord>
{
    public void Configure(EntityTypeBuilder<FrameworkRecord> builder)
    {
        builder.HasIndex(f => new { f.OfficeId, f.Name }).IsUnique();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(f => f.OfficeId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FrameworkVersionRecordMap : IEntityTypeConfiguration<FrameworkVersionRecord>
{
    public void Configure(EntityTypeBuilder<FrameworkVersionRecord> builder)
    {
        builder.Property(v => v.State).HasConversion<string>();
        builder.Property(v => v.Version).IsConcurrencyToken();
        builder.HasIndex(v => new { v.FrameworkId, v.Number }).IsUnique();
        builder.HasIndex(v => v.OfficeId);
        builder.HasOne<FrameworkRecord>().WithMany().HasForeignKey(v => v.FrameworkId).OnDelete(DeleteBehavior.Restrict);
    }
}
