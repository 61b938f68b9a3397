using System.Text.RegularExpressions;
using Dudao.Core.Frameworks.Rules;

namespace Dudao.Core.Frameworks.Tables.Proposals;

/// <summary>
/// Levels from words like 分A、B、C、D四级，系数为1.0、0.8、0.6、0.3 · 优秀得3分，良好得2分，一般得1分，较差不得分 · ……为A，……为B.
/// </summary>
internal static partial class LevelProposal
{
    private static readonly decimal[] Default = [1, 0.8m, 0.6m, 0.3m];

    public static RuleProposal? Of(StandardText text, decimal points) => WithCoefficients(text) ?? WithPoints(text, points) ?? LettersAlone(text);

    private static RuleProposal? WithCoefficients(StandardText text)
    {
        if (Coefficients().Match(text.Plain) is not { Success: true } match)
        {
            return null;
        }

        var letters = match.Groups["l"].Captures.Select(c => c.Value).ToList();
        var numbers = match.Groups["n"].Captures.Select(c => CellText.TryNumber(c.Value, out var n) ? n : -1).ToList();
        return letters.Count == numbers.Count ? new(new LevelRule { Levels = letters.Zip(numbers, (l, n) => new RatingLevel(l, n)).ToValueList() }, [StandardText.Span(match)]) : null;
    }

    private static RuleProposal? WithPoints(StandardText text, decimal points)
    {
        var matches = Graded().Matches(text.Plain).ToList();
        var levels = matches.Select(m => new RatingLevel(m.Groups["l"].Value, Share(m, points))).ToValueList();
        return levels.Count >= 2 && levels.Select(l => l.Letter).Distinct().Count() == levels.Count && levels[0].Coefficient == 1
            ? new(new LevelRule { Levels = levels }, matches.Select(StandardText.Span).ToValueList())
            : null;
    }

    private static decimal Share(Match match, decimal points)
    {
        if (match.Groups["none"].Success)
        {
            return 0;
        }

        if (match.Groups["full"].Success)
        {
            return 1;
        }

        // A coefficient that no decimal says exactly would make a mark that the table does not name.
        return CellText.TryNumber(match.Groups["n"].Value, out var n) && decimal.Round(n / points, 6) * points == n ? n / points : -1;
    }

    private static RuleProposal? LettersAlone(StandardText text)
    {
        if (LetterList().Match(text.Plain) is { Success: true } list)
        {
            var letters = list.Groups["l"].Captures.Select(c => c.Value).ToList();
            return letters.Count is 3 or 4 ? new(new LevelRule { Levels = letters.Zip(Default, (l, n) => new RatingLevel(l, n)).ToValueList() }, [StandardText.Span(list)]) : null;
        }

        var named = Named().Matches(text.Plain).ToList();
        var ascending = named.Select(m => m.Groups["l"].Value).ToList();
        return ascending is ["A", "B", "C"] or ["A", "B", "C", "D"]
            ? new(new LevelRule { Levels = ascending.Zip(Default, (l, n) => new RatingLevel(l, n)).ToValueList() }, named.Select(StandardText.Span).ToValueList())
            : null;
    }

    [GeneratedRegex(@"(?<l>[A-E])(?:[、，/](?<l>[A-E]))+(?:[一二三四五]|\d)?(?:个)?(?:等次|等级|级|等|档)?[^。]{0,20}?系数(?:分别)?(?:为|是|：)?\s*(?<n>\d(?:\.\d+)?)(?:\s*[、，/]\s*(?<n>\d(?:\.\d+)?))+")]
    private static partial Regex Coefficients();

    [GeneratedRegex(@"(?<l>优秀|良好|较好|一般|合格|较差|不合格|基本合格|优|良|中|差|好|(?<![A-Za-z])[A-E])(?:级|等次|等|档)?(?:的)?[，：（]?\s*(?:(?:得|计|记|给|为|评)?\s*(?:(?<full>满分)|(?<n>\d+(?:\.\d+)?)\s*分)|(?<none>不得分|不计分))")]
    private static partial Regex Graded();

    [GeneratedRegex(@"(?:分为?|按|设|划分为?|评为?)\s*(?<l>[A-E])(?:\s*[、，/]\s*(?<l>[A-E])){2,4}\s*(?:[一二三四五]|\d)?(?:个)?(?:等次|等级|级|等|档|评)")]
    private static partial Regex LetterList();

    [GeneratedRegex(@"(?:为|评|定为|属|得)\s*(?<l>[A-E])(?:级|等|档)?(?=[，。；、\s]|$)")]
    private static partial Regex Named();
}
