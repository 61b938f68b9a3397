using Dudao.Core.Balance.Checking;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Balance.Planning.Model;

/// <summary>Turns a county, a standard and a request into numbers, or says why no plan can be made.</summary>
internal sealed class ModelBuilder
{
    private readonly BalanceStandard _standard;
    private readonly CountyFigures _county;
    private readonly PlanRequest _request;
    private readonly PriceList _prices;
    private readonly Line[] _lines;
    private readonly List<Purchase> _purchases = [];
    private readonly Dictionary<(int Row, string Column, Stage? Stage), int> _index = [];
    private readonly List<(string Column, Stage Stage)> _pools = [];

    private ModelBuilder(BalanceStandard standard, CountyFigures county, PlanRequest request, PriceList prices)
    {
        (_standard, _county, _request, _prices) = (standard, county, request, prices);
        _lines =
        [
            .. county.Stages.SelectMany((stage, at) => standard.Indicators.Select((indicator, which) => new Line(
                at, which, indicator.Code, standard.Threshold(stage.Stage) + Verdict.Tolerance, stage.Count)
            {
                HasMinimum = indicator.Minimum(stage.Stage) is > 0,
            })),
        ];
    }

    public static (PlanModel? Model, Refusal? Refusal) Build(BalanceStandard standard, CountyFigures county, PlanRequest request)
    {
        var (prices, refusal) = PriceList.Of(standard, county, request.Prices);
        if (prices is null)
        {
            return (null, refusal);
        }

        var builder = new ModelBuilder(standard, county, request, prices);
        refusal = BoughtColumns.Refuse(standard, prices) ?? builder.Ratios() ?? builder.Buy();
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var subsets = SubsetRule.Find(county, standard, builder._purchases, builder._index);
        var model = new PlanModel
        {
            Standard = standard,
            County = county,
            Stages = county.Stages,
            Lines = builder._lines,
            Purchases = [.. builder._purchases],
            Subsets = subsets,
            Pools = [.. builder._pools],
            MostMoved = request.MostMoved ?? double.PositiveInfinity,
            MayMiss = [.. county.Stages.Select(stage => standard.MayMiss(stage.Stage))],
        };
        MinimaUnits.Fill(model);
        return (model, null);
    }

    private Refusal? Ratios()
    {
        foreach (var line in _lines)
        {
            var stage = _county.Stages[line.Stage];
            var indicator = _standard.Indicators[line.Indicator];
            var all = stage.Pupils.Sum();
            for (var place = 0; place < line.Count; place++)
            {
                line.Weight[place] = stage.Pupils[place] / all;
                line.Start[place] = stage.Amounts[line.Indicator][place] * indicator.Per / stage.Pupils[place];
                line.Purchase[place] = -1;
            }
        }

        return null;
    }

    private Refusal? Buy()
    {
        var columns = _standard.Columns().Append((SubsetRule.Whole, ResourceKind.Staff)).Distinct();
        foreach (var (column, kind) in columns.Where(column => _prices.Sells(column.Item1)))
        {
            foreach (var group in Groups(kind))
            {
                var refusal = Buy(column, kind, group);
                if (refusal is not null)
                {
                    return refusal;
                }
            }
        }

        return null;
    }

    /// <summary>The places of each school that one purchase serves: all its stages for what is shared, one stage for staff.</summary>
    private IEnumerable<(int Row, (int Stage, int Place)[] Places)> Groups(ResourceKind kind)
    {
        var places = _county.Stages.SelectMany((stage, at) => stage.Rows.Select((row, place) => (Row: row, Stage: at, Place: place)));
        return kind == ResourceKind.Staff
            ? places.Select(place => (place.Row, new[] { (place.Stage, place.Place) }))
            : places.GroupBy(place => place.Row).Select(group => (group.Key, group.Select(place => (place.Stage, place.Place)).ToArray()));
    }

    private Refusal? Buy(string column, ResourceKind kind, (int Row, (int Stage, int Place)[] Places) group)
    {
        Stage? stage = kind == ResourceKind.Staff ? _county.Stages[group.Places[0].Stage].Stage : null;
        var school = _county.Table.Schools[group.Row].Name;
        if (_prices.For(column, stage, school) is not { } price)
        {
            return null;
        }

        var effects = new List<Effect>();
        foreach (var (at, place) in group.Places)
        {
            foreach (var line in _lines.Where(line => line.Stage == at && _standard.Indicators[line.Indicator].Amount.Columns.Contains(column)))
            {
                var slope = Slope(column, line, group.Row, place);
                if (slope is null or < 0)
                {
                    return new Refusal($"指标“{line.Code}”随“{column}”增加而不增（第 {_county.Table.Schools[group.Row].Row} 行），无法做购置方案。请在成本表里去掉“{column}”。", Field: line.Code);
                }

                if (slope > 0)
                {
                    effects.Add(new Effect(Array.IndexOf(_lines, line), place, slope.Value * price.Unit));
                }
            }
        }

        Add(column, stage, group.Row, price, [.. effects]);
        return null;
    }

    private double? Slope(string column, Line line, int row, int place)
    {
        var indicator = _standard.Indicators[line.Indicator];
        var stage = _county.Stages[line.Stage];
        var share = indicator.Kind == ResourceKind.Shared ? stage.Shares[place] : 1;
        var kind = _county.Table.Schools[row].Kind!.Value;
        var slope = indicator.Amount.SingleColumn is not null
            ? 1
            : indicator.Amount.StraightIn(column, name => RawFigure.Of(_county.Table, row, kind, stage.Stage, name, indicator.Kind))?.Slope;
        return slope * share * indicator.Per / stage.Pupils[place];
    }

    private void Add(string column, Stage? stage, int row, UnitPrice price, Effect[] effects)
    {
        var kind = _county.Table.Schools[row].Kind!.Value;
        var figure = RawFigure.Of(_county.Table, row, kind, stage ?? Stage.Primary, column, stage is null ? ResourceKind.Shared : ResourceKind.Staff);
        if (double.IsNaN(figure))
        {
            return;
        }

        var pool = -1;
        if (stage is { } moving && _request.Transfers)
        {
            pool = _pools.IndexOf((column, moving));
            if (pool < 0)
            {
                pool = _pools.Count;
                _pools.Add((column, moving));
            }
        }

        _index[(row, column, stage)] = _purchases.Count;
        foreach (var effect in effects)
        {
            _lines[effect.Line].Purchase[effect.Place] = _purchases.Count;
            _lines[effect.Line].Gain[effect.Place] = effect.Gain;
        }

        _purchases.Add(new Purchase
        {
            Index = _purchases.Count,
            Row = row,
            Column = column,
            Stage = stage,
            Figure = figure,
            Size = price.Unit,
            Price = price.Cost,
            MovePrice = price.MoveCost,
            Most = price.Max ?? double.PositiveInfinity,
            Gives = pool >= 0 ? MinimaUnits.Gives(_standard, _county, _lines, effects, Math.Floor(figure / price.Unit)) : 0,
            Pool = pool,
            Effects = effects,
            Ceiling = pool >= 0 ? double.PositiveInfinity : price.Max ?? double.PositiveInfinity,
        });
    }
}
