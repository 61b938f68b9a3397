using System.Text.RegularExpressions;
using Dudao.Core.Frameworks.Rules;

namespace Dudao.Core.Frameworks.Tables.Proposals;

/// <summary>A bonus from words like 省级以上表彰加1分，市级加0.5分，最高加1分.</summary>
internal static partial class BonusProposal
{
    public static bool IsMeant(StandardText text) => Adds().IsMatch(text.Plain);

    public static RuleProposal? Of(StandardText text, decimal points)
    {
        var most = Most().Match(text.Plain);
        if (most.Success && CellText.TryNumber(most.Groups["n"].Value, out var max) && max > 0)
        {
            return new(new BonusRule { Max = points > 0 ? points : max }, [StandardText.Span(most)]);
        }

        var adds = Adds().Matches(text.Plain).Where(m => m.Groups["n"].Success).ToList();
        var largest = adds.Select(m => CellText.TryNumber(m.Groups["n"].Value, out var n) ? n : 0).DefaultIfEmpty().Max();
        return points > 0 || largest > 0 ? new(new BonusRule { Max = points > 0 ? points : largest }, adds.Select(StandardText.Span).ToValueList()) : null;
    }

    [GeneratedRegex(@"(?:最高|最多|累计|总计|合计|至多)(?:可|不超过|只能)?(?:再)?(?:加|计|得|不超过)?\s*(?<n>\d+(?:\.\d+)?)\s*分|加分(?:总分|累计|最高)?不超过\s*(?<n>\d+(?:\.\d+)?)\s*分")]
    private static partial Regex Most();

    [GeneratedRegex(@"(?:奖励|加|奖)\s*(?<n>\d+(?:\.\d+)?)\s*分|加分")]
    private static partial Regex Adds();
}
