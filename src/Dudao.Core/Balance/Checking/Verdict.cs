namespace Dudao.Core.Balance.Checking;

/// <summary>How a figure is held against a threshold, the same everywhere: in the check, in the plan, in the sensitivity.</summary>
public static class Verdict
{
    /// <summary>How far a coefficient may lie above its threshold by rounding alone.</summary>
    public const double Tolerance = 1e-12;

    /// <summary>Whether a coefficient passes: CV ≤ threshold + 10⁻¹².</summary>
    public static bool Passes(double cv, double threshold) => cv <= threshold + Tolerance;

    /// <summary>Whether a school's ratio reaches a minimum; a split amount may lie below it by rounding alone (10⁻¹² of it).</summary>
    public static bool Reaches(double ratio, double minimum) => ratio >= minimum - (minimum * Tolerance);

    /// <summary>True where all are, false where one is not, null where it cannot be told or there are none.</summary>
    internal static bool? All(IEnumerable<bool?> verdicts, int count)
    {
        var unknown = count == 0;
        foreach (var verdict in verdicts)
        {
            if (verdict == false)
            {
                return false;
            }

            unknown |= verdict is null;
        }

        return unknown ? null : true;
    }
}
