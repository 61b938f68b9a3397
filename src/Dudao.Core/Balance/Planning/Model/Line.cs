namespace Dudao.Core.Balance.Planning.Model;

/// <summary>
/// One indicator in one stage: the coefficient that a plan must bring down. Arrays run by place. The ratio of a place is
/// <c>Start + Gain × units</c> of the purchase that acts on it.
/// </summary>
internal sealed class Line(int stage, int indicator, string code, double limit, int count)
{
    /// <summary>The stage's index among the county's stages.</summary>
    public int Stage { get; } = stage;

    public int Indicator { get; } = indicator;

    public string Code { get; } = code;

    /// <summary>The greatest coefficient that passes, rounding allowed for.</summary>
    public double Limit { get; } = limit;

    public int Count { get; } = count;

    /// <summary>P ÷ ΣP.</summary>
    public double[] Weight { get; } = new double[count];

    /// <summary>The ratio before the plan, in the indicator's own unit.</summary>
    public double[] Start { get; } = new double[count];

    /// <summary>What one unit adds to the ratio; 0 where nothing can be bought.</summary>
    public double[] Gain { get; } = new double[count];

    /// <summary>The index of the purchase that acts on the place; −1 where nothing can be bought.</summary>
    public int[] Purchase { get; } = new int[count];

    /// <summary>The fewest units that reach the minimum; infinite where no number does. Below 0 where the school could give some away.</summary>
    public double[] Full { get; } = new double[count];

    /// <summary>The fewest units that reach the part of the minimum that is always asked for.</summary>
    public double[] Rest { get; } = new double[count];

    /// <summary>Whether the standard has a minimum for this indicator in this stage.</summary>
    public bool HasMinimum { get; set; }

    /// <summary>The squared coefficient's limit as Σw·X² ≤ Bend · X̄².</summary>
    public double Bend { get; } = 1 + (limit * limit);
}
