using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dudao.Server.Features.Inspections.Records;

/// <summary>One field of what the team says at the feedback meeting, saved as it is typed. It holds no mark and no grade.</summary>
public sealed class FeedbackText
{
    public Guid SubjectId { get; init; }

    /// <summary>place, attended, spoken, advice, or j- and the id of an A level for its judgement.</summary>
    public string Field { get; init; } = "";

    public string Words { get; set; } = "";

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public string UpdatedByName { get; set; } = "";
}

internal sealed class FeedbackTextMap : IEntityTypeConfiguration<FeedbackText>
{
    public void Configure(EntityTypeBuilder<FeedbackText> builder)
    {
        builder.HasKey(t => new { t.SubjectId, t.Field });
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasOne<Subject>().WithMany().HasForeignKey(t => t.SubjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
