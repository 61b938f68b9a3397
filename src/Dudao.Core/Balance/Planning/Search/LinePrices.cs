namespace Dudao.Core.Balance.Planning.Search;

/// <summary>
/// What it is worth to bring a line's ratios together: yuan for each unit of Σw(X − target)². By line of the model; a stiffness of 0 means that
/// the line asks for nothing beyond the minima.
/// </summary>
internal sealed class LinePrices(int lines)
{
    public double[] Stiffness { get; } = new double[lines];

    public double[] Target { get; } = new double[lines];

    /// <summary>What one point of the composite coefficient is worth in each stage; 0 where each indicator is judged.</summary>
    public double[] Point { get; } = new double[2];

    public LinePrices Copy()
    {
        var copy = new LinePrices(Stiffness.Length);
        Stiffness.CopyTo(copy.Stiffness, 0);
        Target.CopyTo(copy.Target, 0);
        Point.CopyTo(copy.Point, 0);
        return copy;
    }
}
