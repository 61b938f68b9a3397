using Dudao.Core.Balance.Planning.Model;
using Dudao.Core.Balance.Planning.Search;

namespace Dudao.Core.Balance.Planning.Proof;

/// <summary>
/// Where the mean of the coefficients is judged, a point of any coefficient of a stage is worth the same, also in a line for which nothing is bought: its
/// stiffness is worth ÷ (2·S·X̄), its target X̄ + CV·S.
/// </summary>
internal static class CompositePrices
{
    public static LinePrices At(PlanModel model, Trial trial, LinePrices prices)
    {
        var at = prices.Copy();
        for (var line = 0; line < model.Lines.Length; line++)
        {
            var (mean, coefficient) = (trial.Mean(line), trial.Coefficient(line));
            var fits = mean > 0 && coefficient > 1e-9;
            at.Stiffness[line] = fits ? at.Point[model.Lines[line].Stage] / (2 * coefficient * mean * mean) : 0;
            at.Target[line] = fits ? mean * (1 + (coefficient * coefficient)) : 0;
        }

        return at;
    }
}
