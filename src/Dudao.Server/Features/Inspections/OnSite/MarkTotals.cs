using System.Globalization;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Scoring;

namespace Dudao.Server.Features.Inspections.OnSite;

/// <summary>What stands at a leaf of a sheet.</summary>
public sealed record TypedMark(LeafInput? Input, string Reason);

/// <summary>One's own sums, and where a reason is asked for: shown to the sheet's hand alone, as texts that the page swaps after each save.</summary>
public sealed class MarkTotals(
    Framework framework, IReadOnlyList<Indicator> leaves, IReadOnlyDictionary<string, TypedMark> marks, IReadOnlyDictionary<string, LeafInput> self, decimal share)
{
    /// <summary>The texts by name: done, open, unexplained, missing, sum, rate, and count-PART, got-PART, full-PART; reason-LEAF for the leaves that were touched.</summary>
    public IReadOnlyDictionary<string, string> Texts(IEnumerable<string> touched)
    {
        var texts = new Dictionary<string, string>();
        foreach (var part in leaves.GroupBy(l => framework.PathTo(l.Id)[0].Id))
        {
            var marked = part.Where(l => InputOf(l) is not null).ToList();
            texts["count-" + part.Key] = $"{marked.Count}/{part.Count()}";
            texts["got-" + part.Key] = Plain(marked.Sum(Value));
            texts["full-" + part.Key] = Plain(marked.Sum(Full));
        }

        var all = leaves.Where(l => InputOf(l) is not null).ToList();
        var (got, full) = (all.Sum(Value), all.Sum(Full));
        var (open, unexplained) = (leaves.Count - all.Count, leaves.Count(l => ReasonWords(l).Length > 0));
        texts["done"] = Count(all.Count);
        texts["open"] = Count(open);
        texts["unexplained"] = Count(unexplained);
        texts["missing"] = open + unexplained == 0 ? "" : $"（还差 {Count(open + unexplained)} 项）";
        texts["sum"] = Plain(got);
        texts["full"] = Plain(full);
        texts["rate"] = full == 0 ? "" : (got / full * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%";
        foreach (var leaf in leaves.Where(l => touched.Contains(l.Id)))
        {
            texts["reason-" + leaf.Id] = ReasonWords(leaf);
        }

        return texts;
    }

    private string ReasonWords(Indicator leaf) =>
        marks.GetValueOrDefault(leaf.Id) is { Reason: "" } mark ? ReasonWords(leaf, self.GetValueOrDefault(leaf.Id), mark.Input, share) : "";

    /// <summary>与自评相差 50%，请写理由; empty where none is asked for.</summary>
    public static string ReasonWords(Indicator leaf, LeafInput? self, LeafInput? mark, decimal share)
    {
        if (!MarkReason.IsRequired(leaf, self, mark, share))
        {
            return "";
        }

        var (own, theirs) = (leaf.Rule.Value(leaf.Points, mark!)?.Round(4), self is null ? null : leaf.Rule.Value(leaf.Points, self)?.Round(4));
        return own is null ? "评“不适用”，请写理由"
            : theirs is null ? "自评“不适用”，请写理由"
            : $"与自评相差 {(Math.Abs(own.Value - theirs.Value) / leaf.Points * 100).ToString("0", CultureInfo.InvariantCulture)}%，请写理由";
    }

    private LeafInput? InputOf(Indicator leaf) => marks.GetValueOrDefault(leaf.Id)?.Input;

    private decimal Value(Indicator leaf) => leaf.Rule.Value(leaf.Points, InputOf(leaf)!)?.Round(4) ?? 0;

    /// <summary>A leaf marked 不适用 is left out.</summary>
    private decimal Full(Indicator leaf) => InputOf(leaf) is LeafInput.NotApplicable ? 0 : leaf.Points;

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Plain(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
