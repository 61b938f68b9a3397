namespace Dudao.Core.Balance;

/// <summary>
/// The spread of a resource over schools, weighted by pupils (domain page, formula): with X = x ÷ P of each school and the weight w = P ÷ ΣP,
/// mean X̄ = Σx ÷ ΣP, deviation S = √Σw(X − X̄)², the population's, and coefficient CV = S ÷ X̄ (差异系数).
/// </summary>
/// <param name="Schools">How many schools.</param>
/// <param name="Pupils">Their pupils ΣP.</param>
/// <param name="Mean">X̄, times <c>per</c>; null where there are no pupils.</param>
/// <param name="Deviation">S, times <c>per</c>; null where there are no pupils.</param>
/// <param name="Cv">S ÷ X̄; null where it cannot be computed.</param>
/// <param name="Reason">Why it cannot be computed, in Chinese; null where it can.</param>
public sealed record Spread(int Schools, double Pupils, double? Mean, double? Deviation, double? Cv, string? Reason)
{
    /// <summary>The spread over schools. Order of the schools does not matter beyond the last bits; O(n).</summary>
    /// <param name="pupils">Pupils of each school, above 0.</param>
    /// <param name="amounts">The school's amount of the resource, not below 0; as long as <paramref name="pupils"/>.</param>
    /// <param name="per">1 for a figure per pupil, 100 per hundred pupils.</param>
    public static Spread Of(ReadOnlySpan<double> pupils, ReadOnlySpan<double> amounts, double per = 1)
    {
        double allPupils = 0, all = 0;
        for (var school = 0; school < pupils.Length; school++)
        {
            allPupils += pupils[school];
            all += amounts[school];
        }

        if (pupils.Length == 0 || allPupils <= 0)
        {
            return new Spread(pupils.Length, 0, null, null, null, "没有学校计入，无法计算。");
        }

        var mean = all / allPupils;
        double squares = 0;
        for (var school = 0; school < pupils.Length; school++)
        {
            var off = (amounts[school] / pupils[school]) - mean;
            squares += pupils[school] * off * off;
        }

        var deviation = Math.Sqrt(squares / allPupils);
        return mean > 0
            ? new Spread(pupils.Length, allPupils, mean * per, deviation * per, deviation / mean, null)
            : new Spread(pupils.Length, allPupils, 0, 0, null, "各校合计为 0，平均数为 0，无法计算差异系数。");
    }
}
