using Dudao.Core.Balance.Planning.Model;
using Dudao.Core.Balance.Planning.Search;

namespace Dudao.Core.Balance.Planning.Proof;

/// <summary>
/// Takes a plan apart at its prices: what of each purchase's cost each line bears, and what staying below a minimum is worth in each school.
/// Any division is valid; a good one makes the sum of the lines' bounds come near the plan's cost.
/// </summary>
internal sealed class Dual
{
    private readonly PlanModel _model;
    private readonly Trial _trial;
    private readonly LinePrices _prices;
    private readonly double[] _given;

    public Dual(PlanModel model, Trial trial, LinePrices prices, double cost, double[]? caps = null)
    {
        (_model, _trial, _prices) = (model, trial, prices);
        _given = [.. model.Pools.Select((_, pool) => model.Purchases.Where(purchase => purchase.Pool == pool).Sum(purchase => purchase.Gives))];
        Shares = [.. model.Lines.Select(line => new LineShare(line))];
        Charges = [.. model.Stages.Select(stage => new double[stage.Count])];
        Links = new double[model.Subsets.Length];
        Room(cost, caps);
        Divide(caps);
        Charge();
        RowAscent.Run(model, this, prices, trial.Units);
    }

    public LineShare[] Shares { get; }

    /// <summary>By stage and place: the charge for one indicator below its minimum; infinite where none may be.</summary>
    public double[][] Charges { get; }

    /// <summary>By subset: what one more of the part costs the whole.</summary>
    public double[] Links { get; }

    /// <summary>What the charges of all schools come to, to be taken off the sum of the lines.</summary>
    public double Allowance => (_prices.Moved > 0 ? _prices.Moved * _model.MostMoved : 0) + _model.Stages.Select((_, stage) => Charges[stage].Sum(charge => double.IsFinite(charge) ? charge * _model.MayMiss[stage] : 0)).Sum()
        + _model.Subsets.Select((subset, at) => Links[at] * (subset.WholeFigure - subset.PartFigure)).Sum();

    private void Room(double cost, double[]? caps)
    {
        foreach (var share in Shares)
        {
            var line = share.Line;
            line.Full.CopyTo(share.Full, 0);
            line.Rest.CopyTo(share.Rest, 0);
        }

        foreach (var purchase in _model.Purchases)
        {
            // No plan as cheap as ours spends more than its cost on one purchase. And whatever a school leaves below its minimum, every line's least part of it is bought: it holds for the other stage's line as well.
            var most = caps is null ? purchase.Ceiling : Math.Min(purchase.Ceiling, caps[purchase.Index]);
            var least = purchase.Effects.Length == 0 ? 0 : purchase.Effects.Max(effect => _model.Lines[effect.Line].Rest[effect.Place]);
            foreach (var (line, place, _) in purchase.Effects)
            {
                Shares[line].Rest[place] = Math.Max(Shares[line].Rest[place], least);
                Shares[line].Full[place] = Math.Max(Shares[line].Full[place], least);
                Shares[line].Most[place] = Math.Max(least, Math.Min(most, (purchase.Cost > 0 ? Math.Floor(cost / purchase.Cost) : double.PositiveInfinity) + Given(purchase)));
            }
        }
    }

    /// <summary>
    /// Each line bears what a unit is worth to it at the prices; what is left goes to the line whose minimum asked for the units, and what is
    /// too much is taken off the lines that have a price. A line without one never bears less than nothing.
    /// </summary>
    private void Divide(double[]? caps)
    {
        foreach (var purchase in _model.Purchases)
        {
            var units = _trial.Units[purchase.Index];
            var left = Up(purchase);
            var (binding, priced) = (-1, 0);
            for (var at = 0; at < purchase.Effects.Length; at++)
            {
                var (line, place, gain) = purchase.Effects[at];
                var here = _model.Lines[line];
                var worth = purchase.Effects.Length == 1 ? 0
                    : 2 * _prices.Stiffness[line] * here.Weight[place] * gain * (_prices.Target[line] - here.Start[place] - (gain * units));
                Shares[line].Cost[place] = worth;
                left -= worth;
                priced += _prices.Stiffness[line] > 0 ? 1 : 0;
                if (units > 0 && (here.Full[place] == units || here.Rest[place] == units))
                {
                    binding = at;
                }
            }

            if (caps is not null && left > 0)
            {
                left = Lift(purchase, left);
            }

            for (var at = 0; at < purchase.Effects.Length; at++)
            {
                var (line, place, _) = purchase.Effects[at];
                var bears = left > 0 && binding >= 0 ? (at == binding ? 1.0 : 0)
                    : priced == 0 ? 1.0 / purchase.Effects.Length
                    : _prices.Stiffness[line] > 0 ? 1.0 / priced : 0;
                Shares[line].Cost[place] += left * bears;
                Shares[line].Kink[place] = purchase.Pool < 0 ? 0 : (Up(purchase) - Down(purchase)) / purchase.Effects.Length;
            }
        }
    }

    /// <summary>What all schools of the pool could give at most.</summary>
    private double Given(Purchase purchase) => purchase.Pool < 0 ? 0 : _given[purchase.Pool];

    /// <summary>A unit more is bought, or received at the pool's price.</summary>
    private double Up(Purchase purchase) => purchase.Pool < 0 ? purchase.Cost : Math.Min(purchase.Cost, _prices.Pool[purchase.Pool]);

    /// <summary>A unit given away earns the pool's price less the move and the worth of a move.</summary>
    private double Down(Purchase purchase) => _prices.Pool[purchase.Pool] - purchase.MoveCost - _prices.Moved;

    /// <summary>
    /// What is left lifts the parts below nothing first: where only the mean of the coefficients is judged, a line whose copies cost less than
    /// nothing would take any number of them. Gives what then remains.
    /// </summary>
    private double Lift(Purchase purchase, double left)
    {
        foreach (var effect in purchase.Effects)
        {
            var cost = Shares[effect.Line].Cost[effect.Place];
            var by = Math.Min(left, Math.Max(0, -cost));
            Shares[effect.Line].Cost[effect.Place] = cost + by;
            left -= by;
        }

        return left;
    }

    private void Charge()
    {
        for (var stage = 0; stage < _model.Stages.Length; stage++)
        {
            for (var place = 0; place < _model.Stages[stage].Count; place++)
            {
                Charges[stage][place] = ChargeRule.Of(_model, Shares, _prices, stage, place);
                Set(stage, place);
            }
        }
    }

    /// <summary>Tells the charge of a school to all lines of its stage.</summary>
    public void Set(int stage, int place)
    {
        var first = stage * _model.Standard.Indicators.Length;
        for (var line = first; line < first + _model.Standard.Indicators.Length; line++)
        {
            Shares[line].Charge[place] = Charges[stage][place];
        }
    }
}
