using Dudao.Core.Frameworks.Rules;

namespace Dudao.Core.Frameworks.Scoring;

/// <summary>A limit on the grade that comes from outside the marks: a veto, or a re-evaluation's cap.</summary>
/// <param name="Grade">The name of the best grade still possible.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record GradeCap(string Grade, string Reason);

/// <summary>The figures that grades look at: all rounded to two decimals, so that paper and grade never disagree.</summary>
/// <param name="Mark">The mark with bonus.</param>
/// <param name="WithoutBonus">The mark without bonus.</param>
/// <param name="Parts">The A levels that apply, with their shares.</param>
public sealed record GradedFigures(decimal Mark, decimal WithoutBonus, IReadOnlyList<PartScore> Parts);

/// <summary>Whether a band was reached, and why not.</summary>
public sealed record BandTest(GradeBand Band, bool Reached, string Why);

/// <summary>How a grade is found: the first band, from the best, that no cap excludes and whose conditions hold.</summary>
public static class GradeDecision
{
    /// <summary>The place of the band that the figures reach; the last where none holds.</summary>
    /// <param name="scale">The grades, best first.</param>
    /// <param name="figures">The rounded figures.</param>
    /// <param name="caps">Vetoes and other caps; of several the lowest in the order of the bands holds.</param>
    /// <param name="vetoed">Whether a veto is triggered, for bands that ask for none.</param>
    public static int Decide(this GradeScale scale, GradedFigures figures, IReadOnlyList<GradeCap> caps, bool vetoed)
    {
        for (var i = Start(scale, caps); i < scale.Bands.Count; i++)
        {
            if (Holds(scale.Bands[i], figures, vetoed))
            {
                return i;
            }
        }

        return scale.Bands.Count - 1;
    }

    /// <summary>Each band from the best down to the one reached, with what it lacked.</summary>
    public static IReadOnlyList<BandTest> Explain(this GradeScale scale, GradedFigures figures, IReadOnlyList<GradeCap> caps, bool vetoed)
    {
        var tests = new List<BandTest>();
        var start = Start(scale, caps);
        for (var i = 0; i < scale.Bands.Count; i++)
        {
            var band = scale.Bands[i];
            var lacks = Lacks(band, figures, vetoed).ToList();
            lacks.AddRange(caps.Where(c => i < Place(scale, c)).Select(c => $"{c.Reason}，最高只能定为{c.Grade}"));
            var reached = i >= start && (lacks.Count == 0 || i == scale.Bands.Count - 1);
            tests.Add(new(band, reached, reached ? band.Conditions() : string.Join('；', lacks)));
            if (reached)
            {
                break;
            }
        }

        return tests;
    }

    private static int Start(GradeScale scale, IReadOnlyList<GradeCap> caps)
    {
        var start = 0;
        foreach (var cap in caps)
        {
            start = Math.Max(start, Place(scale, cap));
        }

        return start;
    }

    // A cap at a grade that the scale does not have (a draft's mistake) is taken for the lowest: a veto must not be lost by a typing error.
    private static int Place(GradeScale scale, GradeCap cap) => scale.IndexOf(cap.Grade) is >= 0 and var place ? place : scale.Bands.Count - 1;

    private static bool Holds(GradeBand band, GradedFigures figures, bool vetoed)
    {
        if (figures.Mark < band.AtLeast || figures.WithoutBonus < band.WithoutBonusAtLeast || (band.NoVeto && vetoed))
        {
            return false;
        }

        if (band.EachPartAtLeast is { } share)
        {
            foreach (var part in figures.Parts)
            {
                if (part.Percent < share)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static IEnumerable<string> Lacks(GradeBand band, GradedFigures figures, bool vetoed)
    {
        if (figures.Mark < band.AtLeast)
        {
            yield return $"总分 {figures.Mark.Plain()} 分，低于 {band.AtLeast.Value.Plain()} 分";
        }

        if (figures.WithoutBonus < band.WithoutBonusAtLeast)
        {
            yield return $"不计加分 {figures.WithoutBonus.Plain()} 分，低于 {band.WithoutBonusAtLeast.Value.Plain()} 分";
        }

        foreach (var part in figures.Parts.Where(p => p.Percent < band.EachPartAtLeast))
        {
            yield return $"{part.Part.Title}得分率 {part.Percent.Plain()}%，低于 {band.EachPartAtLeast!.Value.Plain()}%";
        }

        if (band.NoVeto && vetoed)
        {
            yield return "触发了一票否决";
        }
    }
}
