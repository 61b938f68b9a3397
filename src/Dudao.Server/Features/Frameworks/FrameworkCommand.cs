namespace Dudao.Server.Features.Frameworks;

/// <summary>One deed in the editor of a draft (js/tree.js): they come in order, each is sent again until it is answered.</summary>
/// <param name="Kind">add, part, move, remove, rename, set or undo.</param>
/// <param name="Node">The node; for add and part its new id; empty for undo.</param>
/// <param name="Parent">For add and move: the node above; null at the top.</param>
/// <param name="After">For add and move: the sibling before it; null makes it the first.</param>
/// <param name="Value">The new name or the field's new text; for part bonus or veto; for undo what the answer before gave.</param>
/// <param name="Field">For set: a field of <see cref="NodeField"/>.</param>
/// <param name="Was">For set and rename: the text that the person saw; another one that stands there is a conflict.</param>
/// <param name="Base">The version of the draft that the person sees.</param>
/// <param name="Onto">For set: what takes back the person's typing in this field so far; both are then taken back together.</param>
/// <param name="Key">Names the command through all its sendings.</param>
public sealed record FrameworkCommand(
    string Kind, string Node = "", string? Parent = null, string? After = null, string? Value = null, string? Field = null, string? Was = null, int Base = 0, string? Onto = null, Guid? Key = null);

/// <summary>What came of a command.</summary>
/// <param name="Row">The draft as stored.</param>
/// <param name="Framework">What it holds now.</param>
/// <param name="Undo">What takes it back, sealed; null where nothing changed.</param>
/// <param name="Focus">The node that takes the focus.</param>
public sealed record FrameworkEdited(FrameworkVersionRecord Row, Core.Frameworks.Framework Framework, string? Undo, string? Focus);
