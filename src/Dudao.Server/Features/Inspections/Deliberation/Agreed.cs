using System.Globalization;
using Dudao.Core.Frameworks.Agreement;
using Dudao.Core.Frameworks.Rules;

namespace Dudao.Server.Features.Inspections.Deliberation;

/// <summary>How far the members' marks at a subject agree: Krippendorff's α with its interval, as <c>dudao agreement</c> prints it.</summary>
internal static class Agreed
{
    // Leaves of 0.5 and of 5 points are set beside each other: as shares of the full mark they weigh the same.
    public static Ratings Ratings(DeliberationView view)
    {
        var markers = view.Markers.Where(m => m.Counts).Select(m => m.MemberId).ToList();
        return Core.Frameworks.Agreement.Ratings.Of(view.Lines.Where(l => l.Leaf.Points > 0 && l.Leaf.Rule is not (DataRule or VetoRule)).Select(l => (IReadOnlyList<double?>)
            [.. markers.Select(id => l.Marks.FirstOrDefault(m => m.MemberId == id) is { } mark && l.ValueOf(mark.Input) is { } value ? (double)(value / l.Leaf.Points) : (double?)null)]));
    }

    /// <summary>Empty where no leaf has two marks.</summary>
    public static string Of(DeliberationView view)
    {
        if (!view.Lines.Any(l => l.Proposal is { Count: > 1 }))
        {
            return "";
        }

        var alpha = KrippendorffAlpha.Of(Ratings(view));
        return alpha.Value(AlphaMetric.Interval) is not { } value ? "评分都相同，算不出 α。"
            : string.Create(CultureInfo.InvariantCulture, $"Krippendorff α，定距：{value:0.000}")
                + (alpha.Interval(AlphaMetric.Interval) is var (low, high) ? string.Create(CultureInfo.InvariantCulture, $"，95% 区间 {low:0.000} 至 {high:0.000}") : "");
    }
}
