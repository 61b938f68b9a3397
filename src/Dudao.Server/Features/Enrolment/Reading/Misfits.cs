using Dudao.Server.Infrastructure.Spreadsheets.Text;

namespace Dudao.Server.Features.Enrolment.Reading;

/// <summary>
/// Rows with other cells than headings, such as one with a separator too many: their values stand under wrong headings. A workbook leaves out empty
/// cells at the end of a row; a text file does not.
/// </summary>
/// <param name="headings">How many headings there are.</param>
/// <param name="isWorkbook">Whether it is no text file.</param>
internal sealed class Misfits(int headings, bool isWorkbook)
{
    private const int Told = 10;
    private readonly List<int> _lines = [];

    public int Count { get; private set; }

    public void Look(CsvRecords records)
    {
        if (records.Count != headings && !Fit(records, headings, isWorkbook))
        {
            Count++;
            if (_lines.Count < Told)
            {
                _lines.Add(records.Line);
            }
        }
    }

    /// <summary>A sentence for a list; null where all rows fit.</summary>
    public string? Sentence(string file) => Count == 0 ? null
        : $"提醒：{file} 有 {Count} 行的格数与表头不同（第 {string.Join('、', _lines)}{(Count > Told ? "…" : "")} 行），可能有多余或缺少的分隔符，请检查。";

    /// <summary>Whether a row has as many cells as there are headings; empty ones beyond them do not count.</summary>
    public static bool Fit(CsvRecords records, int headings, bool isWorkbook)
    {
        if (records.Count <= headings)
        {
            return records.Count == headings || isWorkbook;
        }

        for (var column = headings; column < records.Count; column++)
        {
            if (records[column].Length > 0)
            {
                return false;
            }
        }

        return true;
    }
}
