using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Balance.Checking;

/// <summary>
/// The rule of the minima of one stage (教督〔2017〕6号: six of seven whole, the seventh to 85 %): at most some of the indicators lie below
/// their minimum, and those not below the part that is always asked for.
/// </summary>
public sealed class MinimaRule
{
    private readonly BalanceStandard _standard;
    private readonly (int Indicator, double Minimum)[] _minima;
    private readonly int _mayMiss;

    /// <summary>The rule of a compulsory stage.</summary>
    public MinimaRule(BalanceStandard standard, Stage stage)
    {
        _standard = standard;
        _mayMiss = standard.MayMiss(stage);
        _minima =
        [
            .. standard.Indicators
                .Select((indicator, at) => (Indicator: at, Minimum: indicator.Minimum(stage)))
                .Where(minimum => minimum.Minimum is > 0)
                .Select(minimum => (minimum.Indicator, minimum.Minimum!.Value)),
        ];
    }

    /// <summary>How many indicators have a minimum; 0 where the standard asks for none.</summary>
    public int Count => _minima.Length;

    /// <summary>Whether the school at this place keeps the rule.</summary>
    public bool Keeps(StageFigures figures, int place)
    {
        var missed = 0;
        foreach (var (indicator, minimum) in _minima)
        {
            var ratio = Ratio(figures, place, indicator);
            if (Verdict.Reaches(ratio, minimum))
            {
                continue;
            }

            if (++missed > _mayMiss || !Verdict.Reaches(ratio, minimum * _standard.RestShare))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Every indicator below its minimum at this place, whether or not the rule is broken.</summary>
    public IEnumerable<MissedMinimum> Missed(StageFigures figures, int place)
    {
        foreach (var (indicator, minimum) in _minima)
        {
            var ratio = Ratio(figures, place, indicator);
            if (!Verdict.Reaches(ratio, minimum))
            {
                yield return new MissedMinimum(_standard.Indicators[indicator].Code, ratio, minimum);
            }
        }
    }

    /// <summary>How far a school of these figures is from keeping the rule: 0 where it keeps it, else the sum of what it lacks, as parts of the minima.</summary>
    internal double Lack(double pupils, ReadOnlySpan<double> amounts)
    {
        var (missed, broken, lack) = (0, false, 0.0);
        foreach (var (indicator, minimum) in _minima)
        {
            var ratio = amounts[indicator] * _standard.Indicators[indicator].Per / pupils;
            if (!Verdict.Reaches(ratio, minimum))
            {
                broken |= ++missed > _mayMiss || !Verdict.Reaches(ratio, minimum * _standard.RestShare);
                lack += 1 - (ratio / minimum);
            }
        }

        return broken ? lack : 0;
    }

    private double Ratio(StageFigures figures, int place, int indicator) =>
        figures.Amounts[indicator][place] * _standard.Indicators[indicator].Per / figures.Pupils[place];
}
