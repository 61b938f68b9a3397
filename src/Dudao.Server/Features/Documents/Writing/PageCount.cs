using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static Dudao.Server.Features.Documents.Writing.Pieces;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>
/// Counts the pages of what was written, since the foot belongs on the last even page and the file format cannot say so. Exact for
/// exact lines of known widths, which is all that is written here.
/// </summary>
internal sealed class PageCount
{
    private int pages = 1;
    private double used;
    private double height = Gb9704.TypeHeight;
    private double width = Gb9704.TypeWidth;

    /// <summary>The page that the content ends on.</summary>
    public static int Of(IReadOnlyList<OpenXmlElement> content) => Flow(content).pages;

    /// <summary>Page breaks before the foot: none where it has room on a page that it may stand on, else as many as lead to one.</summary>
    /// <param name="content">All before it.</param>
    /// <param name="foot">Its height.</param>
    /// <param name="even">Whether it must stand on an even page.</param>
    public static IEnumerable<OpenXmlElement> UpToFoot(IReadOnlyList<OpenXmlElement> content, int foot, bool even)
    {
        var flow = Flow(content);
        var fits = flow.used + foot + (Gb9704.Pitch / 2) <= flow.height;
        var breaks = even && flow.pages % 2 == 1 ? 1 : fits ? 0 : even ? 2 : 1;
        return Enumerable.Range(0, breaks).Select(_ => Para(Styles.Flush).Styled(new PageBreakBefore(), Styles.Exact(20)));
    }

    private static PageCount Flow(IReadOnlyList<OpenXmlElement> content)
    {
        var flow = new PageCount();
        for (var i = 0; i < content.Count; i++)
        {
            var chain = i;
            while (chain < content.Count - 1 && content[chain] is Paragraph { ParagraphProperties.KeepNext: not null })
            {
                chain++;
            }

            var first = content[i] is Paragraph p && i > 0 && content[i - 1] is Paragraph { ParagraphProperties.KeepNext: not null };
            if (chain > i && !first)
            {
                flow.KeepTogether(content.Skip(i).Take(chain - i + 1).Sum(e => e is Paragraph q ? flow.Height(q) : Gb9704.Pitch));
            }

            flow.Add(content[i]);
        }

        return flow;
    }

    private void Add(OpenXmlElement element)
    {
        switch (element)
        {
            case Paragraph paragraph: AddLines(paragraph); break;
            case Table table: AddRows(table); break;
        }
    }

    private void AddLines(Paragraph paragraph)
    {
        var properties = paragraph.ParagraphProperties!;
        if (properties.PageBreakBefore is not null && used > 0)
        {
            NewPage();
        }

        var shape = Shape.Of(paragraph);
        used += shape.Before;
        for (var line = 0; line < shape.Lines(width); line++)
        {
            Take(shape.Pitch);
        }

        used += shape.After;
        if (paragraph.Descendants<Break>().Any(b => b.Type?.Value == BreakValues.Page))
        {
            NewPage();
        }

        if (properties.SectionProperties is not null)
        {
            NewPage();

            // What a section's own end says holds for the pages before it: after upright pages come those on their side, and back.
            var upright = properties.SectionProperties.GetFirstChild<PageSize>()?.Orient?.Value != PageOrientationValues.Landscape;
            (width, height) = upright ? (Gb9704.TypeHeight, Gb9704.TypeWidth) : (Gb9704.TypeWidth, Gb9704.TypeHeight);
        }
    }

    private void AddRows(Table table)
    {
        var columns = table.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Select(c => Number(c.Width)).ToArray();
        var rows = table.Elements<TableRow>().ToList();
        var heads = rows.Where(r => r.TableRowProperties?.GetFirstChild<TableHeader>() is not null).Sum(r => RowHeight(r, columns));
        foreach (var row in rows)
        {
            var tall = RowHeight(row, columns);
            if (used + tall > height)
            {
                NewPage();
                used = heads;
            }

            used += tall;
        }
    }

    private static double RowHeight(TableRow row, int[] columns)
    {
        var least = row.TableRowProperties?.GetFirstChild<TableRowHeight>()?.Val?.Value ?? 0U;
        var column = 0;
        var tallest = 0.0;
        foreach (var cell in row.Elements<TableCell>())
        {
            var across = cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1;
            var room = columns.Skip(column).Take(across).Sum() - 140;
            column += across;

            // A cell over several rows spreads over them; its own row is not made taller by it here.
            if (cell.TableCellProperties?.VerticalMerge is null)
            {
                tallest = Math.Max(tallest, cell.Elements<Paragraph>().Sum(p => Shape.Of(p) is var s ? s.Lines(room) * s.Pitch : 0));
            }
        }

        return Math.Max(least, tallest + 80) + 10;
    }

    private double Height(Paragraph paragraph) => Shape.Of(paragraph) is var s ? s.Before + (s.Lines(width) * s.Pitch) + s.After : 0;

    private void KeepTogether(double tall)
    {
        if (used > 0 && used + tall > height && tall <= height)
        {
            NewPage();
        }
    }

    private void Take(double tall)
    {
        if (used + tall > height)
        {
            NewPage();
        }

        used += tall;
    }

    private void NewPage()
    {
        pages++;
        used = 0;
    }

    private static int Number(string? twips) => twips is null ? 0 : int.Parse(twips, CultureInfo.InvariantCulture);

    /// <summary>A paragraph's measures in twips.</summary>
    private sealed record Shape(string[] Text, double Character, double Spacing, double Pitch, double Before, double After, double First, double Left, double Right)
    {
        public static Shape Of(Paragraph paragraph)
        {
            var properties = paragraph.ParagraphProperties!;
            var (pitch, character, spacing, first) = Styles.Measures(properties.ParagraphStyleId!.Val!.Value!);
            var size = paragraph.Descendants<FontSize>().FirstOrDefault();
            var indent = properties.Indentation;
            var text = string.Concat(paragraph.Descendants().Select(d => d switch
            {
                Text t => t.Text,
                TabChar => "　",
                Break { Type: null } => "\n",
                _ => "",
            }));
            var border = properties.ParagraphBorders?.BottomBorder;
            return new Shape(
                text.Split('\n'),
                ((size is null ? character : Number(size.Val) * 10) * (paragraph.Descendants<CharacterScale>().FirstOrDefault()?.Val?.Value ?? 100) / 100.0) + spacing,
                spacing,
                properties.SpacingBetweenLines?.Line is { } line ? Number(line) : pitch,
                properties.SpacingBetweenLines?.Before is { } before ? Number(before) : 0,
                border is null ? 0 : ((border.Space?.Value ?? 0) * 20) + ((border.Size?.Value ?? 0) * 2.5),
                indent is null ? first : Number(indent.FirstLine) - Number(indent.Hanging),
                Number(indent?.Left),
                Number(indent?.Right));
        }

        public int Lines(double width) => Text.Sum(t => LineCount.Of(t, Character, Spacing, width - Left - Right - First, width - Left - Right));
    }
}
