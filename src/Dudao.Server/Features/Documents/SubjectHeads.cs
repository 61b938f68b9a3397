using Dudao.Core.Documents.Templates;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Documents;

/// <summary>Who heads a subject on the day of a paper, as its own papers name it.</summary>
public sealed class SubjectHeads(DudaoDbContext db)
{
    /// <summary>The head on the day; of two at once the one who came last. Nobody's name where the post stood empty.</summary>
    public async Task<SubjectHead> OnAsync(DateOnly day, InspectionKind kind, Organisation organisation, CancellationToken cancellation)
    {
        var name = await (
            from post in db.Posts
            where post.OrganisationId == organisation.Id && (post.Role == Role.Head || post.Role == Role.TownshipUser)
            join holding in db.PostHoldings.On(day) on post.Id equals holding.PostId
            join person in db.People on holding.PersonId equals person.Id
            orderby holding.From descending, holding.Id descending
            select person.Name).FirstOrDefaultAsync(cancellation);
        var title = organisation.SchoolType.Contains("幼儿园", StringComparison.Ordinal) ? "园长" : new SubjectWords(kind.SubjectWord).Head;
        return new SubjectHead(organisation.Name, name ?? "", title);
    }
}
