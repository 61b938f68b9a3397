using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Scoring;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>Which leaves a subject answers in its self-evaluation.</summary>
public static class SelfAsked
{
    /// <summary>Those of a subject, with what was granted as not applicable: there it stands as such.</summary>
    public static IEnumerable<Indicator> Of(ScoringPlan plan) => plan.Asked.Where(Is);

    /// <summary>A veto is nobody's to answer; a figure that the team, a department or the program gives is not asked of the subject.</summary>
    public static bool Is(Indicator leaf) => leaf.Rule is not VetoRule && !(leaf.Rule is DataRule && leaf.Rule.From != FigureSource.Subject);
}
