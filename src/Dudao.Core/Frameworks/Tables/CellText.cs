using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Dudao.Core.Frameworks.Tables;

/// <summary>What offices write into the cells of an indicator table: numbers, names with points in them, points with words around them.</summary>
internal static partial class CellText
{
    public static readonly char[] Blanks = [' ', '\t', '\r', '\n', '\u00A0', '\u3000', '\u200B', '\uFEFF'];

    /// <summary>Plain signs and letters, no blanks at all: for comparing what should be the same.</summary>
    public static string Squeeze(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC);
        return plain.AsSpan().IndexOfAny(Blanks) < 0 ? plain : string.Concat(plain.Split(Blanks));
    }

    /// <summary>One line: wrapped lines of a narrow cell joined, blanks kept only between letters or digits.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var part in text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Length > 0 && char.IsAsciiLetterOrDigit(line[^1]) && part.Length > 0 && char.IsAsciiLetterOrDigit(part[0]))
            {
                line.Append(' ');
            }

            line.Append(part);
        }

        return line.ToString().Trim(Blanks);
    }

    /// <summary>The number at the beginning of a name and the rest; no number, the whole.</summary>
    public static (string Number, string Name) SplitNumber(string text)
    {
        var match = Numbering().Match(text);
        return match.Success && match.Length < text.Length
            ? (Plain(match.Groups["n"].Value), text[match.Length..].Trim(Blanks))
            : ("", text);
    }

    /// <summary>The form of a number, by which an outline in one column shows its levels: A, 一, (一), 1, 1.1, (1), ①; empty for none.</summary>
    public static string NumberForm(string text)
    {
        var match = Numbering().Match(text);
        if (!match.Success)
        {
            return "";
        }

        var whole = match.Value.Normalize(NormalizationForm.FormKC).Trim();
        var number = Plain(match.Groups["n"].Value);
        if (char.IsAsciiLetter(number[0]))
        {
            return number[..1] + new string('-', number.Count(c => c is '-' or '.'));
        }

        if (text[0] is >= '①' and <= '⑳')
        {
            return "①";
        }

        var bracket = whole[0] == '(' ? "(" : whole[0] == '第' ? "第" + whole[^1] : "";
        return bracket + (char.IsAsciiDigit(number[0]) ? "1" + string.Concat(Enumerable.Repeat(".1", number.Count(c => c == '.'))) : "一");
    }

    /// <summary>How many lines of the cell begin with a number of their own.</summary>
    public static int NumberedLines(string text) =>
        text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Count(l => Numbering().IsMatch(l));

    /// <summary>The points inside a name (领导职能（30分）, 学法执法 8分) and the name without them.</summary>
    public static (decimal? Points, string Name) SplitPoints(string text)
    {
        var match = PointsInName().Match(text);
        return match.Success && match.Index > 0 && TryNumber(match.Groups["p"].Value.Normalize(NormalizationForm.FormKC), out var points)
            ? (points, text.Remove(match.Index, match.Length).Trim(Blanks))
            : (null, text);
    }

    /// <summary>The full mark that a title or a total names: 总分100分, 满分 1000 分.</summary>
    public static decimal? FullMarkIn(string text) =>
        FullMark().Match(text.Normalize(NormalizationForm.FormKC)) is { Success: true } match && TryNumber(match.Groups["p"].Value, out var points) ? points : null;

    /// <summary>Whether the cell says that there are no points: blank, a dash, 否决.</summary>
    public static bool SaysNone(string cell) => Squeeze(cell) is "" or "/" or "-" or "--" or "—" or "——" or "―" or "无" or "否决" or "一票否决" or "不计分" or "0";

    /// <summary>The points of a cell: 10, 10分, ＋2, 最高5分, 30%. More than one number: <paramref name="several"/>, and their sum.</summary>
    public static bool TryPoints(string cell, out decimal points, out bool several)
    {
        (points, several) = (0, false);
        var lines = cell.Normalize(NormalizationForm.FormKC).Split(['\r', '\n', ';', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length == 0)
        {
            return false;
        }

        var read = new List<decimal>();
        foreach (var line in lines)
        {
            if (PointsCell().Match(line) is not { Success: true } match || !TryNumber(match.Groups["p"].Value, out var value))
            {
                return false;
            }

            read.Add(value);
        }

        several = read.Count > 1;
        points = read.Sum();
        return true;
    }

    /// <summary>A column's letter: A for 0, AA for 26.</summary>
    public static string ColumnLetter(int index) =>
        index < 0 ? "" : index < 26 ? ((char)('A' + index)).ToString() : ColumnLetter((index / 26) - 1) + (char)('A' + (index % 26));

    public static bool TryNumber(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value <= 1_000_000;

    private static string Plain(string number) => number.Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    // A1 · B1-2 · C3.1 | 一、| （一）| 第一部分 | 1.2.3 | 1、1．1) (1) | ① | 指标12
    [GeneratedRegex("""
        ^\s*(?:
          (?:指标)?(?<n>[A-EＡ-Ｅ]\s?[0-9０-９]{1,3}(?:[-－.．][0-9０-９]{1,3})*)(?![0-9０-９A-Za-z%％])\s*[、,，.．:：]?\s*
        | 指标(?<n>[0-9]{1,3})\s*[、.．:：]?\s*
        | 第(?<n>[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:大?部分|章|条|项|类|大项|篇)\s*[、,，:：]?\s*
        | (?<n>[一二三四五六七八九十]{1,3})\s*[、.．]\s*
        | [（(]\s*(?<n>[一二三四五六七八九十]{1,3}|[0-9０-９]{1,3})\s*[)）]\s*[、.．]?\s*
        | (?<n>[0-9０-９]{1,3}(?:[.．-][0-9０-９]{1,3})+)(?!\s*(?:[0-9.．%％分年月日个人元米倍次节册间天周岁亩台套名]|小时|平方|万|亿|学时|课时))\s*[、.．]?\s*
        | (?<n>[0-9０-９]{1,3})\s*(?:[、.．)）](?![0-9０-９])\s*|\s+(?![0-9%％分年月日个人名次项条类所门节册间天周小时]))
        | (?<n>[①-⑳])\s*
        )
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"\s*(?:[（(【\[]\s*(?:共|满分|计|总分)?\s*(?<p>\d{1,4}(?:\.\d{1,4})?)\s*分?\s*[)）】\]]|[\s:：]+(?<p>\d{1,4}(?:\.\d{1,4})?)\s*分|(?<=[\u4e00-\u9fff])(?<p>\d{1,4}(?:\.\d{1,4})?)\s*分)\s*$")]
    private static partial Regex PointsInName();

    [GeneratedRegex(@"(?:总分|满分|共计|合计|总计|分值|权重)\s*(?:为|:)?\s*(?<p>\d{1,4}(?:\.\d{1,2})?)\s*分|[(（]\s*(?<p>\d{2,4})\s*分\s*[)）]")]
    private static partial Regex FullMark();

    [GeneratedRegex(@"^\s*(?:最高|满分|共|计|不超过|加|≤|<=)?\s*\+?\s*(?:加)?\s*(?<p>\d{1,6}(?:\.\d{1,6})?|\.\d{1,6})\s*(?:分|%|点)?\s*$")]
    private static partial Regex PointsCell();
}
