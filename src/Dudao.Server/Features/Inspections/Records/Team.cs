using Dudao.Server.Data.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dudao.Server.Features.Inspections.Records;

public enum TeamPosition
{
    ChiefLeader,
    Leader,
    DeputyLeader,
    Member,
    Trainee,
    Recorder,
    Expert,
}

/// <summary>A person on a team, from when until when. One who is replaced keeps his marks under his name.</summary>
public sealed class TeamMember
{
    public Guid Id { get; init; }

    public Guid InspectionId { get; set; }

    /// <summary>Empty for the chief leader.</summary>
    public Guid? GroupId { get; set; }

    public Guid PersonId { get; set; }

    public TeamPosition Position { get; set; }

    /// <summary>Counts toward the three inspectors of article 16.</summary>
    public bool IsInspector { get; set; }

    /// <summary>回避承诺书: the day on which it was signed.</summary>
    public DateOnly? DeclaredOn { get; set; }

    public DateOnly JoinedOn { get; set; }

    public DateOnly? LeftOn { get; set; }

    public Guid? ReplacedById { get; set; }

    public string LeaveReason { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>A tie between a member and a subject that had to be decided: a warning of the program, or a recusal that was asked for.</summary>
public sealed class TieDecision
{
    public Guid Id { get; init; }

    public Guid InspectionId { get; set; }

    public Guid SubjectId { get; set; }

    public Guid MemberId { get; set; }

    public string Tie { get; set; } = "";

    /// <summary>Who raised it: the file, the member's declaration, or the subject.</summary>
    public string RaisedBy { get; set; } = "";

    public DateOnly RaisedOn { get; set; }

    /// <summary>Null while undecided; true: steps back at this subject.</summary>
    public bool? StepsBack { get; set; }

    public string Reason { get; set; } = "";

    public Guid? DecidedBy { get; set; }

    public DateOnly? DecidedOn { get; set; }
}

/// <summary>A part of the framework given to a member: at one subject, or at all of his group.</summary>
public sealed class Assignment
{
    public Guid Id { get; init; }

    public Guid InspectionId { get; set; }

    public Guid GroupId { get; set; }

    /// <summary>Empty: every subject of the group that has no parts of its own.</summary>
    public Guid? SubjectId { get; set; }

    /// <summary>A node of the framework; the nearest one above a leaf wins.</summary>
    public string NodeId { get; set; } = "";

    public Guid MemberId { get; set; }

    /// <summary>副评: marks beside. The main marker (主评) is the one without it.</summary>
    public bool IsSecond { get; set; }
}

internal sealed class TeamMemberMap : IEntityTypeConfiguration<TeamMember>
{
    public void Configure(EntityTypeBuilder<TeamMember> builder)
    {
        builder.Property(m => m.Position).HasConversion<string>();
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.HasIndex(m => m.InspectionId);
        builder.HasIndex(m => m.PersonId);
        builder.HasOne<Inspection>().WithMany().HasForeignKey(m => m.InspectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<InspectionGroup>().WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TieDecisionMap : IEntityTypeConfiguration<TieDecision>
{
    public void Configure(EntityTypeBuilder<TieDecision> builder)
    {
        builder.HasIndex(t => t.InspectionId);
        builder.HasIndex(t => t.SubjectId);
        builder.HasOne<Subject>().WithMany().HasForeignKey(t => t.SubjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TeamMember>().WithMany().HasForeignKey(t => t.MemberId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AssignmentMap : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.HasIndex(a => a.InspectionId);
        builder.HasIndex(a => new { a.GroupId, a.SubjectId, a.NodeId, a.MemberId }).IsUnique();
        builder.HasOne<InspectionGroup>().WithMany().HasForeignKey(a => a.GroupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TeamMember>().WithMany().HasForeignKey(a => a.MemberId).OnDelete(DeleteBehavior.Restrict);
    }
}
