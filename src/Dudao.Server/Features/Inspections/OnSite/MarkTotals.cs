using System.Globalization;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Scoring;

namespace Dudao.Server.Features.Inspections.OnSite;

/// <summary>One's own sums, and where a reason is asked for: shown to the sheet's hand alone, as texts that the page swaps after each save.</summary>
public sealed class MarkTotals(
    Framework framework, IReadOnlyList<Indicator> leaves, IReadOnlyDictionary<string, LeafInput> marks, IReadOnlyDictionary<string, LeafInput> self, decimal share)
{
    /// <summary>The texts by name: done, sum, rate, and count-PART, got-PART, full-PART; reason-LEAF for the leaves that were touched.</summary>
    public IReadOnlyDictionary<string, string> Texts(IEnumerable<string> touched)
    {
        var texts = new Dictionary<string, string>();
        foreach (var part in leaves.GroupBy(l => framework.PathTo(l.Id)[0].Id))
        {
            var marked = part.Where(l => marks.ContainsKey(l.Id)).ToList();
            texts["count-" + part.Key] = $"{marked.Count}/{part.Count()}";
            texts["got-" + part.Key] = Plain(marked.Sum(Value));
            texts["full-" + part.Key] = Plain(marked.Sum(Full));
        }

        var all = leaves.Where(l => marks.ContainsKey(l.Id)).ToList();
        var (got, full) = (all.Sum(Value), all.Sum(Full));
        texts["done"] = all.Count.ToString(CultureInfo.InvariantCulture);
        texts["sum"] = Plain(got);
        texts["full"] = Plain(full);
        texts["rate"] = full == 0 ? "" : (got / full * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%";
        foreach (var leaf in leaves.Where(l => touched.Contains(l.Id)))
        {
            texts["reason-" + leaf.Id] = ReasonWords(leaf, self.GetValueOrDefault(leaf.Id), marks.GetValueOrDefault(leaf.Id), share);
        }

        return texts;
    }

    /// <summary>与自评相差 50%，请写理由; empty where none is asked for.</summary>
    public static string ReasonWords(Indicator leaf, LeafInput? self, LeafInput? mark, decimal share)
    {
        if (!MarkReason.IsRequired(leaf, self, mark, share))
        {
            return "";
        }

        var (own, theirs) = (leaf.Rule.Value(leaf.Points, mark!)?.Round(4), leaf.Rule.Value(leaf.Points, self!)?.Round(4));
        return leaf.Points == 0 || own is null || theirs is null
            ? "与自评相差较大，请写理由"
            : $"与自评相差 {(Math.Abs(own.Value - theirs.Value) / leaf.Points * 100).ToString("0", CultureInfo.InvariantCulture)}%，请写理由";
    }

    private decimal Value(Indicator leaf) => leaf.Rule.Value(leaf.Points, marks[leaf.Id])?.Round(4) ?? 0;

    /// <summary>A leaf marked 不适用 is left out.</summary>
    private decimal Full(Indicator leaf) => marks[leaf.Id] is LeafInput.NotApplicable ? 0 : leaf.Points;

    private static string Plain(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
