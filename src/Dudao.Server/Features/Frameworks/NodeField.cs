using System.Globalization;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Tables.Proposals;
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
        _ when RuleField.Holds(field) && node.Leaf is { } leaf => RuleField.Text(leaf.Rule, field),
        _ => "",
    };

    /// <summary>What stands in a field, as a person reads it.</summary>
    public static string Words(Indicator node, string field)
    {
        var text = Text(node, field);
        IReadOnlyList<(string Code, string Words)> choices = field switch
        {
            "rule" => FrameworkWords.Rules,
            "from" => RuleField.Sources,
            "missing" => RuleField.WhenMissing,
            "stages" => RuleField.OfSeveralStages,
            _ => [],
        };
        return text.Length == 0 ? "空" : choices.FirstOrDefault(c => c.Code == text).Words ?? text;
    }

    /// <summary>The node with another text in a field.</summary>
    /// <param name="part">The part under which it stands: bonus, veto, null for the scored.</param>
    public static Outcome<Indicator> With(Indicator node, string field, string value, string? part = null)
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
            "rule" => Kind(node, leaf, value, part),
            "proposal" => Proposed(node, leaf, part),
            "name" or "points" or "standard" or "parameters" or "applicability" => Typed(node, leaf, field, value),
            _ when RuleField.Holds(field) => OfRule(node, leaf, field, value),
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
        if (!read.IsDone)
        {
            return Failure.Invalid(read.Refusals.Where(r => string.Equals(r.Field, field, StringComparison.OrdinalIgnoreCase)).DefaultIfEmpty(read.Refusals[0]));
        }

        // What a bonus leaf adds at most is its points.
        var rule = field == "points" && read.Value!.Rule is BonusRule bonus ? bonus with { Max = read.Value.Points } : read.Value!.Rule;
        return read.Value with { Leaf = read.Value.Leaf! with { Rule = rule, Confirmed = leaf.Confirmed || field == "parameters" } };
    }

    private static Outcome<Indicator> OfRule(Indicator node, Leaf leaf, string field, string value)
    {
        var (rule, refusal) = RuleField.With(leaf.Rule, field, value);
        return rule is null
            ? Failure.Invalid(refusal!.Message + "。", field)
            : rule == leaf.Rule ? node : node with { Leaf = leaf with { Rule = rule, Confirmed = leaf.Confirmed || field is "lines" or "step" or "cap" } };
    }

    // Another kind begins with what the standard says of it, else with what it usually asks; who gives the figure and what a missing one means stay.
    private static Outcome<Indicator> Kind(Indicator node, Leaf leaf, string code, string? part)
    {
        if (code == leaf.Rule.Code)
        {
            return node;
        }

        if (Read(node, leaf, part)?.Rule is { } read && read.Code == code)
        {
            return node with { Leaf = leaf with { Confirmed = true, Rule = Kept(read, leaf.Rule) } };
        }

        var (rule, refusal) = RuleNotation.Parse(code, code == "deduct" ? "each=0.5" : code == "bonus" ? string.Create(CultureInfo.InvariantCulture, $"max={node.Points}") : "");
        return rule is null
            ? Failure.Invalid(refusal!.Message + "。", "rule")
            : node with { Leaf = leaf with { Confirmed = true, Rule = Kept(rule, leaf.Rule) } };
    }

    private static Outcome<Indicator> Proposed(Indicator node, Leaf leaf, string? part) => Read(node, leaf, part) is { } proposal
        ? node with { Leaf = leaf with { Rule = Kept(proposal.Rule, leaf.Rule), Confirmed = false, Basis = leaf.Basis.Length > 0 ? leaf.Basis : proposal.Basis } }
        : Failure.Invalid("评分标准里没有读出规则，请选规则并填写。", "rule");

    private static RuleProposal? Read(Indicator node, Leaf leaf, string? part) => RuleProposer.Propose(
        leaf.Standard, node.Points, node.Name, part switch { "bonus" => StandardPart.Bonus, "veto" => StandardPart.Veto, _ => StandardPart.Scored });

    private static ScoringRule Kept(ScoringRule rule, ScoringRule old) => rule with { From = old.From, Missing = old.Missing, Stages = old.Stages, Upload = old.Upload };
}
