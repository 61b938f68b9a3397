namespace Dudao.Core.Balance.Planning.Model;

/// <summary>Where a purchase acts: on one place of one line, adding <c>Gain</c> to its ratio for each unit.</summary>
internal readonly record struct Effect(int Line, int Place, double Gain);

/// <summary>Something of which whole units can be bought for one school; teachers for each stage apart.</summary>
internal sealed class Purchase
{
    public required int Index { get; init; }

    /// <summary>The school's index in the table.</summary>
    public required int Row { get; init; }

    public required string Column { get; init; }

    /// <summary>The stage of a teachers' column; null for what stages share.</summary>
    public required Stage? Stage { get; init; }

    /// <summary>The school's figure before the plan.</summary>
    public required double Figure { get; init; }

    public required double Size { get; init; }

    public required decimal Price { get; init; }

    public required decimal MovePrice { get; init; }

    /// <summary>The most units; infinite for no limit.</summary>
    public required double Most { get; init; }

    /// <summary>The most units that the school can give away without falling below a minimum; 0 where nothing moves.</summary>
    public required double Gives { get; init; }

    /// <summary>The pool of the persons of this column and stage, within which they move; −1 where nothing moves.</summary>
    public required int Pool { get; init; }

    public required Effect[] Effects { get; init; }

    /// <summary>The most units that the school can have more than now, bought or received: by its limit and by what the part of a whole allows.</summary>
    public double Ceiling { get; set; }

    public double Cost => (double)Price;

    public double MoveCost => (double)MovePrice;
}

/// <summary>Of one school and stage, <c>Part</c> may never exceed <c>Whole</c>: teachers of a kind are teachers.</summary>
/// <param name="Part">The purchase of the part; −1 where it cannot be bought.</param>
/// <param name="Whole">The purchase of the whole; −1 where it cannot be bought.</param>
/// <param name="PartFigure">The part before the plan.</param>
/// <param name="WholeFigure">The whole before the plan.</param>
internal sealed record Subset(int Part, int Whole, double PartFigure, double WholeFigure);
