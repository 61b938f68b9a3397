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

/// <summary>Persons who move from one school to another within a stage.</summary>
/// <param name="FromRow">The row of the school that gives.</param>
/// <param name="From">The school that gives.</param>
/// <param name="ToRow">The row of the school that receives.</param>
/// <param name="To">The school that receives.</param>
/// <param name="Resource">The teachers' column.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Units">How many units.</param>
/// <param name="Cost">Yuan.</param>
public sealed record Move(int FromRow, string From, int ToRow, string To, string Resource, Stage Stage, long Units, decimal Cost);

/// <summary>One school's figures in a line's proof: whoever adds up the least of cost, charge and penalty over the schools comes to a box's bound.</summary>
/// <param name="Row">The school's row.</param>
/// <param name="Resource">What is bought for it; null where nothing can be.</param>
/// <param name="Weight">w = P ÷ ΣP.</param>
/// <param name="Start">X before the plan.</param>
/// <param name="Gain">What one unit adds to X; 0 where nothing can be bought.</param>
/// <param name="Cost">This line's part of a unit's cost. Over the lines the parts of a purchase add up to its cost (with the links).</param>
/// <param name="Given">What a unit given away earns.</param>
/// <param name="Least">The fewest units; below 0 where the school may give some away.</param>
/// <param name="Full">The fewest units that reach the minimum; infinite where none do.</param>
/// <param name="Most">The most units that a cheapest plan can need.</param>
/// <param name="Charge">Yuan for staying below the minimum; infinite where it may not.</param>
public sealed record ProvenPlace(
    int Row, string? Resource, double Weight, double Start, double Gain, double Cost, double Given, double Least, double Full, double Most, double Charge);

/// <summary>Teachers of a kind are teachers: each more of the kind is charged to it and taken off what a teacher costs.</summary>
/// <param name="Row">The school's row.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Part">The column of the kind.</param>
/// <param name="Price">Yuan for each person.</param>
/// <param name="Room">Teachers less teachers of the kind before the plan: price × room is part of the allowance.</param>
public sealed record PartLink(int Row, Stage Stage, string Part, double Price, double Room);

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
/// <param name="Point">What a point of the coefficient is worth; 0 where each indicator is judged.</param>
/// <param name="Boxes">The boxes.</param>
/// <param name="Places">The schools.</param>
public sealed record LineProof(Stage Stage, string Code, double Bound, double Point, ImmutableArray<ProvenBox> Boxes, ImmutableArray<ProvenPlace> Places);

/// <summary>A plan that passes, with its certificate.</summary>
/// <param name="Cost">Yuan.</param>
/// <param name="Bound">No plan that passes costs less.</param>
/// <param name="Additions">What to buy, by row.</param>
/// <param name="Moves">Who moves.</param>
/// <param name="Before">The county before.</param>
/// <param name="After">The county after, computed anew from <paramref name="Table"/>.</param>
/// <param name="Table">The table after the plan.</param>
/// <param name="Proofs">The indicators' parts of the bound.</param>
/// <param name="Links">The prices between teachers and teachers of a kind, where they are not 0.</param>
/// <param name="Allowance">What is taken off their sum: the minima that schools may miss, and in a composite the points up to the threshold.</param>
/// <param name="Step">The greatest common divisor of the costs: the sum may be rounded up to a multiple of it.</param>
/// <param name="Exact">Whether every cheaper plan was gone through; then the bound is the cost.</param>
public sealed record BalancePlan(
    decimal Cost,
    decimal Bound,
    ImmutableArray<Addition> Additions,
    ImmutableArray<Move> Moves,
    CountyCheck Before,
    CountyCheck After,
    SchoolTable Table,
    ImmutableArray<LineProof> Proofs,
    ImmutableArray<PartLink> Links,
    double Allowance,
    decimal Step,
    bool Exact)
{
    /// <summary>Where a budget allows only a part: what the whole plan costs.</summary>
    public decimal? WholeCost { get; init; }

    /// <summary>(cost − bound) ÷ cost of the whole plan; 0 where both are 0.</summary>
    public double Gap => (WholeCost ?? Cost) is var whole and > 0 ? (double)((whole - Bound) / whole) : 0;
}
