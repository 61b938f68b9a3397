namespace Dudao.Core.Balance;

/// <summary>A stage of schooling (学段). Balance is judged in the two compulsory ones; the senior one only takes its part of what is shared.</summary>
public enum Stage
{
    /// <summary>小学.</summary>
    Primary,

    /// <summary>初中.</summary>
    Junior,

    /// <summary>高中.</summary>
    Senior,
}

/// <summary>The names of the stages.</summary>
public static class Stages
{
    /// <summary>The stages that are judged: primary and junior (义务教育).</summary>
    public static IReadOnlyList<Stage> Compulsory { get; } = [Stage.Primary, Stage.Junior];

    /// <summary>All stages, in the order of schooling.</summary>
    public static IReadOnlyList<Stage> All { get; } = [Stage.Primary, Stage.Junior, Stage.Senior];

    /// <summary>The name in files and JSON: primary, junior, senior. It is also the ending of a column that is given for each stage.</summary>
    public static string Code(this Stage stage) => stage switch
    {
        Stage.Primary => "primary",
        Stage.Junior => "junior",
        _ => "senior",
    };

    /// <summary>The name on screen and on paper.</summary>
    public static string Title(this Stage stage) => stage switch
    {
        Stage.Primary => "小学",
        Stage.Junior => "初中",
        _ => "高中",
    };
}
