using System.Globalization;

namespace Dudao.Server.Infrastructure.Saving;

/// <summary>A number as people type it, with a Chinese keyboard too.</summary>
public static class TypedNumber
{
    /// <summary>The text with plain digits, point and minus: ９．５, 9。5 and −1 become 9.5, 9.5 and -1; spaces at the ends go.</summary>
    public static string Plain(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        return string.Create(text.Length, text, static (plain, typed) =>
        {
            for (var i = 0; i < typed.Length; i++)
            {
                plain[i] = typed[i] switch
                {
                    >= '０' and <= '９' => (char)(typed[i] - '０' + '0'),
                    '．' or '。' or '·' => '.',
                    '－' or '−' or '–' => '-',
                    '＋' => '+',
                    '\u3000' => ' ',
                    var other => other,
                };
            }
        }).Trim();
    }

    /// <summary>Reads a typed number.</summary>
    /// <param name="text">As typed; empty is no number and no problem.</param>
    /// <param name="value">The number; null where nothing was typed or it could not be read.</param>
    /// <param name="problem">What is wrong and what to type; null where it was read.</param>
    /// <param name="decimals">The most decimal places.</param>
    public static bool TryRead(string? text, out decimal? value, out string? problem, int decimals = 2)
    {
        value = null;
        problem = null;
        var plain = Plain(text);
        if (plain.Length == 0)
        {
            return true;
        }

        if (!decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            problem = plain.Contains(',', StringComparison.Ordinal) || plain.Contains('，', StringComparison.Ordinal)
                ? $"“{text!.Trim()}”里有逗号。小数请用小数点，如 1.5"
                : $"“{text!.Trim()}”不是数字。请填数字，如 1.5";
            return false;
        }

        if (decimal.Round(number, decimals) != number)
        {
            problem = decimals == 0 ? "请填整数" : $"最多 {decimals} 位小数";
            return false;
        }

        value = number;
        return true;
    }
}
