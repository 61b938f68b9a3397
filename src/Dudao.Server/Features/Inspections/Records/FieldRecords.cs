using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dudao.Server.Features.Inspections.Records;

/// <summary>听 查 看 访 议, and what else is counted on the spot.</summary>
public enum FieldRecordKind
{
    ReportHeard,
    FileRead,
    PlaceSeen,
    Interview,
    Symposium,
    LessonHeard,
    Survey,
    BooksChecked,
    FigureVerified,
}

/// <summary>督导记录: one thing heard, read, seen or asked, at a leaf or of the visit.</summary>
public sealed class FieldRecord
{
    public Guid Id { get; init; }

    public Guid SubjectId { get; set; }

    public string LeafId { get; set; } = "";

    public Guid PersonId { get; set; }

    public string PersonName { get; set; } = "";

    public FieldRecordKind Kind { get; set; }

    public DateOnly Day { get; set; }

    /// <summary>How many it counts for: people asked, files read, places seen, questionnaires returned.</summary>
    public int Count { get; set; } = 1;

    /// <summary>Heard pupils, parents or teachers, in the sense of article 19.</summary>
    public bool IsHearing { get; set; }

    public string Text { get; set; } = "";

    /// <summary>What the kind asks for beside: lesson's subject, class, teacher, appraisal; who attended; reported and found figure.</summary>
    public Dictionary<string, string> Details { get; set; } = [];

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? RemovedAt { get; set; }

    public int Version { get; set; }
}

public enum ProblemAnswer
{
    Open,
    Confirmed,
    Disputed,
    Refused,
}

/// <summary>A problem on its 问题确认单: fact, basis, leaf or topic, finder; and what the head said to it.</summary>
public sealed class Problem
{
    public Guid Id { get; init; }

    public Guid OfficeId { get; set; }

    public Guid? InspectionId { get; set; }

    public Guid? SubjectId { get; set; }

    public Guid OrganisationId { get; set; }

    public string LeafId { get; set; } = "";

    public string Topic { get; set; } = "";

    public string Fact { get; set; } = "";

    public string Basis { get; set; } = "";

    public string Severity { get; set; } = "";

    public Guid FinderPersonId { get; set; }

    public string FinderName { get; set; } = "";

    public DateOnly FoundOn { get; set; }

    public ProblemAnswer Answer { get; set; }

    public string AnsweredByName { get; set; } = "";

    public DateOnly? AnsweredOn { get; set; }

    public string AnswerWords { get; set; } = "";

    /// <summary>The two members who noted that the head refused to sign.</summary>
    public string Witnesses { get; set; } = "";

    /// <summary>Advice, Notice or Letter; empty while not disposed of.</summary>
    public string Disposal { get; set; } = "";

    public DateOnly? Deadline { get; set; }

    public DateTimeOffset? RemovedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>Another authority's finding that triggers a veto, with the subject heard.</summary>
public sealed class VetoFinding
{
    public Guid Id { get; init; }

    public Guid SubjectId { get; set; }

    public string LeafId { get; set; } = "";

    public string Authority { get; set; } = "";

    public string DocumentName { get; set; } = "";

    public DateOnly DocumentDay { get; set; }

    public Guid? FileId { get; set; }

    public DateOnly? HeardOn { get; set; }

    public string SubjectWords { get; set; } = "";

    public DateTimeOffset? WithdrawnAt { get; set; }
}

/// <summary>The one store of figures: an organisation's figure for a period, from whom, reported or verified.</summary>
public sealed class Figure
{
    public Guid Id { get; init; }

    public Guid OrganisationId { get; set; }

    public string Name { get; set; } = "";

    /// <summary>School year, term or day, as 2026-autumn.</summary>
    public string Period { get; set; } = "";

    /// <summary>primary, junior or empty for the whole.</summary>
    public string Stage { get; set; } = "";

    public decimal Value { get; set; }

    public string Unit { get; set; } = "";

    public string Source { get; set; } = "";

    public bool IsVerified { get; set; }

    public DateTimeOffset At { get; set; }

    public string ByName { get; set; } = "";
}

internal sealed class FieldRecordMap : IEntityTypeConfiguration<FieldRecord>
{
    public void Configure(EntityTypeBuilder<FieldRecord> builder)
    {
        builder.Property(r => r.Kind).HasConversion<string>();
        builder.Property(r => r.Details).HasJson();
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => r.SubjectId);
        builder.HasOne<Subject>().WithMany().HasForeignKey(r => r.SubjectId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProblemMap : IEntityTypeConfiguration<Problem>
{
    public void Configure(EntityTypeBuilder<Problem> builder)
    {
        builder.Property(p => p.Answer).HasConversion<string>();
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.SubjectId);
        builder.HasIndex(p => p.OrganisationId);
        builder.HasIndex(p => p.OfficeId);
        builder.HasOne<Subject>().WithMany().HasForeignKey(p => p.SubjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class VetoFindingMap : IEntityTypeConfiguration<VetoFinding>
{
    public void Configure(EntityTypeBuilder<VetoFinding> builder)
    {
        builder.HasIndex(v => v.SubjectId);
        builder.HasOne<Subject>().WithMany().HasForeignKey(v => v.SubjectId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FigureMap : IEntityTypeConfiguration<Figure>
{
    public void Configure(EntityTypeBuilder<Figure> builder)
    {
        builder.HasIndex(f => new { f.OrganisationId, f.Name, f.Period });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(f => f.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
