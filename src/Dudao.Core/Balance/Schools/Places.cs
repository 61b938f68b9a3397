using System.Collections.Immutable;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Balance.Schools;

/// <summary>The places of one stage while they are gathered.</summary>
internal sealed class Places(int most, BalanceStandard standard)
{
    private readonly int[] _rows = new int[most];
    private readonly double[] _pupils = new double[most];
    private readonly double[] _shares = new double[most];
    private readonly double[]?[] _amounts = new double[]?[standard.Indicators.Length];
    private int _count;

    public void Add(int row, double pupils, double share)
    {
        _rows[_count] = row;
        _pupils[_count] = pupils;
        _shares[_count] = share;
        _count++;
    }

    public void Amount(int indicator, double amount) => (_amounts[indicator] ??= new double[most])[_count - 1] = amount;

    /// <summary>The stages that have schools; none where the county has problems, since its arrays may have holes.</summary>
    public static ImmutableArray<StageFigures> Taken(Places[] stages, bool broken)
    {
        var taken = ImmutableArray.CreateBuilder<StageFigures>();
        foreach (var stage in Stages.Compulsory)
        {
            if (!broken && stages[(int)stage]._count > 0)
            {
                taken.Add(stages[(int)stage].Figures(stage));
            }
        }

        return taken.ToImmutable();
    }

    private StageFigures Figures(Stage stage) => new(
        stage, _rows[.._count], _pupils[.._count], _shares[.._count], [.. _amounts.Select(amounts => amounts![.._count])]);
}
