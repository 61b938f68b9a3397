namespace Dudao.Core.Frameworks;

/// <summary>How grave a problem of a framework is.</summary>
public enum Severity
{
    /// <summary>It can be published, but a person should look.</summary>
    Warning,

    /// <summary>It cannot be published as it is.</summary>
    Error,
}

/// <summary>What a problem is about, for screens that show one kind in its own place.</summary>
public enum ProblemKind
{
    /// <summary>Points of the nodes below do not make the points of the node above.</summary>
    Points,

    /// <summary>The tree: depth, empty parents, ids, numbers, names.</summary>
    Structure,

    /// <summary>A rule, its parameters or its text.</summary>
    Rule,

    /// <summary>A rule that was read from the standard and that nobody has confirmed yet.</summary>
    Proposal,

    /// <summary>The standard counts traces.</summary>
    Traces,

    /// <summary>Applicability.</summary>
    Applicability,

    /// <summary>Grades and caps.</summary>
    Grades,

    /// <summary>The table that it was read from.</summary>
    Table,
}

/// <summary>One way to mend points that do not add up: this node gets these points.</summary>
/// <param name="NodeId">The node to change; empty for the full mark of the whole.</param>
/// <param name="Points">The points that would make it add up.</param>
/// <param name="Text">The offer in words: "把 B7 改成 9.5 分".</param>
public sealed record Mend(string NodeId, decimal Points, string Text);

/// <summary>Something that is wrong with a framework, and where.</summary>
/// <param name="NodeId">The node; empty when it concerns the whole.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Severity">Whether it stops publishing.</param>
/// <param name="Message">In Chinese: what is wrong, what is expected, what to do.</param>
public sealed record FrameworkProblem(string NodeId, ProblemKind Kind, Severity Severity, string Message)
{
    /// <summary>The ways to mend points; the parent's first, then one for each node below it.</summary>
    public ValueList<Mend> Mends { get; init; }

    /// <summary>The row of the table that it was read from, counted from 1; 0 when it was not read from one.</summary>
    public int Row { get; init; }

    /// <summary>The letter of the table's column (A, B, C); empty when none.</summary>
    public string Column { get; init; } = "";

    /// <summary>The part of a leaf that it is about, so that an import can name its column.</summary>
    public LeafField Field { get; init; }
}

/// <summary>A part of a node, as tables have columns for.</summary>
public enum LeafField
{
    /// <summary>None in particular.</summary>
    None,

    /// <summary>Its name.</summary>
    Name,

    /// <summary>Its points.</summary>
    Points,

    /// <summary>The scoring standard.</summary>
    Standard,

    /// <summary>The rule's kind.</summary>
    Rule,

    /// <summary>The rule's parameters.</summary>
    Parameters,

    /// <summary>The applicability.</summary>
    Applicability,
}
