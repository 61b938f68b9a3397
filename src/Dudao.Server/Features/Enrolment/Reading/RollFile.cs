using Dudao.Core.Enrolment.Rolls;
using Dudao.Server.Infrastructure.Spreadsheets;
using Dudao.Server.Infrastructure.Spreadsheets.Text;

namespace Dudao.Server.Features.Enrolment.Reading;

/// <summary>
/// A roll, a registration or a list beside them: a file and where its columns stand. It can be read several times; the first reading goes on where the
/// headings were found, since opening a workbook reads all its texts.
/// </summary>
internal sealed class RollFile : IDisposable
{
    private RowFile? _opened;

    private static readonly byte[][] NoteWords =
    [
        .. new[]
        {
            "合计", "总计", "小计", "共计", "总人数", "注：", "注:", "备注", "说明", "填表", "制表", "填报", "审核", "校长", "负责人", "联系人", "本表", "以上", "签字", "签名", "盖章",
        }.Select(System.Text.Encoding.UTF8.GetBytes),
    ];

    private RollFile(string path, int[] places, string[] headings) => (Path, Places, Headings) = (path, places, headings);

    public string Path { get; }

    /// <summary>For each <see cref="RollColumn"/> its place, −1 for none.</summary>
    public int[] Places { get; }

    public string[] Headings { get; }

    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Rows of the last reading whose cells are not as many as the headings.</summary>
    public Misfits Misfits { get; private set; } = new(0, false);

    public bool Has(RollColumn column) => Places[(int)column] >= 0;

    /// <summary>Finds the columns of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it should be, such as 花名册, for the message.</param>
    /// <exception cref="SpreadsheetException">It is no such list; the message says what it is, or what it lacks.</exception>
    public static RollFile Open(string path, string what)
    {
        var file = OpenRows(path);
        var headings = file.Headings.Cells;
        var places = RollColumns.Map(headings);
        var roll = new RollFile(path, places, headings) { _opened = file };
        if (!roll.Has(RollColumn.Name))
        {
            roll.Dispose();
            var kind = headings.Contains("类型") && headings.Contains("日期") ? "，它像是异动表" : "";
            throw new SpreadsheetException(
                $"{roll.Name} 不是{what}{kind}：没有“姓名”一列。它的表头是：{string.Join('、', headings.Where(cell => cell.Length > 0).Take(30))}。请检查是否选错了文件。");
        }

        return roll;
    }

    /// <summary>Refuses a file that lacks all of some columns.</summary>
    public void Require(string what, params ReadOnlySpan<RollColumn> anyOf)
    {
        var names = new List<string>();
        foreach (var column in anyOf)
        {
            if (Has(column))
            {
                return;
            }

            names.Add($"“{column.Name()}”");
        }

        throw new SpreadsheetException($"{Name} 作为{what}，要有{string.Join("或", names)}一列。它的表头是：{string.Join('、', Headings.Where(cell => cell.Length > 0).Take(30))}。");
    }

    /// <summary>Goes through all rows that hold anything.</summary>
    /// <param name="row">Called with the row's number among the rows, from 0, and its cells.</param>
    /// <param name="cancellation">Stops between pieces.</param>
    /// <returns>How many rows there are.</returns>
    public int Each(Action<int, CsvRecords> row, CancellationToken cancellation)
    {
        using var file = OpenRows();
        var records = new CsvRecords(file.Separator);
        var count = 0;
        Misfits = new Misfits(Headings.Length, file.IsWorkbook);
        while (file.Next() is { } chunk)
        {
            cancellation.ThrowIfCancellationRequested();
            records.Take(chunk.Bytes, chunk.Start, chunk.Length, chunk.FirstLine);
            while (records.Read())
            {
                if (!IsBlank(records) && !IsNote(records))
                {
                    Misfits.Look(records);
                    row(count++, records);
                }
            }

            chunk.Return();
        }

        return count;
    }

    /// <summary>A cell of a column; empty where the file has no such column.</summary>
    public ReadOnlySpan<byte> Cell(CsvRecords records, RollColumn column)
    {
        var place = Places[(int)column];
        return place < 0 ? default : records[place];
    }

    /// <summary>
    /// Whether a row is none of the list but stands below or within it: 合计, 备注, 填表人 … A row with a school's code, a number or a birth date is a
    /// pupil's, whatever it begins with.
    /// </summary>
    public bool IsNote(CsvRecords records)
    {
        var first = default(ReadOnlySpan<byte>);
        for (var column = 0; column < records.Count && first.IsEmpty; column++)
        {
            first = records[column].Trim(" \t"u8);
        }

        // All the words begin beyond ASCII: most rows are told by one byte.
        if (first.Length < 3 || first[0] < 0xE4)
        {
            return false;
        }

        var begins = false;
        foreach (var word in NoteWords)
        {
            begins |= first.StartsWith(word);
        }

        return begins && !HasDigits(Cell(records, RollColumn.StudentNumber)) && !HasDigits(Cell(records, RollColumn.IdNumber))
            && !HasDigits(Cell(records, RollColumn.Birth)) && !HasDigits(Cell(records, RollColumn.SchoolCode));
    }

    private static bool HasDigits(ReadOnlySpan<byte> cell)
    {
        var digits = 0;
        foreach (var value in cell)
        {
            digits += value is >= (byte)'0' and <= (byte)'9' ? 1 : 0;
        }

        return digits >= 5;
    }

    public static bool IsBlank(CsvRecords records)
    {
        for (var column = 0; column < records.Count; column++)
        {
            if (records[column].IndexOfAnyExcept((byte)' ', (byte)'\t') >= 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Opens the file once more, for its rows.</summary>
    public RowFile OpenRows() => Interlocked.Exchange(ref _opened, null) ?? OpenRows(Path);

    public void Dispose() => Interlocked.Exchange(ref _opened, null)?.Dispose();

    private static RowFile OpenRows(string path) => RowFile.Open(path, heading => RollColumns.Find(heading) is not null);
}
