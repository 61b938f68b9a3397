using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Balance.Planning.Model;

/// <summary>Which raw column raises which indicator: one each, so that a plan has one answer to "what do we buy for this".</summary>
internal static class BoughtColumns
{
    /// <summary>Refuses where an indicator could be raised by two columns at once.</summary>
    public static Refusal? Refuse(BalanceStandard standard, PriceList prices)
    {
        foreach (var indicator in standard.Indicators)
        {
            var sold = indicator.Amount.Columns.Where(prices.Sells).ToList();
            if (sold.Count > 1)
            {
                return new Refusal(
                    $"指标“{indicator.Name}”可由 {string.Join("、", sold)} 几列提高，方案只能购置其中一列。请在成本表里只留一列。", Field: indicator.Code);
            }
        }

        return null;
    }
}
