namespace Dudao.Core.Enrolment.Codes;

/// <summary>The stages of compulsory schooling by their grades.</summary>
public enum Stage
{
    /// <summary>No grade of compulsory schooling.</summary>
    None,

    /// <summary>小学, grades 1 to 6.</summary>
    Primary,

    /// <summary>初中, grades 7 to 9.</summary>
    Junior,
}

/// <summary>Grades 1 to 12 as files write them: 1, 一年级, 七年级, 初一, 初中一年级, 小学三年级, 高一.</summary>
public static class Grades
{
    private const string Numerals = "一二三四五六七八九";

    /// <summary>The grade; 0 where the text names none.</summary>
    public static int Read(ReadOnlySpan<char> text)
    {
        var first = text.StartsWith("初") ? 6 : text.StartsWith("高") ? 9 : 0;
        foreach (var (i, letter) in text.ToString().Index())
        {
            var digit = letter is >= '1' and <= '9' ? letter - '0' : Numerals.IndexOf(letter) + 1;
            if (letter == '十' || (letter == '1' && i + 1 < text.Length && text[i + 1] is >= '0' and <= '2'))
            {
                var next = i + 1 < text.Length ? text[i + 1] : '0';
                var unit = next is >= '0' and <= '9' ? next - '0' : Numerals.IndexOf(next) + 1;
                return first == 0 && unit <= 2 ? 10 + unit : 0;
            }

            if (digit > 0)
            {
                var more = i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);
                return more || (first > 0 && digit > 3) ? 0 : first + digit;
            }
        }

        return 0;
    }

    /// <summary>The stage that a grade belongs to.</summary>
    public static Stage Stage(int grade) => grade switch { >= 1 and <= 6 => Codes.Stage.Primary, >= 7 and <= 9 => Codes.Stage.Junior, _ => Codes.Stage.None };

    /// <summary>一年级 to 九年级; empty beyond.</summary>
    public static string Word(int grade) => grade is >= 1 and <= 9 ? $"{Numerals[grade - 1]}年级" : "";

    /// <summary>小学 or 初中; empty for none.</summary>
    public static string Word(this Stage stage) => stage switch { Codes.Stage.Primary => "小学", Codes.Stage.Junior => "初中", _ => "" };
}
