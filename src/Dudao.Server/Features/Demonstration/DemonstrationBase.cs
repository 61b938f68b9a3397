using Dudao.Core.Text;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Microsoft.AspNetCore.Identity;

namespace Dudao.Server.Features.Demonstration;

/// <summary>Puts the tree, the people, their posts and accounts there: what stands before the first act is played.</summary>
internal sealed class DemonstrationBase(DudaoDbContext db, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer)
{
    private static readonly DateOnly InOffice = new(2023, 9, 1);

    public async Task FillAsync(CancellationToken cancellation)
    {
        var tree = DemonstrationTree.Build();
        foreach (var organisation in tree)
        {
            organisation.SearchKeys = Organisations.OrganisationService.SearchKeysOf(organisation);
        }

        db.AddRange(tree);
        db.Record(new Deed("Demonstration.Organisations", $"建立演示县的单位{tree.Count}个"));
        await db.SaveChangesAsync(cancellation);

        var people = DemonstrationPeople.Build();
        AddPeople(tree, people);
        db.Record(new Deed("Demonstration.People", $"建立演示县的人员{people.Count}名"));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private void AddPeople(IReadOnlyList<Organisation> tree, IReadOnlyList<DemonstrationPerson> people)
    {
        var posts = new Dictionary<(Guid, Role), Post>();
        var hash = hasher.HashPassword(new Account(), DemonstrationPeople.Password);
        foreach (var person in people)
        {
            db.Add(new Person
            {
                Id = person.Id,
                Name = person.Name,
                SearchKeys = Pinyin.Keys(person.Name).ToString(),
                Phone = person.Phone,
                OrganisationId = DemonstrationId.Of(person.KeptBy),
                InspectorKind = person.InspectorKind,
                Employments = [.. person.Employments.Select(e => new Employment(DemonstrationId.Of(e.At), e.Title, InOffice.AddYears(-6), e.To))],
                Kin = [.. person.Kin.Select(k => new Kinship(DemonstrationId.Of("person/" + k.Name), k.Relation))],
            });
            foreach (var (role, at, title) in person.Posts)
            {
                AddHolding(posts, person, role, DemonstrationId.Of(at), title);
            }

            db.Add(new Account
            {
                Id = DemonstrationId.Of("account/" + person.UserName),
                UserName = person.UserName,
                NormalizedUserName = normalizer.NormalizeName(person.UserName),
                PersonId = person.Id,
                PasswordHash = hash,
                SecurityStamp = DemonstrationId.Of("stamp/" + person.UserName).ToString("N"),
                LockoutEnabled = true,
            });
        }

        foreach (var school in tree.Where(o => o.Kind == OrganisationKind.School))
        {
            school.HeadPersonId = people.First(p => p.Posts.Any(x => x.Role == Role.Head && x.At == school.Name)).Id;
            var liaison = people.First(p => p.Posts.Any(x => x.Role == Role.Liaison && x.At == school.Name));
            school.ContactName = liaison.Name;
            school.ContactPhone = liaison.Phone;
        }
    }

    private void AddHolding(Dictionary<(Guid, Role), Post> posts, DemonstrationPerson person, Role role, Guid at, string title)
    {
        if (!posts.TryGetValue((at, role), out var post))
        {
            post = new Post { Id = DemonstrationId.Of($"post/{at}/{role}"), OrganisationId = at, Role = role, Title = title, MaySign = role == Role.OfficeDirector };
            posts.Add((at, role), post);
            db.Add(post);
        }

        db.Add(new PostHolding { Id = DemonstrationId.Of($"holding/{at}/{role}/{person.Name}"), PostId = post.Id, PersonId = person.Id, From = InOffice });
    }
}
