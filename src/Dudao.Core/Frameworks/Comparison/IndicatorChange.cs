namespace Dudao.Core.Frameworks.Comparison;

/// <summary>What happened to a node between two versions.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It stands elsewhere: below another node, or in another order; it may have changed too.</summary>
    Moved,

    /// <summary>It stands where it stood, but something in it changed.</summary>
    Changed,
}

/// <summary>One thing that changed, in words for both versions.</summary>
/// <param name="Field">What: 满分, 规则, 评分标准 …</param>
/// <param name="Old">As it was.</param>
/// <param name="New">As it is.</param>
public sealed record FieldChange(string Field, string Old, string New)
{
    /// <summary>"满分 3 → 2.5"; a long text is only named: "改了评分标准".</summary>
    public override string ToString() => Old.Length + New.Length <= 24 ? $"{Field} {(Old.Length == 0 ? "无" : Old)} → {(New.Length == 0 ? "无" : New)}" : $"改了{Field}";
}

/// <summary>What happened to one node.</summary>
/// <param name="NodeId">Its id in both versions.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Old">The node as it was; null when it is new.</param>
/// <param name="New">The node as it is; null when it is gone.</param>
/// <param name="Fields">What changed in it; empty for a node that is new or gone.</param>
public sealed record IndicatorChange(string NodeId, ChangeKind Kind, Indicator? Old, Indicator? New, ValueList<FieldChange> Fields)
{
    /// <summary>Where it stood and stands, in words, when it moved: "B6 → B7", or "顺序调整".</summary>
    public string Move { get; init; } = "";

    /// <summary>The change in one line, as the tree shows it beside the node.</summary>
    public string Summary => Kind switch
    {
        ChangeKind.Added => "新增",
        ChangeKind.Removed => "删除",
        _ => string.Join("，", [.. Move.Length == 0 ? (string[])[] : [Move], .. Fields.Select(f => f.ToString())]),
    };
}
