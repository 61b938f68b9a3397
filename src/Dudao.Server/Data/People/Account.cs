using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dudao.Server.Data.People;

/// <summary>What a person signs in with. What may be done follows from the posts that the person holds.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Guid PersonId { get; set; }

    /// <summary>A first or reset password must be changed before anything else.</summary>
    public bool MustChangePassword { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>When staff last reset the password; told to the owner at the next sign-in.</summary>
    public DateTimeOffset? ResetAt { get; set; }

    public string ResetBy { get; set; } = "";

    public DateTimeOffset? LastSignedInAt { get; set; }
}

internal sealed class AccountMap : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.HasIndex(a => a.PersonId).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
