using System.Collections.Immutable;
using Dudao.Core.Procedure;

namespace Dudao.Core.Inspections;

/// <summary>
/// What the rules ask about one subject (for an act of the batch: about the batch), as loaded from what is stored. Anything left out
/// counts as not there yet. Everything here is of today; nothing is kept.
/// </summary>
/// <param name="Today">China's day.</param>
public sealed record Facts(DateOnly Today)
{
    /// <summary>The true day of each act that stands: of an act done more than once the last; one taken back, sent back or voided is left out.</summary>
    public IReadOnlyDictionary<ActId, DateOnly> Days { get; init; } = ImmutableDictionary<ActId, DateOnly>.Empty;

    /// <summary>Days that were extended, once, with their new last day.</summary>
    public IReadOnlyDictionary<DeadlineId, DateOnly> Extensions { get; init; } = ImmutableDictionary<DeadlineId, DateOnly>.Empty;

    /// <summary>The profile that the inspection began under.</summary>
    public ProcedureProfile Profile { get; init; } = ShippedProfiles.National;

    /// <summary>What was fixed beforehand.</summary>
    public PlanFacts Plan { get; init; } = new();

    /// <summary>The team of this subject; for an act of the batch every group.</summary>
    public IReadOnlyList<MemberFacts> Team { get; init; } = [];

    /// <summary>Ties and other warnings that the director has not decided.</summary>
    public int UndecidedWarnings { get; init; }

    /// <summary>The self-evaluation.</summary>
    public SelfEvaluationFacts SelfEvaluation { get; init; } = new();

    /// <summary>The visit.</summary>
    public VisitFacts Visit { get; init; } = new();

    /// <summary>Deliberation and feedback.</summary>
    public DeliberationFacts Deliberation { get; init; } = new();

    /// <summary>Points of the reply that are not weighed.</summary>
    public int PointsUnweighed { get; init; }

    /// <summary>The decision.</summary>
    public DecisionFacts Decision { get; init; } = new();

    /// <summary>What a township has beside.</summary>
    public TownshipFacts Township { get; init; } = new();

    /// <summary>Problems with a deadline that are not struck off.</summary>
    public IReadOnlyList<ProblemFacts> OpenProblems { get; init; } = [];

    /// <summary>The days of this subject, by <see cref="SubjectDeadlines"/>; rules about days read them.</summary>
    public IReadOnlyList<SubjectDeadline> Deadlines { get; init; } = [];

    /// <summary>Whether the act was done and stands.</summary>
    public bool Has(ActId act) => Days.ContainsKey(act);

    /// <summary>The deadline, null where it does not run.</summary>
    public SubjectDeadline? Deadline(DeadlineId id) => Deadlines.FirstOrDefault(d => d.Id == id);
}
