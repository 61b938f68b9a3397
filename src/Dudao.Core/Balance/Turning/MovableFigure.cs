using System.Collections.Immutable;

namespace Dudao.Core.Balance.Turning;

/// <summary>One reported figure of one school that may change.</summary>
/// <param name="Place">The school's place in the stage.</param>
/// <param name="Column">The figure's column.</param>
/// <param name="From">What is reported.</param>
/// <param name="Step">What it is counted in: 0.1 for m², else 1.</param>
/// <param name="Least">The least it may be while the school still counts.</param>
/// <param name="Out">The pupils with which the school no longer counts in the stage; null where there is no such number.</param>
/// <param name="Pupils">The stage whose pupils it counts; null for a resource.</param>
/// <param name="Lines">The indicators that it enters; all of them for pupils.</param>
internal sealed record MovableFigure(int Place, string Column, double From, double Step, double Least, double? Out, Stage? Pupils, ImmutableArray<int> Lines)
{
    public bool IsPupils => Pupils is not null;

    public bool Touches(int line) => Lines.Contains(line);
}
