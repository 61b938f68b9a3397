using System.Globalization;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Frameworks;

/// <summary>One field of a node as text: what stands there, and the node with another text there.</summary>
public static class NodeField
{
    private const int Longest = 4_000;

    public static string Text(Indicator node, string field) => field switch
    {
        "number" => node.Number,
        "name" => node.Name,
        "points" => node.Points.ToString("0.####", CultureInfo.InvariantCulture),
        "standard" => node.Leaf?.Standard ?? "",
        "rule" => node.Leaf?.Rule.Code ?? "",
        "parameters" => node.Leaf?.Rule.Notation() ?? "",
        "evidence" => node.Leaf?.Evidence ?? "",
        "method" => node.Leaf?.Method ?? "",
        "applicability" => node.Leaf?.Applicability.Text ?? "",
        "basis" => node.Leaf?.Basis ?? "",
        "confirmed" => node.Leaf is { Confirmed: true } ? "1" : "",
        _ => "",
    };

    public static Outcome<Indicator> With(Indicator node, string field, string value)
    {
        if (value.Length > Longest)
        {
            return Failure.Invalid($"最多 {Longest} 个字，现在有 {value.Length} 个。", field);
        }

        if (field is "number")
        {
            var number = Core.Text.Plain.Name(value);
            return number.Length <= 12 ? node with { Number = number } : Failure.Invalid("编号不超过12个字。", field);
        }

        if (node.Leaf is not { } leaf)
        {
            // A parent has no standard: the fields of a leaf are read with one that asks nothing.
            var read = (LeafText.Of(node with { Leaf = new Leaf() }) with { Name = field == "name" ? value : node.Name, Points = field == "points" ? value : Text(node, "points") })
                .Read(node with { Leaf = new Leaf() });
            return field is not ("name" or "points") ? Failure.NotFound : read.IsDone ? read.Value! with { Leaf = null, Children = node.Children } : Failure.Invalid(read.Refusals);
        }

        return field switch
        {
            "evidence" => node with { Leaf = leaf with { Evidence = value.Trim() } },
            "method" => node with { Leaf = leaf with { Method = value.Trim() } },
            "basis" => node with { Leaf = leaf with { Basis = value.Trim() } },
            "confirmed" => node with { Leaf = leaf with { Confirmed = true } },
            "rule" => Kind(node, leaf, value),
            "name" or "points" or "standard" or "parameters" or "applicability" => Typed(node, leaf, field, value),
            _ => Failure.NotFound,
        };
    }

    private static Outcome<Indicator> Typed(Indicator node, Leaf leaf, string field, string value)
    {
        var text = LeafText.Of(node);
        var typed = field switch
        {
            "name" => text with { Name = value },
            "points" => text with { Points = value },
            "standard" => text with { Standard = value },
            "parameters" => text with { Parameters = value },
            _ => text with { Applicability = value },
        };
        var read = typed.Read(node);
        return read.IsDone
            ? read.Value! with { Leaf = read.Value!.Leaf! with { Confirmed = leaf.Confirmed || field == "parameters" } }
            : Failure.Invalid(read.Refusals.Where(r => string.Equals(r.Field, field, StringComparison.OrdinalIgnoreCase)).DefaultIfEmpty(read.Refusals[0]));
    }

    // Another kind begins with what it usually asks; who gives the figure and what a missing one means stay.
    private static Outcome<Indicator> Kind(Indicator node, Leaf leaf, string code)
    {
        if (code == leaf.Rule.Code)
        {
            return node;
        }

        var (rule, refusal) = RuleNotation.Parse(code, code == "deduct" ? "each=0.5" : code == "bonus" ? string.Create(CultureInfo.InvariantCulture, $"max={node.Points}") : "");
        return rule is null
            ? Failure.Invalid(refusal!.Message + "。", "rule")
            : node with { Leaf = leaf with { Confirmed = true, Rule = rule with { From = leaf.Rule.From, Missing = leaf.Rule.Missing, Stages = leaf.Rule.Stages, Upload = leaf.Rule.Upload } } };
    }
}
