using System.Globalization;
using Dudao.Core.Frameworks;

namespace Dudao.Benchmarks.Office;

/// <summary>Values that may be typed at a leaf.</summary>
internal static class Typed
{
    /// <summary>The leaf's full value, as it is stored.</summary>
    public static string Full(Indicator leaf) => FrameworkJson.Write(LeafReading.Of(leaf, Choices(leaf)[0]).Input!);

    /// <summary>At least one text that the leaf's rule takes, and mostly two, so that a mark can change with every save.</summary>
    public static IReadOnlyList<string> Choices(Indicator leaf)
    {
        string[] candidates =
        [
            "A", "B", leaf.Points.ToString(CultureInfo.InvariantCulture), (leaf.Points / 2).ToString(CultureInfo.InvariantCulture), "0", "98", "是",
        ];
        return [.. candidates.Where(c => LeafReading.Of(leaf, c) is { Refusal: null, Input: not null }).Take(2)];
    }
}
