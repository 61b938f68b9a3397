using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dudao.Server.Data.People;

/// <summary>A person, apart from the posts held and from the account signed in with: employment, kin and terms are a person's.</summary>
public sealed class Person
{
    public Guid Id { get; init; }

    public string Name { get; set; } = "";

    public string SearchKeys { get; set; } = "";

    public string Phone { get; set; } = "";

    /// <summary>The organisation that keeps this person's file.</summary>
    public Guid OrganisationId { get; set; }

    /// <summary>专职, 兼职 or 特聘 for an inspector; empty otherwise.</summary>
    public string InspectorKind { get; set; } = "";

    public string Speciality { get; set; } = "";

    public List<Employment> Employments { get; set; } = [];

    public List<Kinship> Kin { get; set; } = [];

    public int Version { get; set; }
}

/// <summary>Where a person works or worked. An open end means still there.</summary>
public sealed record Employment(Guid OrganisationId, string Title, DateOnly? From, DateOnly? To);

/// <summary>A near relative, by the person's file or declaration.</summary>
public sealed record Kinship(Guid RelatedPersonId, string Relation);

internal sealed class PersonMap : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.HasIndex(p => p.OrganisationId);
        builder.HasIndex(p => p.Name);
        builder.Property(p => p.Employments).HasJson();
        builder.Property(p => p.Kin).HasJson();
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
