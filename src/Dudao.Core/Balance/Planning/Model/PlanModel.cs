using System.Collections.Immutable;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Balance.Planning.Model;

/// <summary>
/// The question of a plan as numbers: which purchases act on which ratios, and what must hold afterwards. Nothing in it changes during the search.
/// </summary>
internal sealed class PlanModel
{
    public required BalanceStandard Standard { get; init; }

    public required CountyFigures County { get; init; }

    public required ImmutableArray<StageFigures> Stages { get; init; }

    /// <summary>Stage by stage, in the order of the standard's indicators.</summary>
    public required Line[] Lines { get; init; }

    public required Purchase[] Purchases { get; init; }

    public required Subset[] Subsets { get; init; }

    /// <summary>By pool: the column and stage within which persons move.</summary>
    public required (string Column, Stage Stage)[] Pools { get; init; }

    /// <summary>The most persons that may move altogether.</summary>
    public required double MostMoved { get; init; }

    /// <summary>By stage: how many indicators with a minimum a school may leave below it.</summary>
    public required int[] MayMiss { get; init; }

    public bool Composite => Standard.Judge == Judging.Composite;

    public bool Moves => Pools.Length > 0;

    /// <summary>The lines of one stage.</summary>
    public ReadOnlySpan<Line> LinesOf(int stage) =>
        Lines.AsSpan(stage * Standard.Indicators.Length, Standard.Indicators.Length);

    public string School(int row) => County.Table.Schools[row].Name;
}
