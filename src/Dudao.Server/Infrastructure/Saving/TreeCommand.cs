namespace Dudao.Server.Infrastructure.Saving;

/// <summary>
/// One key's deed in a tree (js/tree.js): they come in order, each is sent again until it is answered. Kind is add, move, remove or rename.
/// An added node brings its id; a move names its place wholly. So the same command a second time changes nothing more.
/// The endpoint answers the list's HTML; the header Dudao-Focus names the node that takes the focus.
/// </summary>
/// <param name="Key">Names the command, for a feature that must remember it.</param>
/// <param name="Kind">add, move, remove or rename.</param>
/// <param name="Node">The node; for add its new id.</param>
/// <param name="Parent">For add and move: the node above; null at the top.</param>
/// <param name="After">For add and move: the sibling before it; null makes it the first.</param>
/// <param name="Value">For rename and add: its text.</param>
/// <param name="Base">The version of the whole tree that the person sees.</param>
public sealed record TreeCommand(Guid Key, string Kind, Guid Node, Guid? Parent = null, Guid? After = null, string? Value = null, int Base = 0);
