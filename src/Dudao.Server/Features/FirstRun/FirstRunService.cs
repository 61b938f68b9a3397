using System.Globalization;
using Dudao.Core;
using Dudao.Core.Text;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Organisations;
using Dudao.Server.Features.Settings;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.FirstRun;

/// <summary>Founds an office in an empty installation: its place, its codes, the posts that sign, and the first administrator.</summary>
public sealed class FirstRunService(
    DudaoDbContext db, FirstRunToken token, UserManager<Account> users, SignInManager<Account> signIn, SettingsService settings, AuditAuthor author, OfficeClock clock, TimeProvider machine)
{
    /// <summary>Whether the page is open to whoever holds this token.</summary>
    public async Task<bool> IsOpenAsync(string? given, CancellationToken cancellation) => token.Holds(given) && !await db.Users.AnyAsync(cancellation);

    /// <summary>Nobody can sign in yet.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellation) => !await db.Users.AnyAsync(cancellation);

    /// <summary>Founds the office, uses the token up and signs the administrator in.</summary>
    public async Task<Outcome<Done>> FoundAsync(Founding founding, string origin, CancellationToken cancellation)
    {
        if (!await IsOpenAsync(founding.Token, cancellation))
        {
            return Failure.NotFound;
        }

        var refusals = founding.Check().ToList();
        foreach (var validator in users.PasswordValidators)
        {
            var judged = await validator.ValidateAsync(users, new Account(), founding.Password);
            refusals.AddRange(judged.Errors.Select(e => new Refusal(e.Description, Field: nameof(Founding.Password))));
        }

        if (refusals.Count > 0)
        {
            return Failure.Invalid(refusals);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockForNumberingAsync(cancellation);
        if (!await IsEmptyAsync(cancellation))
        {
            return Failure.NotFound;
        }

        var office = AddPlaces(founding);
        var administrator = AddAdministrator(founding, office);
        (author.PersonId, author.Name, author.Title, author.Origin) = (administrator.Id, administrator.Name, Role.Administrator.Title(), origin);
        await settings.PutAsync(office.Id, founding.Settings(), cancellation);
        db.Record(new Deed("FirstRun.Found", $"建立{office.Name}，设第一个系统管理员{administrator.Name}") { RecordKind = nameof(Organisation), RecordId = office.Id, OfficeId = office.Id });
        var account = new Account { Id = Guid.CreateVersion7(), UserName = Plain.Code(founding.UserName!), PersonId = administrator.Id, LockoutEnabled = true, LastSignedInAt = machine.GetUtcNow() };
        var made = await users.CreateAsync(account, founding.Password!);
        if (!made.Succeeded)
        {
            return Failure.Invalid(made.Errors.Select(e => new Refusal(e.Description, Field: nameof(Founding.UserName))));
        }

        await transaction.CommitAsync(cancellation);
        token.Remove();
        await signIn.SignInAsync(account, isPersistent: false);
        return new Done();
    }

    private Organisation AddPlaces(Founding founding)
    {
        Organisation? above = null;
        foreach (var (name, kind) in new[] { (founding.Province, OrganisationKind.Province), (founding.City, OrganisationKind.City), (founding.County, OrganisationKind.County) })
        {
            if (Plain.Name(name ?? "") is { Length: > 0 } place)
            {
                above = Add(above, kind, place);
            }
        }

        return Add(above, OrganisationKind.SupervisionOffice, founding.Settings().Letterhead.Name);
    }

    private Organisation Add(Organisation? above, OrganisationKind kind, string name)
    {
        var serial = (above?.Serial ?? 0) + 1;
        var organisation = new Organisation
        {
            Id = Guid.CreateVersion7(),
            Serial = serial,
            ParentId = above?.Id,
            Path = (above?.Path ?? "/") + serial.ToString(CultureInfo.InvariantCulture) + "/",
            Kind = kind,
            Name = name,
            Version = 1,
        };
        organisation.SearchKeys = OrganisationService.SearchKeysOf(organisation);
        db.Add(organisation);
        return organisation;
    }

    private Person AddAdministrator(Founding founding, Organisation office)
    {
        var person = new Person
        {
            Id = Guid.CreateVersion7(),
            Name = Plain.Name(founding.Name!),
            SearchKeys = Pinyin.Keys(founding.Name!).ToString(),
            Phone = Accounts.People.PhoneOf(founding.Phone ?? ""),
            OrganisationId = office.Id,
        };
        db.Add(person);
        AddPost(office, Role.Administrator, Role.Administrator.Title(), maySign: false, person);
        foreach (var (at, title) in founding.SignerTitles.Index())
        {
            AddPost(office, Role.OfficeDirector, title, maySign: true, at == 0 && founding.IsDirector ? person : null);
        }

        AddPost(office, Role.OfficeStaff, Role.OfficeStaff.Title(), maySign: false, founding.IsStaff ? person : null);
        return person;
    }

    private void AddPost(Organisation office, Role role, string title, bool maySign, Person? holder)
    {
        var post = new Post { Id = Guid.CreateVersion7(), OrganisationId = office.Id, Role = role, Title = title, MaySign = maySign };
        db.Add(post);
        if (holder is not null)
        {
            db.Add(new PostHolding { Id = Guid.CreateVersion7(), PostId = post.Id, PersonId = holder.Id, From = clock.Today });
        }
    }
}
