using System.Collections.Immutable;

namespace Dudao.Core.Balance.Standards;

/// <summary>
/// A standard of balanced development: a value with a version, never code, so that a province's own is an entry like the two of the state.
/// </summary>
/// <param name="Name">Its name in files and on the command line.</param>
/// <param name="Title">Its name on screen and paper.</param>
/// <param name="Version">The version of the text it follows.</param>
/// <param name="Source">The document it stands in; empty for an office's own.</param>
/// <param name="Judge">Whether each indicator or their mean is held against the threshold.</param>
/// <param name="ThresholdPrimary">The greatest coefficient that passes in primary schools; above 0.</param>
/// <param name="ThresholdJunior">The greatest coefficient that passes in junior schools; above 0.</param>
/// <param name="MinimaNeeded">How many of the indicators with a minimum each school must reach whole.</param>
/// <param name="RestShare">Which part of its minimum each remaining indicator must reach, 0 to 1.</param>
/// <param name="SmallestTeachingPoint">A teaching point with fewer pupils is left out; 0 leaves none out.</param>
/// <param name="Indicators">The indicators in the standard's order; at least one.</param>
public sealed record BalanceStandard(
    string Name,
    string Title,
    string Version,
    string Source,
    Judging Judge,
    double ThresholdPrimary,
    double ThresholdJunior,
    int MinimaNeeded,
    double RestShare,
    int SmallestTeachingPoint,
    ImmutableArray<BalanceIndicator> Indicators)
{
    /// <summary>The weights by which stages share; a province may set others.</summary>
    public StageWeights Weights { get; init; } = StageWeights.Usual;

    /// <summary>The greatest coefficient that passes in a compulsory stage.</summary>
    public double Threshold(Stage stage) => stage == Stage.Primary ? ThresholdPrimary : ThresholdJunior;

    /// <summary>
    /// How many indicators with a minimum a school of this stage may leave below it (but not below <see cref="RestShare"/> of it).
    /// </summary>
    public int MayMiss(Stage stage) => Math.Max(0, Indicators.Count(indicator => indicator.Minimum(stage) is not null) - MinimaNeeded);

    /// <summary>Every raw column that the indicators are made of, with its kind; each once.</summary>
    public IEnumerable<(string Column, ResourceKind Kind)> Columns() =>
        Indicators.SelectMany(indicator => indicator.Amount.Columns.Select(column => (column, indicator.Kind))).Distinct();
}
