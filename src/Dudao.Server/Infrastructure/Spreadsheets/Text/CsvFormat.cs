using System.Text;

namespace Dudao.Server.Infrastructure.Spreadsheets.Text;

/// <summary>How a text file is written: its encoding, the mark before it, what parts its cells, and whether a first line says so (sep=;).</summary>
public sealed record CsvFormat(Encoding Encoding, int Mark, char Separator, bool NamesSeparator)
{
    private const int Sample = 1 << 16;
    private static readonly char[] Separators = ['\t', ',', ';', '|'];

    /// <summary>Looks at a seekable stream; it is left at no particular place.</summary>
    /// <exception cref="SpreadsheetException">The stream is empty.</exception>
    public static CsvFormat Detect(Stream stream)
    {
        if (stream.Length == 0)
        {
            throw SpreadsheetException.Empty();
        }

        var (encoding, mark) = TextEncoding.Detect(stream);
        stream.Position = mark;
        var bytes = new byte[Sample];
        var read = stream.ReadAtLeast(bytes, Sample, throwOnEndOfStream: false);
        var lines = SplitLines(encoding.GetString(bytes, 0, read));
        if (lines.Count > 0 && lines[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && lines[0].Length == 5)
        {
            return new CsvFormat(encoding, mark, lines[0][4], true);
        }

        // The separator that most lines have the same number of; a title above the table has none.
        var best = Separators.MaxBy(separator => Weight(lines, separator));
        return new CsvFormat(encoding, mark, Weight(lines, best) == 0 ? ',' : best, false);
    }

    private static List<string> SplitLines(string text)
    {
        var lines = new List<string>();
        var (start, quoted) = (0, false);
        for (var i = 0; i < text.Length && lines.Count < 50; i++)
        {
            quoted ^= text[i] == '"';
            if (!quoted && text[i] is '\n' or '\r')
            {
                Add(i);
                start = i + 1;
            }
        }

        if (lines.Count < 50)
        {
            Add(text.Length);
        }

        return lines;

        void Add(int end)
        {
            if (end > start)
            {
                lines.Add(text[start..end]);
            }
        }
    }

    private static int Weight(List<string> lines, char separator)
    {
        var counts = lines.Select(line => Count(line, separator)).Where(count => count > 0).CountBy(count => count).ToList();
        return counts.Count == 0 ? 0 : counts.Max(count => count.Key * count.Value);
    }

    private static int Count(string line, char separator)
    {
        var (count, quoted) = (0, false);
        foreach (var letter in line)
        {
            quoted ^= letter == '"';
            count += !quoted && letter == separator ? 1 : 0;
        }

        return count;
    }
}
