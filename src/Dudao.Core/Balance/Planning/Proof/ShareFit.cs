using Dudao.Core.Balance.Planning.Search;

namespace Dudao.Core.Balance.Planning.Proof;

/// <summary>A line's answer at its share of the costs, where staying below a minimum is charged for instead of forbidden.</summary>
internal sealed class ShareFit(LineShare share) : StiffnessFit
{
    public override double Scale()
    {
        Answer(0, 0);
        double cost = 0, gain = 0;
        for (var place = 0; place < share.Line.Count; place++)
        {
            cost += Math.Max(0, share.Cost[place]);
            gain += share.Line.Weight[place] * share.Line.Gain[place] * Math.Max(Mean, 1e-12);
        }

        return gain > 0 && cost > 0 ? cost / gain : 1;
    }

    protected override void Answer(double stiffness, double target)
    {
        share.Least(stiffness, target);
        Mean = share.Mean;
        var off = share.Mean - target;
        Square = share.Square - (off * off) + (share.Mean * share.Mean);
    }

    protected override (double Low, double High) Ends()
    {
        double low = double.MaxValue, high = 0;
        for (var place = 0; place < share.Line.Count; place++)
        {
            var ratio = share.Line.Start[place] + (share.Line.Gain[place] * share.Units[place]);
            low = Math.Min(low, ratio);
            high = Math.Max(high, ratio);
        }

        return (low, high);
    }
}
