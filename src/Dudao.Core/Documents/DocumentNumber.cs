using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Dudao.Core.Documents;

/// <summary>
/// The number of a document (发文字号): 机关代字, year in six-cornered brackets, sequence without 第 and without leading zero
/// (GB/T 9704-2012, 7.2.5). A draft has no sequence yet.
/// </summary>
/// <param name="Code">The office's 机关代字, such as 云政教督; each has a sequence of its own a year.</param>
/// <param name="Year">The year in full, 1949 to 9999.</param>
/// <param name="Sequence">From 1; null while the document is a draft.</param>
public sealed partial record DocumentNumber(string Code, int Year, int? Sequence = null)
{
    /// <summary>Whether the register has allotted the sequence.</summary>
    [JsonIgnore]
    public bool IsAllotted => Sequence is not null;

    /// <summary>The number as it is printed: 云政教督〔2026〕2号, of a draft 云政教督〔2026〕 号.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Code}〔{Year}〕{(Sequence is { } n ? n.ToString(CultureInfo.InvariantCulture) : " ")}号");

    /// <summary>
    /// Reads a number as people type it: other brackets, full-width figures and spaces are put right; 第 and leading zeros are
    /// refused, since the paper that bears them is to be corrected too.
    /// </summary>
    /// <param name="text">Such as 云政教督〔2026〕2号 or 云政教督[2026]2号; the sequence may be blank.</param>
    /// <param name="refusal">What is wrong and how a number looks; null when it was read.</param>
    /// <returns>The number, or null with a refusal.</returns>
    public static DocumentNumber? Parse(string text, out Refusal? refusal)
    {
        var plain = Spaces().Replace(text.Normalize(NormalizationForm.FormKC), "");
        var match = Shape().Match(plain);
        if (!match.Success)
        {
            refusal = new Refusal($"“{text}”不是发文字号。应写成“机关代字〔年份〕序号号”，例如：云政教督〔2026〕2号", Field: "发文字号");
            return null;
        }

        var sequence = match.Groups["n"].Value;
        if (match.Groups["di"].Success || sequence.StartsWith('0'))
        {
            refusal = new Refusal($"“{text}”的序号不加“第”字，不编虚位（1不写成01）。例如：云政教督〔2026〕2号", "GB/T 9704-2012第7.2.5条", "发文字号");
            return null;
        }

        refusal = null;
        return new DocumentNumber(
            match.Groups["code"].Value,
            int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture),
            sequence.Length == 0 ? null : int.Parse(sequence, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?<code>\p{IsCJKUnifiedIdeographs}{1,16})[〔\[(﹝【{](?<year>(?:19|[2-9]\d)\d\d)[〕\])﹞】}](?<di>第)?(?<n>\d{0,6})号$")]
    private static partial Regex Shape();
}
