using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>
/// Lets persons move in a plan that passes: instead of buying one, a school receives one from another that keeps its minima, always the move that
/// saves most, counting what it is worth that the coefficients fall; then what the plan no longer needs is taken off. Ends when no move saves anything.
/// </summary>
internal sealed class Mover(Trial trial, LinePrices prices)
{
    private const int Batch = 25;

    private readonly PlanModel _model = trial.Model;
    private readonly LinePrices _prices = prices.Copy();
    private readonly double[] _bought = [.. Enumerable.Range(0, trial.Model.Pools.Length).Select(pool => Ledger.Pool(trial, pool)).Select(pool => pool.Received - pool.Given)];
    private readonly double[] _most = [.. Enumerable.Range(0, trial.Model.Pools.Length).Select(pool =>
        trial.Model.Purchases.Where(purchase => purchase.Pool == pool).Select(purchase => purchase.Cost).DefaultIfEmpty(0).Max())];

    private readonly Purchase[][] _members = [.. trial.Model.Pools.Select((_, pool) => trial.Model.Purchases.Where(purchase => purchase.Pool == pool).ToArray())];
    private readonly double[] _kept = new double[2];
    private double _moved;

    public void Run()
    {
        for (var batch = true; batch;)
        {
            Points();
            batch = false;
            for (var step = 0; step < Batch && _moved < _model.MostMoved && Best() > 0; step++)
            {
                _moved++;
                batch = true;
            }

            trial.Recount();
            Trim.Run(trial);
            for (var pool = 0; pool < _bought.Length; pool++)
            {
                var (given, received) = Ledger.Pool(trial, pool);
                _bought[pool] = received - given;
            }
        }

        Back();
    }

    /// <summary>What the conditions are worth at the end; of persons in each pool one more, and one more move where their number is limited.</summary>
    public LinePrices Prices()
    {
        Points();
        var pools = _bought.Select((bought, pool) => bought >= 1
            ? _most[pool]
            : Math.Min(_most[pool], _members[pool].Where(purchase => trial.Units[purchase.Index] >= 0).Select(purchase => Worth(purchase, 1)).DefaultIfEmpty(0).Max())).ToArray();
        if (_moved < _model.MostMoved)
        {
            return _prices.With(pools, 0, _prices.Point);
        }

        var swap = _model.Purchases.Where(purchase => purchase.Pool >= 0 && Gives(purchase))
            .Select(purchase => pools[purchase.Pool] - purchase.MoveCost + Worth(purchase, -1)).DefaultIfEmpty(0).Max();
        return _prices.With(pools, Math.Max(0, swap), _prices.Point);
    }

    /// <summary>
    /// What a point of the composite saves now: the median of what is still bought, of which some could then be left out; nothing where nothing is bought any more.
    /// </summary>
    private void Points()
    {
        for (var stage = 0; _model.Composite && stage < _model.Stages.Length; stage++)
        {
            var at = stage;
            _prices.Point[stage] = 1;
            _prices.Point[1 - stage] = 0;
            var saved = _model.Purchases
                .Where(purchase => trial.Units[purchase.Index] >= 1 && (purchase.Pool < 0 || _bought[purchase.Pool] >= 1)
                    && purchase.Effects.Any(effect => _model.Lines[effect.Line].Stage == at))
                .Select(purchase => (purchase.Cost, Rise: -Worth(purchase, -1))).Where(saved => saved.Rise > 1e-15)
                .Select(saved => saved.Cost / saved.Rise).Order().ToArray();
            _kept[stage] = saved.Length == 0 ? 0 : saved[saved.Length / 2];
        }

        if (_model.Composite)
        {
            _kept.CopyTo(_prices.Point, 0);
        }
    }

    private double Best() => Swap() is > 0 and var swapped ? swapped : Shift();

    /// <summary>Takes back the moves that nothing depends on.</summary>
    private void Back()
    {
        foreach (var giver in _model.Purchases.Where(purchase => purchase.Pool >= 0 && trial.Units[purchase.Index] < 0).OrderByDescending(purchase => purchase.MoveCost))
        {
            foreach (var taker in _members[giver.Pool].Where(purchase => trial.Units[purchase.Index] > 0))
            {
                while (trial.Units[giver.Index] < 0 && trial.Units[taker.Index] > 0 && Try(giver.Index, taker.Index))
                {
                    _moved--;
                }
            }
        }
    }

    private bool Try(int up, int down)
    {
        trial.Change(up, 1);
        trial.Change(down, -1);
        if (trial.Holds(up) && trial.Holds(down))
        {
            return true;
        }

        trial.Change(up, -1);
        trial.Change(down, 1);
        return false;
    }

    /// <summary>A giver in place of a purchase: what the receivers have stays.</summary>
    private double Swap()
    {
        var (best, gain) = (-1, 1e-9);
        foreach (var giver in _model.Purchases)
        {
            if (giver.Pool < 0 || _bought[giver.Pool] < 1 || !Gives(giver))
            {
                continue;
            }

            var worth = _most[giver.Pool] - giver.MoveCost + Worth(giver, -1);
            if (worth > gain && Holds(giver, -1))
            {
                (best, gain) = (giver.Index, worth);
            }
        }

        if (best < 0)
        {
            return 0;
        }

        trial.Change(best, -1);
        _bought[_model.Purchases[best].Pool]--;
        return gain;
    }

    /// <summary>Where the mean of the coefficients is judged, a move from the richest to the poorest may save what other resources would cost.</summary>
    private double Shift()
    {
        if (!_model.Composite)
        {
            return 0;
        }

        var (from, to, gain) = (-1, -1, 1e-9);
        for (var pool = 0; pool < _bought.Length; pool++)
        {
            var members = _members[pool];
            var giver = members.Where(Gives).MaxBy(purchase => Worth(purchase, -1) - purchase.MoveCost);
            var taker = members.Where(purchase => purchase != giver && trial.Units[purchase.Index] >= 0).MaxBy(purchase => Worth(purchase, 1));
            if (giver is null || taker is null)
            {
                continue;
            }

            var worth = Worth(giver, -1) + Worth(taker, 1) - giver.MoveCost;
            if (worth > gain)
            {
                (from, to, gain) = (giver.Index, taker.Index, worth);
            }
        }

        return from >= 0 && Try(to, from) ? gain : 0;
    }

    private bool Gives(Purchase purchase) => trial.Units[purchase.Index] <= 0 && trial.Units[purchase.Index] - 1 >= -purchase.Gives;

    private bool Holds(Purchase purchase, double by)
    {
        trial.Change(purchase.Index, by);
        var holds = trial.Holds(purchase.Index);
        trial.Change(purchase.Index, -by);
        return holds;
    }

    /// <summary>What the fall of the coefficients is worth at the prices.</summary>
    private double Worth(Purchase purchase, double by)
    {
        var worth = 0.0;
        foreach (var effect in purchase.Effects)
        {
            var before = trial.Coefficient(effect.Line);
            var point = _model.Composite
                ? _prices.Point[_model.Lines[effect.Line].Stage]
                : 2 * _prices.Stiffness[effect.Line] * before * trial.Mean(effect.Line) * trial.Mean(effect.Line);
            worth += point * (before - trial.CoefficientAfter(effect, trial.Units[purchase.Index], by));
        }

        return worth;
    }
}
