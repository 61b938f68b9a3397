using System.Collections.Immutable;
using Dudao.Core.Balance.Schools;

namespace Dudao.Core.Balance.Checking;

/// <summary>A county held against a standard.</summary>
/// <param name="Group">The county where the table holds several; empty otherwise.</param>
/// <param name="Stages">The stages that have schools, primary first.</param>
/// <param name="LeftOut">The schools that do not count, each with its reason.</param>
public sealed record CountyCheck(string Group, ImmutableArray<StageCheck> Stages, ImmutableArray<LeftOut> LeftOut)
{
    /// <summary>Whether every stage is reached; null where one cannot be told and none is missed, or no school counts.</summary>
    public bool? Reached => Verdict.All(Stages.Select(stage => stage.Reached), Stages.Length);
}

/// <summary>One stage of a county held against a standard.</summary>
/// <param name="Stage">Primary or junior.</param>
/// <param name="Figures">The schools and figures that everything here is computed from.</param>
/// <param name="Indicators">Each indicator, in the standard's order.</param>
/// <param name="Composite">The mean of the coefficients; null where one cannot be computed.</param>
/// <param name="Threshold">The threshold of the composite; null where each indicator is judged.</param>
/// <param name="SchoolsShort">The schools that break the rule of the minima.</param>
/// <param name="Reached">Whether the stage passes; null where that cannot be told.</param>
public sealed record StageCheck(
    Stage Stage,
    StageFigures Figures,
    ImmutableArray<IndicatorCheck> Indicators,
    double? Composite,
    double? Threshold,
    ImmutableArray<SchoolShort> SchoolsShort,
    bool? Reached);

/// <summary>One indicator in one stage.</summary>
/// <param name="Code">The indicator.</param>
/// <param name="Mean">X̄ in the indicator's own unit.</param>
/// <param name="Deviation">S in the indicator's own unit.</param>
/// <param name="Cv">The coefficient; null where it cannot be computed.</param>
/// <param name="Threshold">The greatest that passes; null where only the composite is judged.</param>
/// <param name="Reached">Whether it passes; null where only the composite is judged or it cannot be computed.</param>
/// <param name="Reason">Why it cannot be computed; null where it can.</param>
public sealed record IndicatorCheck(
    string Code, double? Mean, double? Deviation, double? Cv, double? Threshold, bool? Reached, string? Reason);

/// <summary>A school that breaks the rule of the minima: too many below their minimum, or one below the part that is always asked for.</summary>
/// <param name="Row">The row's number in the file.</param>
/// <param name="School">The school.</param>
/// <param name="Missed">Every indicator below its minimum, in the standard's order.</param>
public sealed record SchoolShort(int Row, string School, ImmutableArray<MissedMinimum> Missed);

/// <summary>An indicator below its minimum in one school.</summary>
/// <param name="Code">The indicator.</param>
/// <param name="Value">What the school has, per pupil or per hundred.</param>
/// <param name="Minimum">What it should have.</param>
public sealed record MissedMinimum(string Code, double Value, double Minimum);
