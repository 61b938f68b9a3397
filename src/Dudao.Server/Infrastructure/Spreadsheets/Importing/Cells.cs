using System.Globalization;
using Dudao.Core.Text;

namespace Dudao.Server.Infrastructure.Spreadsheets.Importing;

/// <summary>The kinds of cells that offices write.</summary>
public static class Cells
{
    public static CellKind<bool> YesNo { get; } = new("是 或 否", text => Typed.YesNo(text) is { } truth ? truth : Wrong("不是“是”或“否”"))
    {
        Allowed = ["是", "否"],
    };

    public static CellKind<string> Phone { get; } = new("一个手机号码或带区号的固定电话，如 0871-65100000", text =>
        Typed.Phone(text) is { } phone ? phone : Wrong(Ruined(text) ?? "不是电话号码"));

    /// <summary>A person's name: no digits, no signs but the dot inside.</summary>
    public static CellKind<string> Name { get; } = new("姓名，不带数字、空格和符号", text =>
    {
        var name = Plain.Name(text);
        return name.Length > 50 ? Wrong("超过 50 个字")
            : name.Any(sign => !char.IsLetter(sign) && !char.IsSurrogate(sign) && sign is not ('·' or ' ' or '-' or '\'')) ? Wrong("有数字或符号")
            : name;
    });

    /// <summary>A line of text; line breaks become spaces.</summary>
    public static CellKind<string> Text(int longest = 200) => new($"不超过 {longest} 个字", text =>
        text.Length > longest ? Wrong($"有 {text.Length} 个字") : string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Text of several lines.</summary>
    public static CellKind<string> Lines(int longest = 4000) => new($"不超过 {longest} 个字", text =>
        text.Length > longest ? Wrong($"有 {text.Length} 个字") : text.ReplaceLineEndings("\n"));

    /// <summary>A code of digits, full-width ones and blanks mended.</summary>
    public static CellKind<string> Digits(int length) => new($"{length} 位数字", text =>
    {
        var code = Plain.Code(text);
        return code.Length == length && code.All(char.IsAsciiDigit) ? code
            : Wrong(Ruined(text) ?? (code.All(char.IsAsciiDigit) ? $"有 {code.Length} 位数字" : "有数字以外的字符"));
    });

    public static CellKind<int> Whole(int least = 0, int most = int.MaxValue) => new(Range("整数", least, most == int.MaxValue ? null : most), text =>
        Typed.Number(text) is not { } number ? Wrong(NotANumber(text))
        : !decimal.IsInteger(number) ? Wrong("不是整数")
        : number < least || number > most ? Wrong("超出范围")
        : (int)number)
    {
        Text = false,
    };

    public static CellKind<decimal> Number(decimal? least = null, decimal? most = null, int places = 6) => new(
        Range(places == 0 ? "整数" : $"数字，最多 {places} 位小数", least, most), text =>
        Typed.Number(text) is not { } number ? Wrong(NotANumber(text))
        : number < least || number > most ? Wrong("超出范围")
        : decimal.Round(number, places) != number ? Wrong($"小数超过 {places} 位")
        : number)
    {
        Text = false,
    };

    /// <summary>A day within bounds, as offices write it; see <see cref="Typed.Day"/>.</summary>
    public static CellKind<DateOnly> Day(DateOnly? first = null, DateOnly? last = null) => new(
        "2015-03-12、2015年3月12日 或 20150312 这样的日期" + (first ?? last) switch
        {
            null => "",
            _ => "，" + (first is { } from ? $"{from:yyyy-MM-dd} 起" : "") + (last is { } to ? $"{to:yyyy-MM-dd} 止" : ""),
        },
        text => Typed.Day(text) is not { } day ? Wrong("不是日期，或没有这一天")
            : day < first || day > last ? Wrong("超出范围")
            : day)
    {
        Text = false,
    };

    /// <summary>A day, or only its month or year where no more is known; see <see cref="Core.Text.RoughDay.Read"/>.</summary>
    public static CellKind<RoughDay> RoughDay { get; } = new("1994-09-01、1994年9月1日 这样的日期，或 1994-09、1994年9月 这样的年月，或 1994 这样的年份", text =>
        Core.Text.RoughDay.Read(text) is { } day ? day : Wrong("不是日期、年月或年份，或没有这一天"))
    {
        Text = false,
    };

    /// <summary>One of a list of words; others may stand for the same (公立 for 公办, or a national code).</summary>
    public static CellKind<T> Choice<T>(IReadOnlyList<(string Word, T Value)> words, IReadOnlyList<(string Word, T Value)>? others = null)
    {
        var known = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var (word, value) in words.Concat(others ?? []))
        {
            known.TryAdd(Plain.Code(word), value);
        }

        string[] allowed = [.. words.Select(word => word.Word)];
        return new CellKind<T>($"{string.Join('、', allowed.Take(12))}{(allowed.Length > 12 ? $" 等 {allowed.Length} 项" : "")}之一", text =>
            known.TryGetValue(Plain.Code(text), out var value) ? value
            : Wrong("不在可选内容里" + (Likeliest(Plain.Code(text), allowed) is { } word ? $"，是不是“{word}”" : "")))
        {
            Allowed = allowed,
        };
    }

    /// <summary>What a kind of one's own returns for a cell that it cannot take.</summary>
    public static CellProblem Wrong(string problem) => new(problem);

    /// <summary>The same kind where blank cells are to be told from values.</summary>
    public static CellKind<T?> OrNone<T>(this CellKind<T> kind)
        where T : struct => new(kind.Expected, text =>
        {
            var read = kind.Read(text);
            return new CellValue<T?>(read.Problem is null ? read.Value : null, read.Problem);
        })
        {
            Allowed = kind.Allowed,
            Text = kind.Text,
        };

    private static string? Ruined(string text) => Typed.IsRuinedNumber(text) ? "号码已被 Excel 变成科学计数，后几位丢失，须把该列设为“文本”后重新填写" : null;

    private static string NotANumber(string text) => Ruined(text) ?? (text.Any(char.IsDigit) ? "不是数字，数字后面不要带单位" : "不是数字");

    private static string Range(string what, decimal? least, decimal? most) => (least, most) switch
    {
        (null, null) => what,
        ({ } from, null) => string.Create(CultureInfo.InvariantCulture, $"不小于 {from} 的{what}"),
        (null, { } to) => string.Create(CultureInfo.InvariantCulture, $"不大于 {to} 的{what}"),
        ({ } from, { } to) => string.Create(CultureInfo.InvariantCulture, $"{from} 到 {to} 的{what}"),
    };

    // A word that differs in one character, or holds what was typed.
    private static string? Likeliest(string typed, string[] words) =>
        words.FirstOrDefault(word => word.Length == typed.Length && word.Length > 1 && word.Zip(typed).Count(pair => pair.First != pair.Second) == 1)
        ?? words.FirstOrDefault(word => typed.Length > 1 && (word.Contains(typed, StringComparison.OrdinalIgnoreCase) || typed.Contains(word, StringComparison.OrdinalIgnoreCase)));
}
