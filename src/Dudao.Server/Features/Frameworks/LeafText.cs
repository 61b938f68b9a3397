using System.Globalization;
using System.Text;
using Dudao.Core;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Frameworks;

/// <summary>A leaf as a person types it; the rule in the notation of the tables.</summary>
public sealed record LeafText
{
    private const decimal MostPoints = 10_000;

    public string Name { get; init; } = "";

    public string Points { get; init; } = "";

    public string Standard { get; init; } = "";

    /// <summary>The kind of rule, by its code.</summary>
    public string Rule { get; init; } = "";

    public string Parameters { get; init; } = "";

    public string Applicability { get; init; } = "";

    /// <summary>What stands in the fields for a leaf.</summary>
    public static LeafText Of(Indicator leaf) => new()
    {
        Name = leaf.Name,
        Points = leaf.Points.ToString("0.####", CultureInfo.InvariantCulture),
        Standard = leaf.Leaf!.Standard,
        Rule = leaf.Rule.Code,
        Parameters = leaf.Rule.Notation(),
        Applicability = leaf.Leaf.Applicability.Text,
    };

    /// <summary>The leaf as typed; or all fields that cannot be read. Whoever saves a rule has confirmed it.</summary>
    public Outcome<Indicator> Read(Indicator leaf)
    {
        var refusals = new List<Refusal>();
        // An indicator's name is a sentence: its full-width punctuation stays.
        var name = string.Join(' ', Name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (name.Length is 0 or > 200)
        {
            refusals.Add(new Refusal("请填指标名称，不超过200个字。", Field: nameof(Name)));
        }

        var points = Points.Normalize(NormalizationForm.FormKC).Trim().TrimEnd('分');
        if (!decimal.TryParse(points, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var full) || full > MostPoints || decimal.Round(full, 4) != full)
        {
            refusals.Add(new Refusal($"“{Points}”不是分数。请填 0 到 {MostPoints:0} 之间的数，小数点用“.”，不超过四位小数。", Field: nameof(Points)));
        }

        var (rule, refusal) = RuleNotation.Parse(Rule, Parameters);
        if (refusal is not null)
        {
            refusals.Add(refusal with { Message = refusal.Message + "。", Field = nameof(Parameters) });
        }

        var applicability = Core.Frameworks.Applicability.Parse(Applicability);
        if (applicability.Unknown.Count > 0)
        {
            refusals.Add(new Refusal($"适用范围里的“{applicability.Unknown}”不认识。可以用：{string.Join('、', Core.Frameworks.Applicability.Words)}。", Field: nameof(Applicability)));
        }

        return refusals.Count > 0
            ? Failure.Invalid(refusals)
            : leaf with { Name = name, Points = full, Leaf = leaf.Leaf! with { Standard = Standard.Trim().ReplaceLineEndings("\n"), Rule = rule!, Confirmed = true, Applicability = applicability } };
    }
}
