using Dudao.Core.Frameworks;
using Dudao.Core.Inspections;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Procedure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dudao.Server.Features.Inspections.Records;

/// <summary>A batch: one inspection of one or many subjects by one owning office.</summary>
public sealed class Inspection
{
    public Guid Id { get; init; }

    public Guid OfficeId { get; set; }

    /// <summary>By the code of Core's InspectionKind.</summary>
    public string Kind { get; set; } = "";

    public string Title { get; set; } = "";

    public int Year { get; set; }

    /// <summary>依据: the documents that it rests on.</summary>
    public string Basis { get; set; } = "";

    public Guid? ListItemId { get; set; }

    public Guid? FrameworkVersionId { get; set; }

    /// <summary>The profile, frozen when the inspection is announced.</summary>
    public Guid? ProfileId { get; set; }

    public DateOnly? SelfEvaluationFrom { get; set; }

    public DateOnly? SelfEvaluationTo { get; set; }

    public DateOnly? VisitFrom { get; set; }

    public DateOnly? VisitTo { get; set; }

    /// <summary>A trial: every part is marked by a second inspector too.</summary>
    public bool IsTrial { get; set; }

    /// <summary>The share of the full mark beyond which two values of a leaf that differ need a reason.</summary>
    public decimal ReasonShare { get; set; } = 0.3m;

    /// <summary>Once the opinion is received the subject sees agreed or decided marks with their reasons.</summary>
    public bool ShowsMarksToSubject { get; set; } = true;

    /// <summary>补录: entered afterwards with its true dates.</summary>
    public bool IsEnteredLater { get; set; }

    public DateOnly CreatedOn { get; set; }

    public DateOnly? AnnouncedOn { get; set; }

    public int Version { get; set; }
}

public sealed class InspectionGroup
{
    public Guid Id { get; init; }

    public Guid InspectionId { get; set; }

    public string Name { get; set; } = "";

    public int Order { get; set; }
}

/// <summary>One subject of an inspection, with a state of its own: one school may be ahead of the others.</summary>
public sealed class Subject
{
    public Guid Id { get; init; }

    public Guid InspectionId { get; set; }

    public Guid OfficeId { get; set; }

    public Guid OrganisationId { get; set; }

    public Guid? GroupId { get; set; }

    public InspectionState State { get; set; }

    /// <summary>The day on which the state was reached.</summary>
    public DateOnly StateSince { get; set; }

    public DateOnly? VisitFrom { get; set; }

    public DateOnly? VisitTo { get; set; }

    public DateTimeOffset? DeliberationAt { get; set; }

    /// <summary>What the framework's applicability is judged by, kept when the subject was announced.</summary>
    public SubjectTraits Traits { get; set; }

    public int PrimaryPupils { get; set; }

    public int JuniorPupils { get; set; }

    /// <summary>What the meeting decided.</summary>
    public string Grade { get; set; } = "";

    public decimal? Mark { get; set; }

    public DateOnly? WithdrawnOn { get; set; }

    public int Version { get; set; }
}

/// <summary>
/// One act of the procedure: whose it was, its true day, who typed it. The dates of a subject are read from its acts, so nothing is kept twice.
/// </summary>
public sealed class ActRecord
{
    public Guid Id { get; init; }

    public Guid InspectionId { get; set; }

    /// <summary>Empty where the act concerns the whole batch.</summary>
    public Guid? SubjectId { get; set; }

    /// <summary>By the name of Core's act.</summary>
    public string Act { get; set; } = "";

    public Guid? OwnerPersonId { get; set; }

    public string OwnerName { get; set; } = "";

    public string OwnerPost { get; set; } = "";

    /// <summary>The day on which it was done.</summary>
    public DateOnly Day { get; set; }

    public Guid EnteredByPersonId { get; set; }

    public string EnteredByName { get; set; } = "";

    public DateTimeOffset EnteredAt { get; set; }

    /// <summary>A day that the act sets, as an extension does.</summary>
    public DateOnly? Until { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>What else the act says, by its own form: JSON.</summary>
    public string Words { get; set; } = "";

    public DateTimeOffset? UndoneAt { get; set; }
}

internal sealed class InspectionMap : IEntityTypeConfiguration<Inspection>
{
    public void Configure(EntityTypeBuilder<Inspection> builder)
    {
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.HasIndex(i => new { i.OfficeId, i.Year });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(i => i.OfficeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FrameworkVersionRecord>().WithMany().HasForeignKey(i => i.FrameworkVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ProfileRecord>().WithMany().HasForeignKey(i => i.ProfileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ListItem>().WithMany().HasForeignKey(i => i.ListItemId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InspectionGroupMap : IEntityTypeConfiguration<InspectionGroup>
{
    public void Configure(EntityTypeBuilder<InspectionGroup> builder)
    {
        builder.HasIndex(g => g.InspectionId);
        builder.HasOne<Inspection>().WithMany().HasForeignKey(g => g.InspectionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SubjectMap : IEntityTypeConfiguration<Subject>
{
    public void Configure(EntityTypeBuilder<Subject> builder)
    {
        builder.Property(s => s.State).HasConversion<string>();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => new { s.InspectionId, s.OrganisationId }).IsUnique();
        builder.HasIndex(s => new { s.OfficeId, s.State });
        builder.HasIndex(s => s.OrganisationId);
        builder.HasOne<Inspection>().WithMany().HasForeignKey(s => s.InspectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<InspectionGroup>().WithMany().HasForeignKey(s => s.GroupId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ActRecordMap : IEntityTypeConfiguration<ActRecord>
{
    public void Configure(EntityTypeBuilder<ActRecord> builder)
    {
        builder.HasIndex(a => a.SubjectId);
        builder.HasIndex(a => new { a.InspectionId, a.Act });
        builder.HasOne<Inspection>().WithMany().HasForeignKey(a => a.InspectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Subject>().WithMany().HasForeignKey(a => a.SubjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
