using Dudao.Core.Balance.Planning.Model;
using Dudao.Core.Balance.Planning.Search;

namespace Dudao.Core.Balance.Planning.Proof;

/// <summary>Takes the prices of the boxes that bind as the new reference, so that charges and divisions can follow them.</summary>
internal static class Reprice
{
    public static LinePrices From(PlanModel model, LinePrices prices, List<Box>[] boxes)
    {
        var next = prices.Copy();
        for (var line = 0; line < model.Lines.Length; line++)
        {
            var binding = boxes[line].MinBy(box => box.Bound)!;
            next.Stiffness[line] = binding.Stiffness;
            next.Target[line] = binding.Target;
        }

        return next;
    }
}
