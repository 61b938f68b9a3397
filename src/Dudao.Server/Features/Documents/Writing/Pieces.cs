using Dudao.Core;
using Dudao.Core.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>Paragraphs and runs, the small pieces that every part of a document is made of.</summary>
internal static class Pieces
{
    public static Paragraph Para(string style, params OpenXmlElement[] content)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(content);
        return paragraph;
    }

    public static Paragraph Para(string style, string text) => Para(style, Text(text));

    public static Paragraph Blank() => Para(Styles.Flush);

    /// <summary>Sets properties in the order that the schema asks for.</summary>
    public static Paragraph Styled(this Paragraph paragraph, params OpenXmlElement[] properties)
    {
        foreach (var property in properties)
        {
            switch (property)
            {
                case KeepNext p: paragraph.ParagraphProperties!.KeepNext = p; break;
                case PageBreakBefore p: paragraph.ParagraphProperties!.PageBreakBefore = p; break;
                case FrameProperties p: paragraph.ParagraphProperties!.FrameProperties = p; break;
                case ParagraphBorders p: paragraph.ParagraphProperties!.ParagraphBorders = p; break;
                case Tabs p: paragraph.ParagraphProperties!.Tabs = p; break;
                case AutoSpaceDN p: paragraph.ParagraphProperties!.AutoSpaceDN = p; break;
                case SpacingBetweenLines p: paragraph.ParagraphProperties!.SpacingBetweenLines = p; break;
                case Indentation p: paragraph.ParagraphProperties!.Indentation = p; break;
                case Justification p: paragraph.ParagraphProperties!.Justification = p; break;
                case SectionProperties p: paragraph.ParagraphProperties!.SectionProperties = p; break;
                default: throw new ArgumentException($"no place for {property.LocalName}", nameof(properties));
            }
        }

        return paragraph;
    }

    public static Run Text(string text, TextFace face = TextFace.Body, params OpenXmlElement[] properties)
    {
        var run = new Run();
        OpenXmlElement[] all = [.. Of(face), .. properties];
        if (all.Length > 0)
        {
            run.AppendChild(new RunProperties(all));
        }

        foreach (var (line, i) in PlainText.Of(text).Split('\n').Select((l, i) => (l, i)))
        {
            if (i > 0)
            {
                run.AppendChild(new Break());
            }

            foreach (var (part, j) in line.Split('\t').Select((p, j) => (p, j)))
            {
                if (j > 0)
                {
                    run.AppendChild(new TabChar());
                }

                if (part.Length > 0)
                {
                    run.AppendChild(new Text(part) { Space = SpaceProcessingModeValues.Preserve });
                }
            }
        }

        return run;
    }

    private static OpenXmlElement[] Of(TextFace face) => face switch
    {
        TextFace.Hei => [Faces.Of(Faces.Hei)],
        TextFace.Kai => [Faces.Of(Faces.Kai)],
        TextFace.Strong => [new Bold()],
        _ => [],
    };
}
