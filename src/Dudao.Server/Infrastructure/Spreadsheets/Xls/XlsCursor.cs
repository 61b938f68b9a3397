using System.Buffers.Binary;
using System.Text.Unicode;

namespace Dudao.Server.Infrastructure.Spreadsheets.Xls;

/// <summary>Reads the cells of a worksheet row by row, in the order of the file, which is that of the rows.</summary>
internal sealed class XlsCursor : SheetCursor
{
    private const int MostMerges = 100_000;
    private readonly XlsSheet _sheet;
    private readonly XlsWorkbook _workbook;
    private readonly BiffRecords _records;
    private readonly BiffText _text;
    private readonly List<MergedRange> _merges = [];
    private bool _pending;
    private bool _ended;
    private int _formula = -1;
    private int _depth;

    public XlsCursor(XlsSheet sheet, XlsWorkbook workbook, long position)
    {
        (_sheet, _workbook) = (sheet, workbook);
        _records = new BiffRecords(workbook.Stream, position);
        _text = new BiffText(_records);
    }

    private protected override bool ReadRow()
    {
        Buffer.Clear();
        var row = -1;
        while (_pending || Next())
        {
            _pending = false;
            if (!IsCell(_records.Kind))
            {
                ReadOther();
                continue;
            }

            var own = _records.U16(0);
            if (row >= 0 && own != row && Buffer.Count > 0)
            {
                _pending = true;
                return true;
            }

            row = own;
            Number = row + 1;
            ReadCells();
        }

        _sheet.Keep(_merges);
        return Buffer.Count > 0;
    }

    private static bool IsCell(BiffKind kind) => kind is BiffKind.SharedLabel or BiffKind.Label or BiffKind.RichLabel or BiffKind.Number or BiffKind.Rk
        or BiffKind.ManyRk or BiffKind.TruthOrError or BiffKind.Formula or BiffKind.Formula3 or BiffKind.Formula4;

    // A chart inside a sheet begins and ends like a sheet.
    private bool Next()
    {
        while (!_ended)
        {
            if (!_records.Next())
            {
                throw SpreadsheetException.Damaged();
            }

            _depth += _records.Kind == BiffKind.Begin ? 1 : _records.Kind == BiffKind.End ? -1 : 0;
            if (_depth <= 0)
            {
                break;
            }

            if (_depth == 1)
            {
                return true;
            }
        }

        _ended = true;
        return false;
    }

    private void ReadOther()
    {
        if (_records.Kind == BiffKind.FormulaText && _formula >= 0)
        {
            PutText(_formula, 0);
        }
        else if (_records.Kind == BiffKind.Merges)
        {
            for (int i = 0, count = _records.U16(0); i < count && _merges.Count < MostMerges; i++)
            {
                var at = 2 + i * 8;
                _merges.Add(new MergedRange(_records.U16(at) + 1, _records.U16(at + 4), _records.U16(at + 2) + 1, _records.U16(at + 6)));
            }
        }
    }

    private void ReadCells()
    {
        int column = _records.U16(2);
        if (column >= _workbook.Limits.Columns)
        {
            throw SpreadsheetException.TooLarge($"超过了 {_workbook.Limits.Columns} 列");
        }

        _formula = -1;
        switch (_records.Kind)
        {
            case BiffKind.SharedLabel:
                if (!_workbook.Texts.TryGet((int)_records.U32(6), out var text))
                {
                    throw SpreadsheetException.Damaged();
                }

                Utf8.ToUtf16(text, Buffer.Room(text.Length), out _, out var written);
                Buffer.Commit(column, written);
                break;
            case BiffKind.Label or BiffKind.RichLabel:
                PutText(column, 6);
                break;
            case BiffKind.Number:
                PutNumber(column, _records.U16(4), BinaryPrimitives.ReadDoubleLittleEndian(_records.Data[6..]));
                break;
            case BiffKind.Rk:
                PutNumber(column, _records.U16(4), Rk(_records.U32(6)));
                break;
            case BiffKind.ManyRk:
                for (var at = 4; at + 8 <= _records.Data.Length && column < _workbook.Limits.Columns; at += 6)
                {
                    PutNumber(column++, _records.U16(at), Rk(_records.U32(at + 2)));
                }

                break;
            case BiffKind.TruthOrError:
                PutTruthOrError(column, _records.Data[6], _records.Data[7] != 0);
                break;
            default:
                ReadFormula(column);
                break;
        }
    }

    private void ReadFormula(int column)
    {
        var result = _records.Data.Slice(6, 8);
        if (result[6] != 0xFF || result[7] != 0xFF)
        {
            PutNumber(column, _records.U16(4), BinaryPrimitives.ReadDoubleLittleEndian(result));
        }
        else if (result[0] == 0)
        {
            // Its text stands in a record of its own behind it.
            _formula = column;
        }
        else if (result[0] is 1 or 2)
        {
            PutTruthOrError(column, result[2], result[0] == 2);
        }
    }

    private void PutText(int column, int at)
    {
        var count = _records.U16(at);
        if (!_workbook.Unicode)
        {
            Buffer.Set(column, _workbook.Encoding.GetString(_records.Data.Slice(at + 2, count)));
            return;
        }

        _text.Start(at);
        _text.ReadUnicode();
        Buffer.Set(column, _text.Chars);
    }

    private void PutNumber(int column, int style, double value)
    {
        if (double.IsFinite(value))
        {
            var format = style < _workbook.Formats.Length ? _workbook.Formats[style] : default;
            Buffer.Commit(column, CellNumber.Write(value, format, _workbook.From1904, Buffer.Room(64)));
        }
    }

    private void PutTruthOrError(int column, byte value, bool error) => Buffer.Set(column, (error, value) switch
    {
        (false, _) => value != 0 ? "TRUE" : "FALSE",
        (_, 0x00) => "#NULL!",
        (_, 0x07) => "#DIV/0!",
        (_, 0x0F) => "#VALUE!",
        (_, 0x17) => "#REF!",
        (_, 0x1D) => "#NAME?",
        (_, 0x24) => "#NUM!",
        _ => "#N/A",
    });

    // Thirty bits of a number: the upper ones of a double or a whole number, by a hundred or not ([MS-XLS] 2.5.122).
    private static double Rk(uint value)
    {
        var number = (value & 2) != 0 ? (int)value >> 2 : BitConverter.Int64BitsToDouble((long)(value & ~3u) << 32);
        return (value & 1) != 0 ? number / 100 : number;
    }
}
