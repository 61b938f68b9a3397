using System.Text.RegularExpressions;

namespace Dudao.Core.Inspections;

/// <summary>
/// Finds marks and grades in a text that must not name any: what is said at the feedback meeting and in the preliminary opinion.
/// Ordinary words are let through: 10分钟, 三分之二, 分管, 体检合格率.
/// </summary>
public static partial class MarksInWords
{
    private const int LongName = 4;

    /// <summary>The first mark or grade that the text names, as it stands there; null where it names none.</summary>
    /// <param name="text">What was written; empty names nothing.</param>
    /// <param name="grades">The names of the framework's grades: long ones (优级丙等) are found anywhere, short ones (合格) only where a grade is given.</param>
    public static string? Find(string text, IEnumerable<string> grades)
    {
        if (Mark().Match(text) is { Success: true } mark)
        {
            return mark.Value;
        }

        foreach (var grade in grades.Where(g => g.Length > 0).OrderByDescending(g => g.Length))
        {
            var at = grade.Length >= LongName
                ? Regex.Match(text, Regex.Escape(grade))
                : Regex.Match(text, $"(?:等级|等次|评为|评定为|定为|认定为|拟定)(?:为|是|：|:)?[“\"]?{Regex.Escape(grade)}");
            if (at.Success)
            {
                return at.Value;
            }
        }

        return null;
    }

    [GeneratedRegex("[0-9０-９]+(?:[.．][0-9０-９]+)?\\s*分(?![钟之校组班部管类别工布散期层析为开批步支队])|[得扣失总满加][零一二三四五六七八九十百]*分(?![钟之校组班部管类别工布散期层析为开批步支队解])|分值|评为[A-Da-d](?![A-Za-z0-9])|[A-D]等(?!级指标)")]
    private static partial Regex Mark();
}
