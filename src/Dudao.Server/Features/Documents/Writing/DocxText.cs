using Dudao.Core.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Row = Dudao.Core.Documents.Row;
using Table = Dudao.Core.Documents.Table;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using WordTable = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>Reads what a DOCX says, paragraph by paragraph and table by table, to be shown where it cannot be opened.</summary>
internal static class DocxText
{
    public static IReadOnlyList<Block> Read(Stream docx)
    {
        using var package = WordprocessingDocument.Open(docx, false);
        return package.MainDocumentPart?.Document?.Body is { } body ? [.. body.ChildElements.SelectMany(Of)] : [];
    }

    private static IEnumerable<Block> Of(OpenXmlElement element) => element switch
    {
        WordParagraph paragraph when Said(paragraph) is { Length: > 0 } text => [Core.Documents.Paragraph.Of(text, Place(paragraph))],
        WordTable table => [Table(table)],
        SdtBlock { SdtContentBlock: { } content } => content.ChildElements.SelectMany(Of),
        _ => [],
    };

    /// <summary>Text boxes are drawn beside the text, twice for old programs; they are left out.</summary>
    private static string Said(WordParagraph paragraph) => string.Concat(paragraph.Descendants<Text>()
        .Where(t => !t.Ancestors().Any(a => a.LocalName is "txbxContent" or "Fallback")).Select(t => t.Text)).Trim(' ');

    private static ParagraphPlace Place(WordParagraph paragraph)
    {
        var justified = paragraph.ParagraphProperties?.Justification?.Val?.Value;
        return justified == JustificationValues.Center ? ParagraphPlace.Centred
            : justified == JustificationValues.Right || justified == JustificationValues.End ? ParagraphPlace.Right
            : ParagraphPlace.Indented;
    }

    private static TableBlock Table(WordTable table)
    {
        var rows = table.Elements<TableRow>().Select(r => r.Elements<TableCell>()
            .Select(c => new Cell(string.Join('\n', c.Elements<WordParagraph>().Select(Said)), (int)(c.TableCellProperties?.GridSpan?.Val?.Value ?? 1))).ToList()).ToList();
        var columns = Math.Max(1, rows.Select(r => r.Sum(c => c.Across)).DefaultIfEmpty(1).Max());
        foreach (var row in rows.Where(r => r.Sum(c => c.Across) < columns))
        {
            row.Add(new Cell("", columns - row.Sum(c => c.Across)));
        }

        return new TableBlock(new Table([.. Enumerable.Repeat(new Core.Documents.Column(156.0 / columns), columns)], [.. rows.Select(r => new Row(r))], 0));
    }
}
