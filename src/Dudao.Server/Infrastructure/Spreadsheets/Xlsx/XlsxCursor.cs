using System.Globalization;
using System.Text.Unicode;
using Dudao.Server.Infrastructure.Spreadsheets.Markup;

namespace Dudao.Server.Infrastructure.Spreadsheets.Xlsx;

/// <summary>Reads the rows of a worksheet as they come. Rows and cells without references are counted.</summary>
internal sealed class XlsxCursor : SheetCursor
{
    private static readonly ulong RowTag = XmlTokens.Name("row"u8);
    private static readonly ulong Cell = XmlTokens.Name("c"u8);
    private static readonly ulong Value = XmlTokens.Name("v"u8);
    private static readonly ulong Inline = XmlTokens.Name("is"u8);
    private static readonly ulong SheetData = XmlTokens.Name("sheetData"u8);
    private static readonly ulong Reference = XmlTokens.Name("r"u8);
    private static readonly ulong Style = XmlTokens.Name("s"u8);
    private static readonly ulong Type = XmlTokens.Name("t"u8);
    private readonly XlsxSheet _sheet;
    private readonly XlsxWorkbook _workbook;
    private readonly XmlTokens _xml;
    private readonly RowBuffer _value = new();

    public XlsxCursor(XlsxSheet sheet, XlsxWorkbook workbook, XmlTokens xml) => (_sheet, _workbook, _xml) = (sheet, workbook, xml);

    internal void SkipRows()
    {
        try
        {
            while (_xml.Read() && !EndOfRows())
            {
                continue;
            }
        }
        catch (Exception exception) when (Damage.IsMeantBy(exception))
        {
            throw SpreadsheetException.Damaged(exception);
        }
    }

    private protected override bool ReadRow()
    {
        while (_xml.Read())
        {
            if (_xml.Token == XmlToken.Start && _xml.LocalName == RowTag)
            {
                Buffer.Clear();
                Number = RowNumber();
                if (!_xml.IsEmpty)
                {
                    ReadCells();
                }

                if (Buffer.Count > 0)
                {
                    return true;
                }
            }
            else if (EndOfRows())
            {
                break;
            }
        }

        Buffer.Clear();
        return false;
    }

    private protected override void Close() => _xml.Dispose();

    private bool EndOfRows()
    {
        if (_xml.Token != XmlToken.Text && _xml.LocalName == SheetData && (_xml.Token == XmlToken.End || _xml.IsEmpty))
        {
            _sheet.KeepMerges(_xml);

            // To the end, where a file that was cut off or changed on the way shows.
            while (_xml.Read())
            {
                continue;
            }

            return true;
        }

        return false;
    }

    private int RowNumber()
    {
        var said = 0;
        while (_xml.NextAttribute(out var name, out var value))
        {
            if (name == Reference)
            {
                _ = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out said);
            }
        }

        var number = said > Number ? said : Number + 1;
        return number <= _workbook.Package.Limits.SheetRows ? number
            : throw SpreadsheetException.TooLarge($"超过了 {_workbook.Package.Limits.SheetRows} 行");
    }

    private void ReadCells()
    {
        var depth = _xml.Depth;
        var column = -1;
        while (_xml.Read() && _xml.Depth >= depth)
        {
            if (_xml.Token != XmlToken.Start || _xml.LocalName != Cell)
            {
                continue;
            }

            var (style, type) = (0, CellType.Number);
            column++;
            while (_xml.NextAttribute(out var name, out var value))
            {
                if (name == Reference)
                {
                    var said = CellReference.Column(value);
                    column = said >= 0 ? said : column;
                }
                else if (name == Style)
                {
                    _ = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out style);
                }
                else if (name == Type)
                {
                    type = CellTypes.Of(value);
                }
            }

            if (column >= _workbook.Package.Limits.Columns)
            {
                throw SpreadsheetException.TooLarge($"超过了 {_workbook.Package.Limits.Columns} 列");
            }

            if (!_xml.IsEmpty)
            {
                ReadCell(column, style, type);
            }
        }
    }

    private void ReadCell(int column, int style, CellType type)
    {
        var depth = _xml.Depth;
        while (_xml.Read() && _xml.Depth >= depth)
        {
            if (_xml.Token != XmlToken.Start)
            {
                continue;
            }

            if (_xml.LocalName == Inline)
            {
                CellTexts.PutRich(_xml, Buffer, column);
            }
            else if (_xml.LocalName == Value)
            {
                _value.Clear();
                CellTexts.PutPlain(_xml, _value, 0);
                Put(column, style, type, _value[0]);
            }
        }
    }

    private void Put(int column, int style, CellType type, ReadOnlySpan<char> value)
    {
        switch (type)
        {
            case CellType.Shared:
                if (!int.TryParse(value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    || !_workbook.Texts.TryGet(index, out var text))
                {
                    // A name that is not there must not become a blank cell.
                    throw SpreadsheetException.Damaged();
                }

                Utf8.ToUtf16(text, Buffer.Room(text.Length), out _, out var written);
                Buffer.Commit(column, written);
                break;
            case CellType.Truth:
                Buffer.Set(column, value.Trim() is "1" or "true" ? "TRUE" : "FALSE");
                break;
            case CellType.Text:
                Buffer.Set(column, value);
                break;
            case CellType.Day:
                PutIsoDay(column, value.Trim());
                break;
            default:
                PutNumber(column, style, value.Trim());
                break;
        }
    }

    private void PutIsoDay(int column, ReadOnlySpan<char> value)
    {
        if (DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) && value.Contains('-'))
        {
            Buffer.Set(column, moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss",
                CultureInfo.InvariantCulture));
            return;
        }

        Buffer.Set(column, value);
    }

    private void PutNumber(int column, int style, ReadOnlySpan<char> value)
    {
        var format = (uint)style < (uint)_workbook.Formats.Length ? _workbook.Formats[style] : default;
        if (format == default && value.Length is > 0 and < 15 && !value.ContainsAnyExceptInRange('0', '9') && (value[0] != '0' || value.Length == 1))
        {
            Buffer.Set(column, value);
        }
        else if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            Buffer.Commit(column, CellNumber.Write(number, format, _workbook.From1904, Buffer.Room(64)));
        }
        else
        {
            Buffer.Set(column, value);
        }
    }
}
