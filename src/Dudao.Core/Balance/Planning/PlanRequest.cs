using System.Collections.Immutable;

namespace Dudao.Core.Balance.Planning;

/// <summary>What one unit of a resource costs, for all schools or for one.</summary>
/// <param name="Resource">The raw column; with the ending of a stage it holds for that stage's teachers alone.</param>
/// <param name="School">The school; empty for all. A named school's row wins over the general one.</param>
/// <param name="Unit">How much of the figure one unit adds; above 0.</param>
/// <param name="Cost">Yuan a unit; not below 0.</param>
/// <param name="Max">The most units that can be bought for one school; null for no limit.</param>
/// <param name="MoveCost">Yuan for each unit moved away from the school; not below 0.</param>
public sealed record UnitPrice(string Resource, string School, double Unit, decimal Cost, int? Max, decimal MoveCost);

/// <summary>What a plan may do.</summary>
/// <param name="Prices">What can be bought at which cost; null where the standard's own units and costs hold. What has no row cannot be bought.</param>
/// <param name="Transfers">Whether teachers may move between schools of a stage.</param>
/// <param name="MostMoved">The most persons that may move altogether; null for no limit.</param>
/// <param name="Budget">Yuan that may be spent: then a part of the plan that wastes nothing later; null for the whole.</param>
public sealed record PlanRequest(ImmutableArray<UnitPrice>? Prices = null, bool Transfers = false, int? MostMoved = null, decimal? Budget = null);
