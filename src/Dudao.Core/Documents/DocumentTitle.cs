using System.Text.Json.Serialization;

namespace Dudao.Core.Documents;

/// <summary>A title in the words between which it may be broken, since a line must not end inside a word (GB/T 9704-2012, 7.3.1).</summary>
/// <param name="Words">In order; joined without spaces they are the title.</param>
public sealed record DocumentTitle(IReadOnlyList<string> Words)
{
    /// <summary>A title from its words.</summary>
    public static DocumentTitle Of(params string[] words) => new([.. words.Where(w => w.Length > 0)]);

    /// <summary>The title in one line.</summary>
    [JsonIgnore]
    public string Text => string.Concat(Words);

    /// <summary>The title in one line.</summary>
    public override string ToString() => Text;

    /// <summary>
    /// The lines of the title: as few as it needs, even in length, in the shape of a trapezium or a rhombus and not of an hourglass.
    /// A single word longer than a line is cut where the line ends. Complexity: two to the number of words, which is small.
    /// </summary>
    /// <param name="width">Characters that a line holds.</param>
    public IReadOnlyList<string> Lines(int width)
    {
        var words = Words.SelectMany(w => Cut(w, width)).ToList();
        IReadOnlyList<string> best = [Text];
        var least = double.MaxValue;
        for (var breaks = 0L; breaks < 1L << Math.Min(words.Count - 1, 16); breaks++)
        {
            var lines = Joined(words, breaks);
            var cost = Cost(lines, width);
            if (cost < least)
            {
                (best, least) = (lines, cost);
            }
        }

        return best;
    }

    private static IEnumerable<string> Cut(string word, int width)
    {
        for (var at = 0; at < word.Length; at += width)
        {
            yield return word.Substring(at, Math.Min(width, word.Length - at));
        }
    }

    private static List<string> Joined(List<string> words, long breaks)
    {
        var lines = new List<string> { words[0] };
        for (var i = 1; i < words.Count; i++)
        {
            if ((breaks >> (i - 1) & 1) == 1)
            {
                lines.Add(words[i]);
            }
            else
            {
                lines[^1] += words[i];
            }
        }

        return lines;
    }

    private static double Cost(List<string> lines, int width)
    {
        var widths = lines.Select(TextWidth.Of).ToList();
        if (widths.Exists(w => w > width))
        {
            return double.MaxValue;
        }

        var hourglass = widths.Skip(1).SkipLast(1).Any(w => w < widths[0] && w < widths[^1]);
        var torn = lines.SkipLast(1).Count(l => l.EndsWith("关于", StringComparison.Ordinal) || l.EndsWith('对')) + lines.Skip(1).Count(l => l.StartsWith('的'));
        return lines.Count * 1000 + (hourglass ? 300 : 0) + (torn * 150) + Math.Pow(widths.Max() - widths.Min(), 2)
            + (widths.Max() - widths.Min() < 1 && lines.Count > 1 ? 2 : 0);
    }
}
