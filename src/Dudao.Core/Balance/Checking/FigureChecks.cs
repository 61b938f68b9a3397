using System.Globalization;
using Dudao.Core.Balance.Planning.Model;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Balance.Checking;

/// <summary>The automatic checks of a county's school figures (domain page, checks): each finding is a question to the school, not a verdict.</summary>
public static class FigureChecks
{
    private const double OutlierLimit = 3.5;
    private const double YearLimit = 0.5;
    private const double BunchingLimit = 0.01;

    /// <summary>All findings of one county, by row.</summary>
    /// <param name="county">The county as it was read.</param>
    /// <param name="standard">The standard whose columns are looked at.</param>
    /// <param name="last">Last year's table, schools found by name within the group; null where there is none.</param>
    public static IReadOnlyList<Finding> Of(CountyFigures county, BalanceStandard standard, SchoolTable? last)
    {
        var columns = ColumnsOf(county.Table, standard);
        var findings = new List<Finding>();
        foreach (var row in county.Rows)
        {
            findings.AddRange(InRow(county.Table, row, columns));
        }

        findings.AddRange(Copies(county, columns));
        if (last is not null)
        {
            findings.AddRange(LastYear(county, columns, last));
        }

        foreach (var stage in county.Stages)
        {
            for (var line = 0; line < standard.Indicators.Length; line++)
            {
                var ratios = Ratios(stage, line, standard.Indicators[line].Per);
                findings.AddRange(Outliers(county.Table, stage, standard.Indicators[line], ratios));
                findings.AddRange(Bunching(stage, standard.Indicators[line], ratios));
            }
        }

        return [.. findings.OrderBy(finding => finding.Row)];
    }

    private static List<FigureValues> ColumnsOf(SchoolTable table, BalanceStandard standard)
    {
        var names = standard.Columns().Select(column => column.Column).Append(FigureColumn.Pupils).Append(SubsetRule.Whole)
            .SelectMany(column => Stages.All.Select(stage => FigureColumn.OfStage(column, stage)).Append(column)).ToHashSet();
        return [.. table.Columns.Where(column => names.Contains(column.Name))];
    }

    private static IEnumerable<Finding> InRow(SchoolTable table, int row, List<FigureValues> columns)
    {
        var school = table.Schools[row];
        var (filled, round) = (0, 0);
        foreach (var column in columns.Where(column => column.Values[row] > 0))
        {
            var value = column.Values[row];
            filled++;
            round += value % 100 == 0 ? 1 : 0;
            var counted = !column.Name.EndsWith("area", StringComparison.Ordinal) && FigureColumn.Unit(column.Name) is not "" and not "元";
            if (counted && value != Math.Floor(value))
            {
                yield return new Finding("range", school.Row, school.Name, column.Heading, value, $"{Text(value)} 不是整数，这一列应当数到整个。");
            }
        }

        if (filled > 1 && round * 2 > filled)
        {
            yield return new Finding("round", school.Row, school.Name, "", null, $"{filled} 个数中有 {round} 个是整百，疑为估数。");
        }

        var parts = Stages.All.Select(stage => Value(FigureColumn.OfStage(FigureColumn.Pupils, stage))).Where(value => !double.IsNaN(value)).ToList();
        var pupils = Value(FigureColumn.Pupils);
        if (!double.IsNaN(pupils) && parts.Count > 0 && parts.Sum() != pupils)
        {
            yield return new Finding("sum", school.Row, school.Name, FigureColumn.Pupils, pupils, $"学生数 {Text(pupils)} 与各学段之和 {Text(parts.Sum())} 不等。");
        }

        foreach (var ending in Stages.Compulsory.Select(stage => "_" + stage.Code()).Prepend(""))
        {
            var all = Value(SubsetRule.Whole + ending);
            foreach (var part in columns.Where(column => SubsetRule.IsPart(column.Name) && Ending(column.Name) == ending && column.Name != SubsetRule.Whole + ending))
            {
                if (part.Values[row] > all)
                {
                    yield return new Finding(
                        "cross-table", school.Row, school.Name, part.Heading, part.Values[row], $"{FigureColumn.Title(part.Name)} {Text(part.Values[row])} 多于专任教师数 {Text(all)}。");
                }
            }
        }

        double Value(string name) => columns.Find(column => column.Name == name)?.Values[row] ?? double.NaN;
    }

    private static string Ending(string column) =>
        Stages.All.Select(stage => "_" + stage.Code()).FirstOrDefault(ending => column.EndsWith(ending, StringComparison.Ordinal)) ?? "";

    private static IEnumerable<Finding> Copies(CountyFigures county, List<FigureValues> columns)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in county.Rows)
        {
            var figures = string.Join('|', columns.Select(column => column.Values[row].ToString("R", CultureInfo.InvariantCulture)));
            if (columns.Count(column => column.Values[row] > 0) > 1 && !seen.TryAdd(figures, row))
            {
                var (school, other) = (county.Table.Schools[row], county.Table.Schools[seen[figures]]);
                yield return new Finding("copy", school.Row, school.Name, "", null, $"所有数与第 {other.Row} 行“{other.Name}”相同。");
            }
        }
    }

    private static IEnumerable<Finding> LastYear(CountyFigures county, List<FigureValues> columns, SchoolTable last)
    {
        var rows = Enumerable.Range(0, last.Count).Where(row => last.Schools[row].Group == county.Group)
            .GroupBy(row => last.Schools[row].Name).ToDictionary(group => group.Key, group => group.First());
        foreach (var row in county.Rows)
        {
            var school = county.Table.Schools[row];
            if (!rows.TryGetValue(school.Name, out var before))
            {
                continue;
            }

            var pairs = columns.Select(column => (Column: column, Now: column.Values[row], Then: last.Find(column.Name)?.Values[before] ?? double.NaN))
                .Where(pair => !double.IsNaN(pair.Now) && !double.IsNaN(pair.Then)).ToList();
            if (pairs.Count > 1 && pairs.TrueForAll(pair => pair.Now == pair.Then))
            {
                yield return new Finding("copy", school.Row, school.Name, "", null, "所有数与去年相同。");
            }

            foreach (var (column, now, then) in pairs.Where(pair => Math.Abs(pair.Now - pair.Then) > YearLimit * pair.Then))
            {
                yield return new Finding("last-year", school.Row, school.Name, column.Heading, now, $"去年 {Text(then)}，今年 {Text(now)}，相差一半以上。");
            }
        }
    }

    private static double[] Ratios(StageFigures stage, int line, double per) =>
        [.. Enumerable.Range(0, stage.Count).Select(place => stage.Amounts[line][place] * per / stage.Pupils[place])];

    private static IEnumerable<Finding> Outliers(SchoolTable table, StageFigures stage, BalanceIndicator indicator, double[] ratios)
    {
        var median = Median(ratios);
        var spread = Median([.. ratios.Select(ratio => Math.Abs(ratio - median))]);
        for (var place = 0; spread > 0 && place < ratios.Length; place++)
        {
            var score = 0.6745 * (ratios[place] - median) / spread;
            if (Math.Abs(score) > OutlierLimit)
            {
                var school = table.Schools[stage.Rows[place]];
                yield return new Finding("outlier", school.Row, school.Name, indicator.Code, ratios[place],
                    $"{stage.Stage.Title()}“{indicator.Name}”为 {Text(ratios[place])}，全县中位数 {Text(median)}，离群（稳健分 {score.ToString("0.0", CultureInfo.InvariantCulture)}）。");
            }
        }
    }

    private static IEnumerable<Finding> Bunching(StageFigures stage, BalanceIndicator indicator, double[] ratios)
    {
        if (indicator.Minimum(stage.Stage) is not { } minimum)
        {
            yield break;
        }

        var above = ratios.Count(ratio => ratio >= minimum && ratio < 1.02 * minimum);
        var below = ratios.Count(ratio => ratio >= 0.98 * minimum && ratio < minimum);
        if (above > below && AtLeast(above, above + below) < BunchingLimit)
        {
            yield return new Finding("bunching", 0, "", indicator.Code, above,
                $"{stage.Stage.Title()}“{indicator.Name}”刚过标准 {Text(minimum)} 的学校有 {above} 所，刚不到的只有 {below} 所。");
        }
    }

    /// <summary>The probability of at least so many heads of so many coins.</summary>
    private static double AtLeast(int heads, int coins)
    {
        double sum = 0, term = Math.Pow(0.5, coins);
        for (var count = 0; count <= coins; count++)
        {
            sum += count >= heads ? term : 0;
            term *= (double)(coins - count) / (count + 1);
        }

        return sum;
    }

    private static double Median(double[] values)
    {
        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        var half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
