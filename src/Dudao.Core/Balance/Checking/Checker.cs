using System.Collections.Immutable;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Balance.Checking;

/// <summary>Holds counties against a standard.</summary>
public static class Checker
{
    /// <summary>One county.</summary>
    public static CountyCheck Check(CountyFigures county, BalanceStandard standard) =>
        new(county.Group, [.. county.Stages.Select(stage => Check(stage, county.Table, standard))], county.LeftOut);

    /// <summary>One stage: its coefficients, its schools below the minima, its verdict.</summary>
    public static StageCheck Check(StageFigures figures, SchoolTable table, BalanceStandard standard)
    {
        var threshold = standard.Threshold(figures.Stage);
        var each = standard.Judge == Judging.Each;
        var indicators = ImmutableArray.CreateBuilder<IndicatorCheck>(standard.Indicators.Length);
        for (var indicator = 0; indicator < standard.Indicators.Length; indicator++)
        {
            var spread = Spread.Of(figures.Pupils, figures.Amounts[indicator], standard.Indicators[indicator].Per);
            indicators.Add(new IndicatorCheck(
                standard.Indicators[indicator].Code, spread.Mean, spread.Deviation, spread.Cv, each ? threshold : null,
                each && spread.Cv is { } cv ? Verdict.Passes(cv, threshold) : null, spread.Reason));
        }

        double? composite = indicators.Any(indicator => indicator.Cv is null) ? null : indicators.Sum(indicator => indicator.Cv!.Value) / indicators.Count;
        var shorts = Short(figures, table, standard);
        var judged = each
            ? Verdict.All(indicators.Select(indicator => indicator.Reached), indicators.Count)
            : composite is { } mean ? Verdict.Passes(mean, threshold) : null;
        return new StageCheck(
            figures.Stage, figures, indicators.MoveToImmutable(), composite, each ? null : threshold, shorts, shorts.Length > 0 ? false : judged);
    }

    private static ImmutableArray<SchoolShort> Short(StageFigures figures, SchoolTable table, BalanceStandard standard)
    {
        var shorts = ImmutableArray.CreateBuilder<SchoolShort>();
        var minima = new MinimaRule(standard, figures.Stage);
        if (minima.Count == 0)
        {
            return [];
        }

        for (var place = 0; place < figures.Count; place++)
        {
            if (minima.Keeps(figures, place))
            {
                continue;
            }

            var school = table.Schools[figures.Rows[place]];
            shorts.Add(new SchoolShort(school.Row, school.Name, [.. minima.Missed(figures, place)]));
        }

        return shorts.ToImmutable();
    }
}
