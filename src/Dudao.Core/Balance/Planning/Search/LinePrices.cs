namespace Dudao.Core.Balance.Planning.Search;

/// <summary>
/// The prices that the plan's conditions put on its parts. By line: what it is worth to bring its ratios together, yuan for each unit of
/// Σw(X − target)²; a stiffness of 0 means that the line asks for nothing beyond the minima.
/// </summary>
internal sealed class LinePrices(int lines, int pools)
{
    public double[] Stiffness { get; private init; } = new double[lines];

    public double[] Target { get; private init; } = new double[lines];

    /// <summary>What one point of the composite coefficient is worth in each stage; 0 where each indicator is judged.</summary>
    public double[] Point { get; private init; } = new double[2];

    /// <summary>By pool: what a person is worth to the school that receives.</summary>
    public double[] Pool { get; private init; } = new double[pools];

    /// <summary>What the limit on moved persons makes a move worth; 0 where there is none.</summary>
    public double Moved { get; set; }

    /// <summary>The same with prices of persons who move.</summary>
    public LinePrices With(double[] pool, double moved, double[] point) => new(lines, pool.Length)
    {
        Stiffness = [.. Stiffness],
        Target = [.. Target],
        Point = [.. point],
        Pool = pool,
        Moved = moved,
    };

    public LinePrices Copy() => new(lines, pools)
    {
        Stiffness = [.. Stiffness],
        Target = [.. Target],
        Point = [.. Point],
        Pool = [.. Pool],
        Moved = Moved,
    };
}
