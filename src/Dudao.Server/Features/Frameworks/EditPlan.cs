using System.Globalization;
using Dudao.Core;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Frameworks;

/// <summary>The steps that a command of the editor asks for; or why it cannot be done on the draft as it now is.</summary>
internal static class EditPlan
{
    public static Outcome<IReadOnlyList<FrameworkStep>> Of(Framework framework, FrameworkVersionRecord row, FrameworkCommand command)
    {
        var node = framework.Find(command.Node);
        switch (command.Kind)
        {
            case "remove" when node is null:
            case "add" or "part" when node is not null:
                return Steps();
            case "add" when Guid.TryParse(command.Node, out _):
                return Add(framework, command);
            case "part" when Guid.TryParse(command.Node, out _):
                return Part(framework, command);
            case not ("add" or "part") when node is null:
                return Failure.Conflict(new Refusal("这一条已被别人删除。"));
            case "remove" when command.Base != row.Version:
                return Failure.Conflict(new Refusal("这期间别人也改过这份草稿，没有删除。请看过现在的内容再删。"));
            case "remove":
                return Steps(new FrameworkStep.Take(node!.Id));
            case "move":
                return Move(framework, node!, command);
            case "rename":
            case "set":
                return Set(framework, node!, command.Kind == "rename" ? "name" : command.Field ?? "", command);
            default:
                return Failure.Invalid("这个操作不认识，请刷新页面。");
        }
    }

    /// <summary>
    /// What takes back a text that stands already as it was typed: its answer was lost on the way. Empty where the person saw what stands, and
    /// for a kind of rule, which brought more than its own text.
    /// </summary>
    public static IReadOnlyList<FrameworkStep> Before(Framework framework, FrameworkCommand command)
    {
        var field = command.Kind == "rename" ? "name" : command.Kind == "set" ? command.Field ?? "" : "";
        return field is not ("" or "rule" or "proposal") && command.Was is { } was && framework.Find(command.Node) is { } node
            && NodeField.With(node, field, was, framework.PartOf(node.Id)) is { IsDone: true, Value: var before } && before != node
                ? [new FrameworkStep.Put(before with { Children = [] }, node with { Children = [] })]
                : [];
    }

    private static Outcome<IReadOnlyList<FrameworkStep>> Add(Framework framework, FrameworkCommand command)
    {
        var parent = command.Parent is { } above ? framework.Find(above) : null;
        if (command.Parent is not null && parent is null)
        {
            return Failure.Conflict(new Refusal("上一级已被别人删除，没有添加。"));
        }

        var beside = command.After is { } after ? framework.Find(after) : parent is { Children.Count: > 0 } ? parent.Children[0] : null;
        ScoringRule rule = framework.PartOf(command.Parent ?? command.After ?? "") switch
        {
            "veto" => new VetoRule(),
            "bonus" => new BonusRule { Max = 1 },
            _ => PointsRule.Default,
        };

        // A leaf that gets its first node below hands its standard down to it, so that nothing is lost.
        var added = parent is { Leaf: { } handed } ? new Indicator { Id = command.Node, Name = parent.Name, Points = parent.Points, Leaf = handed }
            : new Indicator { Id = command.Node, Number = Next(framework, beside), Name = "新的一条", Points = rule is BonusRule ? 1 : 0, Leaf = new Leaf { Rule = rule } };
        return Steps(new FrameworkStep.Place(added, command.Parent, command.After));
    }

    // The bonus or veto part begins with one leaf.
    private static Outcome<IReadOnlyList<FrameworkStep>> Part(Framework framework, FrameworkCommand command)
    {
        var isVeto = command.Value == "veto";
        if (isVeto ? framework.Vetoes.Count > 0 : framework.Bonus.Count > 0)
        {
            return Failure.Conflict(new Refusal($"已有{(isVeto ? "一票否决" : "特色加分")}部分，请在它下面添加。"));
        }

        var leaf = new Indicator
        {
            Id = command.Node + "-1",
            Name = "新的一条",
            Points = isVeto ? 0 : 1,
            Leaf = new Leaf { Rule = isVeto ? new VetoRule { Cap = framework.Grades.Bands.LastOrDefault(b => b.AtLeast is not null)?.Name ?? "" } : new BonusRule { Max = 1 } },
        };
        var part = new Indicator { Id = command.Node, Name = isVeto ? "一票否决" : "特色加分", Points = leaf.Points, Children = [leaf] };
        return Steps(new FrameworkStep.Place(part, null, null, isVeto ? "veto" : "bonus"));
    }

    private static Outcome<IReadOnlyList<FrameworkStep>> Move(Framework framework, Indicator node, FrameworkCommand command)
    {
        if (node.Nodes().Any(n => n.Id == command.Parent) || command.After == node.Id)
        {
            return Failure.Invalid("不能移到自己下面。");
        }

        var parent = command.Parent is { } above ? framework.Find(above) : null;
        if ((command.Parent is not null && parent is null) || (command.After is { } after && framework.Find(after) is null))
        {
            return Failure.Conflict(new Refusal("要移到的地方已被别人改动，没有移动。"));
        }

        if (parent is { Leaf: { } leaf } && leaf.Standard.Length > 0)
        {
            return Failure.Invalid($"{parent.ShortTitle} 是一条评分指标，下面不能再放指标。请移到上一级指标的下面。");
        }

        var part = framework.PartOf(node.Id);
        var sibling = command.After;
        if (parent is null && sibling is not null && framework.PartOf(sibling) != part && framework.Before(node.Id) is not null)
        {
            // To the first place of its own part: the A level before that place belongs to another.
            sibling = null;
        }

        if ((command.Parent ?? sibling) is { } place && framework.PartOf(place) != part)
        {
            return Failure.Invalid("计分、加分、一票否决三部分之间不能移动，请删去后在那一部分添加。");
        }

        return Steps(new FrameworkStep.Shift(node.Id, command.Parent, sibling, part));
    }

    private static Outcome<IReadOnlyList<FrameworkStep>> Set(Framework framework, Indicator node, string field, FrameworkCommand command)
    {
        var read = NodeField.With(node, field, command.Value ?? "", framework.PartOf(node.Id));
        if (!read.IsDone)
        {
            return new Outcome<IReadOnlyList<FrameworkStep>>(read.Kind, null, read.Refusals);
        }

        var stands = NodeField.Text(node, field);
        if (read.Value == node)
        {
            return Steps();
        }

        return command.Was is { } was && was.ReplaceLineEndings("\n").Trim() != stands.ReplaceLineEndings("\n").Trim()
            ? Failure.Conflict(new Refusal($"{node.ShortTitle} 的这一项别人刚改成了“{NodeField.Words(node, field)}”，您的修改没有存。", Field: field))
            : Steps(new FrameworkStep.Put(read.Value! with { Children = [] }));
    }

    private static string Next(Framework framework, Indicator? beside)
    {
        if (beside is null || beside.Number.Length < 2 || !char.IsAsciiLetterUpper(beside.Number[0]) || !beside.Number.Skip(1).All(char.IsAsciiDigit))
        {
            return "";
        }

        var letter = beside.Number[..1];
        var last = framework.Nodes().Where(n => n.Number.StartsWith(letter, StringComparison.Ordinal)).Select(n => int.TryParse(n.Number.AsSpan(1), out var number) ? number : 0).Max();
        return string.Create(CultureInfo.InvariantCulture, $"{letter}{last + 1}");
    }

    private static Outcome<IReadOnlyList<FrameworkStep>> Steps(params FrameworkStep[] steps) => new(OutcomeKind.Done, steps, []);
}
