namespace Dudao.Core.Balance.Turning;

/// <summary>The change of one figure of one school that turns a verdict, the others fixed.</summary>
/// <param name="Stage">The stage whose verdict turns.</param>
/// <param name="Code">The indicator; <see cref="WholeStage"/> where the verdict of the stage is meant.</param>
/// <param name="Row">The row's number in the file.</param>
/// <param name="School">The school.</param>
/// <param name="Column">The figure.</param>
/// <param name="From">What is reported.</param>
/// <param name="To">The nearest value with the other verdict.</param>
/// <param name="Reached">The verdict after the change.</param>
public sealed record Turn(Stage Stage, string Code, int Row, string School, string Column, double From, double To, bool Reached)
{
    /// <summary>The code of a change that turns the verdict of the whole stage.</summary>
    public const string WholeStage = "stage";

    /// <summary>By how much; a multiple of the figure's step.</summary>
    public double Change => Math.Round(To - From, 9);

    /// <summary>The change as a part of the figure; the change itself where the figure is 0.</summary>
    public double Size => From == 0 ? Math.Abs(Change) : Math.Abs(Change) / From;
}
