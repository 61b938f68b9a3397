using Dudao.Core.Documents;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Documents;

/// <summary>What a paper is about: a batch, or one subject of it.</summary>
public sealed record PaperPlace(Guid InspectionId, Guid? SubjectId);

/// <summary>
/// Drafts one kind of paper from the data, said by the feature whose data they are; registered once a kind. Number and date stay blank.
/// </summary>
/// <param name="DraftAsync">Run in the scope of the person who drafts; a failure says what is still missing.</param>
public sealed record PaperDraft(DocumentKind Kind, Func<IServiceProvider, PaperPlace, CancellationToken, Task<Outcome<OfficialDocument>>> DraftAsync);
