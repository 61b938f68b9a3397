using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dudao.Server.Features.Procedure;

/// <summary>A procedure profile that an office took, with its own values. Its content is Core's ProcedureProfile, stored whole.</summary>
public sealed class ProfileRecord
{
    public Guid Id { get; init; }

    public Guid OfficeId { get; set; }

    public string Name { get; set; } = "";

    public DateOnly From { get; set; }

    public string Content { get; set; } = "";

    public string Digest { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>The days off and make-up days of a year, as an office extended the shipped table.</summary>
public sealed class HolidayYearRecord
{
    public Guid OfficeId { get; init; }

    public int Year { get; init; }

    public string Content { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>An item of the year's list of inspections, appraisals and contests (督查检查评比考核事项清单).</summary>
public sealed class ListItem
{
    public Guid Id { get; init; }

    public Guid OfficeId { get; set; }

    public int Year { get; set; }

    public string Number { get; set; } = "";

    public string Name { get; set; } = "";

    public string ApprovedBy { get; set; } = "";

    public DateOnly ApprovedOn { get; set; }
}

internal sealed class ProfileRecordMap : IEntityTypeConfiguration<ProfileRecord>
{
    public void Configure(EntityTypeBuilder<ProfileRecord> builder)
    {
        builder.HasIndex(p => new { p.OfficeId, p.From }).IsUnique();
        builder.Property(p => p.Version).IsConcurrencyToken();
    }
}

internal sealed class HolidayYearRecordMap : IEntityTypeConfiguration<HolidayYearRecord>
{
    public void Configure(EntityTypeBuilder<HolidayYearRecord> builder)
    {
        builder.HasKey(h => new { h.OfficeId, h.Year });
        builder.Property(h => h.Version).IsConcurrencyToken();
    }
}

internal sealed class ListItemMap : IEntityTypeConfiguration<ListItem>
{
    public void Configure(EntityTypeBuilder<ListItem> builder) => builder.HasIndex(i => new { i.OfficeId, i.Year, i.Number }).IsUnique();
}
