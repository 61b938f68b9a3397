namespace Dudao.Core.Balance;

/// <summary>
/// How much a pupil of each stage counts when a school of several stages shares rooms, grounds, equipment and books:
/// 按折算学生数分摊, primary 1, junior 1.1, senior 1.32 (junior to senior 1 : 1.2) unless a province says otherwise.
/// </summary>
/// <param name="Primary">Weight of a primary pupil, above 0.</param>
/// <param name="Junior">Weight of a junior pupil, above 0.</param>
/// <param name="Senior">Weight of a senior pupil, above 0.</param>
public sealed record StageWeights(double Primary, double Junior, double Senior)
{
    /// <summary>1, 1.1 and 1.32.</summary>
    public static StageWeights Usual { get; } = new(1, 1.1, 1.32);

    /// <summary>The weight of one stage's pupil.</summary>
    public double this[Stage stage] => stage switch
    {
        Stage.Primary => Primary,
        Stage.Junior => Junior,
        _ => Senior,
    };
}
