using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>The decisions of all schools, kept at the current prices.</summary>
internal sealed class County
{
    private readonly PlanModel _model;
    private readonly double[] _most;
    private readonly (int Row, int Item)[][] _itemOf;

    public County(PlanModel model, LinePrices prices)
    {
        _model = model;
        Prices = prices;
        _most = [.. model.Purchases.Select(purchase => purchase.Ceiling)];
        _itemOf = [.. model.Lines.Select(line => new (int, int)[line.Count])];
        var places = model.Stages.SelectMany((stage, at) => stage.Rows.Select((row, place) => (Row: row, Stage: at, Place: place)));
        Rows = [.. places.GroupBy(place => place.Row).Select((row, at) => Row(at, row.Key, [.. row.Select(place => (place.Stage, place.Place))]))];
        Room(null);
    }

    public LinePrices Prices { get; }

    public SchoolRow[] Rows { get; }

    /// <summary>Where a place of a line stands among the schools' decisions.</summary>
    public (SchoolRow Row, int Item) At(int line, int place) => (Rows[_itemOf[line][place].Row], _itemOf[line][place].Item);

    /// <summary>The most net units of a purchase.</summary>
    public double Most(Purchase purchase) => _most[purchase.Index];

    /// <summary>Gives the parts of a whole the room that the whole's units leave them, and takes all values anew.</summary>
    public void Room(double[]? units)
    {
        foreach (var subset in _model.Subsets.Where(subset => subset is { Whole: >= 0, Part: >= 0 }))
        {
            var (part, whole) = (_model.Purchases[subset.Part], _model.Purchases[subset.Whole]);
            var has = subset.WholeFigure + (whole.Size * (units?[whole.Index] ?? 0));
            _most[part.Index] = Math.Min(part.Ceiling, Math.Max(0, Math.Floor(((has - subset.PartFigure) / part.Size) + 1e-9)));
        }

        foreach (var row in Rows)
        {
            foreach (var item in row.Items)
            {
                item.Refresh(_model, Prices, item.Purchase is { } purchase ? _most[purchase.Index] : 0);
            }
        }
    }

    /// <summary>Takes the values of a line's items anew after its prices have changed.</summary>
    public void Refresh(int line)
    {
        for (var place = 0; place < _model.Lines[line].Count; place++)
        {
            var (row, item) = At(line, place);
            row.Items[item].Refresh(_model, Prices, row.Items[item].Purchase is { } purchase ? _most[purchase.Index] : 0);
        }
    }

    /// <summary>Every school's cheapest choice at the prices; null and the school where one cannot keep the rule.</summary>
    public (double[]? Units, SchoolRow? Hopeless) Choose()
    {
        var units = new double[_model.Purchases.Length];
        var masks = new int[Rows.Max(row => row.Items.Length)];
        foreach (var row in Rows)
        {
            if (!row.Choose(masks))
            {
                return (null, row);
            }

            for (var item = 0; item < row.Items.Length; item++)
            {
                if (row.Items[item].Purchase is { } purchase)
                {
                    units[purchase.Index] = row.Items[item].Units[masks[item]];
                }
            }
        }

        return (units, null);
    }

    private SchoolRow Row(int at, int table, (int Stage, int Place)[] places)
    {
        var items = new List<RowItem>();
        var taken = new HashSet<int>();
        foreach (var (stage, place) in places)
        {
            var first = stage * _model.Standard.Indicators.Length;
            for (var line = first; line < first + _model.Standard.Indicators.Length; line++)
            {
                var purchase = _model.Lines[line].Purchase[place];
                if (purchase < 0)
                {
                    items.Add(new RowItem(_model, null, [new Effect(line, place, 0)]));
                }
                else if (taken.Add(purchase))
                {
                    items.Add(new RowItem(_model, _model.Purchases[purchase], _model.Purchases[purchase].Effects));
                }
            }
        }

        for (var item = 0; item < items.Count; item++)
        {
            foreach (var effect in items[item].Effects)
            {
                _itemOf[effect.Line][effect.Place] = (at, item);
            }
        }

        return new SchoolRow(_model, table, [.. places.Select(place => place.Stage)], [.. items]);
    }
}
