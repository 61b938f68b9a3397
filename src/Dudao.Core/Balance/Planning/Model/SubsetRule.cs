using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Balance.Planning.Model;

/// <summary>Teachers of a kind are teachers: where a school gives both, the part never exceeds the whole.</summary>
public static class SubsetRule
{
    /// <summary>The column of all full-time teachers.</summary>
    public const string Whole = "teachers";

    /// <summary>Whether a column counts some of the teachers.</summary>
    public static bool IsPart(string column) => column.StartsWith("teachers_", StringComparison.Ordinal);

    internal static Subset[] Find(
        CountyFigures county, BalanceStandard standard, IReadOnlyList<Purchase> purchases, Dictionary<(int Row, string Column, Stage? Stage), int> index)
    {
        var parts = standard.Columns().Where(column => column.Kind == ResourceKind.Staff && IsPart(column.Column)).Select(column => column.Column).ToList();
        var subsets = new List<Subset>();
        foreach (var stage in county.Stages)
        {
            foreach (var row in stage.Rows)
            {
                var kind = county.Table.Schools[row].Kind!.Value;
                var all = RawFigure.Of(county.Table, row, kind, stage.Stage, Whole, ResourceKind.Staff);
                if (double.IsNaN(all))
                {
                    continue;
                }

                var whole = index.GetValueOrDefault((row, Whole, stage.Stage), -1);
                foreach (var part in parts)
                {
                    // Where the table already has more of a kind than of all, the check says so; the plan only keeps it from growing.
                    var bought = index.GetValueOrDefault((row, part, stage.Stage), -1);
                    if (bought >= 0 || whole >= 0)
                    {
                        var some = RawFigure.Of(county.Table, row, kind, stage.Stage, part, ResourceKind.Staff);
                        subsets.Add(new Subset(bought, whole, some, Math.Max(all, some)));
                    }
                }
            }
        }

        foreach (var subset in subsets.Where(subset => subset is { Whole: < 0, Part: >= 0 }))
        {
            var part = purchases[subset.Part];
            part.Ceiling = Math.Min(part.Ceiling, Math.Floor(((subset.WholeFigure - subset.PartFigure) / part.Size) + 1e-9));
        }

        return [.. subsets];
    }
}
