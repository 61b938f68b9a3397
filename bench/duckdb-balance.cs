// The peer of `dudao balance check --group`: DuckDB's own SQL from the same CSV to the eight coefficients of each county and stage, weighted by pupils.
//   dotnet run bench/duckdb-balance.cs -- SCHOOLS.csv [TIMES]     prints the seconds of each time, the work alone, and the sum of all coefficients
#:package DuckDB.NET.Data.Full@1.5.6.1
#:property TargetFramework=net10.0
#:property ManagePackageVersionsCentrally=false
#:property RestorePackagesWithLockFile=false
#:property NoWarn=CS1591;NU1507

using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;

string[] shared = ["floor_area", "sports_area", "equipment_value", "computers", "books"];
string[] staff = ["teachers", "teachers_above_standard_degree", "teachers_mid_senior_title"];
string Stage(string stage, string weight) => $"""
    SELECT county, '{stage}' AS part, p, {string.Join(", ", shared.Select(column => $"{column} * p * {weight} / everyone AS {column}"))},
      {string.Join(", ", staff.Select(column => $"CASE WHEN stage = '{stage}' THEN {column} ELSE {column}_{stage} END AS {column}"))}
    FROM (SELECT *, CASE WHEN stage = '{stage}' THEN pupils ELSE pupils_{stage} END AS p,
        CASE WHEN pupils IS NOT NULL THEN pupils * {weight} ELSE coalesce(pupils_primary, 0) + 1.1 * coalesce(pupils_junior, 0) + 1.32 * coalesce(pupils_senior, 0) END AS everyone
      FROM schools WHERE stage IN ('{stage}', 'nine-year', 'twelve-year', 'complete-secondary')) WHERE p > 0
    """;
string Cv(string column) => $"sqrt(sum(p * pow({column} / p - m_{column}, 2)) / sum(p)) / any_value(m_{column}) AS {column}";
string[] all = [.. shared, .. staff];
var sql = $"""
    WITH schools AS (SELECT * FROM read_csv('{args[0]}', header = true)),
    parts AS ({Stage("primary", "1.0")} UNION ALL {Stage("junior", "1.1")}),
    means AS (SELECT county, part, {string.Join(", ", all.Select(column => $"sum({column}) / sum(p) AS m_{column}"))} FROM parts GROUP BY county, part)
    SELECT county, part, {string.Join(", ", all.Select(Cv))} FROM parts JOIN means USING (county, part) GROUP BY county, part
    """;
using var connection = new DuckDBConnection("Data Source=:memory:");
connection.Open();
for (var time = 0; time < (args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1); time++)
{
    var watch = Stopwatch.StartNew();
    using var command = connection.CreateCommand();
    command.CommandText = sql;
    using var reader = command.ExecuteReader();
    var (rows, sum) = (0, 0.0);
    while (reader.Read())
    {
        rows++;
        for (var at = 2; at < reader.FieldCount; at++)
        {
            sum += reader.IsDBNull(at) ? 0 : reader.GetDouble(at);
        }
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.000} s, {rows} groups, sum {sum:0.000000}"));
}
