using Dudao.Core.Balance;
using Dudao.Core.Balance.Checking;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Tests.Balance;

public sealed class CheckerTests
{
    [Fact]
    public void A_nine_year_school_shares_its_books_by_weighted_pupils()
    {
        var county = Counties.Read(
            Counties.Table((SchoolKind.NineYear, [("pupils_primary", 600), ("pupils_junior", 300), ("books", 12_000), ("teachers_primary", 30), ("teachers_junior", 25)])),
            Counties.BooksAndTeachers());

        // 12,000 × 600 ÷ (600 + 330) and the rest.
        Assert.Equal(12_000 * 600 / 930.0, county.Stages[0].Amounts[0][0], 9);
        Assert.Equal(12_000 * 330 / 930.0, county.Stages[1].Amounts[0][0], 9);
        Assert.Equal([30.0, 25.0], [county.Stages[0].Amounts[1][0], county.Stages[1].Amounts[1][0]]);
    }

    [Fact]
    public void A_complete_secondary_school_counts_in_junior_alone_and_leaves_the_senior_share_out()
    {
        var county = Counties.Read(
            Counties.Table((SchoolKind.CompleteSecondary, [("pupils_junior", 400), ("pupils_senior", 500), ("books", 11_000), ("teachers_junior", 36)])),
            Counties.BooksAndTeachers());

        // 440 and 660 weighted pupils: junior has 0.4 of the books.
        var junior = Assert.Single(county.Stages);
        Assert.Equal(Stage.Junior, junior.Stage);
        Assert.Equal(4_400, junior.Amounts[0][0], 9);
        Assert.Equal(400, junior.Pupils[0]);
    }

    [Fact]
    public void A_twelve_year_school_beside_others_by_hand()
    {
        var county = Counties.Read(
            Counties.Table(
                (SchoolKind.TwelveYear, [("pupils_primary", 200), ("pupils_junior", 200), ("pupils_senior", 100), ("books", 5_520), ("teachers_primary", 10), ("teachers_junior", 16)]),
                (SchoolKind.Primary, [("pupils", 600), ("books", 12_000), ("teachers", 30)])),
            Counties.BooksAndTeachers());
        var primary = Checker.Check(county, Counties.BooksAndTeachers()).Stages[0];

        // Weighted 200 + 220 + 132 = 552, so 10 books for each: 2,000 books for 200 primary pupils beside 20 a pupil for 600.
        // Mean 17.5, variance ¼·56.25 + ¾·6.25 = 18.75; teachers 0.05 everywhere.
        Assert.Equal(17.5, primary.Indicators[0].Mean!.Value, 9);
        Assert.Equal(Math.Sqrt(18.75) / 17.5, primary.Indicators[0].Cv!.Value, 12);
        Assert.Equal(0, primary.Indicators[1].Cv!.Value, 12);
        Assert.True(primary.Reached);
    }

    [Theory]
    [InlineData(SchoolKind.Special, 900, 1)]
    [InlineData(SchoolKind.Vocational, 900, 1)]
    [InlineData(SchoolKind.TeachingPoint, 49, 1)]
    [InlineData(SchoolKind.TeachingPoint, 50, 0)]
    [InlineData(SchoolKind.Primary, 12, 0)]
    public void Who_is_left_out_is_listed_with_the_reason(SchoolKind kind, double pupils, int leftOut)
    {
        var county = Counties.Read(
            Counties.Table((SchoolKind.Primary, [("pupils", 500), ("books", 9_000), ("teachers", 30)]), (kind, [("pupils", pupils), ("books", 700), ("teachers", 5)])),
            Counties.BooksAndTeachers());

        Assert.Equal(leftOut, county.LeftOut.Length);
        Assert.All(county.LeftOut, school => Assert.NotEmpty(school.Reason));
        Assert.Equal(2 - leftOut, county.Stages[0].Count);
    }

    [Fact]
    public void Six_of_seven_and_the_seventh_to_85_percent()
    {
        Assert.Empty(Short(2.3 * 0.85, 2000));
        Assert.Equal(["network_classrooms"], Short(2.3 * 0.84, 2000));
        Assert.Equal(["equipment_value", "network_classrooms"], Short(2.3 * 0.9, 1999));

        static string[] Short(double classrooms, double equipment)
        {
            var county = Counties.Read(
                Counties.Table((SchoolKind.Primary, [
                    ("pupils", 1000), ("teachers_above_standard_degree", 42), ("teachers_backbone", 10), ("teachers_pe_art", 9), ("floor_area", 4500),
                    ("sports_area", 7500), ("equipment_value", equipment * 1000), ("network_classrooms", classrooms * 10)])),
                StateStandards.Quality2017);
            return [.. Checker.Check(county, StateStandards.Quality2017).Stages[0].SchoolsShort.SelectMany(school => school.Missed).Select(missed => missed.Code)];
        }
    }

    [Fact]
    public void The_composite_is_the_mean_and_judges_alone()
    {
        var standard = Counties.BooksAndTeachers(Judging.Composite, 0.4);
        var county = Counties.Read(
            Counties.Table((SchoolKind.Primary, [("pupils", 100), ("books", 100), ("teachers", 5)]), (SchoolKind.Primary, [("pupils", 100), ("books", 900), ("teachers", 5)])), standard);
        var primary = Checker.Check(county, standard).Stages[0];

        // Books: mean 5, deviation 4, coefficient 0.8; teachers 0; composite 0.4.
        Assert.Equal(0.8, primary.Indicators[0].Cv!.Value, 12);
        Assert.Null(primary.Indicators[0].Reached);
        Assert.Equal(0.4, primary.Composite!.Value, 12);
        Assert.True(primary.Reached);
    }

    [Fact]
    public void Wrong_figures_are_refused_with_row_and_column()
    {
        var (counties, problems) = CountyReading.Read(
            Counties.Table(
                (SchoolKind.Primary, [("pupils", 0), ("books", 1), ("teachers", 1)]),
                (SchoolKind.Primary, [("pupils", 100), ("books", -1), ("teachers", 1)]),
                (SchoolKind.Primary, [("pupils", 100), ("books", 1)]),
                (SchoolKind.NineYear, [("pupils_primary", 100), ("books", 1), ("teachers_primary", 1), ("pupils_junior", 50)])),
            Counties.BooksAndTeachers());

        Assert.Empty(counties);
        Assert.Equal([(2, "pupils"), (3, "books"), (4, "teachers"), (5, "teachers_junior")], problems.Select(problem => (problem.Row, problem.Column)));
    }

    [Fact]
    public void Two_rows_for_one_school_are_refused()
    {
        var table = Counties.Table((SchoolKind.Primary, [("pupils", 100), ("books", 1), ("teachers", 1)]), (SchoolKind.Primary, [("pupils", 90), ("books", 2), ("teachers", 3)]));
        table.Schools[1] = table.Schools[1] with { Name = table.Schools[0].Name };

        var problem = Assert.Single(CountyReading.Read(table, Counties.BooksAndTeachers()).Problems);
        Assert.Equal((3, FigureColumn.School), (problem.Row, problem.Column));
    }
}
