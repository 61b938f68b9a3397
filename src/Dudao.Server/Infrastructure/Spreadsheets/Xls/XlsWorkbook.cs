using System.Globalization;
using Dudao.Server.Infrastructure.Spreadsheets.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Dudao.Server.Infrastructure.Spreadsheets.Xls;

/// <summary>A workbook of Excel 97 to 2003, read by ExcelDataReader; what it throws at a damaged file becomes a sentence.</summary>
internal sealed class XlsWorkbook
{
    private readonly Stream _stream;

    private XlsWorkbook(Stream stream, SpreadsheetLimits limits)
    {
        _stream = stream;
        using var reader = OpenReader();
        var sheets = new List<Sheet>();
        do
        {
            sheets.Add(new XlsSheet(this, sheets.Count, reader.Name, reader.VisibleState != "visible", limits));
        }
        while (sheets.Count < limits.Sheets && Guard(reader.NextResult));
        Sheets = sheets;
    }

    public IReadOnlyList<Sheet> Sheets { get; }

    public static XlsWorkbook Open(Stream stream, FileKind kind, SpreadsheetLimits limits)
    {
        if (stream.Length > limits.XlsBytes)
        {
            throw SpreadsheetException.TooLarge($".xls 最多能读 {limits.XlsBytes >> 20} MB，请另存为 .xlsx");
        }

        if (kind == FileKind.Compound)
        {
            CompoundFile.Check(stream);
        }

        return new XlsWorkbook(stream, limits);
    }

    public IExcelDataReader OpenReader() => Guard(() =>
    {
        _stream.Position = 0;
        var chinese = TextEncoding.Gb18030; // The library's own default asks for a code page that has to be registered first.
        return ExcelReaderFactory.CreateBinaryReader(_stream, new ExcelReaderConfiguration
        {
            FallbackEncoding = chinese,
            LeaveOpen = true,
        });
    });

    /// <summary>Runs a call of the library: of a file that is damaged it may throw anything.</summary>
    public static T Guard<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (InvalidPasswordException)
        {
            throw SpreadsheetException.Protected();
        }
        catch (Exception exception) when (exception is not (SpreadsheetException or OutOfMemoryException or OperationCanceledException))
        {
            throw SpreadsheetException.Damaged(exception);
        }
    }

    private sealed class XlsSheet(XlsWorkbook workbook, int index, string name, bool hidden, SpreadsheetLimits limits) : Sheet
    {
        private IReadOnlyList<MergedRange>? _merges;

        public override string Name => name;

        public override bool Hidden => hidden;

        public override IReadOnlyList<MergedRange> MergedRanges
        {
            get
            {
                if (_merges is null)
                {
                    using var reader = Reader();
                    _merges = [.. (reader.MergeCells ?? []).Select(range =>
                        new MergedRange(range.FromRow + 1, range.FromColumn, range.ToRow + 1, range.ToColumn))];
                }

                return _merges;
            }
        }

        public override SheetCursor Read() => new XlsCursor(Reader(), limits);

        private IExcelDataReader Reader()
        {
            var reader = workbook.OpenReader();
            for (var skip = 0; skip < index; skip++)
            {
                Guard(reader.NextResult);
            }

            return reader;
        }
    }

    private sealed class XlsCursor(IExcelDataReader reader, SpreadsheetLimits limits) : SheetCursor
    {
        private protected override bool ReadRow()
        {
            while (Guard(reader.Read))
            {
                Buffer.Clear();
                Number++;
                if (Number > limits.SheetRows || reader.FieldCount > limits.Columns)
                {
                    throw SpreadsheetException.TooLarge("行或列太多");
                }

                Guard(ReadCells);
                if (Buffer.Count > 0)
                {
                    return true;
                }
            }

            Buffer.Clear();
            return false;
        }

        private protected override void Close() => reader.Dispose();

        private bool ReadCells()
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                switch (reader.GetValue(column))
                {
                    case string text:
                        Buffer.Set(column, text);
                        break;
                    case bool truth:
                        Buffer.Set(column, truth ? "TRUE" : "FALSE");
                        break;
                    case DateTime moment:
                        var format = Format(column);
                        Buffer.Set(column, moment.ToString(format.Kind switch
                        {
                            NumberKind.Time when moment.Year < 1901 => "HH:mm:ss",
                            NumberKind.DayAndTime when moment.TimeOfDay != TimeSpan.Zero => "yyyy-MM-dd HH:mm:ss",
                            _ => "yyyy-MM-dd",
                        }, CultureInfo.InvariantCulture));
                        break;
                    case TimeSpan span:
                        Buffer.Set(column, string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours:00}:{span.Minutes:00}:{span.Seconds:00}"));
                        break;
                    case IConvertible number:
                        Buffer.Commit(column, CellNumber.Write(number.ToDouble(CultureInfo.InvariantCulture), Format(column), false, Buffer.Room(64)));
                        break;
                    default:
                        break;
                }
            }

            return true;
        }

        private NumberFormat Format(int column) => reader.GetNumberFormatString(column) is { } code && code != "General"
            ? NumberFormats.Of(code) : NumberFormats.BuiltIn(reader.GetNumberFormatIndex(column));
    }
}
