using System.Text.Json;
using Dudao.Core;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Server.Data;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Frameworks;

/// <summary>Edits a draft node by node. Each command a second time changes nothing more; what another changed meanwhile is told, never overwritten.</summary>
public sealed class FrameworkEditor(DudaoDbContext db, FrameworkShelf shelf, IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("Dudao.Frameworks.Undo");

    public async Task<Outcome<FrameworkEdited>> DoAsync(Guid versionId, FrameworkCommand command, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockForNumberingAsync(cancellation);
        var row = await db.Set<FrameworkVersionRecord>().FirstOrDefaultAsync(v => v.Id == versionId, cancellation);
        if (row is null || !shelf.Keeps(row.OfficeId))
        {
            return Failure.NotFound;
        }

        if (row.State != FrameworkVersionState.Draft)
        {
            return Failure.Conflict(new Refusal($"{row.Label}已发布，不能再改。请由它起一个新版本，在新版本里改。"));
        }

        var framework = FrameworkJson.Read(row.Content);
        var planned = Plan(framework, row, command);
        if (!planned.IsDone)
        {
            return new Outcome<FrameworkEdited>(planned.Kind, null, planned.Refusals);
        }

        var (now, undo) = (framework, new List<FrameworkStep>());
        foreach (var step in planned.Value!)
        {
            (now, var back) = step.Apply(now);
            undo.InsertRange(0, back);
        }

        var focus = command.Kind is "add" or "move" or "rename" ? command.Node : command.Kind == "undo" ? undo.OfType<FrameworkStep.Take>().FirstOrDefault()?.Id : null;
        if (now == framework)
        {
            return new FrameworkEdited(row, framework, null, focus);
        }

        row.Content = FrameworkJson.Write(now);
        row.Digest = now.Digest();
        row.Version++;
        db.Record(FrameworkDeed.Of("Framework.Edit", Words(command, framework, now, row), row, framework, now));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new FrameworkEdited(row, now, command.Kind == "undo" ? null : _seal.Protect(JsonSerializer.Serialize<IReadOnlyList<FrameworkStep>>(undo, FrameworkJson.Options)), focus);
    }

    private Outcome<IReadOnlyList<FrameworkStep>> Plan(Framework framework, FrameworkVersionRecord row, FrameworkCommand command)
    {
        var node = framework.Find(command.Node);
        switch (command.Kind)
        {
            case "undo":
                return Undo(command.Value ?? "");
            case "remove" when node is null:
            case "add" when node is not null:
                return Steps();
            case "add" when Guid.TryParse(command.Node, out _):
                return Add(framework, command);
            case not "add" when node is null:
                return Failure.Conflict(new Refusal("这一条已被别人删除。"));
            case "remove" when command.Base != row.Version:
                return Failure.Conflict(new Refusal("这期间别人也改过这份草稿，没有删除。请看过现在的内容再删。"));
            case "remove":
                return Steps(new FrameworkStep.Take(node!.Id));
            case "move":
                return Move(framework, node!, command);
            case "rename":
            case "set":
                return Set(node!, command.Kind == "rename" ? "name" : command.Field ?? "", command);
            default:
                return Failure.Invalid("这个操作不认识，请刷新页面。");
        }
    }

    private Outcome<IReadOnlyList<FrameworkStep>> Undo(string sealedSteps)
    {
        try
        {
            var steps = JsonSerializer.Deserialize<List<FrameworkStep>>(_seal.Unprotect(sealedSteps), FrameworkJson.Options)!;
            return new Outcome<IReadOnlyList<FrameworkStep>>(OutcomeKind.Done, steps, []);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return Failure.Conflict(new Refusal("这一步已不能撤销，请直接改。"));
        }
    }

    private static Outcome<IReadOnlyList<FrameworkStep>> Add(Framework framework, FrameworkCommand command)
    {
        var parent = command.Parent is { } above ? framework.Find(above) : null;
        if (command.Parent is not null && parent is null)
        {
            return Failure.Conflict(new Refusal("上一级已被别人删除，没有添加。"));
        }

        var beside = command.After is { } after ? framework.Find(after) : (parent is { Children.Count: > 0 } ? parent.Children[0] : null);
        var list = framework.ListOf(command.Parent ?? command.After ?? "");
        ScoringRule rule = list == framework.Vetoes && list.Count > 0 ? new VetoRule() : list == framework.Bonus && list.Count > 0 ? new BonusRule { Max = 1 } : PointsRule.Default;

        // A leaf that gets its first node below hands its standard down to it, so that nothing is lost.
        var added = parent is { Leaf: { } handed } ? new Indicator { Id = command.Node, Name = parent.Name, Points = parent.Points, Leaf = handed }
            : new Indicator { Id = command.Node, Number = Next(framework, beside), Name = "新的一条", Points = rule is BonusRule ? 1 : 0, Leaf = new Leaf { Rule = rule } };
        return Steps(new FrameworkStep.Place(added, command.Parent, command.After));
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

        var target = framework.ListOf(command.Parent ?? command.After ?? (framework.Parts.Count > 0 ? framework.Parts[0].Id : ""));
        if (target != framework.ListOf(node.Id))
        {
            return Failure.Invalid("计分、加分、一票否决三部分之间不能移动，请删去后在那一部分添加。");
        }

        var (parentId, before) = (framework.ParentOf(node.Id)?.Id, framework.Before(node.Id)?.Id);
        return parentId == command.Parent && before == command.After ? Steps() : Steps(new FrameworkStep.Take(node.Id), new FrameworkStep.Place(node, command.Parent, command.After));
    }

    private static Outcome<IReadOnlyList<FrameworkStep>> Set(Indicator node, string field, FrameworkCommand command)
    {
        var read = NodeField.With(node, field, command.Value ?? "");
        if (!read.IsDone)
        {
            return new Outcome<IReadOnlyList<FrameworkStep>>(read.Kind, null, read.Refusals);
        }

        var stands = NodeField.Text(node, field);
        if (read.Value == node)
        {
            return Steps();
        }

        return command.Was is { } was && was.ReplaceLineEndings("\n") != stands.ReplaceLineEndings("\n")
            ? Failure.Conflict(new Refusal($"{node.ShortTitle} 的这一项别人刚改成了“{stands}”，您的修改没有存。请对照后再改。", Field: field))
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
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{letter}{last + 1}");
    }

    private static string Words(FrameworkCommand command, Framework old, Framework now, FrameworkVersionRecord row)
    {
        var node = now.Find(command.Node) ?? old.Find(command.Node);
        var what = command.Kind switch { "add" => "添加", "move" => "移动", "remove" => "删除", "undo" => "撤销一步", _ => "修改" };
        return $"{what}“{now.Name}”{row.Label}{(node is null ? "" : $"的{node.ShortTitle}")}";
    }

    private static Outcome<IReadOnlyList<FrameworkStep>> Steps(params FrameworkStep[] steps) => new(OutcomeKind.Done, steps, []);
}
