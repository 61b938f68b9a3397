using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>The styles of a document, named in Chinese since an office edits by them.</summary>
internal static class Styles
{
    public const string Body = "GwBody";
    public const string Title = "GwTitle";
    public const string Mark = "GwMark";
    public const string Number = "GwNumber";
    public const string Flush = "GwFlush";
    public const string AttachmentLabel = "GwAttachment";
    public const string Foot = "GwFoot";
    public const string PageNumber = "GwPageNumber";
    public const string Cell = "GwCell";
    public const string Caption = "GwCaption";
    public const string Table = "GwTable";

    public static string Heading(int level) => $"GwHeading{level}";

    public static DocumentFormat.OpenXml.Wordprocessing.Styles All() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                Faces.Of(Faces.FangSong),
                new Spacing { Val = Gb9704.CharacterSpacing },
                new Kern { Val = 0U },
                new FontSize { Val = "32" },
                new FontSizeComplexScript { Val = "32" },
                new Languages { Val = "en-US", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                Exact(Gb9704.Pitch)))),
        Paragraph(Body, "Normal", null, [
            new WidowControl { Val = false },

            // Word's default, said because LibreOffice 7 reads it upside down: said, punctuation stays inside the type area there.
            new OverflowPunctuation { Val = true },
            new SnapToGrid { Val = false },
            Exact(Gb9704.Pitch),
            new Indentation { FirstLine = Twips(2 * Gb9704.Character), FirstLineChars = 200 }, new Justification { Val = JustificationValues.Both }], []),
        Paragraph(Title, "公文标题", Flush, [Exact(Gb9704.TitlePitch), new Justification { Val = JustificationValues.Center }], Run(Faces.Title, 44)),
        Paragraph(Mark, "发文机关标志", Flush, [new Justification { Val = JustificationValues.Center }], Run(Faces.Title, 96, Gb9704.Red)),
        Paragraph(Number, "发文字号", Flush, [], []),
        Paragraph(Flush, "公文顶格", Body, [new Indentation { FirstLine = "0", FirstLineChars = 0 }], []),
        HeadingStyle(1, Faces.Hei),
        HeadingStyle(2, Faces.Kai),
        HeadingStyle(3, Faces.FangSong),
        HeadingStyle(4, Faces.FangSong),
        Paragraph(AttachmentLabel, "附件序号", Flush, [new KeepNext()], Run(Faces.Hei, 32)),
        Paragraph(Foot, "版记", Flush, [Exact(440), new Justification { Val = JustificationValues.Left }], Run(Faces.FangSong, 28)),
        Paragraph(PageNumber, "页码", Flush, [Exact(280)], Run(Faces.Song, 28)),
        Paragraph(Cell, "表格文字", Flush, [new Justification { Val = JustificationValues.Left }], Run(Faces.FangSong, 24)),
        Paragraph(Caption, "表格标题", Flush, [new KeepNext(), new Justification { Val = JustificationValues.Center }], Run(Faces.Hei, 28)),
        TableStyle());

    /// <summary>Line pitch, character size, character spacing and first indent of a style, in twips.</summary>
    public static (int Pitch, int Character, int Spacing, int First) Measures(string style) => style switch
    {
        Body or "GwHeading1" or "GwHeading2" or "GwHeading3" or "GwHeading4" => (Gb9704.Pitch, 320, Gb9704.CharacterSpacing, 2 * Gb9704.Character),
        Title => (Gb9704.TitlePitch, 440, 0, 0),
        Foot => (440, 280, 0, 0),
        Caption => (Gb9704.Pitch, 280, 0, 0),
        Cell => (Gb9704.Pitch, 240, 0, 0),
        _ => (Gb9704.Pitch, 320, Gb9704.CharacterSpacing, 0),
    };

    public static SpacingBetweenLines Exact(int twips) => new() { Line = Twips(twips), LineRule = LineSpacingRuleValues.Exact };

    public static string Twips(int twips) => twips.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Style HeadingStyle(int level, string face) =>
        Paragraph(Heading(level), $"heading {level}", Body, [new KeepNext(), new OutlineLevel { Val = level - 1 }], [Faces.Of(face)]);

    private static OpenXmlElement[] Run(string face, int halfPoints, string? colour = null)
    {
        var size = Twips(halfPoints);
        return colour is null
            ? [Faces.Of(face), new Spacing { Val = 0 }, new FontSize { Val = size }, new FontSizeComplexScript { Val = size }]
            : [Faces.Of(face), new Color { Val = colour }, new Spacing { Val = 0 }, new FontSize { Val = size }, new FontSizeComplexScript { Val = size }];
    }

    private static Style Paragraph(string id, string name, string? basedOn, OpenXmlElement[] paragraph, OpenXmlElement[] run)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, CustomStyle = id == Body || id.StartsWith("GwHeading", StringComparison.Ordinal) ? null : true };
        style.AppendChild(new StyleName { Val = name });
        if (basedOn is null)
        {
            style.Default = true;
        }
        else
        {
            style.AppendChild(new BasedOn { Val = basedOn });
        }

        style.AppendChild(new PrimaryStyle());
        if (paragraph.Length > 0)
        {
            style.AppendChild(new StyleParagraphProperties(paragraph));
        }

        if (run.Length > 0)
        {
            style.AppendChild(new StyleRunProperties(run));
        }

        return style;
    }

    private static Style TableStyle() => new(
        new StyleName { Val = "公文表格" },
        new PrimaryStyle(),
        new StyleTableProperties(
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 8 },
                new LeftBorder { Val = BorderValues.Single, Size = 8 },
                new BottomBorder { Val = BorderValues.Single, Size = 8 },
                new RightBorder { Val = BorderValues.Single, Size = 8 },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
            new TableCellMarginDefault(
                new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                new TableCellLeftMargin { Width = 70, Type = TableWidthValues.Dxa },
                new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                new TableCellRightMargin { Width = 70, Type = TableWidthValues.Dxa })))
    { Type = StyleValues.Table, StyleId = Table, CustomStyle = true };
}
