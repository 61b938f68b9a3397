using Dudao.Core.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static Dudao.Server.Features.Documents.Writing.Pieces;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>Ruled tables with given column widths; heads repeat, rows do not break over a page.</summary>
internal static class Tables
{
    private const int Together = 3;

    /// <summary>A table as wide as its columns say, scaled down to <paramref name="width"/> twips where they say more.</summary>
    public static Table Of(Core.Documents.Table table, int width, bool stretch = true)
    {
        var widths = Widths(table, width, stretch);
        var drawn = new Table(
            new TableProperties(
                new TableStyle { Val = Styles.Table },
                new TableWidth { Width = Styles.Twips(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(w => new GridColumn { Width = Styles.Twips(w) })));
        var grid = new TableGridFill(table);
        foreach (var (row, index) in table.Rows.Select((r, i) => (r, i)))
        {
            var properties = new TableRowProperties(new CantSplit());
            if (row.Height > 0)
            {
                properties.AppendChild(new TableRowHeight { Val = (uint)Gb9704.Mm(row.Height), HeightType = HeightRuleValues.AtLeast });
            }

            if (index < table.HeadRows)
            {
                properties.AppendChild(new TableHeader());
            }

            var cells = grid.Row(index).Select(place => CellOf(place, widths, table)).ToList();
            if (table.Rows.Count <= Together && index < table.Rows.Count - 1)
            {
                // A short table, such as places to sign with the duties above them, does not break over a page.
                foreach (var line in cells.SelectMany(c => c.Elements<DocumentFormat.OpenXml.Wordprocessing.Paragraph>()))
                {
                    line.Styled(new KeepNext());
                }
            }

            drawn.AppendChild(new TableRow([properties, .. cells]));
        }

        return drawn;
    }

    /// <summary>A table must not touch the next, nor end a document: a line of almost no height between.</summary>
    public static DocumentFormat.OpenXml.Wordprocessing.Paragraph Gap() => Para(Styles.Flush).Styled(Styles.Exact(40));

    /// <summary>Lines of a table are a third higher than its letters.</summary>
    public static int Pitch(double points) => (int)Math.Round(points * 20 * 1.35);

    public static int[] Widths(Core.Documents.Table table, int width, bool stretch)
    {
        var sum = table.Columns.Sum(c => c.Millimetres);
        var scale = stretch || Gb9704.Mm(sum) > width ? width / sum : Gb9704.Mm(sum) / sum;
        var widths = table.Columns.Select(c => (int)(c.Millimetres * scale)).ToArray();
        widths[^1] += (int)(scale * sum) - widths.Sum();
        return widths;
    }

    private static TableCell CellOf(TableGridFill.Place place, int[] widths, Core.Documents.Table table)
    {
        var properties = new TableCellProperties(new TableCellWidth
        {
            Width = Styles.Twips(widths.Skip(place.Column).Take(place.Cell.Across).Sum()),
            Type = TableWidthUnitValues.Dxa,
        });
        if (place.Cell.Across > 1)
        {
            properties.AppendChild(new GridSpan { Val = place.Cell.Across });
        }

        if (place.Cell.Down > 1)
        {
            properties.AppendChild(new VerticalMerge { Val = place.Continues ? MergedCellValues.Continue : MergedCellValues.Restart });
        }

        var align = place.Cell.Align ?? table.Columns[place.Column].Align;
        properties.AppendChild(new TableCellVerticalAlignment { Val = align == CellAlign.Top ? TableVerticalAlignmentValues.Top : TableVerticalAlignmentValues.Center });
        var lines = place.Continues ? [""] : place.Cell.Text.Split('\n');
        return new TableCell([properties, .. lines.Select(l => CellLine(l, place.Cell.Strong, align, table.Points))]);
    }

    private static DocumentFormat.OpenXml.Wordprocessing.Paragraph CellLine(string text, bool strong, CellAlign align, double points)
    {
        var size = Styles.Twips((int)(points * 2));
        OpenXmlElement[] content = text.Length == 0 ? [] : [Text(text, strong ? TextFace.Hei : TextFace.Body, new FontSize { Val = size }, new FontSizeComplexScript { Val = size })];
        var line = Para(Styles.Cell, content).Styled(Styles.Exact(Pitch(points)));
        return align switch
        {
            CellAlign.Centre => line.Styled(new Justification { Val = JustificationValues.Center }),
            CellAlign.Right => line.Styled(new Justification { Val = JustificationValues.Right }),
            _ => line,
        };
    }
}
