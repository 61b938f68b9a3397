namespace Dudao.Core.Balance.Planning.Search;

/// <summary>
/// A line's answer to prices: at stiffness θ and target T each school takes the units that make cost + θ·w·(X − T)² least. The target follows from
/// the units themselves: where the coefficient is to fall at least cost, T = ΣwX² ÷ X̄ (the condition of Karush, Kuhn and Tucker for S ≤ τX̄).
/// </summary>
internal abstract class StiffnessFit
{
    private const int TargetSteps = 40;
    private const int StiffnessSteps = 26;
    private const int MostRises = 40;

    public double Mean { get; protected set; }

    public double Square { get; protected set; }

    public double Target { get; private set; }

    public double Stiffness { get; private set; }

    /// <summary>The coefficient; infinite where nobody has anything, so that anything is better.</summary>
    public double Coefficient => Mean > 0 ? Math.Sqrt(Math.Max(0, (Square / (Mean * Mean)) - 1)) : double.PositiveInfinity;

    /// <summary>What a point of the coefficient is worth at these prices: −dcost/dCV.</summary>
    public double Point => 2 * Coefficient * Mean * Mean * Stiffness;

    private double Own => Mean > 0 ? Square / Mean : 0;

    /// <summary>A stiffness at which the first units are about worth their cost, to start from.</summary>
    public abstract double Scale();

    /// <summary>The units at a stiffness, with the target that they themselves give.</summary>
    public void AtStiffness(double stiffness)
    {
        Stiffness = stiffness;
        Answer(0, 0);
        if (stiffness <= 0)
        {
            Target = Own;
            return;
        }

        var (low, high) = Ends();
        var target = Math.Clamp(Target > 0 ? Target : Own, low, high);
        double lastTarget = 0, lastOff = 0;
        for (var step = 0; step < TargetSteps && high - low > 1e-12 * high; step++)
        {
            Answer(stiffness, target);
            var off = target - Own;
            if (Math.Abs(off) <= 1e-10 * target)
            {
                break;
            }

            if (off > 0)
            {
                high = target;
            }
            else
            {
                low = target;
            }

            var slope = step > 0 && target != lastTarget ? (off - lastOff) / (target - lastTarget) : 1;
            (lastTarget, lastOff) = (target, off);
            var next = slope > 0.05 ? target - (off / slope) : (low + high) / 2;
            target = next > low && next < high ? next : (low + high) / 2;
        }

        Target = target;
    }

    /// <summary>Goes to the least stiffness at which the fit is enough; to the greatest tried where none is. Returns it.</summary>
    public double Fit(double start, Func<bool> enough)
    {
        AtStiffness(0);
        if (enough())
        {
            return 0;
        }

        var high = start > 0 ? start : Scale();
        var low = 0.0;
        for (var step = 0; step < MostRises; step++)
        {
            AtStiffness(high);
            if (enough())
            {
                break;
            }

            low = high;
            high *= 4;
        }

        // A line whose units cost it nothing would be served at any price: below this it is as good as none.
        var floor = Scale() * 1e-5;
        for (var step = 0; low == 0 && step < MostRises; step++)
        {
            AtStiffness(high / 4);
            if (enough() && high / 4 >= floor)
            {
                high /= 4;
            }
            else
            {
                low = high / 4;
            }
        }

        for (var step = 0; step < StiffnessSteps && high / low > 1 + 1e-7; step++)
        {
            var middle = Math.Sqrt(low * high);
            AtStiffness(middle);
            if (enough())
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        AtStiffness(high);
        return high;
    }

    /// <summary>Takes the units at these prices, and with them <see cref="Mean"/> and <see cref="Square"/> (ΣwX²).</summary>
    protected abstract void Answer(double stiffness, double target);

    /// <summary>The least and the greatest ratio after the last answer.</summary>
    protected abstract (double Low, double High) Ends();
}
