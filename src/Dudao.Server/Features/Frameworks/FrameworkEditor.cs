using Dudao.Core;
using Dudao.Core.Frameworks;
using Dudao.Server.Data;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Frameworks;

/// <summary>Edits a draft node by node. Each command a second time changes nothing more; what another changed meanwhile is told, never overwritten.</summary>
public sealed class FrameworkEditor(DudaoDbContext db, FrameworkShelf shelf, UndoSeal seal)
{
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
        var planned = command.Kind == "undo" ? Back(framework, versionId, command.Value ?? "") : EditPlan.Of(framework, row, command);
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

        var focus = Focus(command, planned.Value!);
        if (now == framework)
        {
            return new FrameworkEdited(row, framework, null, focus);
        }

        row.Content = FrameworkJson.Write(now);
        row.Digest = now.Digest();
        row.Version++;
        db.Record(FrameworkDeed.Of("Framework.Edit", Words(command, framework, now, row, focus), row, framework, now));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new FrameworkEdited(row, now, command.Kind == "undo" ? null : seal.Close(versionId, Joined(framework, versionId, command, undo)), focus);
    }

    // What was typed is taken back only as far as it still stands as it was typed.
    private Outcome<IReadOnlyList<FrameworkStep>> Back(Framework framework, Guid versionId, string sealedSteps)
    {
        if (seal.Open(versionId, sealedSteps) is not { } steps)
        {
            return Failure.Conflict(new Refusal("这一步已不能撤销，请直接改。"));
        }

        var now = framework;
        foreach (var step in steps)
        {
            if (step.Against(now) is { } refusal)
            {
                return Failure.Conflict(refusal with { Message = refusal.Message + "。" });
            }

            now = step.Apply(now).Framework;
        }

        return new Outcome<IReadOnlyList<FrameworkStep>>(OutcomeKind.Done, steps, []);
    }

    // Typing that goes on in one field is taken back as one.
    private List<FrameworkStep> Joined(Framework framework, Guid versionId, FrameworkCommand command, List<FrameworkStep> undo)
    {
        if (command is { Kind: "set", Onto: { } onto } && undo is [FrameworkStep.Put { Over: { } over }]
            && seal.Open(versionId, onto) is [FrameworkStep.Put earlier] && earlier.Fields.Id == command.Node
            && earlier.Against(framework) is null && earlier.Apply(framework).Framework.Find(command.Node) is { } begun)
        {
            return [new FrameworkStep.Put(begun with { Children = [] }, over)];
        }

        return undo;
    }

    private static string? Focus(FrameworkCommand command, IReadOnlyList<FrameworkStep> steps) => command.Kind switch
    {
        "add" or "part" or "move" or "rename" => command.Node,
        "undo" => steps.Select(s => s switch
        {
            FrameworkStep.Place place => place.Node.Id,
            FrameworkStep.Put put => put.Fields.Id,
            FrameworkStep.Shift shift => shift.Id,
            _ => null,
        }).FirstOrDefault(id => id is not null),
        _ => null,
    };

    private static string Words(FrameworkCommand command, Framework old, Framework now, FrameworkVersionRecord row, string? focus)
    {
        var node = now.Find(command.Node) ?? old.Find(command.Node) ?? (focus is null ? null : now.Find(focus));
        var what = command.Kind switch { "add" or "part" => "添加", "move" => "移动", "remove" => "删除", "undo" => "撤销对", _ => "修改" };
        return $"{what}“{now.Name}”{row.Label}{(node is null ? "" : $"的{node.ShortTitle}")}{(command.Kind == "undo" ? "的一步修改" : "")}";
    }
}
