using Dudao.Core.Balance.Checking;
using Dudao.Core.Balance.Planning.Model;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Balance.Turning;

/// <summary>A stage of which one figure can be changed: every coefficient after the change in a few operations, whatever the number of schools.</summary>
internal sealed class MovableStage
{
    private readonly StageFigures _figures;
    private readonly SchoolTable _table;
    private readonly BalanceStandard _standard;
    private readonly MinimaRule _minima;
    private readonly double _pupils;
    private readonly double[] _mean;
    private readonly double[] _off;
    private readonly double[] _square;
    private readonly double[] _now;
    private readonly double[] _after;
    private readonly int _short;
    private readonly double _threshold;

    public MovableStage(StageFigures figures, SchoolTable table, BalanceStandard standard)
    {
        (_figures, _table, _standard, _minima) = (figures, table, standard, new MinimaRule(standard, figures.Stage));
        _threshold = standard.Threshold(figures.Stage) + Verdict.Tolerance;
        _pupils = figures.Pupils.Sum();
        var lines = standard.Indicators.Length;
        (_mean, _off, _square, _now, _after) = (new double[lines], new double[lines], new double[lines], new double[lines], new double[lines]);
        for (var line = 0; line < lines; line++)
        {
            // Deviations from the mean as it is now, so that nothing cancels.
            _mean[line] = figures.Amounts[line].Sum() / _pupils;
            for (var place = 0; place < figures.Count; place++)
            {
                var off = (figures.Amounts[line][place] / figures.Pupils[place]) - _mean[line];
                _off[line] += figures.Pupils[place] * off;
                _square[line] += figures.Pupils[place] * off * off;
            }

            _now[line] = Coefficient(line, 0, figures.Pupils[0], figures.Amounts[line][0]);
        }

        _short = Enumerable.Range(0, figures.Count).Count(place => !_minima.Keeps(figures, place));
    }

    /// <summary>Every figure that may change: the standard's own columns and the pupils of each stage that the school runs.</summary>
    public IEnumerable<MovableFigure> Places()
    {
        var columns = _standard.Columns().ToList();
        for (var place = 0; place < _figures.Count; place++)
        {
            var row = _figures.Rows[place];
            var kind = _table.Schools[row].Kind!.Value;
            foreach (var (column, resource) in columns)
            {
                if (RawFigure.Column(_table, row, kind, _figures.Stage, column, resource) is { } values)
                {
                    var step = _standard.Indicators.First(indicator => indicator.Amount.Columns.Contains(column)).Unit == "m²" ? 0.1 : 1;
                    yield return new MovableFigure(
                        place, values.Name, values.Values[row], step, 0, null, null,
                        [.. Enumerable.Range(0, _standard.Indicators.Length).Where(line => _standard.Indicators[line].Kind == resource && _standard.Indicators[line].Amount.Columns.Contains(column))]);
                }
            }

            var running = kind.StagesOf()
                .Select(stage => (Stage: stage, Values: RawFigure.Column(_table, row, kind, stage, FigureColumn.Pupils, ResourceKind.Staff)))
                .Where(pupils => pupils.Values?.Values[row] > 0).ToList();
            foreach (var (stage, values) in running)
            {
                var smallest = kind == SchoolKind.TeachingPoint ? Math.Max(1, _standard.SmallestTeachingPoint) : 1;
                double? leaves = stage != _figures.Stage ? null : running.Count > 1 ? 0 : smallest > 1 ? smallest - 1 : null;
                yield return new MovableFigure(
                    place, values!.Name, values.Values[row], 1, stage == _figures.Stage ? smallest : 0, leaves, stage, [.. Enumerable.Range(0, _standard.Indicators.Length)]);
            }
        }
    }

    /// <summary>How far an indicator is above its threshold (where the composite is judged: the composite), as a function of one figure.</summary>
    public Func<MovableFigure, double, double> OfLine(int line) => (figure, value) =>
    {
        Change(figure, value, out _);
        return (_standard.Judge == Judging.Composite ? Composite() : _after[line]) - _threshold;
    };

    /// <summary>How far the stage is from being reached, as a function of one figure: the worst coefficient, and what the school lacks of its minima.</summary>
    public Func<MovableFigure, double, double> OfStage()
    {
        var amounts = new double[_standard.Indicators.Length];
        return (figure, value) =>
        {
            var pupils = Change(figure, value, out var share);
            var worst = (_standard.Judge == Judging.Composite ? Composite() : Worst()) - _threshold;
            if (_minima.Count == 0 || double.IsNaN(worst))
            {
                return worst;
            }

            var others = _short - (_minima.Keeps(_figures, figure.Place) ? 0 : 1);
            for (var line = 0; line < amounts.Length; line++)
            {
                amounts[line] = Amount(line, figure, value, share);
            }

            var lack = pupils > 0 ? _minima.Lack(pupils, amounts) : 0;
            return others > 0 ? Math.Max(worst, 1) : lack > 0 ? Math.Max(worst, lack) : worst;
        };
    }

    private double Composite()
    {
        double all = 0;
        foreach (var coefficient in _after)
        {
            all += coefficient;
        }

        return all / _after.Length;
    }

    private double Worst()
    {
        double worst = 0;
        foreach (var coefficient in _after)
        {
            worst = Math.Max(worst, coefficient);
        }

        return worst;
    }

    /// <summary>Takes all coefficients after the change; gives the school's pupils in this stage, 0 where it no longer counts.</summary>
    private double Change(MovableFigure figure, double value, out double share)
    {
        var place = figure.Place;
        var pupils = _figures.Pupils[place];
        share = _figures.Shares[place];
        if (figure.Pupils is { } stage)
        {
            var weighted = (pupils * _standard.Weights[_figures.Stage] / share) + ((value - figure.From) * _standard.Weights[stage]);
            pupils = stage == _figures.Stage ? value : pupils;
            share = weighted > 0 ? pupils * _standard.Weights[_figures.Stage] / weighted : 0;
            if (_table.Schools[_figures.Rows[place]].Kind == SchoolKind.TeachingPoint && pupils < _standard.SmallestTeachingPoint)
            {
                pupils = 0;
            }
        }

        _now.CopyTo(_after, 0);
        foreach (var line in figure.Lines)
        {
            _after[line] = Coefficient(line, place, pupils, pupils > 0 ? Amount(line, figure, value, share) : 0);
        }

        return pupils;
    }

    private double Amount(int line, MovableFigure figure, double value, double share)
    {
        var indicator = _standard.Indicators[line];
        var now = _figures.Amounts[line][figure.Place];
        if (figure.IsPupils)
        {
            return indicator.Kind == ResourceKind.Shared ? now / _figures.Shares[figure.Place] * share : now;
        }

        if (!figure.Touches(line))
        {
            return now;
        }

        var row = _figures.Rows[figure.Place];
        var kind = _table.Schools[row].Kind!.Value;
        var amount = indicator.Amount.SingleColumn is not null ? value : indicator.Amount.Evaluate(name =>
            RawFigure.Column(_table, row, kind, _figures.Stage, name, indicator.Kind) is { } column
                ? column.Name == figure.Column ? value : column.Values[row]
                : double.NaN);
        return indicator.Kind == ResourceKind.Shared ? amount * share : amount;
    }

    private double Coefficient(int line, int place, double pupils, double amount)
    {
        var (had, was) = (_figures.Pupils[place], (_figures.Amounts[line][place] / _figures.Pupils[place]) - _mean[line]);
        var now = pupils > 0 ? (amount / pupils) - _mean[line] : 0;
        var all = _pupils - had + pupils;
        var off = (_off[line] + (pupils * now) - (had * was)) / all;
        var square = (_square[line] + (pupils * now * now) - (had * was * was)) / all;
        var mean = _mean[line] + off;
        return all > 0 && mean > 1e-300 && amount >= 0 ? Math.Sqrt(Math.Max(0, square - (off * off))) / mean : double.NaN;
    }
}
