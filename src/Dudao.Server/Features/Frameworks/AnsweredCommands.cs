using System.Collections.Concurrent;

namespace Dudao.Server.Features.Frameworks;

/// <summary>
/// What the editor's last commands were answered with, so that a command sent again, because its answer was lost on the way, is answered
/// alike and can still be taken back. In the program's memory: after a restart a command is told by what it changed alone.
/// </summary>
public sealed class AnsweredCommands
{
    private const int Most = 2_000;
    private readonly ConcurrentDictionary<(Guid Version, Guid Key), (string? Undo, string? Focus)> _answers = new();
    private readonly ConcurrentQueue<(Guid Version, Guid Key)> _order = new();

    public (string? Undo, string? Focus)? Of(Guid versionId, Guid? key) =>
        key is { } given && _answers.TryGetValue((versionId, given), out var answer) ? answer : null;

    public void Keep(Guid versionId, Guid? key, string? undo, string? focus)
    {
        if (key is not { } given)
        {
            return;
        }

        _answers[(versionId, given)] = (undo, focus);
        _order.Enqueue((versionId, given));
        while (_order.Count > Most && _order.TryDequeue(out var oldest))
        {
            _answers.TryRemove(oldest, out _);
        }
    }

    /// <summary>Takes an answer back whose change was not saved.</summary>
    public void Drop(Guid versionId, Guid? key)
    {
        if (key is { } given)
        {
            _answers.TryRemove((versionId, given), out _);
        }
    }
}
