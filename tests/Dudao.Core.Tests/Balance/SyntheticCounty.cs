using Dudao.Core.Balance;
using Dudao.Core.Balance.Schools;

namespace Dudao.Core.Tests.Balance;

/// <summary>A county of invented schools, the same for the same seed.</summary>
internal static class SyntheticCounty
{
    private static readonly (string Column, double PerPupil, double Spread, bool Staff)[] Resources =
    [
        ("floor_area", 6.2, 0.5, false), ("sports_area", 10, 0.6, false), ("equipment_value", 2900, 0.55, false), ("computers", 0.12, 0.6, false),
        ("books", 22, 0.5, false), ("network_classrooms", 0.028, 0.45, false), ("teachers", 0.075, 0.15, true),
        ("teachers_above_standard_degree", 0.05, 0.3, true), ("teachers_mid_senior_title", 0.028, 0.5, true), ("teachers_backbone", 0.013, 0.65, true),
        ("teachers_pe_art", 0.012, 0.55, true),
    ];

    public static SchoolTable Of(int schools, int seed, double spread = 1)
    {
        var random = new Random(seed);
        var entries = new SchoolEntry[schools];
        var columns = new Dictionary<string, double[]>();
        for (var row = 0; row < schools; row++)
        {
            var kind = random.NextDouble() switch
            {
                < 0.56 => SchoolKind.Primary,
                < 0.78 => SchoolKind.Junior,
                < 0.90 => SchoolKind.NineYear,
                < 0.93 => SchoolKind.CompleteSecondary,
                < 0.94 => SchoolKind.TwelveYear,
                < 0.985 => SchoolKind.TeachingPoint,
                _ => SchoolKind.Special,
            };
            entries[row] = new SchoolEntry(row + 2, $"第{row + 1}学校", "", kind, kind.Code());
            var all = 0.0;
            foreach (var stage in kind.StagesOf())
            {
                var pupils = kind == SchoolKind.TeachingPoint ? random.Next(12, 90) : Math.Round(Math.Exp(6 + (0.75 * Normal(random))));
                all += pupils;
                Set(kind.HasSeveralStages() ? FigureColumn.OfStage("pupils", stage) : "pupils", row, pupils);
                foreach (var (column, perPupil, width, _) in Resources.Where(resource => resource.Staff))
                {
                    if (stage != Stage.Senior)
                    {
                        Set(kind.HasSeveralStages() ? FigureColumn.OfStage(column, stage) : column, row, Amount(random, pupils * perPupil, width * spread, 1));
                    }
                }
            }

            foreach (var (column, perPupil, width, _) in Resources.Where(resource => !resource.Staff))
            {
                Set(column, row, Amount(random, all * perPupil, width * spread, column.EndsWith("area", StringComparison.Ordinal) ? 10 : 1));
            }
        }

        // Of a school's teachers none is counted twice.
        foreach (var ending in new[] { "", "_primary", "_junior" })
        {
            if (columns.TryGetValue("teachers" + ending, out var whole))
            {
                for (var row = 0; row < schools; row++)
                {
                    foreach (var (name, part) in columns)
                    {
                        if (name.StartsWith("teachers_", StringComparison.Ordinal) && name != "teachers_primary" && name != "teachers_junior"
                            && name.EndsWith(ending, StringComparison.Ordinal) && (ending.Length > 0 || !name.EndsWith("_primary", StringComparison.Ordinal)
                                && !name.EndsWith("_junior", StringComparison.Ordinal)))
                        {
                            whole[row] = double.IsNaN(whole[row]) ? whole[row] : Math.Max(whole[row], part[row]);
                        }
                    }
                }
            }
        }

        return new SchoolTable(entries, [.. columns.Select(column => new FigureValues(column.Key, column.Value))]);

        void Set(string column, int row, double value)
        {
            if (!columns.TryGetValue(column, out var values))
            {
                columns[column] = values = new double[schools];
                Array.Fill(values, double.NaN);
            }

            values[row] = value;
        }
    }

    private static double Amount(Random random, double middle, double spread, int grid) =>
        Math.Round(middle * Math.Exp((spread * Normal(random)) - (spread * spread / 2)) * grid) / grid;

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
