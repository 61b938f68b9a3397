using Dudao.Core.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static Dudao.Server.Features.Documents.Writing.Pieces;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>The body: headings with their labels, paragraphs, lists, tables.</summary>
internal sealed class Body(Sections sections)
{
    public IEnumerable<OpenXmlElement> Of(IReadOnlyList<Block> blocks, bool landscape = false)
    {
        var labels = new HeadingLabels();
        return blocks.SelectMany(block => Of(block, labels, landscape)).ToList();
    }

    private IEnumerable<OpenXmlElement> Of(Block block, HeadingLabels labels, bool landscape) => block switch
    {
        Heading heading => [HeadingLine(heading, labels.Next(heading.Level))],
        Core.Documents.Paragraph paragraph => [Line(paragraph)],
        NumberedList list => list.Items.Select((item, i) => Para(Styles.Body, HeadingLabels.Of(3, i + 1) + item)),
        TableBlock table => TableOf(table, landscape),
        PageBreak => [new DocumentFormat.OpenXml.Wordprocessing.Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = Styles.Flush }), new Run(new Break { Type = BreakValues.Page }))],
        LandscapePages pages => [sections.EndPortrait(), .. Of(pages.Blocks, true), sections.EndLandscape()],
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private static DocumentFormat.OpenXml.Wordprocessing.Paragraph HeadingLine(Heading heading, string label)
    {
        if (heading.GoesOn.Length == 0)
        {
            return Para(Styles.Heading(heading.Level), label + heading.Text);
        }

        var face = heading.Level switch { 1 => TextFace.Hei, 2 => TextFace.Kai, _ => TextFace.Body };
        return Para(Styles.Body, Text(label + heading.Text, face), Text(heading.GoesOn));
    }

    private static DocumentFormat.OpenXml.Wordprocessing.Paragraph Line(Core.Documents.Paragraph paragraph)
    {
        var runs = paragraph.Runs.Select(r => Text(r.Text, r.Face)).ToArray<OpenXmlElement>();
        return paragraph.Place switch
        {
            ParagraphPlace.Indented => Para(Styles.Body, runs),
            ParagraphPlace.Flush => Para(Styles.Flush, runs),
            ParagraphPlace.Centred => Para(Styles.Flush, runs).Styled(new Justification { Val = JustificationValues.Center }),
            _ => Para(Styles.Flush, runs).Styled(new Indentation { Right = Styles.Twips(2 * Gb9704.Character), FirstLine = "0" }, new Justification { Val = JustificationValues.Right }),
        };
    }

    private static IEnumerable<OpenXmlElement> TableOf(TableBlock block, bool landscape)
    {
        var table = Tables.Of(block.Table, landscape ? Gb9704.TypeHeight : Gb9704.TypeWidth);
        return block.Caption.Length == 0 ? [table, Tables.Gap()] : [Para(Styles.Caption, block.Caption), table, Tables.Gap()];
    }
}
