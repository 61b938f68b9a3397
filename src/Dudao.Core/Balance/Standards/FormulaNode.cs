namespace Dudao.Core.Balance.Standards;

/// <summary>A part of a formula.</summary>
internal abstract record FormulaNode
{
    public abstract double Evaluate(Func<string, double> figure);

    public abstract IEnumerable<string> Names();

    public abstract (double Base, double Slope)? StraightIn(string column, Func<string, double> figure);

    public sealed record Number(double Value) : FormulaNode
    {
        public override double Evaluate(Func<string, double> figure) => Value;

        public override IEnumerable<string> Names() => [];

        public override (double Base, double Slope)? StraightIn(string column, Func<string, double> figure) => (Value, 0);
    }

    public sealed record Column(string Name) : FormulaNode
    {
        public override double Evaluate(Func<string, double> figure) => figure(Name);

        public override IEnumerable<string> Names() => [Name];

        public override (double Base, double Slope)? StraightIn(string column, Func<string, double> figure) =>
            Name == column ? (0, 1) : (figure(Name), 0);
    }

    public sealed record Joined(char Sign, FormulaNode Left, FormulaNode Right) : FormulaNode
    {
        public override double Evaluate(Func<string, double> figure)
        {
            var (left, right) = (Left.Evaluate(figure), Right.Evaluate(figure));
            return Sign switch
            {
                '+' => left + right,
                '-' => left - right,
                '*' => left * right,
                _ => left / right,
            };
        }

        public override IEnumerable<string> Names() => Left.Names().Concat(Right.Names());

        public override (double Base, double Slope)? StraightIn(string column, Func<string, double> figure)
        {
            if (Left.StraightIn(column, figure) is not var (left, leftSlope) || Right.StraightIn(column, figure) is not var (right, rightSlope))
            {
                return null;
            }

            return Sign switch
            {
                '+' => (left + right, leftSlope + rightSlope),
                '-' => (left - right, leftSlope - rightSlope),
                '*' when leftSlope == 0 || rightSlope == 0 => (left * right, (left * rightSlope) + (right * leftSlope)),
                '/' when rightSlope == 0 => (left / right, leftSlope / right),
                _ => null,
            };
        }
    }
}
