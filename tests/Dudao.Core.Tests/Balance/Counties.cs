using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Tests.Balance;

/// <summary>Small tables in one line: a kind, then figures by column.</summary>
internal static class Counties
{
    public static SchoolTable Table(params (SchoolKind Kind, (string Column, double Value)[] Figures)[] schools)
    {
        var columns = schools.SelectMany(school => school.Figures.Select(figure => figure.Column)).Distinct().ToList();
        return new SchoolTable(
            [.. schools.Select((school, row) => new SchoolEntry(row + 2, $"第{row + 1}学校", "", school.Kind, school.Kind.Code()))],
            [.. columns.Select(column => new FigureValues(column, [.. schools.Select(school =>
                school.Figures.Where(figure => figure.Column == column).Select(figure => figure.Value).DefaultIfEmpty(double.NaN).First())]))]);
    }

    public static CountyFigures Read(SchoolTable table, BalanceStandard standard)
    {
        var (counties, problems) = CountyReading.Read(table, standard);
        Assert.Empty(problems);
        return Assert.Single(counties);
    }

    /// <summary>A standard of books and teachers alone.</summary>
    public static BalanceStandard BooksAndTeachers(Judging judge = Judging.Each, double threshold = 0.5, double? minimum = null) => new(
        "own", "自定", "1", "", judge, threshold, threshold, minimum is null ? 0 : 2, minimum is null ? 0 : 0.85, 50,
        [
            new BalanceIndicator("books", "生均图书册数", Formula.Of("books"), 1, "册", ResourceKind.Shared, minimum, minimum, 1, 20),
            new BalanceIndicator("teachers", "师生比", Formula.Of("teachers"), 1, "人", ResourceKind.Staff, null, null, 1, 80000),
        ]);
}
