using System.Globalization;
using System.Text;
using Dudao.Core.Frameworks.Rules;

namespace Dudao.Core.Frameworks;

/// <summary>What was made of a typed text: an input, or why not.</summary>
/// <param name="Input">The input; null when the field is empty or refused.</param>
/// <param name="Refusal">Why it is not admissible, and what would be.</param>
public readonly record struct LeafReading(LeafInput? Input, Refusal? Refusal)
{
    /// <summary>
    /// Reads what a person typed into a leaf's field: a mark in points, the letter of a level, a figure of a data leaf, 达标 or 不达标,
    /// 不适用. Full-width digits, points and letters are taken as plain; the only decimal sign is the point; 分 and the figure's unit may
    /// follow. A sentence of <see cref="LeafNotation"/> is read too. An empty text is no input and no refusal.
    /// </summary>
    public static LeafReading Of(Indicator leaf, string? typed)
    {
        var text = (typed ?? "").Normalize(NormalizationForm.FormKC).Trim().Replace('。', '.');
        if (text.Length == 0)
        {
            return default;
        }

        var (input, refusal) = LeafNotation.Read(leaf, text) is { } said ? (said, null) : Read(leaf, text);
        return input is null ? new(null, refusal) : leaf.Rule.Refuse(leaf.Points, input) is { } inadmissible ? new(null, inadmissible) : new(input, null);
    }

    /// <summary>What stands in the field for an input: what <see cref="Of"/> would read, where one field can hold it.</summary>
    public static string Show(Indicator leaf, LeafInput? input) => input switch
    {
        null => "",
        LeafInput.Mark mark when leaf.Rule is LevelRule levels && levels.FindByValue(leaf.Points, mark.Value) is { } level => level.Letter,
        LeafInput.Mark mark => mark.Value.Plain(),
        LeafInput.Level level => level.Letter.ToUpperInvariant(),
        LeafInput.Passed passed => passed.Yes ? "达标" : "不达标",
        LeafInput.Triggered veto => veto.Yes ? "触发" : "未触发",
        LeafInput.NotApplicable => "不适用",
        LeafInput.Figures { Of: [{ Stage: FigureStage.Whole } only] } => only.Value?.Plain() ?? "",
        LeafInput.Figures figures => string.Join('，', figures.Of.Select(f => $"{f.Stage.Name()} {f.Value?.Plain() ?? "缺"}")),
        _ => leaf.Rule.Value(leaf.Points, input) is { } value ? value.Plain() : "",
    };

    private static (LeafInput? Input, Refusal? Refusal) Read(Indicator leaf, string text)
    {
        if (text is "不适用" or "/")
        {
            return (new LeafInput.NotApplicable(), null);
        }

        if (leaf.Rule is LevelRule levels && levels.Find(text.TrimEnd('级', '等', '档')) is { } level)
        {
            return (new LeafInput.Level(level.Letter), null);
        }

        if (leaf.Rule is PassFailRule && Yes(text) is { } passed)
        {
            return (new LeafInput.Passed(passed), null);
        }

        if (leaf.Rule is VetoRule)
        {
            return text switch
            {
                "触发" or "是" => (new LeafInput.Triggered(true), null),
                "未触发" or "否" or "无" => (new LeafInput.Triggered(false), null),
                _ => (null, new("一票否决不打分，只能填触发或未触发")),
            };
        }

        var unit = leaf.Rule is DataRule data ? data.Unit.Normalize(NormalizationForm.FormKC) : "分";
        var number = unit.Length > 0 && text.EndsWith(unit, StringComparison.Ordinal) ? text[..^unit.Length].TrimEnd() : text;
        if (!decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || Math.Abs(value) > 1_000_000_000_000)
        {
            return (null, new(NotRead(leaf.Rule, text)));
        }

        return leaf.Rule is DataRule ? (LeafInput.Figures.Whole(value), null) : (new LeafInput.Mark(value), null);
    }

    private static bool? Yes(string text) => text switch
    {
        "达标" or "合格" or "符合" or "达到" or "是" or "√" or "✓" or "Y" or "y" => true,
        "不达标" or "不合格" or "不符合" or "未达到" or "达不到" or "否" or "×" or "✗" or "X" or "x" or "N" or "n" => false,
        _ => null,
    };

    private static string NotRead(ScoringRule rule, string text) => rule switch
    {
        LevelRule levels => $"“{text}”不是等次，请填 {string.Join('、', levels.Levels.Select(l => l.Letter))} 或分数",
        DataRule data => $"“{text}”不是数，请填{data.Figure}的数值，小数点用“.”",
        PassFailRule => $"“{text}”看不懂，请填达标或不达标",
        _ => $"“{text}”不是分数，请填数字，小数点用“.”",
    };
}
