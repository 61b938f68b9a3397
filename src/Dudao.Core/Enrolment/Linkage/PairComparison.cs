using System.Runtime.CompilerServices;

namespace Dudao.Core.Enrolment.Linkage;

/// <summary>Turns a pair of rows into its comparison pattern: three bits a compared column, a level or <see cref="Comparer.Missing"/>.</summary>
internal sealed class PairComparison
{
    private const int Bits = 3;
    private const int MostColumns = 20;
    private readonly (int[] A, int[] B, Comparer Comparer)[] _columns;
    private readonly (int Given, int Surname)? _names;

    public PairComparison(LinkData data)
    {
        Columns = [.. Enumerable.Range(0, data.Columns.Count).Where(i => data.Columns[i].How is not null).Take(MostColumns)];
        Comparers = [.. Columns.Select(i => Comparer.Of(data.Columns[i].How!.Value, data.Pools[i]))];
        _columns = [.. Columns.Zip(Comparers, (i, comparer) => (data.A.Codes[i], data.Other.Codes[i], comparer))];
        var given = Array.FindIndex(Columns, i => data.Columns[i] is { How: CompareHow.Name, Kin: ColumnKin.Person });
        var surname = Array.FindIndex(Columns, i => data.Columns[i] is { How: CompareHow.Name, Kin: ColumnKin.Family } && ColumnNames.IsSurname(data.Columns[i].Name));
        _names = given >= 0 && surname >= 0 ? (given, surname) : null;
    }

    /// <summary>The places of the compared columns in the list of columns.</summary>
    public int[] Columns { get; }

    public Comparer[] Comparers { get; }

    /// <summary>The level of a compared column in a pattern.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Level(ulong pattern, int column) => (int)(pattern >> (column * Bits)) & 7;

    public ulong Pattern(int a, int b)
    {
        ulong pattern = 0;
        for (var i = 0; i < _columns.Length; i++)
        {
            var (codesA, codesB, comparer) = _columns[i];
            var (one, other) = (codesA[a], codesB[b]);
            var level = one == 0 || other == 0 ? Comparer.Missing : one == other ? 0 : comparer.Level(one, other);
            pattern |= (ulong)level << (i * Bits);
        }

        return _names is { } names ? ChangedAbout(pattern, names, a, b) : pattern;
    }

    // Given name and surname written in each other's column.
    private ulong ChangedAbout(ulong pattern, (int Given, int Surname) names, int a, int b)
    {
        var (given, surname) = (_columns[names.Given], _columns[names.Surname]);
        if (given.A[a] == 0 || surname.A[a] == 0 || given.A[a] == given.B[b] || given.A[a] != surname.B[b] || surname.A[a] != given.B[b])
        {
            return pattern;
        }

        var mask = (7UL << (names.Given * Bits)) | (7UL << (names.Surname * Bits));
        return (pattern & ~mask) | (2UL << (names.Given * Bits)) | (2UL << (names.Surname * Bits));
    }
}
