using Dudao.Server.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dudao.Server.Features.Enrolment.Rolls;

/// <summary>
/// A snapshot of the pupils of a term: who took it in, when, from which file. Its rows lie in a file of their own beside SQLite, in a partition on
/// PostgreSQL (docs/decisions/rolls.md). Without this record they are not there.
/// </summary>
public sealed class Roll
{
    public Guid Id { get; init; }

    public Guid? OfficeId { get; set; }

    /// <summary>As 2026-autumn.</summary>
    public string Term { get; set; } = "";

    public string FileName { get; set; } = "";

    public string FileSha256 { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public Guid? ByPersonId { get; set; }

    public string ByName { get; set; } = "";

    /// <summary>Rows of the file.</summary>
    public int Rows { get; set; }

    public int Imported { get; set; }

    public int Refused { get; set; }

    /// <summary>The version of the key by which its protected fields are sealed.</summary>
    public int KeyVersion { get; set; }

    /// <summary>How the file's headings were read.</summary>
    public List<HeadingRead> Headings { get; set; } = [];

    /// <summary>What the checks found.</summary>
    public List<Finding> Findings { get; set; } = [];
}

/// <summary>A heading and the column that it was taken for; empty for one that was left out.</summary>
public sealed record HeadingRead(string Heading, string Column);

/// <summary>What a rule found: how many rows, the first hundred of them, and where it shows no child's number the first cell.</summary>
public sealed record Finding(string Rule, string Severity, int Count, List<int> Rows, string Sentence, string? Example = null);

internal sealed class RollMap : IEntityTypeConfiguration<Roll>
{
    public void Configure(EntityTypeBuilder<Roll> builder)
    {
        builder.HasIndex(r => new { r.Term, r.At });
        builder.Property(r => r.Headings).HasJson();
        builder.Property(r => r.Findings).HasJson();
    }
}
