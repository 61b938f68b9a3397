using Dudao.Core.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dudao.Server.Data.People;

/// <summary>A node of the organisation tree. Its path lists the serials from the root, so that a part of the tree is one prefix.</summary>
public sealed class Organisation
{
    public Guid Id { get; init; }

    /// <summary>A short number for paths, given once when it is added.</summary>
    public int Serial { get; set; }

    public Guid? ParentId { get; set; }

    /// <summary>Like <c>/1/4/23/</c>: the node's own serial last.</summary>
    public string Path { get; set; } = "";

    public OrganisationKind Kind { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Full pinyin and initials of the name, for search.</summary>
    public string SearchKeys { get; set; } = "";

    /// <summary>Earlier names, each with the day until which it held.</summary>
    public List<FormerName> FormerNames { get; set; } = [];

    /// <summary>学校标识码: ten digits; empty where the organisation is not a school.</summary>
    public string Code { get; set; } = "";

    /// <summary>By the name of Core's SchoolType; empty where the organisation is not a school.</summary>
    public string SchoolType { get; set; } = "";

    public TownshipKind TownshipKind { get; set; }

    public bool Boarding { get; set; }

    public bool Canteen { get; set; }

    public bool IsPrivate { get; set; }

    public bool IsCentralSchool { get; set; }

    /// <summary>For a village school: the central school that answers for it.</summary>
    public Guid? CentralSchoolId { get; set; }

    public int Classes { get; set; }

    public int PrimaryPupils { get; set; }

    public int JuniorPupils { get; set; }

    public int SeniorPupils { get; set; }

    public int KindergartenChildren { get; set; }

    public int Pupils => PrimaryPupils + JuniorPupils + SeniorPupils + KindergartenChildren;

    public Guid? HeadPersonId { get; set; }

    public string ContactName { get; set; } = "";

    public string ContactPhone { get; set; } = "";

    public string Address { get; set; } = "";

    public DateOnly? OpenedOn { get; set; }

    /// <summary>Of many schools only the month or the year is known; the day is then the first of it.</summary>
    public DayExactness OpenedExactness { get; set; }

    public RoughDay? Opened => OpenedOn is { } day ? new RoughDay(day, OpenedExactness) : null;

    public DateOnly? ClosedOn { get; set; }

    public int Version { get; set; }

    public bool IsUnder(string path) => Path.StartsWith(path, StringComparison.Ordinal);
}

/// <summary>A name that an organisation bore until a day.</summary>
public sealed record FormerName(string Name, DateOnly Until);

internal sealed class OrganisationMap : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.HasIndex(o => o.Serial).IsUnique();
        builder.HasIndex(o => o.Path).IsUnique();
        builder.HasIndex(o => new { o.ParentId, o.Name }).IsUnique();
        builder.HasIndex(o => o.Code).IsUnique().HasFilter("\"Code\" <> ''");
        builder.Property(o => o.Kind).HasConversion<string>();
        builder.Property(o => o.TownshipKind).HasConversion<string>();
        builder.Property(o => o.OpenedExactness).HasConversion<string>().HasDefaultValue(DayExactness.Day);
        builder.Property(o => o.FormerNames).HasJson();
        builder.Property(o => o.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(o => o.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(o => o.CentralSchoolId).OnDelete(DeleteBehavior.Restrict);
    }
}
