namespace Dudao.Core.Frameworks.Rules;

/// <summary>Marks that go in equal steps from 0; the full mark is always one of them.</summary>
internal static class Steps
{
    /// <summary>More steps than this are a mistake in the step, not a scale that a person marks on.</summary>
    public const int Most = 10_000;

    public static decimal[] Upto(decimal full, decimal step)
    {
        if (step <= 0 || full <= 0 || full / step > Most)
        {
            return full > 0 ? [0, full] : [0];
        }

        var whole = (int)decimal.Floor(full / step);
        var marks = Enumerable.Range(0, whole + 1).Select(n => n * step);
        return whole * step == full ? [.. marks] : [.. marks, full];
    }

    public static decimal Nearest(decimal full, decimal step, Fraction value)
    {
        if (value >= full || full <= 0)
        {
            return Math.Max(full, 0);
        }

        if (value <= Fraction.Zero)
        {
            return 0;
        }

        if (step <= 0 || full / step > Most)
        {
            return value * 2 >= full ? full : 0;
        }

        var below = decimal.Floor((value / step).Floor()) * step;
        var above = Math.Min(below + step, full);
        return value - below < above - value ? below : above;
    }

    public static IEnumerable<string> Problems(decimal full, decimal step)
    {
        if (step <= 0)
        {
            yield return "分档应大于 0";
        }
        else if (full / step > Most)
        {
            yield return $"分档 {step.Plain()} 分太细，满分 {full.Plain()} 分会有上万档";
        }
        else if (full % step != 0)
        {
            yield return $"满分 {full.Plain()} 分不是分档 {step.Plain()} 分的整数倍";
        }
    }
}
