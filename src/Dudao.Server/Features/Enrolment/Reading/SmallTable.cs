using System.Text;
using Dudao.Core.Enrolment.Texts;
using Dudao.Core.Text;
using Dudao.Server.Infrastructure.Spreadsheets;
using Dudao.Server.Infrastructure.Spreadsheets.Text;

namespace Dudao.Server.Features.Enrolment.Reading;

/// <summary>A table of some ten thousand rows, such as movements or decisions, read by the names of its columns.</summary>
internal static class SmallTable
{
    /// <summary>Reads the cells of the named columns, each row with its line.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it should be, for the message.</param>
    /// <param name="columns">For each column the names it may have; the first is told in messages.</param>
    /// <param name="needed">How many of the columns, the first ones, must be there.</param>
    /// <exception cref="SpreadsheetException">It is no such table.</exception>
    public static List<(int Line, string[] Cells)> Read(string path, string what, string[][] columns, int needed)
    {
        var names = columns.SelectMany(all => all).Select(Plain.Heading).ToHashSet(StringComparer.Ordinal);
        using var file = RowFile.Open(path, heading => names.Contains(Plain.Heading(heading)));
        var headings = file.Headings.Cells.Select(Plain.Heading).ToArray();
        var places = columns.Select(all => all.Select(name => Array.IndexOf(headings, Plain.Heading(name))).FirstOrDefault(place => place >= 0, -1)).ToArray();
        var lacking = columns.Take(needed).Where((_, i) => places[i] < 0).Select(all => $"“{all[0]}”").ToArray();
        if (lacking.Length > 0)
        {
            throw new SpreadsheetException($"{Path.GetFileName(path)} 不是{what}：没有{string.Join('、', lacking)}列。请检查是否选错了文件。");
        }

        var rows = new List<(int, string[])>();
        var records = new CsvRecords(file.Separator);
        while (file.Next() is { } chunk)
        {
            records.Take(chunk.Bytes, chunk.Start, chunk.Length, chunk.FirstLine);
            while (records.Read())
            {
                if (!RollFile.IsBlank(records))
                {
                    rows.Add((records.Line, [.. places.Select(place => place < 0 ? "" : CellText.Form(Encoding.UTF8.GetString(CellForms.WithoutTime(records[place]))))]));
                }
            }

            chunk.Return();
        }

        return rows;
    }
}
