using System.Collections.Immutable;
using Dudao.Core.Balance.Checking;
using Dudao.Core.Balance.Schools;

namespace Dudao.Core.Balance.Planning;

/// <summary>What to buy for one school.</summary>
/// <param name="Row">The row's number in the file.</param>
/// <param name="School">The school.</param>
/// <param name="Resource">The raw column.</param>
/// <param name="Stage">The stage of a teachers' column; null for what the stages share.</param>
/// <param name="Units">Whole units, above 0.</param>
/// <param name="Amount">By how much the figure rises: units × unit.</param>
/// <param name="Cost">Yuan.</param>
public sealed record Addition(int Row, string School, string Resource, Stage? Stage, long Units, double Amount, decimal Cost);

/// <summary>What a box of outcomes of one indicator proves: no plan whose outcome lies in it costs this indicator less than <c>Bound</c>.</summary>
/// <param name="MeanFrom">The least mean X̄ of the box.</param>
/// <param name="MeanTo">The greatest mean; infinite where the box is one of coefficients alone.</param>
/// <param name="From">The least coefficient; the threshold where each indicator is judged.</param>
/// <param name="To">The greatest coefficient.</param>
/// <param name="Stiffness">θ: yuan for each unit of Σw(X − T)².</param>
/// <param name="Target">T.</param>
/// <param name="Bound">Yuan.</param>
public sealed record ProvenBox(double MeanFrom, double MeanTo, double From, double To, double Stiffness, double Target, double Bound);

/// <summary>One indicator's part of the bound: the least over its boxes, which together hold every outcome that a plan as cheap as this can have.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Code">The indicator.</param>
/// <param name="Bound">Yuan.</param>
/// <param name="Boxes">The boxes.</param>
public sealed record LineProof(Stage Stage, string Code, double Bound, ImmutableArray<ProvenBox> Boxes);

/// <summary>A plan that passes, with its certificate.</summary>
/// <param name="Cost">Yuan.</param>
/// <param name="Bound">No plan costs less; at most <paramref name="Cost"/>.</param>
/// <param name="Additions">What to buy, by row.</param>
/// <param name="Before">The county before.</param>
/// <param name="After">The county after, computed anew from <paramref name="Table"/>.</param>
/// <param name="Table">The table after the plan.</param>
/// <param name="Proofs">The indicators' parts of the bound.</param>
/// <param name="Allowance">What is taken off their sum: the minima that schools may miss, and in a composite the points up to the threshold.</param>
/// <param name="Step">The greatest common divisor of the costs: the sum may be rounded up to a multiple of it.</param>
/// <param name="Exact">Whether every cheaper plan was gone through; then the bound is the cost.</param>
public sealed record BalancePlan(
    decimal Cost,
    decimal Bound,
    ImmutableArray<Addition> Additions,
    CountyCheck Before,
    CountyCheck After,
    SchoolTable Table,
    ImmutableArray<LineProof> Proofs,
    double Allowance,
    decimal Step,
    bool Exact)
{
    /// <summary>(cost − bound) ÷ cost; 0 where both are 0.</summary>
    public double Gap => Cost == 0 ? 0 : (double)((Cost - Bound) / Cost);
}
