using System.Globalization;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;

namespace Dudao.Server.Features.Demonstration;

/// <summary>
/// The agreed marks of the four schools of October, as the demonstration year fixes them: what each school lost, leaf by leaf, in the
/// framework for schools; every other leaf is full. The notation is that of the specification: "C1 C3 = B; -0.25 C40 C54".
/// </summary>
/// <param name="School">The school's name in the demonstration county.</param>
/// <param name="Traits">What it is.</param>
/// <param name="Losses">What it lost, in the notation.</param>
/// <param name="Mark">The mark that must come out.</param>
/// <param name="LowestPercent">The lowest A level's share in percent, to one decimal.</param>
/// <param name="Grade">The grade that must come out.</param>
public sealed record OctoberMarks(string School, SubjectTraits Traits, string Losses, decimal Mark, decimal LowestPercent, string Grade)
{
    private const SubjectTraits Junior = SubjectTraits.Junior | SubjectTraits.Boarding | SubjectTraits.Canteen;
    private const SubjectTraits Primary = SubjectTraits.Primary | SubjectTraits.Canteen;

    public static OctoberMarks 第二中学 { get; } = new("云屏县第二中学", Junior,
        "C1 C3 C13 C27 C30 C36 C45 C64 = B; -0.25 C40 C54 C59; -0.3 C61; -0.4 C73; -0.5 C14 C15 C23 C28 C34 C43 C47 C50 C62 C71 C72; -0.6 C29 C32; -0.75 C68",
        88.70m, 80.5m, "优级丙等");

    public static OctoberMarks 柳溪镇初级中学 { get; } = new("柳溪镇初级中学", Junior,
        "C1 C3 C13 C31 C67 = B; C27 C30 C36 C45 C64 = C; -0.2 C53; -0.25 C16 C54 C55 C60; -0.3 C6 C37 C61 C63; -0.4 C5 C49 C70 C73; " +
        "-0.5 C2 C10 C15 C19 C22 C26 C28 C34 C35 C38 C40 C43 C44 C50 C51 C59; -0.75 C71; -1 C14 C23 C29 C32 C47 C62 C68 C72",
        74.84m, 64.1m, "合格");

    public static OctoberMarks 石桥镇中心小学 { get; } = new("石桥镇中心小学", Primary | SubjectTraits.CentralSchool,
        "C1 C3 C13 C30 C31 C36 C45 C64 = B; C27 = C; -0.2 C2 C5 C49 C73; -0.25 C54 C59; -0.3 C22 C57 C63; -0.4 C40 C43; " +
        "-0.5 C10 C14 C15 C18 C20 C23 C28 C33 C34 C35 C38 C41 C47 C50 C51; -0.6 C29 C32 C68 C71; -1 C62 C72",
        82.07m, 78.2m, "合格");

    /// <summary>As decided after the reply, which changed one mark: <see cref="白石小学合议"/>.</summary>
    public static OctoberMarks 白石小学 { get; } = new("白石小学", Primary,
        "C1 C3 C31 C64 = B; C13 C27 C30 C36 C45 = C; -0.25 C48 C56; -0.3 C6 C57 C63; -0.4 C5 C58 C73; " +
        "-0.5 C2 C4 C10 C14 C15 C18 C20 C22 C26 C28 C33 C35 C38 C40 C41 C43 C52 C53 C54 C55 C59 C62; -0.6 C32 C71; -0.75 C68; -0.8 C49; -1 C23 C29 C42 C47 C50 C51 C72",
        71.96m, 53.1m, "暂不定等级");

    /// <summary>The re-evaluation of December: the leaves looked at again; the rest is carried over.</summary>
    public static OctoberMarks 白石小学重新评估 { get; } = 白石小学 with
    {
        Losses = Replace(白石小学.Losses, "-0.5 C47 C50 C51; -0.2 C49 C53; -0.25 C54 C55; -0.3 C58"),
        Mark = 75.34m,
        LowestPercent = 70.8m,
        Grade = "合格",
    };

    /// <summary>The leaves of <see cref="白石小学"/> whose agreed loss differed from what was decided after the reply.</summary>
    public const string 白石小学合议 = "-0.75 C59";

    /// <summary>The four schools as decided.</summary>
    public static IReadOnlyList<OctoberMarks> All { get; } = [第二中学, 柳溪镇初级中学, 石桥镇中心小学, 白石小学];

    /// <summary>What was lost at each leaf that is not full: points, or a level's letter.</summary>
    public IReadOnlyDictionary<string, Loss> ByLeaf() => Parse(Losses);

    /// <summary>
    /// The input of every leaf that applies, scored ones only, by leaf id, in each rule's own terms: a level, findings, items, a figure, met or
    /// not; a mark where the rule takes one.
    /// </summary>
    public IReadOnlyDictionary<string, LeafInput> Inputs(Framework framework)
    {
        var losses = ByLeaf();
        return framework.Parts.SelectMany(p => p.Leaves()).Where(l => l.Leaf!.Applicability.Holds(Traits))
            .ToDictionary(l => l.Id, l => Input(l, losses.GetValueOrDefault(l.Number)));
    }

    /// <summary>Reads the notation: groups apart by semicolons, "C1 C3 = B" or "-0.5 C14 C15".</summary>
    /// <exception cref="FormatException">It is not in the notation, or names a leaf twice.</exception>
    public static IReadOnlyDictionary<string, Loss> Parse(string losses)
    {
        var read = new Dictionary<string, Loss>(StringComparer.Ordinal);
        foreach (var group in losses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = group.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var isLevel = words.Length >= 3 && words[^2] == "=";
            var loss = isLevel ? new Loss(0, words[^1]) : new Loss(-decimal.Parse(words[0], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), "");
            foreach (var leaf in isLevel ? words[..^2] : words[1..])
            {
                if (!leaf.StartsWith('C') || !read.TryAdd(leaf, loss))
                {
                    throw new FormatException($"{leaf} is not a leaf, or stands twice.");
                }
            }
        }

        return read;
    }

    /// <summary>What a leaf lost: points, or the letter of its level.</summary>
    public sealed record Loss(decimal Points, string Letter);

    private static LeafInput Input(Indicator leaf, Loss? loss)
    {
        var mark = leaf.Points - (loss?.Points ?? 0);
        return leaf.Rule switch
        {
            LevelRule levels => new LeafInput.Level(loss is null ? levels.Levels[0].Letter : loss.Letter),
            PassFailRule => new LeafInput.Passed(mark == leaf.Points),
            DeductRule { Kinds.Count: 1 } deduct when (leaf.Points - mark) % deduct.Kinds[0].Each == 0 =>
                new LeafInput.Findings([(int)((leaf.Points - mark) / deduct.Kinds[0].Each)]),
            ChecklistRule list when Items(list, mark) is { } items => items,
            DataRule data when data.FigureAt((Fraction)mark / leaf.Points) is { } figure => LeafInput.Figures.Whole(figure.IsDecimal(out var value) ? value : figure.Round(4)),
            _ => new LeafInput.Mark(mark),
        };
    }

    // Of several ways to come to the sum, the one with the fewest items missed, the last ones first.
    private static LeafInput.Items? Items(ChecklistRule list, decimal mark)
    {
        var lost = list.Items.Sum(i => i.Points) - mark;
        var missed = Enumerable.Range(0, 1 << list.Items.Count)
            .Select(mask => Enumerable.Range(0, list.Items.Count).Where(i => (mask >> i & 1) == 1).ToList())
            .Where(items => items.Sum(i => list.Items[i].Points) == lost)
            .OrderBy(items => items.Count).ThenByDescending(items => items.Sum()).FirstOrDefault();
        return missed is null ? null : new([.. Enumerable.Range(0, list.Items.Count).Except(missed)]);
    }

    private static string Replace(string losses, string changed)
    {
        var again = Parse(changed);
        var kept = losses.Split(';', StringSplitOptions.TrimEntries)
            .Select(g => string.Join(' ', g.Split(' ').Where(w => !again.ContainsKey(w))))
            .Where(g => g.Contains('C', StringComparison.Ordinal));
        return string.Join("; ", kept) + "; " + changed;
    }
}
