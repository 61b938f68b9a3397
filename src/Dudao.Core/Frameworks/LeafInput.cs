using System.Text.Json.Serialization;

namespace Dudao.Core.Frameworks;

/// <summary>
/// What a person (or a data table) enters for a leaf, before the rule turns it into a mark. Immutable; compact in JSON
/// (<c>{"is":"level","letter":"B"}</c>), to be stored as it is. Use <see cref="FrameworkJson"/> to write and read it.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Mark), "mark")]
[JsonDerivedType(typeof(Level), "level")]
[JsonDerivedType(typeof(Findings), "findings")]
[JsonDerivedType(typeof(Items), "items")]
[JsonDerivedType(typeof(Figures), "figures")]
[JsonDerivedType(typeof(Passed), "passed")]
[JsonDerivedType(typeof(Triggered), "veto")]
[JsonDerivedType(typeof(NotApplicable), "na")]
public abstract record LeafInput
{
    private LeafInput()
    {
    }

    /// <summary>A mark in points; every rule but the veto takes one that is admissible under it.</summary>
    public sealed record Mark(decimal Value) : LeafInput;

    /// <summary>The letter of a level.</summary>
    public sealed record Level(string Letter) : LeafInput;

    /// <summary>The number of findings of each kind, in the order of the rule's kinds.</summary>
    public sealed record Findings(ValueList<int> Counts) : LeafInput;

    /// <summary>The places (from 0) of the checklist's items that are met, ascending.</summary>
    public sealed record Items(ValueList<int> Met) : LeafInput;

    /// <summary>The reported figure, one for each stage that the school runs.</summary>
    public sealed record Figures(ValueList<StageFigure> Of) : LeafInput
    {
        /// <summary>The figure of a subject that gives one for the whole; null says that it is missing.</summary>
        public static Figures Whole(decimal? value) => new([new StageFigure { Value = value }]);
    }

    /// <summary>Whether the standard is met.</summary>
    public sealed record Passed(bool Yes) : LeafInput;

    /// <summary>Whether the veto is triggered by another authority's finding.</summary>
    public sealed record Triggered(bool Yes) : LeafInput;

    /// <summary>It was decided that the leaf does not apply to this subject.</summary>
    public sealed record NotApplicable : LeafInput;
}

/// <summary>A figure of one stage of a school.</summary>
public sealed record StageFigure
{
    /// <summary>The stage; <see cref="FigureStage.Whole"/> where there is one figure.</summary>
    public FigureStage Stage { get; init; }

    /// <summary>The figure in the rule's unit; null when it is missing.</summary>
    public decimal? Value { get; init; }

    /// <summary>The pupils of the stage: the weight where the leaf says weighted.</summary>
    public int? Pupils { get; init; }
}

/// <summary>The stage that a figure speaks of.</summary>
public enum FigureStage
{
    /// <summary>The whole subject.</summary>
    Whole,

    /// <summary>小学.</summary>
    Primary,

    /// <summary>初中.</summary>
    Junior,

    /// <summary>高中.</summary>
    Senior,
}

/// <summary>The names of stages.</summary>
public static class FigureStages
{
    /// <summary>小学, 初中, 高中; 全校 for the whole.</summary>
    public static string Name(this FigureStage stage) => stage switch
    {
        FigureStage.Primary => "小学",
        FigureStage.Junior => "初中",
        FigureStage.Senior => "高中",
        _ => "全校",
    };
}
