using System.Globalization;
using System.Text;
using Dudao.Core.Balance.Schools;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Features.Balance;

/// <summary>The school table after a plan, as a CSV: the file's own rows and columns, the raised figures changed.</summary>
internal static class AfterFile
{
    public static void Write(string from, string to, SchoolTable before, SchoolTable after)
    {
        var rows = before.Schools.Select((school, at) => (school.Row, at)).ToDictionary(pair => pair.Row, pair => pair.at);
        using var file = SpreadsheetFile.Open(from);
        var all = file.Sheets[0].Rows().ToList();
        var columns = all[0].Cells.Select(heading => after.Columns.FirstOrDefault(column => column.Heading == heading.Trim())).ToList();
        using var writer = new StreamWriter(to, false, new UTF8Encoding(false));
        foreach (var row in all)
        {
            var cells = Enumerable.Range(0, all[0].Count).Select(at => rows.TryGetValue(row.Number, out var school) && columns[at] is { } column
                && before.Find(column.Name)!.Values[school] is var was && !was.Equals(column.Values[school])
                    ? column.Values[school].ToString("R", CultureInfo.InvariantCulture)
                    : row[at]);
            writer.Write(string.Join(',', cells.Select(Quoted)));
            writer.Write('\n');
        }
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
