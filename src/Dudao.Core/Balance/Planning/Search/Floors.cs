using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>
/// Which indicators each school leaves below their minimum, and the fewest and most units of each purchase that follow from it.
/// </summary>
internal sealed class Floors
{
    private readonly PlanModel _model;

    public Floors(PlanModel model)
    {
        _model = model;
        Relaxed = [.. model.Lines.Select(line => new bool[line.Count])];
        Least = new double[model.Purchases.Length];
        Most = new double[model.Purchases.Length];
    }

    /// <summary>By line and place: whether the school leaves this indicator at the part that is always asked for.</summary>
    public bool[][] Relaxed { get; }

    public double[] Least { get; }

    public double[] Most { get; }

    /// <summary>Takes the fewest units of every purchase from <see cref="Relaxed"/>, the most from the wholes bought so far.</summary>
    public void Refresh(double[]? units = null)
    {
        foreach (var purchase in _model.Purchases)
        {
            var least = -purchase.Gives;
            foreach (var (line, place, _) in purchase.Effects)
            {
                var at = _model.Lines[line];
                least = Math.Max(least, Relaxed[line][place] ? at.Rest[place] : at.Full[place]);
            }

            Least[purchase.Index] = least;
            Most[purchase.Index] = Math.Max(least, purchase.Ceiling);
        }

        foreach (var subset in _model.Subsets.Where(subset => subset is { Whole: >= 0, Part: >= 0 }))
        {
            var (part, whole) = (_model.Purchases[subset.Part], _model.Purchases[subset.Whole]);
            var needed = subset.PartFigure + (part.Size * Least[part.Index]) - subset.WholeFigure;
            Least[whole.Index] = Math.Max(Least[whole.Index], Math.Ceiling((needed / whole.Size) - 1e-9));
        }

        foreach (var subset in _model.Subsets.Where(subset => subset is { Whole: >= 0, Part: >= 0 }))
        {
            var (part, whole) = (_model.Purchases[subset.Part], _model.Purchases[subset.Whole]);
            var has = subset.WholeFigure + (whole.Size * Math.Max(Least[whole.Index], units?[whole.Index] ?? 0));
            var room = Math.Floor(((has - subset.PartFigure) / part.Size) + 1e-9);
            Most[part.Index] = Math.Max(Least[part.Index], Math.Min(Most[part.Index], room));
        }
    }
}
