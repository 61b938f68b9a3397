using System.Text.RegularExpressions;
using Dudao.Core.Frameworks.Rules;

namespace Dudao.Core.Frameworks.Tables.Proposals;

/// <summary>A checklist from words like 视力监测0.4分，采光照明达标0.3分，眼保健操0.3分: two items or more that make the full mark.</summary>
internal static partial class ChecklistProposal
{
    public static RuleProposal? Of(StandardText text, decimal points)
    {
        var matches = Item().Matches(text.Plain).ToList();
        var items = matches.Select(m => new ChecklistItem(Name(m.Groups["name"].Value), CellText.TryNumber(m.Groups["n"].Value, out var n) ? n : 0)).ToValueList();
        return items.Count >= 2 && items.Sum(i => i.Points) == points && !Deducts().IsMatch(text.Plain)
            ? new(new ChecklistRule { Items = items }, matches.Select(StandardText.Span).ToValueList())
            : null;
    }

    private static string Name(string text)
    {
        var (_, rest) = CellText.SplitNumber(text.Trim(' ', '，', '；', '。', '、', '：'));
        return rest.Replace('（', '(').Replace('）', ')').TrimEnd('，', ' ', '的', '(');
    }

    [GeneratedRegex(@"(?<name>[^，；。]{1,40}?)[，（]?\s*(?:得|计|记|各得|给)?\s*(?<n>\d+(?:\.\d+)?)\s*分）?(?=[，；。]|\s*$)")]
    private static partial Regex Item();

    [GeneratedRegex(@"扣|不得分|加\s*\d|满分")]
    private static partial Regex Deducts();
}
