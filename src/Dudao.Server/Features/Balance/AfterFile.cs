using System.Globalization;
using System.Text;
using Dudao.Core.Balance.Schools;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Features.Balance;

/// <summary>The school table after a plan, as a CSV: the schools' own rows and columns under one row of headings, the raised figures changed.</summary>
internal static class AfterFile
{
    public static void Write(string from, string to, SchoolTable before, SchoolTable after)
    {
        var rows = before.Schools.Select((school, at) => (school.Row, at)).ToDictionary(pair => pair.Row, pair => pair.at);
        using var file = SpreadsheetFile.Open(from);
        var head = SchoolHeadings.Find(file, name => name is FigureColumn.School or FigureColumn.Kind || before.Find(name) is not null)!;
        var columns = head.Texts.Select(heading => after.Columns.FirstOrDefault(column => column.Heading == heading)).ToList();
        using var writer = new StreamWriter(to, false, new UTF8Encoding(false));
        Line(head.Texts);
        foreach (var row in head.Sheet.Rows().Where(row => rows.ContainsKey(row.Number)))
        {
            var school = rows[row.Number];
            Line(columns.Select((column, at) => column is not null && before.Find(column.Name)!.Values[school] is var was && !was.Equals(column.Values[school])
                ? column.Values[school].ToString("R", CultureInfo.InvariantCulture)
                : row[at]));
        }

        void Line(IEnumerable<string> cells)
        {
            writer.Write(string.Join(',', cells.Select(Quoted)));
            writer.Write('\n');
        }
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
