using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>
/// All decisions of one school, taken together: which minima it leaves in its one or two stages is the cheapest choice that the rule allows,
/// found exactly by going through its items with the number left so far.
/// </summary>
internal sealed class SchoolRow
{
    private readonly PlanModel _model;
    private readonly int[] _may;
    private readonly int[][][] _left;

    public SchoolRow(PlanModel model, int table, int[] stages, RowItem[] items)
    {
        _model = model;
        Table = table;
        _may = [.. stages.Select(stage => model.MayMiss[stage])];
        Items = items;
        _left = [.. items.Select(item => Enumerable.Range(0, item.Values.Length)
            .Select(mask => stages.Select(stage => item.Left(model, mask, stage)).ToArray()).ToArray())];
    }

    /// <summary>The school's index in the table.</summary>
    public int Table { get; }

    public RowItem[] Items { get; }

    private int Second => _may.Length > 1 ? _may[1] : 0;

    private int States => (_may[0] + 1) * (Second + 1);

    /// <summary>
    /// For one item, by mask: the least value of all others when the item takes that mask; infinite where the rule does not allow the mask.
    /// </summary>
    public void Completions(int item, Span<double> by)
    {
        Span<double> values = stackalloc double[States];
        values.Clear();
        for (var other = 0; other < Items.Length; other++)
        {
            if (other != item)
            {
                Take(values, other);
            }
        }

        for (var mask = 0; mask < by.Length; mask++)
        {
            var state = State(item, mask);
            by[mask] = state < 0 ? double.PositiveInfinity : values[state];
        }
    }

    /// <summary>The cheapest choice: a mask for every item. False where the school cannot keep the rule at all.</summary>
    public bool Choose(Span<int> masks)
    {
        var steps = new double[Items.Length + 1][];
        steps[0] = new double[States];
        for (var item = 0; item < Items.Length; item++)
        {
            steps[item + 1] = [.. steps[item]];
            Take(steps[item + 1], item);
        }

        var (first, second) = (_may[0], Second);
        if (double.IsPositiveInfinity(steps[^1][(first * (Second + 1)) + second]))
        {
            return false;
        }

        for (var item = Items.Length - 1; item >= 0; item--)
        {
            var best = double.PositiveInfinity;
            for (var mask = 0; mask < Items[item].Values.Length; mask++)
            {
                var left = _left[item][mask];
                var (a, b) = (first - left[0], second - (left.Length > 1 ? left[1] : 0));
                var value = a < 0 || b < 0 ? double.PositiveInfinity : steps[item][(a * (Second + 1)) + b] + Items[item].Values[mask];
                if (value < best)
                {
                    (best, masks[item]) = (value, mask);
                }
            }

            var taken = _left[item][masks[item]];
            (first, second) = (first - taken[0], second - (taken.Length > 1 ? taken[1] : 0));
        }

        return true;
    }

    /// <summary>The lines that cannot reach their minimum, whatever is bought; for a refusal.</summary>
    public IEnumerable<int> Unreachable() => Items
        .SelectMany(item => item.Bits.Select(bit => item.Effects[bit]))
        .Where(effect => double.IsPositiveInfinity(_model.Lines[effect.Line].Full[effect.Place]))
        .OrderByDescending(effect => _model.Lines[effect.Line].Rest[effect.Place])
        .Select(effect => effect.Line);

    /// <summary>Adds an item to the least values by the number of minima that may still be left.</summary>
    private void Take(Span<double> values, int item)
    {
        var entry = Items[item].Values;
        if (entry.Length == 1)
        {
            for (var state = 0; state < values.Length; state++)
            {
                values[state] += entry[0];
            }

            return;
        }

        // From the greatest allowance down: what remains for the others is smaller and still untouched.
        for (var a = _may[0]; a >= 0; a--)
        {
            for (var b = Second; b >= 0; b--)
            {
                var best = double.PositiveInfinity;
                for (var mask = 0; mask < entry.Length; mask++)
                {
                    var left = _left[item][mask];
                    var (x, y) = (a - left[0], b - (left.Length > 1 ? left[1] : 0));
                    if (x >= 0 && y >= 0)
                    {
                        best = Math.Min(best, values[(x * (Second + 1)) + y] + entry[mask]);
                    }
                }

                values[(a * (Second + 1)) + b] = best;
            }
        }
    }

    private int State(int item, int mask)
    {
        var left = _left[item][mask];
        var (a, b) = (_may[0] - left[0], Second - (left.Length > 1 ? left[1] : 0));
        return a < 0 || b < 0 ? -1 : (a * (Second + 1)) + b;
    }
}
