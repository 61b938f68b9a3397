using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dudao.Server.Features.Inspections.Records;

/// <summary>One point of a subject's reply (申辩), and how it was weighed.</summary>
[HoldsMarks]
public sealed class ReplyPoint
{
    public Guid Id { get; init; }

    public Guid SubjectId { get; set; }

    public int Order { get; set; }

    public string LeafId { get; set; } = "";

    /// <summary>Facts and reasons.</summary>
    public string Words { get; set; } = "";

    public int WordsVersion { get; set; }

    public int LeafVersion { get; set; }

    /// <summary>Typed by the office from the subject's paper. Until the reply is handed in the office sees no other point than these.</summary>
    public bool IsFromPaper { get; set; }

    /// <summary>What the leader proposes.</summary>
    public string Proposal { get; set; } = "";

    /// <summary>Null while not weighed; true: the mark is changed, with reason.</summary>
    public bool? IsChanged { get; set; }

    public decimal? NewValue { get; set; }

    public string Reason { get; set; } = "";

    public DateOnly? WeighedOn { get; set; }

    public int Version { get; set; }
}

/// <summary>集体研究: a meeting over the subjects of a batch.</summary>
public sealed class DecisionMeeting
{
    public Guid Id { get; init; }

    public Guid InspectionId { get; set; }

    public Guid OfficeId { get; set; }

    public DateOnly HeldOn { get; set; }

    /// <summary>主任办公会 or 教育督导委员会.</summary>
    public string Name { get; set; } = "";

    public string Chair { get; set; } = "";

    public string Place { get; set; } = "";

    public List<Attendance> Attendances { get; set; } = [];

    public Guid? MinutesId { get; set; }

    public int Version { get; set; }
}

/// <summary>Who came to a meeting, who was excused, and who stepped out at which subject.</summary>
public sealed record Attendance(string Name, string Post, string How, IReadOnlyList<Guid> SteppedOutAt);

/// <summary>What the meeting decided of one subject.</summary>
public sealed class MeetingDecision
{
    public Guid Id { get; init; }

    public Guid MeetingId { get; set; }

    public Guid SubjectId { get; set; }

    public string ProposedGrade { get; set; } = "";

    public string Grade { get; set; } = "";

    public decimal Mark { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>How many of the team are in favour of the opinion, where the profile asks for a share.</summary>
    public int InFavour { get; set; }

    /// <summary>Back to the team instead of decided.</summary>
    public bool IsSentBack { get; set; }
}

internal sealed class ReplyPointMap : IEntityTypeConfiguration<ReplyPoint>
{
    public void Configure(EntityTypeBuilder<ReplyPoint> builder)
    {
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.SubjectId);
        builder.HasOne<Subject>().WithMany().HasForeignKey(p => p.SubjectId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DecisionMeetingMap : IEntityTypeConfiguration<DecisionMeeting>
{
    public void Configure(EntityTypeBuilder<DecisionMeeting> builder)
    {
        builder.Property(m => m.Attendances).HasJson();
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.HasIndex(m => m.InspectionId);
        builder.HasOne<Inspection>().WithMany().HasForeignKey(m => m.InspectionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MeetingDecisionMap : IEntityTypeConfiguration<MeetingDecision>
{
    public void Configure(EntityTypeBuilder<MeetingDecision> builder)
    {
        builder.HasIndex(d => new { d.MeetingId, d.SubjectId }).IsUnique();
        builder.HasIndex(d => d.SubjectId);
        builder.HasOne<DecisionMeeting>().WithMany().HasForeignKey(d => d.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Subject>().WithMany().HasForeignKey(d => d.SubjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
