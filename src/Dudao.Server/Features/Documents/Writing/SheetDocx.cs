using Dudao.Core.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using static Dudao.Server.Features.Documents.Writing.Pieces;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>A sheet as DOCX: narrower margins than a document, small type, rules to write on.</summary>
internal sealed class SheetDocx(Sheet sheet)
{
    private static readonly int Across = Gb9704.PageWidth - Gb9704.Mm(25) - Gb9704.Mm(20);
    private static readonly int Along = Gb9704.PageHeight - Gb9704.Mm(20) - Gb9704.Mm(20);
    private readonly int width = sheet.Landscape ? Along : Across;

    public DocumentFormat.OpenXml.Wordprocessing.Body Content(MainDocumentPart main)
    {
        var footer = main.AddNewPart<FooterPart>("rIdFooterSheet");
        footer.Footer = new Footer(PageOf());
        List<OpenXmlElement> content = [Line(Styles.Title, sheet.Title, 640, new FontSize { Val = "40" })];
        if (sheet.Subtitle.Length > 0)
        {
            content.Add(Line(Styles.Flush, sheet.Subtitle, 400, Faces.Of(Faces.Kai), Small()).Styled(new Justification { Val = JustificationValues.Center }));
        }

        content.AddRange(sheet.Parts.SelectMany(p => (OpenXmlElement[])[Gap(), .. Part(p)]));
        if (sheet.Note.Length > 0)
        {
            content.Add(Line(Styles.Flush, sheet.Note, 300, new FontSize { Val = "20" }).Styled(new SpacingBetweenLines { Before = "120", Line = "300", LineRule = LineSpacingRuleValues.Exact }));
        }
        else
        {
            content.Add(Tables.Gap());
        }

        return new DocumentFormat.OpenXml.Wordprocessing.Body([.. content, Section()]);
    }

    private IEnumerable<OpenXmlElement> Part(SheetPart part) => part switch
    {
        SheetFields fields => [Fields(fields)],
        SheetTable table => [.. Caption(table.Caption), Tables.Of(table.Table, width)],
        SheetText text => [.. Caption(text.Caption), .. text.Paragraphs.Select(Indented)],
        SheetLines lines => [.. Caption(lines.Caption), lines.Text.Length > 0 ? Indented(lines.Text) : Ruled(lines.Lines)],
        SheetSignatures signatures => [Signatures(signatures)],
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    private Table Fields(SheetFields fields)
    {
        var labels = fields.Fields.Select(f => (int)(((TextWidth.Of(f.Label) + 1) * 240) + 100)).ToList();
        var rest = (width - labels.Sum()) / fields.Fields.Sum(f => f.Share);
        var cells = fields.Fields.Zip(labels).SelectMany(f => new[] { (f.First.Label + "：", f.Second, false), (f.First.Value, (int)(f.First.Share * rest), true) }).ToList();
        return Open([cells]);
    }

    private Table Signatures(SheetSignatures signatures)
    {
        var label = signatures.Lines.Max(l => (int)((TextWidth.Of(l.Label) + 1) * 240) + 100);
        var name = Gb9704.Mm(42);
        var date = Gb9704.Mm(46);
        return Open(signatures.Lines.Select(l =>
            new List<(string, int, bool)>
            {
                ("", Math.Max(20, width - label - name - date), false),
                (l.Label + "：", label, false),
                (l.Name, name, true),
                (!l.Dated ? "" : l.Date is { } day ? "　" + ChineseWords.Day(day) : "　　年　　月　　日", date, false),
            }));
    }

    private Table Ruled(int lines) => Open(Enumerable.Range(0, lines).Select(_ => new List<(string, int, bool)> { ("", width, true) }));

    /// <summary>Cells without frame, some with a rule below to write on.</summary>
    private static Table Open(IEnumerable<List<(string Text, int Width, bool Rule)>> rows)
    {
        var all = rows.ToList();
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = Styles.Twips(all[0].Sum(c => c.Width)), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(new TableCellLeftMargin { Width = 40, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 40, Type = TableWidthValues.Dxa })),
            new TableGrid(all[0].Select(c => new GridColumn { Width = Styles.Twips(c.Width) })));
        foreach (var row in all)
        {
            table.AppendChild(new TableRow(
            [
                new TableRowProperties(new CantSplit(), new TableRowHeight { Val = (uint)Gb9704.Mm(9), HeightType = HeightRuleValues.AtLeast }),
                .. row.Select(c => OpenCell(c.Text, c.Width, c.Rule)),
            ]));
        }

        return table;
    }

    private static TableCell OpenCell(string text, int width, bool rule)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Styles.Twips(width), Type = TableWidthUnitValues.Dxa });
        if (rule)
        {
            properties.AppendChild(new TableCellBorders(new BottomBorder { Val = BorderValues.Single, Size = 4 }));
        }

        properties.AppendChild(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Bottom });
        return new TableCell(properties, text.Length == 0 ? Para(Styles.Cell).Styled(Styles.Exact(320)) : Line(Styles.Cell, text, 320, Small()));
    }

    private static IEnumerable<OpenXmlElement> Caption(string caption) =>
        caption.Length == 0 ? [] : [Line(Styles.Flush, caption, 400, Faces.Of(Faces.Hei), Small()).Styled(new KeepNext())];

    private static Paragraph Indented(string text) =>
        Line(Styles.Flush, text, 400, Small()).Styled(new Indentation { FirstLine = "480" }, new Justification { Val = JustificationValues.Both });

    private static Paragraph Line(string style, string text, int pitch, params OpenXmlElement[] look) => Para(style, Text(text, TextFace.Body, look)).Styled(Styles.Exact(pitch));

    private static FontSize Small() => new() { Val = "24" };

    private static Paragraph Gap() => Para(Styles.Flush).Styled(Styles.Exact(120));

    private static Paragraph PageOf() => Para(
        Styles.PageNumber,
        Tiny("第 "), new SimpleField(Tiny("1")) { Instruction = " PAGE " }, Tiny(" 页　共 "), new SimpleField(Tiny("1")) { Instruction = " NUMPAGES " }, Tiny(" 页"))
        .Styled(new Justification { Val = JustificationValues.Center });

    private static Run Tiny(string text) => Text(text, TextFace.Body, new FontSize { Val = "18" });

    private SectionProperties Section()
    {
        var footer = new FooterReference { Type = HeaderFooterValues.Default, Id = "rIdFooterSheet" };
        var even = new FooterReference { Type = HeaderFooterValues.Even, Id = "rIdFooterSheet" };
        return sheet.Landscape
            ? new SectionProperties(
                footer, even,
                new PageSize { Width = Gb9704.PageHeight, Height = Gb9704.PageWidth, Orient = PageOrientationValues.Landscape },
                new PageMargin { Top = Gb9704.Mm(25), Bottom = Gb9704.Mm(18), Left = (uint)Gb9704.Mm(20), Right = (uint)Gb9704.Mm(20), Header = 567, Footer = 567, Gutter = 0 })
            : new SectionProperties(
                footer, even,
                new PageSize { Width = Gb9704.PageWidth, Height = Gb9704.PageHeight },
                new PageMargin { Top = Gb9704.Mm(20), Bottom = Gb9704.Mm(18), Left = (uint)Gb9704.Mm(25), Right = (uint)Gb9704.Mm(20), Header = 567, Footer = 567, Gutter = 0 });
    }
}
