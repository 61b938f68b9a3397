using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dudao.Server.Data.People;

/// <summary>The roles of the office's work. One person may hold several.</summary>
public enum Role
{
    Administrator,
    OfficeDirector,
    OfficeStaff,
    Inspector,
    ResponsibleInspector,
    Head,
    Liaison,
    Contributor,
    TownshipUser,
    BureauUser,
    GovernmentLeader,
    SuperiorOffice,
}

/// <summary>A post at a node: duties belong to it, so a successor finds them. Who holds it today has its role there.</summary>
public sealed class Post
{
    public Guid Id { get; init; }

    public Guid OrganisationId { get; set; }

    public Role Role { get; set; }

    public string Title { get; set; } = "";

    /// <summary>May sign documents for issue (签发).</summary>
    public bool MaySign { get; set; }
}

/// <summary>Who held a post from when until when. An open end means still in office.</summary>
public sealed class PostHolding
{
    public Guid Id { get; init; }

    public Guid PostId { get; set; }

    public Guid PersonId { get; set; }

    public DateOnly From { get; set; }

    public DateOnly? To { get; set; }
}

public static class Holdings
{
    /// <summary>Those that are held on a day: the first and the last day count.</summary>
    public static IQueryable<PostHolding> On(this IQueryable<PostHolding> holdings, DateOnly day) =>
        holdings.Where(h => h.From <= day && (h.To == null || h.To >= day));
}

internal sealed class PostMap : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.Property(p => p.Role).HasConversion<string>();
        builder.HasIndex(p => new { p.OrganisationId, p.Role });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PostHoldingMap : IEntityTypeConfiguration<PostHolding>
{
    public void Configure(EntityTypeBuilder<PostHolding> builder)
    {
        builder.HasIndex(h => h.PersonId);
        builder.HasIndex(h => h.PostId);
        builder.HasOne<Post>().WithMany().HasForeignKey(h => h.PostId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(h => h.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
