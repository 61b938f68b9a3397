using System.Text.RegularExpressions;
using Dudao.Core.Frameworks.Rules;

namespace Dudao.Core.Frameworks.Tables.Proposals;

/// <summary>The part of a framework that a standard stands in.</summary>
public enum StandardPart
{
    /// <summary>A part that makes the mark.</summary>
    Scored,

    /// <summary>特色工作.</summary>
    Bonus,

    /// <summary>一票否决.</summary>
    Veto,
}

/// <summary>
/// Proposes a leaf's rule from the words of its scoring standard: 每缺一项扣1分 is a deduction, A、B、C、D a level, 达98%得满分，每低1个百分点扣0.5分
/// a line over a figure. It never guesses where the words do not say it.
/// </summary>
public static partial class RuleProposer
{
    private const int Longest = 4000;

    /// <summary>The rule that the words say; null when they say none, or one that does not fit the points.</summary>
    /// <param name="standard">The scoring standard.</param>
    /// <param name="points">The leaf's full mark; 0 for a veto.</param>
    /// <param name="name">The leaf's name, for a figure that the standard leaves unnamed.</param>
    /// <param name="part">Where it stands.</param>
    public static RuleProposal? Propose(string standard, decimal points, string name = "", StandardPart part = StandardPart.Scored)
    {
        var text = StandardText.Of(standard.Length <= Longest ? standard : standard[..Longest]);
        return part switch
        {
            StandardPart.Veto => VetoProposal.Of(text),
            StandardPart.Bonus => BonusProposal.Of(text, points),
            _ when points <= 0 => null,
            _ => Fitting(points, Steps(text), LevelProposal.Of(text, points), DataProposal.Of(text, points, name), ChecklistProposal.Of(text, points), DeductProposal.Of(text), PassFail(text, points), Judged(text, points)),
        };
    }

    /// <summary>Whether the words are those of a veto.</summary>
    public static bool IsVeto(string standard) => VetoProposal.IsMeant(StandardText.Of(standard.Length <= Longest ? standard : standard[..Longest]));

    /// <summary>Whether the words add points.</summary>
    public static bool IsBonus(string standard) => BonusProposal.IsMeant(StandardText.Of(standard.Length <= Longest ? standard : standard[..Longest]));

    /// <summary>Steps for a leaf of so many points whose standard names none: half points, or the coarsest that fit.</summary>
    public static PointsRule DefaultPoints(decimal points)
    {
        foreach (var step in (ReadOnlySpan<decimal>)[0.5m, 0.25m, 0.2m, 0.1m, 0.05m, 0.01m, 0.001m])
        {
            if (points % step == 0)
            {
                return new() { Step = step };
            }
        }

        return new() { Step = 0.0001m };
    }

    private static RuleProposal? Fitting(decimal points, params ReadOnlySpan<RuleProposal?> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (candidate is not null && !candidate.Rule.Problems(points).Any())
            {
                return candidate;
            }
        }

        return null;
    }

    private static RuleProposal? Steps(StandardText text) =>
        StepWords().Match(text.Plain) is { Success: true } match && CellText.TryNumber(match.Groups["n"].Value, out var step)
            ? new(new PointsRule { Step = step }, [StandardText.Span(match)])
            : null;

    private static RuleProposal? PassFail(StandardText text, decimal points)
    {
        var full = FullWords().Match(text.Plain);
        var none = NoneWords().Match(text.Plain);
        return full.Success && none.Success && (!full.Groups["n"].Success || (CellText.TryNumber(full.Groups["n"].Value, out var said) && said == points))
            ? new(PassFailRule.Default, [StandardText.Span(full), StandardText.Span(none)])
            : null;
    }

    private static RuleProposal? Judged(StandardText text, decimal points) =>
        JudgedWords().Match(text.Plain) is { Success: true } match ? new(DefaultPoints(points), [StandardText.Span(match)]) : null;

    [GeneratedRegex(@"以\s*(?<n>\d+(?:\.\d+)?)\s*分为(?:一|1)?(?:个)?(?:档|级|单位|档次)")]
    private static partial Regex StepWords();

    [GeneratedRegex(@"得满分|计满分|记满分|得全分|给满分|(?:得|计|记)\s*(?<n>\d+(?:\.\d+)?)\s*分")]
    private static partial Regex FullWords();

    [GeneratedRegex(@"不得分|不计分|不记分|不给分|得\s*0\s*分|计\s*0\s*分|为\s*0\s*分|得零分")]
    private static partial Regex NoneWords();

    [GeneratedRegex(@"(?:视情况?)?酌情(?:赋|给|计|评|扣|打|得|记|减)?分?|赋分|酌减|酌定|视情况?(?:给|计|评|扣|赋|打)?分?|综合(?:评定|评分|赋分|打分)|按[^，。；]{0,20}(?:评分|计分|给分|打分)")]
    private static partial Regex JudgedWords();
}
