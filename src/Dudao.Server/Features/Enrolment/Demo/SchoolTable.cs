using System.Globalization;
using Dudao.Core.Enrolment.Synthetic;
using Dudao.Server.Features.Enrolment.Writing;

namespace Dudao.Server.Features.Enrolment.Demo;

/// <summary>The table of schools for the indicators of balance: what a school of its size has, some more, some less.</summary>
internal static class SchoolTable
{
    private static readonly (string Column, decimal Primary, decimal Junior)[] Resources =
    [
        ("floor_area", 5.2m, 6.4m), ("sports_area", 8.1m, 11.0m), ("equipment_value", 2200m, 2800m), ("computers", 0.13m, 0.16m),
        ("books", 18m, 27m), ("teachers", 0.062m, 0.081m), ("teachers_above_standard_degree", 0.050m, 0.066m),
        ("teachers_mid_senior_title", 0.028m, 0.036m), ("teachers_backbone", 0.010m, 0.011m), ("teachers_pe_art", 0.009m, 0.010m),
        ("network_classrooms", 0.024m, 0.026m),
    ];

    public static void Write(SyntheticCounty county, string path)
    {
        var pupils = county.Pupils.CountBy(pupil => (pupil.School, Junior: pupil.Grade > 6)).ToDictionary();
        var random = new SeededRandom(county.Pupils.Count);
        using var output = new CsvOutput(path);
        string[] stages = ["primary", "junior"];
        output.Row([
            "school", "stage", "pupils", "pupils_primary", "pupils_junior", .. Resources.Select(resource => resource.Column),
            .. Resources.Where(resource => resource.Column.StartsWith("teachers", StringComparison.Ordinal))
                .SelectMany(resource => stages.Select(stage => $"{resource.Column}_{stage}")),
        ]);
        foreach (var (index, school) in county.Schools.Index())
        {
            var (primary, junior) = (pupils.GetValueOrDefault((index, false)), pupils.GetValueOrDefault((index, true)));
            var both = school.Stage == "nine-year";
            output.Cell(school.Name).Cell(school.Stage).Cell(both ? "" : Text(primary + junior)).Cell(both ? Text(primary) : "").Cell(both ? Text(junior) : "");
            var wealth = 0.8m + (random.Below(60) / 100m);
            foreach (var (column, forPrimary, forJunior) in Resources)
            {
                var split = both && column.StartsWith("teachers", StringComparison.Ordinal);
                output.Cell(split ? "" : Text(Amount((primary * forPrimary) + (junior * forJunior), wealth, random)));
            }

            foreach (var (column, forPrimary, forJunior) in Resources.Where(resource => resource.Column.StartsWith("teachers", StringComparison.Ordinal)))
            {
                output.Cell(both ? Text(Amount(primary * forPrimary, wealth, random)) : "").Cell(both ? Text(Amount(junior * forJunior, wealth, random)) : "");
            }

            output.End();
        }

        output.Complete();
    }

    private static long Amount(decimal usual, decimal wealth, SeededRandom random) =>
        (long)decimal.Round(usual * wealth * (0.85m + (random.Below(31) / 100m)), MidpointRounding.AwayFromZero);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
