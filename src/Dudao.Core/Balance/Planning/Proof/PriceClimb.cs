using Dudao.Core.Balance.Planning.Model;
using Dudao.Core.Balance.Planning.Search;

namespace Dudao.Core.Balance.Planning.Proof;

/// <summary>
/// Climbs the prices line by line, every school free to choose anew which minima it leaves: seen from one line, staying below the minimum costs
/// what the best other choice would have saved.
/// </summary>
internal sealed class PriceClimb
{
    private const int Sweeps = 5;

    private readonly PlanModel _model;
    private readonly LineShare[] _shares;
    private readonly LinePrices _prices;
    private readonly double[][] _savings;

    private PriceClimb(PlanModel model, LineShare[] shares, LinePrices prices)
    {
        (_model, _shares, _prices) = (model, shares, prices);
        _savings = [.. model.Lines.Select(line => new double[line.Count])];
    }

    /// <summary>Climbs in place.</summary>
    public static void Run(PlanModel model, LineShare[] shares, LinePrices prices)
    {
        var climb = new PriceClimb(model, shares, prices);
        Parallel.For(0, model.Stages.Length, climb.Stage);
    }

    private void Stage(int stage)
    {
        var first = stage * _model.Standard.Indicators.Length;
        var last = first + _model.Standard.Indicators.Length;
        for (var line = first; line < last; line++)
        {
            Save(line);
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var line = first; line < last; line++)
            {
                for (var place = 0; place < _model.Lines[line].Count; place++)
                {
                    _shares[line].Charge[place] = Other(stage, line, place);
                }

                var fit = new ShareFit(_shares[line]);
                var limit = _model.Lines[line].Limit;
                _prices.Stiffness[line] = fit.Fit(_prices.Stiffness[line], () => fit.Coefficient <= limit);
                _prices.Target[line] = fit.Target;
                Save(line);
            }
        }
    }

    private void Save(int line)
    {
        for (var place = 0; place < _model.Lines[line].Count; place++)
        {
            _savings[line][place] = _model.Lines[line].HasMinimum
                ? ChargeRule.Saved(_shares[line], place, _prices.Stiffness[line], _prices.Target[line])
                : 0;
        }
    }

    /// <summary>The saving that this line must beat at a place: of the other lines', the last that the rule still allows.</summary>
    private double Other(int stage, int line, int place)
    {
        var may = _model.MayMiss[stage];
        if (may == 0)
        {
            return double.PositiveInfinity;
        }

        var first = stage * _model.Standard.Indicators.Length;
        Span<double> best = stackalloc double[may];
        for (var other = first; other < first + _model.Standard.Indicators.Length; other++)
        {
            var saving = other == line ? 0 : _savings[other][place];
            for (var at = 0; at < may; at++)
            {
                if (saving > best[at])
                {
                    (best[at], saving) = (saving, best[at]);
                }
            }
        }

        return best[may - 1];
    }
}
