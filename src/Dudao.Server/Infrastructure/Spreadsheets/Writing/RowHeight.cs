namespace Dudao.Server.Infrastructure.Spreadsheets.Writing;

/// <summary>How high a row must be for the texts in it that are wrapped: programs do not measure rows of a file that they open.</summary>
internal static class RowHeight
{
    private const double Line = 15;
    private const double Highest = 405;

    /// <summary>The height in points; null where the usual one is enough.</summary>
    /// <param name="cells">The row.</param>
    /// <param name="widths">The columns' widths in digits; a single cell across all columns takes them together.</param>
    /// <param name="across">Whether the first cell lies across all columns.</param>
    public static double? Of(ReadOnlySpan<XlsxCell> cells, ReadOnlySpan<double> widths, bool across)
    {
        var lines = 1;
        for (var column = 0; column < Math.Min(cells.Length, widths.Length); column++)
        {
            var style = cells[column].Style;
            if (style == XlsxStyle.Title)
            {
                return 2 * Line;
            }

            if (style is XlsxStyle.Wrapped or XlsxStyle.Note or XlsxStyle.Wrong or XlsxStyle.Header)
            {
                lines = Math.Max(lines, Lines(cells[column].Content ?? "", across ? Sum(widths) : widths[column]));
            }
        }

        return lines == 1 ? cells.Length > 0 && cells[0].Style == XlsxStyle.Header ? 1.4 * Line : null : Math.Min(Highest, lines * Line);
    }

    private static int Lines(string text, double width)
    {
        var lines = 0;
        foreach (var line in text.Split('\n'))
        {
            lines += Math.Max(1, (int)Math.Ceiling(line.Sum(letter => letter < 0x300 ? 1.05 : 2.1) / Math.Max(1, width - 1)));
        }

        return lines;
    }

    private static double Sum(ReadOnlySpan<double> widths)
    {
        var sum = 0.0;
        foreach (var width in widths)
        {
            sum += width;
        }

        return sum;
    }
}
