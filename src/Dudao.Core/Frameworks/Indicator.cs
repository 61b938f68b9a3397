using System.Text.Json.Serialization;
using Dudao.Core.Frameworks.Rules;

namespace Dudao.Core.Frameworks;

/// <summary>
/// A node of a framework (A级, B级, C级指标): a parent with children, or a leaf with its <see cref="Leaf"/>. Its id never changes
/// from version to version, so that marks and comparisons can refer to it; its number may.
/// </summary>
public sealed record Indicator
{
    /// <summary>The stable id, unique in its framework.</summary>
    public string Id { get; init; } = "";

    /// <summary>The number as the table shows it (A1, B3, C12, 一, 1.1); empty where it has none.</summary>
    public string Number { get; init; } = "";

    /// <summary>The name, or a leaf's 评估要点, without number and points.</summary>
    public string Name { get; init; } = "";

    /// <summary>The full mark in points; 0 for a veto, the most that can be added for a bonus.</summary>
    public decimal Points { get; init; }

    /// <summary>The nodes below, in order; none for a leaf.</summary>
    public ValueList<Indicator> Children { get; init; }

    /// <summary>What is asked and how it is marked; null for a parent.</summary>
    public Leaf? Leaf { get; init; }

    /// <summary>Whether it is marked itself.</summary>
    [JsonIgnore]
    public bool IsLeaf => Leaf is not null;

    /// <summary>The number and the name as a line of text.</summary>
    [JsonIgnore]
    public string Title => Number.Length == 0 ? Name : $"{Number} {Name}";

    /// <summary>What to call it in a message: its number, or its name (at most 12 characters) where it has none.</summary>
    [JsonIgnore]
    public string ShortTitle => Number.Length > 0 ? Number : Name.Length <= 12 ? Name : Name[..12] + "…";

    /// <summary>The leaf's rule; <see cref="PointsRule"/> in steps of a half for a parent, which has none of its own.</summary>
    [JsonIgnore]
    public ScoringRule Rule => Leaf?.Rule ?? PointsRule.Default;

    /// <summary>All leaves below, in order; itself when it is one.</summary>
    public IEnumerable<Indicator> Leaves() => IsLeaf ? [this] : Children.SelectMany(c => c.Leaves());

    /// <summary>Itself and all below, parents before children.</summary>
    public IEnumerable<Indicator> Nodes() => Children.SelectMany(c => c.Nodes()).Prepend(this);

    /// <summary>The sum of the points of the nodes directly below.</summary>
    public decimal ChildPoints() => Children.Sum(c => c.Points);

    /// <summary>The sum of the points of all leaves below.</summary>
    public decimal LeafPoints() => Leaves().Sum(l => l.Points);

    /// <summary>The number of levels from here down; 1 for a leaf or a node without children.</summary>
    public int Depth() => Children.Count == 0 ? 1 : 1 + Children.Max(c => c.Depth());
}

/// <summary>What a leaf asks for and how it is marked.</summary>
public sealed record Leaf
{
    /// <summary>The scoring standard in words (评分标准).</summary>
    public string Standard { get; init; } = "";

    /// <summary>The rule that computes the mark.</summary>
    public ScoringRule Rule { get; init; } = PointsRule.Default;

    /// <summary>Whether a person has confirmed the rule; false while it is only a proposal read from the standard.</summary>
    public bool Confirmed { get; init; } = true;

    /// <summary>What the subject holds ready (佐证材料, 备查), as the table words it.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>How it is looked at (评估方式: 听, 查, 看, 访, 议, 测, 问卷), as the table words it.</summary>
    public string Method { get; init; } = "";

    /// <summary>The subjects that are asked.</summary>
    public Applicability Applicability { get; init; } = Applicability.All;

    /// <summary>The document that asks for it; a veto must name the one that allows it.</summary>
    public string Basis { get; init; } = "";

    /// <summary>The evidence as single items.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> EvidenceItems => Split(Evidence);

    /// <summary>The methods as single words.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Methods => Split(Method);

    private static string[] Split(string text) =>
        text.Split(['、', '，', ',', '；', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
