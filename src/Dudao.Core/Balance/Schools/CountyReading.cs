using System.Collections.Immutable;
using System.Globalization;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Balance.Schools;

/// <summary>
/// Counts the schools of a table by a standard: which stages each runs, what falls to each, who is left out, and what is wrong. Nothing is
/// guessed: a missing or impossible figure is a problem with its row and column.
/// </summary>
public sealed class CountyReading
{
    private readonly SchoolTable _table;
    private readonly BalanceStandard _standard;
    private readonly ColumnChoice _columns;

    private CountyReading(SchoolTable table, BalanceStandard standard)
    {
        _table = table;
        _standard = standard;
        _columns = new ColumnChoice(table, standard);
    }

    /// <summary>Reads every county of a table.</summary>
    /// <returns>The counties, or every problem of the table; never both.</returns>
    public static (ImmutableArray<CountyFigures> Counties, ImmutableArray<TableProblem> Problems) Read(SchoolTable table, BalanceStandard standard)
    {
        var lacks = ColumnChoice.Lacks(table, standard);
        if (lacks.Length > 0)
        {
            return ([], lacks);
        }

        if (table.Count == 0)
        {
            return ([], [new TableProblem(0, FigureColumn.School, "表里没有一所学校。")]);
        }

        var reading = new CountyReading(table, standard);
        var groups = table.Groups();
        var counties = new CountyFigures[groups.Count];
        var problems = new List<TableProblem>[groups.Count];
        Parallel.For(0, groups.Count, group => (counties[group], problems[group]) = reading.County(groups[group].Group, groups[group].Rows));
        var all = problems.SelectMany(list => list).OrderBy(problem => problem.Row).ToImmutableArray();
        return all.Length > 0 ? ([], all) : ([.. counties], []);
    }

    private (CountyFigures County, List<TableProblem> Problems) County(string group, int[] rows)
    {
        var problems = new List<TableProblem>();
        var leftOut = ImmutableArray.CreateBuilder<LeftOut>();
        var places = new[] { new Places(rows.Length, _standard), new Places(rows.Length, _standard) };
        var seen = new Dictionary<string, int>(rows.Length, StringComparer.Ordinal);
        Span<double> pupils = stackalloc double[3];
        foreach (var row in rows)
        {
            var before = problems.Count;
            var school = _table.Schools[row];
            if (school.Kind is null && school.KindText.Length == 0 && IsTotal(school.Name))
            {
                leftOut.Add(new LeftOut(school.Row, school.Name, "是合计行，不计入。"));
                continue;
            }

            if (school.Name.Length == 0)
            {
                problems.Add(new TableProblem(school.Row, FigureColumn.School, "没有学校名称。"));
            }
            else if (!seen.TryAdd(school.Name, school.Row))
            {
                problems.Add(new TableProblem(school.Row, FigureColumn.School, $"“{school.Name}”已在第 {seen[school.Name]} 行。一所学校只占一行，请合并或改名。"));
            }

            if (school.Kind is not { } kind)
            {
                problems.Add(new TableProblem(school.Row, FigureColumn.Kind, school.KindText.Length == 0
                    ? $"没有学校类型。请填：{SchoolKinds.Expected}。"
                    : $"“{school.KindText}”不是学校类型。请填：{SchoolKinds.Expected}。"));
                continue;
            }

            if (kind.StagesOf().Count == 0)
            {
                leftOut.Add(new LeftOut(school.Row, school.Name, $"{kind.Title()}不计入。"));
                continue;
            }

            ReadPupils(row, kind, pupils, problems);
            if (problems.Count == before)
            {
                Place(row, kind, pupils, places, leftOut, problems);
            }
        }

        return (new CountyFigures(group, _table, rows, Places.Taken(places, problems.Count > 0), leftOut.ToImmutable()), problems);
    }

    private void ReadPupils(int row, SchoolKind kind, Span<double> pupils, List<TableProblem> problems)
    {
        var several = kind.HasSeveralStages();
        pupils.Clear();
        var before = problems.Count;
        foreach (var stage in Stages.All)
        {
            var runs = kind.StagesOf().Contains(stage);
            var column = runs ? _columns.Pupils.For(row, several, stage) : _columns.Pupils.OfStage(stage);
            if (column is null || !ColumnChoice.Lookup.Holds(column, row))
            {
                continue;
            }

            var number = Figure(row, column, problems);
            if (number > 0 && !runs)
            {
                problems.Add(new TableProblem(_table.Schools[row].Row, column.Heading,
                    $"{kind.Title()}没有{stage.Title()}学段，却填了{Text(number)}人。请改学校类型，或清空这一格。"));
            }

            pupils[(int)stage] = number;
        }

        if (problems.Count == before && pupils[0] + pupils[1] + pupils[2] == 0)
        {
            var heading = several ? FigureColumn.OfStage(FigureColumn.Pupils, kind.StagesOf()[0]) : FigureColumn.Pupils;
            var whole = several && ColumnChoice.Lookup.Holds(_columns.Pupils.Whole, row);
            problems.Add(new TableProblem(_table.Schools[row].Row, _table.Find(heading)?.Heading ?? heading,
                whole ? $"{kind.Title()}的学生数要分学段填，请填 pupils_primary、pupils_junior、pupils_senior 各列。" : "没有学生，无法计算生均。请填学生数，或删去这一行。"));
        }
    }

    private void Place(
        int row, SchoolKind kind, ReadOnlySpan<double> pupils, Places[] places, ImmutableArray<LeftOut>.Builder leftOut, List<TableProblem> problems)
    {
        var school = _table.Schools[row];
        if (kind == SchoolKind.TeachingPoint && pupils[0] < _standard.SmallestTeachingPoint)
        {
            leftOut.Add(new LeftOut(school.Row, school.Name, $"教学点只有 {Text(pupils[0])} 人，不足 {_standard.SmallestTeachingPoint} 人，不计入。"));
            return;
        }

        if (pupils[0] + pupils[1] == 0)
        {
            leftOut.Add(new LeftOut(school.Row, school.Name, "只有高中学生，没有义务教育学段，不计入。"));
            return;
        }

        var weights = _standard.Weights;
        var weighted = (pupils[0] * weights.Primary) + (pupils[1] * weights.Junior) + (pupils[2] * weights.Senior);
        foreach (var stage in Stages.Compulsory)
        {
            var here = pupils[(int)stage];
            if (here == 0)
            {
                continue;
            }

            var at = places[(int)stage];
            var share = here * weights[stage] / weighted;
            at.Add(row, here, share);
            for (var indicator = 0; indicator < _standard.Indicators.Length; indicator++)
            {
                at.Amount(indicator, Amount(row, kind, stage, _standard.Indicators[indicator], share, problems));
            }
        }
    }

    private double Amount(int row, SchoolKind kind, Stage stage, BalanceIndicator indicator, double share, List<TableProblem> problems)
    {
        double amount;
        if (indicator.Amount.SingleColumn is { } only)
        {
            amount = Raw(row, kind, stage, only, indicator.Kind, problems);
        }
        else
        {
            var before = problems.Count;
            amount = indicator.Amount.Evaluate(column => Raw(row, kind, stage, column, indicator.Kind, problems));
            if (problems.Count == before && !(amount >= 0 && double.IsFinite(amount)))
            {
                problems.Add(new TableProblem(_table.Schools[row].Row, indicator.Code, double.IsFinite(amount)
                    ? $"按公式“{indicator.Amount}”算出 {Text(amount)}，不能是负数。请检查公式里的各列。"
                    : $"按公式“{indicator.Amount}”无法计算（除以 0）。请检查公式里的各列。"));
            }
        }

        return indicator.Kind == ResourceKind.Shared && share != 1 ? amount * share : amount;
    }

    private double Raw(int row, SchoolKind kind, Stage stage, string name, ResourceKind resource, List<TableProblem> problems)
    {
        var lookup = _columns[name];
        var several = resource == ResourceKind.Staff && kind.HasSeveralStages();
        var column = resource == ResourceKind.Shared ? lookup.Whole : lookup.For(row, several, stage);
        if (column is not null && ColumnChoice.Lookup.Holds(column, row))
        {
            return Figure(row, column, problems);
        }

        var heading = column?.Heading ?? (several ? FigureColumn.OfStage(name, stage) : name);
        var reason = several
            ? $"没有填{stage.Title()}的{FigureColumn.Title(name)}。{kind.Title()}的教师要分学段填，没有的填 0。"
            : $"没有填{FigureColumn.Title(name)}。没有的填 0。";
        problems.Add(new TableProblem(_table.Schools[row].Row, heading, reason));
        return double.NaN;
    }

    private double Figure(int row, FigureValues column, List<TableProblem> problems)
    {
        var value = column.Values[row];
        if (value >= 0 && double.IsFinite(value))
        {
            return value;
        }

        problems.Add(new TableProblem(_table.Schools[row].Row, column.Heading, column.Unreadable.TryGetValue(row, out var text)
            ? $"“{text}”不是数。请只填数字。"
            : $"{Text(value)} 不能是负数。"));
        return double.NaN;
    }

    private static bool IsTotal(string name) => name.Length is > 1 and < 9 && name.EndsWith('计') && string.Concat(name.Where(letter => !char.IsWhiteSpace(letter))) is { } plain
        && (plain.EndsWith("合计", StringComparison.Ordinal) || plain.EndsWith("总计", StringComparison.Ordinal) || plain.EndsWith("小计", StringComparison.Ordinal));

    private static string Text(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
