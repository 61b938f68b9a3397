using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dudao.Server.Features.Imports;

/// <summary>A spreadsheet that was taken in whole: who, when, from which file, and what it takes to undo it.</summary>
public sealed class ImportRecord
{
    public Guid Id { get; init; }

    public Guid? OfficeId { get; set; }

    /// <summary>What was imported, such as Organisations.</summary>
    public string Kind { get; set; } = "";

    public string FileName { get; set; } = "";

    public string FileSha256 { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public Guid ByPersonId { get; set; }

    public string ByName { get; set; } = "";

    public int Rows { get; set; }

    /// <summary>Ids of what it made and former values of what it changed, as its feature wrote them.</summary>
    public string Undo { get; set; } = "";

    public DateTimeOffset? UndoneAt { get; set; }
}

internal sealed class ImportRecordMap : IEntityTypeConfiguration<ImportRecord>
{
    public void Configure(EntityTypeBuilder<ImportRecord> builder) => builder.HasIndex(i => new { i.OfficeId, i.At });
}
