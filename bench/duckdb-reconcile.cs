// The peer of `dudao reconcile`: DuckDB creates both tables with all columns as text, joins by number and copies the classes to CSV.
//   dotnet run duckdb-reconcile.cs -- EXPECTED.csv REGISTERED.csv OUT.csv     prints the seconds of the work alone
#:package DuckDB.NET.Data.Full@1.5.6.1
#:property TargetFramework=net10.0
#:property ManagePackageVersionsCentrally=false
#:property RestorePackagesWithLockFile=false
#:property NoWarn=CS1591;NU1507

using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;

using var connection = new DuckDBConnection("Data Source=:memory:");
connection.Open();
var watch = Stopwatch.StartNew();
foreach (var sql in (string[])
[
    $"CREATE TABLE expected AS SELECT * FROM read_csv('{args[0]}', all_varchar = true, header = true)",
    $"CREATE TABLE registered AS SELECT * FROM read_csv('{args[1]}', all_varchar = true, header = true)",
    $"""
    COPY (SELECT e."学籍号", e."身份证件号", e."姓名", e."学校标识码",
        CASE WHEN r."学籍号" IS NULL THEN 'missing' WHEN r."学校标识码" = e."学校标识码" THEN 'present' ELSE 'elsewhere' END AS class
      FROM expected e LEFT JOIN registered r ON r."学籍号" = e."学籍号" AND r."是否报到" = '是') TO '{args[2]}' (HEADER)
    """,
])
{
    using var command = connection.CreateCommand();
    command.CommandText = sql;
    command.ExecuteNonQuery();
}

Console.WriteLine(watch.Elapsed.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture));
