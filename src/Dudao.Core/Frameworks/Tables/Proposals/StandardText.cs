using System.Text.RegularExpressions;

namespace Dudao.Core.Frameworks.Tables.Proposals;

/// <summary>A standard with plain signs in place of full-width ones, each character where it was.</summary>
internal sealed class StandardText
{
    private StandardText(string plain) => Plain = plain;

    /// <summary>The text in plain digits, letters, points, brackets and percent signs; of the same length as the original.</summary>
    public string Plain { get; }

    public static StandardText Of(string original) => new(string.Create(original.Length, original, static (span, from) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = from[i] switch
            {
                >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' => (char)(from[i] - 0xFEE0),
                '．' => '.',
                '％' => '%',
                ',' => '，',
                ';' => '；',
                '(' => '（',
                ')' => '）',
                ':' => '：',
                '\r' or '\n' => '；',
                '\u3000' or '\u00A0' or '\t' => ' ',
                var other => other,
            };
        }
    }));

    /// <summary>Where a match stands, without the punctuation around it.</summary>
    public static TextSpan Span(Match match)
    {
        var piece = match.Value;
        var start = piece.Length - piece.TrimStart(' ', '，', '；', '。', '、').Length;
        return new(match.Index + start, piece.Trim(' ', '，', '；', '。', '、').Length);
    }
}
