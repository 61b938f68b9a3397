using System.Collections.Immutable;

namespace Dudao.Core.Balance.Schools;

/// <summary>
/// The schools of one stage of a county with what they have: the figures that every coefficient is computed from. A school of two stages
/// stands in both, each time with that stage's pupils and amounts. Arrays run by place: the school's position in this stage.
/// </summary>
/// <param name="Stage">Primary or junior.</param>
/// <param name="Rows">The school's index in the table.</param>
/// <param name="Pupils">Pupils of this stage, above 0.</param>
/// <param name="Shares">The part of the school's shared resources that falls to this stage, 0 to 1.</param>
/// <param name="Amounts">By indicator of the standard, then by place: the stage's amount x of that indicator, not yet divided by pupils.</param>
public sealed record StageFigures(Stage Stage, int[] Rows, double[] Pupils, double[] Shares, ImmutableArray<double[]> Amounts)
{
    /// <summary>How many schools count in this stage.</summary>
    public int Count => Rows.Length;
}

/// <summary>One county's schools, counted: the two stages and who is left out of them.</summary>
/// <param name="Group">The county's name where the table holds several; empty otherwise.</param>
/// <param name="Table">The table that the indexes point into.</param>
/// <param name="Rows">Every row of the county, the left out too.</param>
/// <param name="Stages">The stages that have schools.</param>
/// <param name="LeftOut">The schools that do not count, each with its reason.</param>
public sealed record CountyFigures(
    string Group, SchoolTable Table, int[] Rows, ImmutableArray<StageFigures> Stages, ImmutableArray<LeftOut> LeftOut);
