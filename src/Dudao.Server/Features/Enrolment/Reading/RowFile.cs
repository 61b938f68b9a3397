using Dudao.Server.Infrastructure.Spreadsheets;
using Dudao.Server.Infrastructure.Spreadsheets.Text;

namespace Dudao.Server.Features.Enrolment.Reading;

/// <summary>
/// A list of hundreds of thousands of rows: .xlsx, .xls or .csv, its headings found under title rows, its rows in pieces of bytes for several
/// threads. Memory does not grow with the file.
/// </summary>
internal sealed class RowFile : IDisposable
{
    private const int HeadRows = 30;
    private readonly SpreadsheetFile _file;
    private readonly FileStream _stream;
    private readonly Func<RowChunk?> _next;
    private readonly IDisposable _source;
    private RowChunk? _rest;

    private RowFile(SpreadsheetFile file, FileStream stream, string path, Sheet sheet)
    {
        (_file, _stream, Path) = (file, stream, path);
        if (sheet is TextSheet text)
        {
            var chunks = text.Chunks();
            (_source, Separator) = (chunks, (byte)text.Format.Separator);
            _next = () => chunks.Next() is { } chunk ? new RowChunk(chunk.Bytes, 0, chunk.Length, chunk.FirstLine) : null;
        }
        else
        {
            var rows = new SheetChunks(sheet.Read());
            (_source, Separator) = (rows, SheetChunks.Separator);
            _next = rows.Next;
        }

        Headings = new HeadingRow(0, []);
    }

    public string Path { get; }

    public byte Separator { get; }

    /// <summary>Whether it is a workbook and no text file.</summary>
    public bool IsWorkbook => Separator == SheetChunks.Separator;

    public HeadingRow Headings { get; private set; }

    /// <summary>How far the file has been read, 0 to 1; for a workbook a rough guess.</summary>
    public double Progress => _stream.Length == 0 ? 1 : (double)_stream.Position / _stream.Length;

    /// <summary>Opens a file and finds its headings.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isHeading">Whether a text is a heading that is looked for; where none is found the first row has them.</param>
    /// <exception cref="SpreadsheetException">The file is no list that can be read; the message is for its sender.</exception>
    public static RowFile Open(string path, Func<string, bool> isHeading)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SpreadsheetException($"找不到文件 {path}。请检查文件名和所在的文件夹。", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SpreadsheetException($"打不开文件 {path}。请检查它是不是正被别的程序占用，或者没有读取的权限。", exception);
        }

        SpreadsheetFile? file = null;
        try
        {
            file = SpreadsheetFile.Open(stream, System.IO.Path.GetFileName(path));
            var rows = new RowFile(file, stream, path, ListSheet.Of(file, HeadRows, isHeading));
            rows.FindHeadings(isHeading);
            return rows;
        }
        catch
        {
            file?.Dispose();
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The next piece of rows below the headings; null at the end. One thread at a time.</summary>
    public RowChunk? Next()
    {
        if (_rest is { } rest)
        {
            _rest = null;
            return rest;
        }

        return _next();
    }

    public void Dispose()
    {
        _source.Dispose();
        _file.Dispose();
        _stream.Dispose();
    }

    private void FindHeadings(Func<string, bool> isHeading)
    {
        var first = _next() ?? throw SpreadsheetException.Empty();
        var records = new CsvRecords(Separator);
        records.Take(first.Bytes, first.Start, first.Length, first.FirstLine);
        var rows = new List<(int Line, int Start, int End, string[] Cells)>();
        while (rows.Count < HeadRows && records.Read())
        {
            var cells = new string[records.Count];
            for (var column = 0; column < cells.Length; column++)
            {
                cells[column] = System.Text.Encoding.UTF8.GetString(records[column]).Trim();
            }

            rows.Add((records.Line, records.Bounds.Start, records.Bounds.End, cells));
        }

        if (rows.Count == 0)
        {
            throw SpreadsheetException.Empty();
        }

        var best = HeadingRow.Find([.. rows.Select(row => row.Cells)], isHeading);
        var (line, start, end, _) = rows[best.Row];
        Headings = new HeadingRow(line, best.Cells);
        var length = first.Start + first.Length - end;
        _rest = length > 0 ? new RowChunk(first.Bytes, end, length, line + Lines(first.Bytes.AsSpan(start, end - start))) : null;
    }

    private static int Lines(ReadOnlySpan<byte> bytes) =>
        bytes.Contains((byte)'\n') ? bytes.Count((byte)'\n') : bytes.Count((byte)'\r');
}
