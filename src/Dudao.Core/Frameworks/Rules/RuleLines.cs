using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Dudao.Core.Frameworks.Rules;

/// <summary>
/// What a rule lists, as a person types it, one a line: a level and its coefficient (A 1), a finding and what it costs (超期 0.5), an item
/// and its points (消防 4), a figure and the share that it earns (98 100%). The tables' own notation is <see cref="RuleNotation"/>.
/// </summary>
public static partial class RuleLines
{
    /// <summary>The lines of a rule; empty for one that lists nothing.</summary>
    public static string Write(ScoringRule rule) => string.Join('\n', rule switch
    {
        LevelRule levels => levels.Levels.Select(l => $"{l.Letter} {l.Coefficient.Plain()}"),
        DeductRule deduct => deduct.Kinds.Select(k => k.Name.Length == 0 ? k.Each.Plain() : $"{k.Name} {k.Each.Plain()}"),
        ChecklistRule list => list.Items.Select(i => $"{i.Name} {i.Points.Plain()}"),
        DataRule data => data.Knots.Select(k => $"{k.Figure.Plain()} {((k.Share * 100).IsDecimal(out var percent) ? percent.Plain() + "%" : k.Share.ToString())}"),
        _ => [],
    });

    /// <summary>Whether rules of this kind list something.</summary>
    public static bool Lists(ScoringRule rule) => rule is LevelRule or DeductRule or ChecklistRule or DataRule;

    /// <summary>The rule with other lines, or which line cannot be read. Between the name and the number stand blanks or a colon; 分 and % may follow.</summary>
    public static (ScoringRule? Rule, Refusal? Refusal) Read(ScoringRule rule, string text)
    {
        var read = new List<(string Name, string Number, bool Percent)>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Only the number is made plain: a name keeps its full-width punctuation.
            if (Line().Match(line) is not { Success: true } match || (match.Groups["name"].Value.Trim().Length == 0 && rule is not DeductRule))
            {
                return (null, new($"“{line}”读不懂，{Expected(rule)}"));
            }

            read.Add((RuleNotation.Clean(match.Groups["name"].Value.TrimEnd(' ', '\t', '　', ':', '：', '=', '＝')), match.Groups["number"].Value.Normalize(NormalizationForm.FormKC), match.Groups["percent"].Success));
        }

        if (rule is DataRule data)
        {
            return Knots(data, read);
        }

        var amounts = new List<(string Name, decimal Amount)>();
        foreach (var (name, number, percent) in read)
        {
            if (percent || !CellNumber(number, out var amount))
            {
                return (null, new($"“{name} {number}”读不懂，{Expected(rule)}"));
            }

            amounts.Add((name, amount));
        }

        return rule switch
        {
            LevelRule levels => (levels with { Levels = amounts.Select(a => new RatingLevel(a.Name.ToUpperInvariant(), a.Amount)).ToValueList() }, null),
            DeductRule deduct => (deduct with { Kinds = amounts.Select(a => new FindingKind(a.Name, a.Amount)).ToValueList() }, null),
            ChecklistRule list => (list with { Items = amounts.Select(a => new ChecklistItem(a.Name, a.Amount)).ToValueList() }, null),
            _ => (rule, null),
        };
    }

    /// <summary>How a line of this rule is written, with an example.</summary>
    public static string Expected(ScoringRule rule) => rule switch
    {
        LevelRule => "每行写一个等次和系数，如：A 1",
        DeductRule => "每行写发现什么和每次扣几分，如：超期 0.5；只有一种时可以只写分数",
        ChecklistRule => "每行写一项和它的分数，如：消防设施完好 2",
        DataRule => "每行写数值和得分率，如：98 100%",
        _ => "",
    };

    private static (ScoringRule? Rule, Refusal? Refusal) Knots(DataRule data, List<(string Name, string Number, bool Percent)> read)
    {
        var knots = new List<Knot>();
        foreach (var (name, number, percent) in read)
        {
            var figure = name.Normalize(NormalizationForm.FormKC);
            figure = data.Unit.Length > 0 && figure.EndsWith(data.Unit.Normalize(NormalizationForm.FormKC), StringComparison.Ordinal) ? figure[..^data.Unit.Length] : figure;
            var isShare = number.Contains('/') && !percent;
            if (!CellNumber(figure.Trim(), out var at) || !Fraction.TryParse(number, out var share))
            {
                return (null, new($"“{name} {number}”读不懂，{Expected(data)}"));
            }

            knots.Add(new(at, isShare ? share : share / 100));
        }

        return (data with { Knots = knots.ToValueList() }, null);
    }

    private static bool CellNumber(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && Math.Abs(value) <= 1_000_000_000;

    [GeneratedRegex(@"^(?<name>.*?)(?:(?<=[\s:：=＝%％）)\u4e00-\u9fff])|(?<=^))(?<number>[-−]?[0-9０-９]+(?:[.．][0-9０-９]+)?(?:/[0-9]+)?)\s*(?:分|(?<percent>[%％]))?$")]
    private static partial Regex Line();
}
