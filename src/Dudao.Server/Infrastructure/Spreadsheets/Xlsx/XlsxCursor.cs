using System.Globalization;
using System.Text.Unicode;
using System.Xml;
using Dudao.Server.Infrastructure.Spreadsheets.Markup;

namespace Dudao.Server.Infrastructure.Spreadsheets.Xlsx;

/// <summary>Reads the rows of a worksheet as they come. Rows and cells without references are counted.</summary>
internal sealed class XlsxCursor : SheetCursor
{
    private readonly XlsxSheet _sheet;
    private readonly XlsxWorkbook _workbook;
    private readonly XmlReader _xml;
    private readonly ElementText _text = new();
    private readonly string _row;
    private readonly string _c;
    private readonly string _v;
    private readonly string _is;
    private readonly string _sheetData;
    private readonly string _r;
    private readonly string _s;
    private readonly string _t;

    public XlsxCursor(XlsxSheet sheet, XlsxWorkbook workbook, XmlReader xml)
    {
        (_sheet, _workbook, _xml) = (sheet, workbook, xml);

        // Names from the reader's own table are compared by identity.
        (_row, _c, _v, _is) = (xml.NameTable.Add("row"), xml.NameTable.Add("c"), xml.NameTable.Add("v"), xml.NameTable.Add("is"));
        (_r, _s, _t, _sheetData) = (xml.NameTable.Add("r"), xml.NameTable.Add("s"), xml.NameTable.Add("t"), xml.NameTable.Add("sheetData"));
    }

    internal void SkipRows()
    {
        try
        {
            while (_xml.Read())
            {
                if (EndOfRows())
                {
                    break;
                }
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
            if (_xml.NodeType == XmlNodeType.Element && ReferenceEquals(_xml.LocalName, _row))
            {
                Buffer.Clear();
                Number = RowNumber();
                if (!_xml.IsEmptyElement)
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
        if (ReferenceEquals(_xml.LocalName, _sheetData) && (_xml.NodeType == XmlNodeType.EndElement || _xml.IsEmptyElement))
        {
            _sheet.KeepMerges(_xml);

            // To the end, where a file that was cut off or changed on the way shows.
            while (_xml.Read())
            {
            }

            return true;
        }

        return false;
    }

    private int RowNumber()
    {
        var number = int.TryParse(_xml.GetAttribute(_r), NumberStyles.None, CultureInfo.InvariantCulture, out var said) && said > Number
            ? said : Number + 1;
        return number <= _workbook.Package.Limits.SheetRows ? number
            : throw SpreadsheetException.TooLarge($"超过了 {_workbook.Package.Limits.SheetRows} 行");
    }

    private void ReadCells()
    {
        var depth = _xml.Depth;
        var column = -1;
        while (_xml.Read() && _xml.Depth > depth)
        {
            if (_xml.NodeType != XmlNodeType.Element || !ReferenceEquals(_xml.LocalName, _c))
            {
                continue;
            }

            var (style, type) = (0, "");
            column++;
            while (_xml.MoveToNextAttribute())
            {
                if (ReferenceEquals(_xml.LocalName, _r))
                {
                    var said = CellReference.Column(_xml.Value);
                    column = said >= 0 ? said : column;
                }
                else if (ReferenceEquals(_xml.LocalName, _s))
                {
                    _ = int.TryParse(_xml.Value, NumberStyles.None, CultureInfo.InvariantCulture, out style);
                }
                else if (ReferenceEquals(_xml.LocalName, _t))
                {
                    type = _xml.Value;
                }
            }

            if (column >= _workbook.Package.Limits.Columns)
            {
                throw SpreadsheetException.TooLarge($"超过了 {_workbook.Package.Limits.Columns} 列");
            }

            _xml.MoveToElement();
            if (!_xml.IsEmptyElement)
            {
                ReadCell(column, style, type);
            }
        }
    }

    private void ReadCell(int column, int style, string type)
    {
        var depth = _xml.Depth;
        while (_xml.Read() && _xml.Depth > depth)
        {
            if (_xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (ReferenceEquals(_xml.LocalName, _v))
            {
                _text.Clear();
                _text.ReadPlain(_xml);
                Put(column, style, type);
            }
            else if (ReferenceEquals(_xml.LocalName, _is))
            {
                _text.Clear();
                _text.ReadRich(_xml);
                Buffer.Set(column, _text.Chars);
            }
        }
    }

    private void Put(int column, int style, string type)
    {
        ReadOnlySpan<char> value = _text.Chars;
        switch (type)
        {
            case "s":
                if (!int.TryParse(value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    || !_workbook.Texts.TryGet(index, out var text))
                {
                    // A name that is not there must not become a blank cell.
                    throw SpreadsheetException.Damaged();
                }

                Utf8.ToUtf16(text, Buffer.Room(text.Length), out _, out var written);
                Buffer.Commit(column, written);
                break;
            case "b":
                Buffer.Set(column, value.Trim() is "1" or "true" ? "TRUE" : "FALSE");
                break;
            case "str" or "e" or "inlineStr":
                Buffer.Set(column, value);
                break;
            case "d":
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
