using System.Globalization;

namespace Dudao.Core.Text;

/// <summary>
/// Values as people and other programs write them into cells: full-width digits, spaces, Chinese dates, serial numbers. Each answers null for
/// what it cannot read; what to tell the person is the caller's.
/// </summary>
public static class Typed
{
    // Serial numbers of Excel that are days from 1927 to 2099; fewer or more digits are something else.
    private const int FirstSerial = 10_000;
    private const int LastSerial = 73_050;
    private static readonly DateOnly SerialZero = new(1899, 12, 30);
    private static readonly HashSet<string> Yes = new(["是", "有", "对", "√", "✓", "y", "yes", "true", "1"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> No = new(["否", "无", "没有", "不是", "错", "×", "✗", "n", "no", "false", "0"], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// A day: 20150312, 2015-03-12, 2015/3/12, 2015.3.12, 2015年3月12日 (日 or 号 may be missing), each with a time behind it that is left out, or a
    /// serial number of Excel of five digits. Years from 1900 to 2199; a year of two digits is not taken.
    /// </summary>
    public static DateOnly? Day(string text)
    {
        var plain = Plain.Trim(text).Normalize(System.Text.NormalizationForm.FormKC);
        var time = plain.IndexOf(':', StringComparison.Ordinal);
        if (time > 0)
        {
            var end = plain.AsSpan(0, time).LastIndexOfAny(' ', 'T');
            plain = end > 0 ? plain[..end] : plain;
        }

        plain = Plain.Code(plain);
        if (plain.Length > 0 && plain.All(char.IsAsciiDigit))
        {
            return plain.Length switch
            {
                8 => Valid(plain[..4], plain[4..6], plain[6..]),
                5 when int.Parse(plain, CultureInfo.InvariantCulture) is >= FirstSerial and <= LastSerial and var serial => SerialZero.AddDays(serial),
                _ => null,
            };
        }

        var parts = plain.TrimEnd('日', '号').Split('-', '/', '.', '年', '月', '—', '–');
        return parts.Length == 3 && parts[0].Length == 4 ? Valid(parts[0], parts[1], parts[2]) : null;
    }

    /// <summary>A number: full-width digits, groups of thousands, a sign. No units, no exponent.</summary>
    public static decimal? Number(string text)
    {
        var plain = Plain.Code(text).Replace('−', '-').Replace('—', '-');
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture, out var number) && IsGrouped(plain) ? number : null;
    }

    /// <summary>Yes or no: 是, 否, 有, 无, √, ×, Y, N, TRUE, FALSE, 1, 0.</summary>
    public static bool? YesNo(string text)
    {
        var plain = Plain.Code(text);
        return Yes.Contains(plain) ? true : No.Contains(plain) ? false : null;
    }

    /// <summary>
    /// One telephone number of China: a mobile one as 11 digits, a fixed one as area code, minus, number and, behind a second minus, the extension;
    /// fixed numbers without area code stay so. Service numbers such as 110 are not taken.
    /// </summary>
    public static string? Phone(string text)
    {
        var plain = Plain.Code(text).Replace('—', '-').Replace('－', '-').Replace('–', '-').Replace("(", "", StringComparison.Ordinal).Replace(')', '-');
        plain = plain.StartsWith("+86", StringComparison.Ordinal) ? plain[3..].TrimStart('-') : plain;
        var digits = plain.Replace("-", "", StringComparison.Ordinal);
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
        {
            return null;
        }

        if (digits.Length == 11 && digits[0] == '1')
        {
            return digits;
        }

        var parts = plain.Split('-', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 1 && digits[0] == '0' && digits.Length is >= 10 and <= 12)
        {
            // Area codes have three digits in Beijing and where they begin with 02, else four.
            var area = digits[1] is '1' or '2' ? 3 : 4;
            parts = [digits[..area], digits[area..]];
        }

        var (code, number, extension) = parts.Length > 1 && parts[0][0] == '0' ? (parts[0], parts[1], parts.Length) : ("", parts[0], parts.Length + 1);
        return number.Length is 7 or 8 && number[0] is not ('0' or '1') && extension <= 3 && (code.Length == 0 || code.Length is 3 or 4)
            ? string.Join('-', parts) : null;
    }

    /// <summary>Whether a number was ruined: Excel kept 15 digits of it and shows an exponent (4.53E+17). What was there cannot be known.</summary>
    public static bool IsRuinedNumber(string text)
    {
        var plain = Plain.Code(text);
        var at = plain.IndexOf('E', StringComparison.OrdinalIgnoreCase);
        return at > 0 && at + 1 < plain.Length && plain[..at].Any(char.IsAsciiDigit)
            && plain[..at].All(sign => char.IsAsciiDigit(sign) || sign == '.') && plain[(at + 1)..].TrimStart('+').All(char.IsAsciiDigit);
    }

    private static DateOnly? Valid(string year, string month, string day) =>
        Part(year) is { } y && Part(month) is { } m && Part(day) is { } d && y is >= 1900 and <= 2199 && m is >= 1 and <= 12
            && d >= 1 && d <= DateTime.DaysInMonth(y, m) ? new DateOnly(y, m, d) : null;

    private static int? Part(string digits) =>
        digits.Length is > 0 and <= 4 && digits.All(char.IsAsciiDigit) ? int.Parse(digits, CultureInfo.InvariantCulture) : null;

    // 1,23 is not 123: a comma parts groups of three.
    private static bool IsGrouped(string number)
    {
        var whole = number.Split('.')[0].TrimStart('+', '-').Split(',');
        return whole.Length == 1 || (whole[0].Length is >= 1 and <= 3 && whole.Skip(1).All(group => group.Length == 3) && !number.Contains(".,", StringComparison.Ordinal));
    }
}
