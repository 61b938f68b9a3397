namespace Dudao.Core.Balance.Standards;

/// <summary>One indicator of a standard: an amount made of raw school figures, per pupil.</summary>
/// <param name="Code">Its name in files and JSON; where it is one column, that column's name.</param>
/// <param name="Name">Its name as the standard prints it.</param>
/// <param name="Amount">How the amount is made of the school's figures.</param>
/// <param name="Per">1 for a figure per pupil, 100 for one per hundred pupils; above 0.</param>
/// <param name="Unit">The unit of the raw figure (m², 元, 人 …); areas are read in steps of 0.1, all else in steps of 1.</param>
/// <param name="Kind">Shared by the stages of a school, or staff of one stage.</param>
/// <param name="MinPrimary">What a primary school must reach; null where the standard asks for nothing.</param>
/// <param name="MinJunior">What a junior school must reach; null where the standard asks for nothing.</param>
/// <param name="UnitSize">How much of the figure one bought unit adds; above 0.</param>
/// <param name="UnitCost">Yuan a unit; null where it cannot be bought.</param>
public sealed record BalanceIndicator(
    string Code,
    string Name,
    Formula Amount,
    double Per,
    string Unit,
    ResourceKind Kind,
    double? MinPrimary,
    double? MinJunior,
    double UnitSize,
    decimal? UnitCost)
{
    /// <summary>What a school of a compulsory stage must reach, or null.</summary>
    public double? Minimum(Stage stage) => stage == Stage.Primary ? MinPrimary : MinJunior;

    /// <summary>The unit of the indicator itself, such as 人/百名学生 or m²/生.</summary>
    public string RatioUnit => Per == 100 ? $"{Unit}/百名学生" : Per == 1 ? $"{Unit}/生" : $"{Unit}/{Per}名学生";
}
