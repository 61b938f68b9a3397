using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Scoring;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;

namespace Dudao.Server.Features.Inspections.SelfEvaluation;

/// <summary>A subject's self-evaluation as far as its locks go: who is there, which leaves are asked, and what may still be typed.</summary>
public sealed record SelfSheet(SubjectStanding At, ScoringPlan Plan, bool IsSubmitted, bool IsSentBack)
{
    public IReadOnlyList<Indicator> Asked { get; } = [.. SelfAsked.Of(Plan)];

    /// <summary>A 填报人 who is nothing else here sees and types the leaves that were shared to him.</summary>
    public bool IsOwnOnly => At.Standing.Acting == Position.Contributor;

    public bool IsHis(SelfEntry? entry, Guid personId) => !IsOwnOnly || entry?.ContributorPersonId == personId;

    /// <summary>Whether anything may be typed at all; after a sending back that is said leaf by leaf.</summary>
    public Failure? Closed(DateOnly today) => ActBook.Refuse(
        ActRules.Judge(
            InspectionKinds.Of(At.Inspection.Kind),
            ActId.TypeSelfEvaluation,
            At.Subject.State,
            At.Standing,
            new Facts(today) { SelfEvaluation = new SelfEvaluationFacts { Submitted = IsSubmitted, SentBack = IsSentBack, LeafUnlocked = IsSentBack } },
            new Attempt(today)),
        ActForm.New());

    /// <summary>Why this leaf may not be typed by this person; null where it may.</summary>
    public string? ClosedAt(string leafId, SelfEntry? entry, Guid personId) =>
        Asked.All(l => l.Id != leafId) ? "这一项不在自评表里。"
        : !IsHis(entry, personId) ? "这一项不是分派给您的。要改请联系本单位联络员。"
        : IsSentBack && entry?.IsUnlocked != true ? "这一项没有退回，不能修改。"
        : null;
}
