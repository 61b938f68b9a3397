using System.Collections.Immutable;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Balance.Planning.Model;

/// <summary>What can be bought for whom: the office's list of costs, or the standard's own units and costs.</summary>
internal sealed class PriceList
{
    private readonly Dictionary<(string Resource, string School), UnitPrice> _prices;

    private PriceList(Dictionary<(string, string), UnitPrice> prices) => _prices = prices;

    public static (PriceList? List, Refusal? Refusal) Of(BalanceStandard standard, CountyFigures county, ImmutableArray<UnitPrice>? given)
    {
        if (given is not { } rows)
        {
            var own = standard.Indicators
                .Where(indicator => indicator.UnitCost is not null)
                .Select(indicator => new UnitPrice(indicator.Amount.Columns[0], "", indicator.UnitSize, indicator.UnitCost!.Value, null, 0))
                .GroupBy(price => price.Resource)
                .ToDictionary(group => (group.Key, ""), group => group.First());
            return (new PriceList(own), null);
        }

        var known = standard.Columns().ToDictionary(column => column.Column, column => column.Kind);
        known.TryAdd("teachers", ResourceKind.Staff);
        var schools = county.Rows.Select(row => county.Table.Schools[row].Name).ToHashSet(StringComparer.Ordinal);
        var prices = new Dictionary<(string, string), UnitPrice>();
        foreach (var row in rows)
        {
            if (!IsKnown(row.Resource))
            {
                var expected = string.Join("、", known.Keys.Order(StringComparer.Ordinal));
                return (null, new Refusal($"成本表里的“{row.Resource}”不是标准“{standard.Title}”的原始数据。可以写：{expected}。", Field: row.Resource));
            }

            if (row.School.Length > 0 && !schools.Contains(row.School))
            {
                return (null, new Refusal($"成本表里的学校“{row.School}”不在学校表中。请核对校名。", Field: row.School));
            }

            if (!prices.TryAdd((row.Resource, row.School), row))
            {
                var whose = row.School.Length == 0 ? "" : $"（{row.School}）";
                return (null, new Refusal($"成本表里“{row.Resource}”{whose}有两行。每项资源对同一所学校只写一行。", Field: row.Resource));
            }
        }

        return (new PriceList(prices), null);

        bool IsKnown(string resource) => known.ContainsKey(resource)
            || Balance.Stages.Compulsory.Any(stage => known.Any(column =>
                column.Value == ResourceKind.Staff && resource == FigureColumn.OfStage(column.Key, stage)));
    }

    /// <summary>The price of a resource for a school; null where it cannot be bought.</summary>
    public UnitPrice? For(string column, Stage? stage, string school)
    {
        var ofStage = stage is { } one ? FigureColumn.OfStage(column, one) : column;
        return Find(ofStage, school) ?? Find(column, school) ?? Find(ofStage, "") ?? Find(column, "");
    }

    /// <summary>Whether a column can be bought for any school at all.</summary>
    public bool Sells(string column) => _prices.Keys.Any(key =>
        key.Resource == column || Balance.Stages.Compulsory.Any(stage => key.Resource == FigureColumn.OfStage(column, stage)));

    private UnitPrice? Find(string resource, string school) => _prices.GetValueOrDefault((resource, school));
}
