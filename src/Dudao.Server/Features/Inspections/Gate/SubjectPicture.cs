using Dudao.Core.Frameworks.Scoring;
using Dudao.Core.Inspections;
using Dudao.Core.Procedure;
using Dudao.Server.Features.Inspections.Records;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>What the rules and the pages need to know of one subject: loaded in one go by <see cref="SubjectPictures"/>.</summary>
/// <param name="At">The subject, and where the actor stands to it.</param>
/// <param name="Kind">The kind of inspection, as data.</param>
/// <param name="Facts">What the rules ask.</param>
public sealed record SubjectPicture(SubjectStanding At, InspectionKind Kind, Facts Facts)
{
    /// <summary>Null while no framework was chosen.</summary>
    public ScoringPlan? Plan { get; init; }

    public PartPlan? Parts { get; init; }

    public IReadOnlyList<MemberOfTeam> Team { get; init; } = [];

    /// <summary>Acts that stand, oldest first: neither voided nor undone by a later one.</summary>
    public IReadOnlyList<ActRecord> Acts { get; init; } = [];

    /// <summary>The office's working days, for saying how long is left.</summary>
    public WorkingDayTable Days { get; init; } = WorkingDayTable.Shipped;

    public Subject Subject => At.Subject;

    public Inspection Inspection => At.Inspection;

    public Verdict Judge(ActId act, Attempt? attempt = null) => ActRules.Judge(Kind, act, Subject.State, At.Standing, Facts, attempt);

    /// <summary>What is waited for; null where nothing is.</summary>
    public NextStep? Next => NextStep.Of(Kind, Subject.State, Facts);

    /// <summary>What is waited for, in words: what is missing only to those who see how far the others are, and to whom it is left.</summary>
    public string NextWords => Next is not { } next ? "" : Sees.HasFlag(Sees.Progress) || (next.Act.Who & At.Standing.Acting) != 0 ? next.Words : next.Outline;

    /// <summary>What the actor may see here, by table C.</summary>
    public Sees Sees => Visibility.Of(At.Standing, ViewMoment.Of(Facts) with { ShowsMarksToSubject = Inspection.ShowsMarksToSubject });

    /// <summary>The last standing act of this kind.</summary>
    public ActRecord? Last(ActId act) => Acts.LastOrDefault(a => a.Act == act.ToString());
}

/// <summary>A member with the name that pages show.</summary>
public sealed record MemberOfTeam(TeamMember Member, string Name);
