using System.Text.RegularExpressions;
using Dudao.Core.Frameworks.Rules;

namespace Dudao.Core.Frameworks.Tables.Proposals;

/// <summary>A deduction from words like 每缺一项扣1分，扣完为止. Several amounts are several kinds of finding.</summary>
internal static partial class DeductProposal
{
    public static RuleProposal? Of(StandardText text)
    {
        var matches = Deduction().Matches(text.Plain).ToList();
        if (matches.Count == 0 || Range().IsMatch(text.Plain))
        {
            return null;
        }

        var kinds = matches.Select(m => new FindingKind(Name(m.Groups["what"].Value), ChineseNumber.Of(m.Groups["n"].Value))).ToList();
        if (kinds.Exists(k => k.Each <= 0))
        {
            return null;
        }

        var rule = kinds.Select(k => k.Each).Distinct().Count() == 1 ? DeductRule.Of(kinds[0].Each) : new() { Kinds = Named(kinds) };
        return new(rule, matches.Select(StandardText.Span).ToValueList());
    }

    private static ValueList<FindingKind> Named(List<FindingKind> kinds)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return kinds.Select((k, i) => k with { Name = k.Name.Length > 0 && names.Add(k.Name) ? k.Name : $"扣分项{i + 1}" }).ToValueList();
    }

    private static string Name(string clause)
    {
        var last = clause.Split(['，', '；', '。', '：'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var name = EachWords().Replace(string.Concat(last), "");
        name = CellText.SplitNumber(name).Name.TrimEnd('的', '，', ' ');
        return name.Length <= 20 ? name : name[..20];
    }

    [GeneratedRegex(@"(?<what>(?:[^；。，扣减]*，)?[^；。，]*?)[，]?\s*(?:各|均|一次性|分别)?(?:扣|减|扣减|扣除)\s*(?<n>\d+(?:\.\d+)?|[一二两三四五六七八九十半]+)\s*分(?!值?以)")]
    private static partial Regex Deduction();

    [GeneratedRegex(@"扣\s*\d+(?:\.\d+)?\s*分?\s*[-－—~～至到]\s*\d|酌情扣")]
    private static partial Regex Range();

    [GeneratedRegex(@"每(?:有|发现|出现|缺|少)?\s*(?:\d+|[一二两三四五六七八九十])?\s*(?:个百分点|人次|项目|节次|项|次|处|人|起|例|个|件|门|节|条|份|天|所|类|种|名|科|本)?(?:（[^）]*）)?(?=$|，)|^(?:每(?:\d+|一)?(?:人次|节次|项|次|处|人|起|例|个|件|门|节|条|份|天|所)?(?:有|发现|出现)?|发现|凡)")]
    private static partial Regex EachWords();
}

/// <summary>Small numbers as standards write them: 1, 0.5, 一, 两, 半, 十.</summary>
internal static class ChineseNumber
{
    private const string Digits = "零一二三四五六七八九";

    public static decimal Of(string text)
    {
        if (CellText.TryNumber(text, out var value))
        {
            return value;
        }

        return text switch
        {
            "半" => 0.5m,
            "两" => 2,
            "十" => 10,
            [var one] => Math.Max(0, Digits.IndexOf(one)),
            ['十', var unit] => 10 + Math.Max(0, Digits.IndexOf(unit)),
            [var tens, '十'] => 10 * Math.Max(0, Digits.IndexOf(tens)),
            _ => 0,
        };
    }
}
