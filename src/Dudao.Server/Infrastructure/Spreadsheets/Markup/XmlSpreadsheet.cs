using System.Globalization;
using System.Xml;

namespace Dudao.Server.Infrastructure.Spreadsheets.Markup;

/// <summary>The XML spreadsheet of Excel 2003, which some systems export under the name of .xls.</summary>
internal static class XmlSpreadsheet
{
    public static IReadOnlyList<Sheet> Open(Stream stream, SpreadsheetLimits limits)
    {
        var sheets = new List<Sheet>();
        using var xml = Reader(stream);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Worksheet" && sheets.Count < limits.Sheets)
            {
                sheets.Add(new XmlSheet(stream, sheets.Count, Attribute(xml, "Name") ?? $"表{sheets.Count + 1}", limits));
            }
        }

        return sheets.Count > 0 ? sheets : throw new SpreadsheetException("文件里没有工作表。请检查后重新选择文件。");
    }

    private static XmlReader Reader(Stream stream)
    {
        stream.Position = 0;
        return XmlReader.Create(stream, new XmlReaderSettings
        {
            CheckCharacters = false,
            DtdProcessing = DtdProcessing.Prohibit,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            XmlResolver = null,
        });
    }

    // The prefix is ss as a rule, but need not be.
    private static string? Attribute(XmlReader xml, string name)
    {
        string? value = null;
        while (xml.MoveToNextAttribute())
        {
            value = xml.LocalName == name ? xml.Value : value;
        }

        xml.MoveToElement();
        return value;
    }

    private sealed class XmlSheet(Stream stream, int index, string name, SpreadsheetLimits limits) : Sheet
    {
        private IReadOnlyList<MergedRange>? _merges;

        public override string Name => name;

        public override IReadOnlyList<MergedRange> MergedRanges
        {
            get
            {
                if (_merges is null)
                {
                    using var cursor = Read();
                    while (cursor.Read())
                    {
                    }
                }

                return _merges ??= [];
            }
        }

        public override SheetCursor Read() => new Cursor(this, Reader(stream), index, limits);

        internal void Keep(List<MergedRange> merges) => _merges ??= merges;
    }

    private sealed class Cursor(XmlSheet sheet, XmlReader xml, int index, SpreadsheetLimits limits) : SheetCursor
    {
        private const int MostMerges = 100_000;
        private readonly ElementText _text = new();
        private readonly List<MergedRange> _merges = [];
        private int _worksheet = -1;

        private protected override bool ReadRow()
        {
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Worksheet")
                {
                    _worksheet++;
                }

                if (_worksheet > index)
                {
                    break;
                }

                if (_worksheet != index || xml.NodeType != XmlNodeType.Element || xml.LocalName != "Row")
                {
                    continue;
                }

                Buffer.Clear();
                Number = Place(Number, limits.SheetRows, "行");
                if (!xml.IsEmptyElement)
                {
                    ReadCells();
                }

                if (Buffer.Count > 0)
                {
                    return true;
                }
            }

            Buffer.Clear();
            sheet.Keep(_merges);
            return false;
        }

        private protected override void Close() => xml.Dispose();

        // ss:Index, from 1, or the place behind the last.
        private int Place(int last, int most, string what)
        {
            var place = int.TryParse(Attribute(xml, "Index"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) && said > last ? said : last + 1;
            return place <= most ? place : throw SpreadsheetException.TooLarge($"超过了 {most} {what}");
        }

        private void ReadCells()
        {
            var depth = xml.Depth;
            var column = 0;
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Cell")
                {
                    continue;
                }

                column = Place(column, limits.Columns, "列");
                var (across, down) = (Whole("MergeAcross", limits.Columns), Whole("MergeDown", limits.SheetRows));
                if (across + down > 0 && _merges.Count < MostMerges)
                {
                    _merges.Add(new MergedRange(Number, column - 1, Number + down, column - 1 + across));
                }

                if (!xml.IsEmptyElement)
                {
                    ReadData(column - 1);
                }

                column += across;
            }
        }

        private int Whole(string attribute, int most) =>
            int.TryParse(Attribute(xml, attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Min(count, most) : 0;

        private void ReadData(int column)
        {
            var depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Data")
                {
                    var type = Attribute(xml, "Type");
                    _text.Clear();
                    _text.ReadPlain(xml);
                    Put(column, type, _text.Chars);
                }
            }
        }

        private void Put(int column, string? type, ReadOnlySpan<char> text)
        {
            if (type == "Number" && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            {
                Buffer.Commit(column, CellNumber.Write(number, default, false, Buffer.Room(64)));
            }
            else if (type == "DateTime" && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment))
            {
                Buffer.Set(column, moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd"
                    : moment.Date == new DateTime(1899, 12, 31) ? "HH:mm:ss" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
            }
            else if (type == "Boolean")
            {
                Buffer.Set(column, text.Trim() is "1" ? "TRUE" : "FALSE");
            }
            else
            {
                Buffer.Set(column, text);
            }
        }
    }
}
