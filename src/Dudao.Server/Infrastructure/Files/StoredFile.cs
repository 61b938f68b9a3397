using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dudao.Server.Infrastructure.Files;

/// <summary>The bytes of a file, kept once by their SHA-256 in the files folder.</summary>
public sealed class StoredFile
{
    public string Sha256 { get; init; } = "";

    public long Length { get; set; }

    /// <summary>By what the bytes are, not by what the name says.</summary>
    public string ContentType { get; set; } = "";

    public DateTimeOffset AddedAt { get; set; }
}

/// <summary>A file where a person put it: at a leaf of a self-evaluation, at an act as its scan, at a document as its edited draft.</summary>
public sealed class FileLink
{
    public Guid Id { get; init; }

    public string Sha256 { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>The kind of the record that it belongs to; who may read it follows from there.</summary>
    public string RecordKind { get; set; } = "";

    public Guid RecordId { get; set; }

    /// <summary>The place within the record, such as a leaf's id.</summary>
    public string Slot { get; set; } = "";

    public DateTimeOffset AddedAt { get; set; }

    public Guid AddedByPersonId { get; set; }

    public string AddedByName { get; set; } = "";

    public DateTimeOffset? RemovedAt { get; set; }
}

internal sealed class StoredFileMap : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder) => builder.HasKey(f => f.Sha256);
}

internal sealed class FileLinkMap : IEntityTypeConfiguration<FileLink>
{
    public void Configure(EntityTypeBuilder<FileLink> builder)
    {
        builder.HasIndex(l => new { l.RecordKind, l.RecordId });
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(l => l.Sha256).OnDelete(DeleteBehavior.Restrict);
    }
}
