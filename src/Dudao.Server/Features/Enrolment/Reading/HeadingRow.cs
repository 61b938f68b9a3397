namespace Dudao.Server.Features.Enrolment.Reading;

/// <summary>The headings of a list and the line of the file on which they stand.</summary>
internal sealed record HeadingRow(int Line, string[] Cells)
{
    private static readonly string[] Ends = ["基本信息", "信息", "情况", "资料"];
    private static readonly string[] Pupil = ["学生", "儿童", "幼儿", "本人"];

    /// <summary>
    /// The row among the first that has most of what is looked for. A heading merged over two rows is taken from above; one merged over several
    /// columns is put before those that would else be twice the same: 监护人 over 姓名 and 电话 gives 监护人姓名, 监护人电话.
    /// </summary>
    public static (int Row, string[] Cells) Find(IReadOnlyList<string[]> rows, Func<string, bool> isHeading)
    {
        var best = 0;
        for (var row = 1; row < rows.Count; row++)
        {
            if (rows[row].Count(isHeading) > rows[best].Count(isHeading))
            {
                best = row;
            }
        }

        var cells = rows[best].ToArray();
        if (best > 0 && IsSecondRow(rows[best - 1], cells, isHeading))
        {
            cells = Join(rows[best - 1], cells, isHeading);
        }

        return (best, cells);
    }

    private static bool IsSecondRow(string[] above, string[] cells, Func<string, bool> isHeading) =>
        above.Count(cell => cell.Length > 0) > 1
        && (above.Any(isHeading) || cells.Where(cell => cell.Length > 0).GroupBy(cell => cell).Any(group => group.Count() > 1));

    private static string[] Join(string[] above, string[] cells, Func<string, bool> isHeading)
    {
        var twice = cells.Where(cell => cell.Length > 0).GroupBy(cell => cell).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        var width = Math.Max(above.Length, cells.Length);
        var joined = new string[width];
        var over = "";
        for (var column = 0; column < width; column++)
        {
            var upper = column < above.Length ? above[column] : "";
            var lower = column < cells.Length ? cells[column] : "";
            over = upper.Length > 0 ? upper : over;
            joined[column] = lower.Length == 0 ? upper : Name(over, lower);
        }

        return joined;

        string Name(string over, string lower)
        {
            var plain = Ends.Aggregate(over, (text, end) => text.EndsWith(end, StringComparison.Ordinal) ? text[..^end.Length] : text);
            if (twice.Contains(lower) || lower is "电话" or "联系电话" or "类型" or "号码" or "关系")
            {
                // Under 学生信息 stands what is the pupil's own.
                return isHeading(plain + lower) ? plain + lower : isHeading(lower) && Pupil.Any(word => plain.StartsWith(word, StringComparison.Ordinal)) ? lower : over + lower;
            }

            return !isHeading(lower) && isHeading(plain + lower) ? plain + lower : lower;
        }
    }
}
