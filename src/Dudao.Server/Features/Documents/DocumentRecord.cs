using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dudao.Server.Features.Documents;

/// <summary>A document on its way: drafted, checked, signed with its number, issued, or voided. The content of a report or an opinion tells marks.</summary>
[HoldsMarks]
public sealed class DocumentRecord
{
    public Guid Id { get; init; }

    public Guid OfficeId { get; set; }

    /// <summary>By the name of Core's document kind.</summary>
    public string Kind { get; set; } = "";

    public Guid? InspectionId { get; set; }

    public Guid? SubjectId { get; set; }

    public string Title { get; set; } = "";

    /// <summary>By the name of Core's document state.</summary>
    public string State { get; set; } = "";

    /// <summary>Core's OfficialDocument as drafted from the data, stored whole.</summary>
    public string Content { get; set; } = "";

    /// <summary>The file edited outside and uploaded again; it takes the place of the drafted content.</summary>
    public Guid? EditedFileId { get; set; }

    /// <summary>The numbered, sealed or scanned final.</summary>
    public Guid? FinalFileId { get; set; }

    public string FinalSha256 { get; set; } = "";

    public string RegisterCode { get; set; } = "";

    public string Number { get; set; } = "";

    public Guid DraftedBy { get; set; }

    public string DraftedByName { get; set; } = "";

    public DateOnly DraftedOn { get; set; }

    public Guid? CheckedBy { get; set; }

    public string CheckedByName { get; set; } = "";

    public DateOnly? CheckedOn { get; set; }

    public string SentBackRemark { get; set; } = "";

    public Guid? SignedBy { get; set; }

    public string SignedByName { get; set; } = "";

    public DateOnly? SignedOn { get; set; }

    /// <summary>For whom it was signed (代签), with period and reason; empty where the signer signed for himself.</summary>
    public string SignedFor { get; set; } = "";

    public DateOnly? IssuedOn { get; set; }

    public DateOnly? VoidedOn { get; set; }

    public string VoidReason { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>A line of the register (发文登记簿): a number allotted once, in order, for ever.</summary>
public sealed class RegisterLine
{
    public Guid Id { get; init; }

    public Guid OfficeId { get; set; }

    /// <summary>机关代字, as 云政教督.</summary>
    public string Code { get; set; } = "";

    public int Year { get; set; }

    public int Sequence { get; set; }

    public DateOnly Day { get; set; }

    public string Title { get; set; } = "";

    /// <summary>Empty for a line entered from paper.</summary>
    public Guid? DocumentId { get; set; }

    public DateOnly? VoidedOn { get; set; }

    public string VoidReason { get; set; } = "";
}

/// <summary>A document sent to one recipient, and its receipt.</summary>
public sealed class Delivery
{
    public Guid Id { get; init; }

    public Guid DocumentId { get; set; }

    public Guid? SubjectId { get; set; }

    public Guid OrganisationId { get; set; }

    /// <summary>In the program, by document exchange, by hand, by post.</summary>
    public string How { get; set; } = "";

    public DateOnly SentOn { get; set; }

    public DateOnly? ReceivedOn { get; set; }

    public string ReceivedBy { get; set; } = "";

    public string ReceiverPost { get; set; } = "";

    public Guid? EnteredBy { get; set; }

    public int Version { get; set; }
}

internal sealed class DocumentRecordMap : IEntityTypeConfiguration<DocumentRecord>
{
    public void Configure(EntityTypeBuilder<DocumentRecord> builder)
    {
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => new { d.OfficeId, d.State });
        builder.HasIndex(d => d.InspectionId);
        builder.HasIndex(d => d.SubjectId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(d => d.OfficeId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RegisterLineMap : IEntityTypeConfiguration<RegisterLine>
{
    public void Configure(EntityTypeBuilder<RegisterLine> builder)
    {
        builder.HasIndex(l => new { l.OfficeId, l.Code, l.Year, l.Sequence }).IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("CK_RegisterLine_Sequence", "\"Sequence\" >= 1"));
    }
}

internal sealed class DeliveryMap : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => new { d.DocumentId, d.OrganisationId }).IsUnique();
        builder.HasIndex(d => d.OrganisationId);
        builder.HasIndex(d => d.SubjectId);
        builder.HasOne<DocumentRecord>().WithMany().HasForeignKey(d => d.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(d => d.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
