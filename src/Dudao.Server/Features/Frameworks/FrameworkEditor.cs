using Dudao.Core;
using Dudao.Core.Frameworks;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Frameworks;

/// <summary>Edits a draft node by node. Each command a second time changes nothing more; what another changed meanwhile is told, never overwritten.</summary>
public sealed class FrameworkEditor(DraftChange drafts, UndoSeal seal, AnsweredCommands answered)
{
    /// <summary>Does a command. Where it is refused, the value says how the draft stands.</summary>
    public async Task<Outcome<FrameworkEdited>> DoAsync(Guid versionId, FrameworkCommand command, CancellationToken cancellation)
    {
        FrameworkEdited? stands = null;
        var isNew = false;
        try
        {
            var made = await drafts.MakeAsync(
                versionId,
                "Framework.Edit",
                (row, framework) =>
                {
                    stands = new FrameworkEdited(row, framework, null, null);
                    if (answered.Of(versionId, command.Key) is { } answer)
                    {
                        stands = stands with { Undo = answer.Undo, Focus = answer.Focus };
                        return framework;
                    }

                    var done = Done(row, framework, versionId, command);
                    if (!done.IsDone)
                    {
                        return done.Failure;
                    }

                    stands = done.Value;
                    isNew = true;
                    answered.Keep(versionId, command.Key, stands.Undo, stands.Focus);
                    return stands.Framework;
                },
                (row, old, now) => Words(command, old, now, row, stands!.Focus),
                cancellation);
            return new Outcome<FrameworkEdited>(made.Kind, stands, made.Refusals);
        }
        catch when (isNew)
        {
            answered.Drop(versionId, command.Key);
            throw;
        }
    }

    private Outcome<FrameworkEdited> Done(FrameworkVersionRecord row, Framework framework, Guid versionId, FrameworkCommand command)
    {
        var planned = command.Kind == "undo" ? Back(framework, versionId, command.Value ?? "") : EditPlan.Of(framework, row, command);
        if (!planned.IsDone)
        {
            return planned.Failure;
        }

        var (now, undo) = (framework, new List<FrameworkStep>());
        foreach (var step in planned.Value)
        {
            (now, var back) = step.Apply(now);
            undo.InsertRange(0, back);
        }

        IReadOnlyList<FrameworkStep> steps = now == framework ? EditPlan.Before(framework, command) : Joined(framework, versionId, command, undo);
        return new FrameworkEdited(row, now, command.Kind == "undo" || steps.Count == 0 ? null : seal.Close(versionId, steps), Focus(command, planned.Value));
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
