using System.Collections.Immutable;
using Dudao.Core.Balance.Schools;

namespace Dudao.Core.Balance.Standards;

/// <summary>
/// How an amount is made of a school's raw figures: numbers and names of columns under + − × ÷ and brackets, such as
/// <c>floor_area − 危房面积</c>. Dividing by the pupils is not written, every amount is divided by them.
/// </summary>
public sealed class Formula : IEquatable<Formula>
{
    private readonly FormulaNode _root;

    private Formula(string text, FormulaNode root)
    {
        Text = text;
        _root = root;
        Columns = [.. root.Names().Distinct()];
        SingleColumn = (root as FormulaNode.Column)?.Name;
    }

    /// <summary>The formula as it was written.</summary>
    public string Text { get; }

    /// <summary>The columns that it names, each once, in the order of their first use.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The column where the formula is nothing but one column; null otherwise.</summary>
    public string? SingleColumn { get; }

    /// <summary>The formula that is one column.</summary>
    public static Formula Of(string column) => new(column, new FormulaNode.Column(column));

    /// <summary>Reads a formula. A refusal says what stands where something else was expected.</summary>
    public static (Formula? Formula, Refusal? Refusal) Read(string text)
    {
        var (root, problem) = FormulaReader.Read(text);
        if (root is null)
        {
            return (null, new Refusal(problem!));
        }

        var names = root.Names().ToList();
        if (names.Count == 0)
        {
            return (null, new Refusal("公式里没有一个列名。请写原始数据的列名，如 floor_area。"));
        }

        var pupils = names.Find(name => name == FigureColumn.Pupils || name.StartsWith(FigureColumn.Pupils + "_", StringComparison.Ordinal));
        return pupils is null
            ? (new Formula(text.Trim(), root), null)
            : (null, new Refusal($"公式里不写学生数（{pupils}）：程序总是按学生数平均。请只写原始数据。"));
    }

    /// <summary>The amount. NaN where a figure is NaN; not finite where it divides by 0.</summary>
    /// <param name="figure">The school's figure of a column.</param>
    public double Evaluate(Func<string, double> figure) => _root.Evaluate(figure);

    /// <summary>
    /// How the amount depends on one column while the others stand: amount = base + slope × column. Null where it does not do so in a
    /// straight line (the column is multiplied by itself or divides).
    /// </summary>
    public (double Base, double Slope)? StraightIn(string column, Func<string, double> figure) => _root.StraightIn(column, figure);

    /// <inheritdoc />
    public bool Equals(Formula? other) => other is not null && Text == other.Text;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Formula);

    /// <inheritdoc />
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => Text;
}
