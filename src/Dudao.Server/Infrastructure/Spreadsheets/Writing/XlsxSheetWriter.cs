using System.Globalization;
using System.Xml;

namespace Dudao.Server.Infrastructure.Spreadsheets.Writing;

/// <summary>A sheet that is being written, row by row.</summary>
public sealed class XlsxSheetWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int LongestText = 32_767;
    private readonly XmlWriter _xml;
    private readonly Stream _part;
    private readonly StyleSheet _styles;
    private readonly string[] _lists;
    private readonly double[] _widths;
    private readonly string[] _letters;
    private readonly List<string> _merges = [];
    private int _row;
    private bool _finished;

    internal XlsxSheetWriter(Stream part, string name, XlsxLayout layout, StyleSheet styles, string[] lists, bool first)
    {
        (_part, Name, Layout, _styles, _lists) = (part, name, layout, styles, lists);
        _widths = [.. layout.Columns.Select(column => column.ShownWidth)];
        _letters = [.. Enumerable.Range(0, layout.Columns.Count).Select(Letters)];
        _xml = XmlWriter.Create(part, new XmlWriterSettings { CheckCharacters = false });
        WriteHead(first);
    }

    public string Name { get; }

    /// <summary>The row written last, from 1; 0 before the first.</summary>
    public int LastRow => _row;

    internal XlsxLayout Layout { get; }

    // The row with the headings: below the title if there is one.
    private int HeadRow => Layout.Headings ? Layout.Title.Length > 0 ? 2 : 1 : 0;

    /// <summary>Writes a row. Blank cells are framed like the others.</summary>
    public void Row(params ReadOnlySpan<XlsxCell> cells) => Write(cells, across: false);

    /// <summary>A row with one text across all columns.</summary>
    public void Across(string text, XlsxStyle style = XlsxStyle.Note)
    {
        Write([XlsxCell.Text(text) with { Style = style }], across: true);
        if (Layout.Columns.Count > 1)
        {
            _merges.Add($"A{_row}:{Letters(Layout.Columns.Count - 1)}{_row}");
        }
    }

    internal static string Letters(int column)
    {
        var letters = "";
        for (var rest = column; rest >= 0; rest = rest / 26 - 1)
        {
            letters = (char)('A' + rest % 26) + letters;
        }

        return letters;
    }

    internal IEnumerable<(string Name, string Range, bool Hidden)> DefinedNames()
    {
        var last = Letters(Math.Max(0, Layout.Columns.Count - 1));
        if (HeadRow > 0 && Layout.Filter)
        {
            yield return ("_xlnm._FilterDatabase", $"$A${HeadRow}:${last}${Math.Max(HeadRow, _row)}", true);
        }

        if (HeadRow > 0)
        {
            yield return ("_xlnm.Print_Titles", $"$1:${HeadRow}", false);
        }
    }

    internal void Finish()
    {
        if (_finished)
        {
            return;
        }

        _finished = true;
        _xml.WriteEndElement();
        WriteTail();
        _xml.WriteEndElement();
        _xml.Dispose();
        _part.Dispose();
    }

    private void Write(ReadOnlySpan<XlsxCell> cells, bool across)
    {
        ObjectDisposedException.ThrowIf(_finished, this);
        _row++;
        _xml.WriteStartElement("row", Main);
        Number("r", _row);
        if (RowHeight.Of(cells, _widths, across) is { } height)
        {
            _xml.WriteAttributeString("ht", height.ToString("0.##", CultureInfo.InvariantCulture));
            _xml.WriteAttributeString("customHeight", "1");
        }

        var row = _row.ToString(CultureInfo.InvariantCulture);
        for (var column = 0; column < cells.Length; column++)
        {
            _xml.WriteStartElement("c", Main);
            _xml.WriteAttributeString("r", (column < _letters.Length ? _letters[column] : Letters(column)) + row);
            WriteCell(cells[column]);
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    private void WriteHead(bool first)
    {
        _xml.WriteStartDocument(true);
        _xml.WriteStartElement("worksheet", Main);
        _xml.WriteRaw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews>");
        _xml.WriteRaw(first ? "<sheetView tabSelected=\"1\" workbookViewId=\"0\">" : "<sheetView workbookViewId=\"0\">");
        if (HeadRow > 0 || Layout.FrozenColumns > 0)
        {
            var (x, y) = (Layout.FrozenColumns, HeadRow);
            var pane = x > 0 && y > 0 ? "bottomRight" : y > 0 ? "bottomLeft" : "topRight";
            _xml.WriteRaw($"<pane{(x > 0 ? $" xSplit=\"{x}\"" : "")}{(y > 0 ? $" ySplit=\"{y}\"" : "")} topLeftCell=\"{Letters(x)}{y + 1}\" activePane=\"{pane}\" state=\"frozen\"/>");
        }

        _xml.WriteRaw("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>");
        if (Layout.Columns.Count > 0)
        {
            _xml.WriteRaw("<cols>");
            for (var i = 0; i < Layout.Columns.Count; i++)
            {
                var column = Layout.Columns[i];
                var style = column.Text ? $" style=\"{_styles.Number(XlsxStyle.Body, StyleSheet.TextFormat)}\"" : "";
                _xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{column.ShownWidth:0.##}\"{style} customWidth=\"1\"/>"));
            }

            _xml.WriteRaw("</cols>");
        }

        _xml.WriteStartElement("sheetData", Main);
        if (Layout.Title.Length > 0)
        {
            Across(Layout.Title, XlsxStyle.Title);
        }

        if (Layout.Headings)
        {
            Row([.. Layout.Columns.Select(column => XlsxCell.Text(column.Heading) with { Style = XlsxStyle.Header })]);
        }
    }

    private void WriteTail()
    {
        var last = Letters(Math.Max(0, Layout.Columns.Count - 1));
        if (Layout.Filter && HeadRow > 0)
        {
            _xml.WriteRaw($"<autoFilter ref=\"A{HeadRow}:{last}{Math.Max(HeadRow, _row)}\"/>");
        }

        if (_merges.Count > 0)
        {
            _xml.WriteRaw($"<mergeCells count=\"{_merges.Count}\">{string.Concat(_merges.Select(range => $"<mergeCell ref=\"{range}\"/>"))}</mergeCells>");
        }

        var lists = _lists.Index().Where(list => !string.IsNullOrEmpty(list.Item)).ToList();
        if (lists.Count > 0)
        {
            _xml.WriteRaw($"<dataValidations count=\"{lists.Count}\">");
            foreach (var (column, range) in lists)
            {
                _xml.WriteRaw($"<dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\" errorTitle=\"请从列表中选择\" error=\"此处只能填写列表中的内容。\" sqref=\"{Letters(column)}{HeadRow + 1}:{Letters(column)}{Layout.ValidatedRows}\"><formula1>{range}</formula1></dataValidation>");
            }

            _xml.WriteRaw("</dataValidations>");
        }

        _xml.WriteRaw("<pageMargins left=\"0.6\" right=\"0.6\" top=\"0.7\" bottom=\"0.7\" header=\"0.3\" footer=\"0.3\"/>");
        _xml.WriteRaw($"<pageSetup paperSize=\"9\" orientation=\"{(Layout.Landscape ? "landscape" : "portrait")}\" fitToHeight=\"0\"/>");
        _xml.WriteRaw("<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>");
    }

    private void WriteCell(XlsxCell cell)
    {
        var text = cell.Kind == XlsxCell.CellKind.Text;
        var quoted = text && cell.Content[0] is '=' or '+' or '-' or '@' or '\t';
        Number("s", _styles.Number(cell.Style, cell.Kind == XlsxCell.CellKind.Empty ? StyleSheet.TextFormat : cell.Format, quoted));
        if (cell.Kind == XlsxCell.CellKind.Empty)
        {
            return;
        }

        if (!text)
        {
            _xml.WriteElementString("v", Main, cell.Content);
            return;
        }

        _xml.WriteAttributeString("t", "inlineStr");
        _xml.WriteStartElement("is", Main);
        _xml.WriteStartElement("t", Main);
        var content = CellText.Escape(cell.Content.Length > LongestText ? cell.Content[..LongestText] : cell.Content);
        if (char.IsWhiteSpace(content[0]) || char.IsWhiteSpace(content[^1]))
        {
            _xml.WriteAttributeString("xml", "space", null, "preserve");
        }

        _xml.WriteString(content);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void Number(string name, int number) => _xml.WriteAttributeString(name, number.ToString(CultureInfo.InvariantCulture));
}
