using System.Text.RegularExpressions;
using Dudao.Core.Frameworks.Rules;

namespace Dudao.Core.Frameworks.Tables.Proposals;

/// <summary>A veto from words like 依据教督〔2017〕6号，经事故调查认定的，等级定为不合格.</summary>
internal static partial class VetoProposal
{
    public static bool IsMeant(StandardText text) => VetoWords().IsMatch(text.Plain);

    public static RuleProposal? Of(StandardText text)
    {
        var spans = new List<TextSpan>();
        var basis = Basis().Match(text.Plain);
        var cap = Cap().Match(text.Plain);
        var name = cap.Success ? Trimmed(cap.Groups["g"].Value) : VetoWords().Match(text.Plain) is { Success: true } ? "不合格" : "";
        if (basis.Success)
        {
            spans.Add(StandardText.Span(basis));
        }

        if (cap.Success)
        {
            spans.Add(StandardText.Span(cap));
        }

        return name.Length == 0 && !basis.Success ? null : new(new VetoRule { Cap = name }, [.. spans.OrderBy(s => s.Start)], basis.Success ? basis.Groups["b"].Value : "");
    }

    private static string Trimmed(string name) => name.EndsWith("等次", StringComparison.Ordinal) && name.Length > 3 ? name[..^2] : name;

    [GeneratedRegex(@"一票否决|否决项|(?:等级|等次|结果)(?:直接)?(?:定为|评为|判为|降为)|定为不合格|最高只能(?:定为|评为)|不得评为|取消[^，。；]{0,12}(?:资格|等级)")]
    private static partial Regex VetoWords();

    [GeneratedRegex(@"(?:依据|根据|按照|按)(?<b>[^，；。]{2,60})[，；。]")]
    private static partial Regex Basis();

    [GeneratedRegex(@"(?:最高只能|只能|一律|直接|等级|等次|结果|评估结果|督导结果)*(?:定为|评为|判定为|认定为|降为|确定为|判为)[“""]?(?<g>[^，。；、“”""（\s]{2,10})[”""]?(?=[，。；、（\s]|$)")]
    private static partial Regex Cap();
}
