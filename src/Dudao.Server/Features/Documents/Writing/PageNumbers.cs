using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using static Dudao.Server.Features.Documents.Writing.Pieces;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>Page numbers, a dash at each side, 7 mm below the type area, odd right and even left, one character in (GB/T 9704-2012, 7.5).</summary>
internal static class PageNumbers
{
    public const string Odd = "rIdFooterOdd";
    public const string Even = "rIdFooterEven";
    public const string LandscapeOdd = "rIdFooterLandscapeOdd";
    public const string LandscapeEven = "rIdFooterLandscapeEven";

    /// <summary>The dash lies 0.4 em above the foot of its line: so far from the page's edge does the line end.</summary>
    public static readonly int Distance = Gb9704.Bottom - Gb9704.Mm(7) - 160;

    /// <summary>The part with that footer, made once.</summary>
    /// <param name="main">The document's part.</param>
    /// <param name="id">Which.</param>
    /// <param name="raised">How much higher than the section's own distance it stands.</param>
    public static string Part(MainDocumentPart main, string id, int raised = 0)
    {
        if (main.Parts.All(p => p.RelationshipId != id))
        {
            var content = Content(id);
            if (raised > 0)
            {
                ((Paragraph)content[0]).Styled(new SpacingBetweenLines { After = Styles.Twips(raised), Line = "280", LineRule = LineSpacingRuleValues.Exact });
            }

            main.AddNewPart<FooterPart>(id).Footer = new Footer(content);
        }

        return id;
    }

    private static OpenXmlElement[] Content(string id) => id switch
    {
        Odd => [Number().Styled(new Indentation { Right = Styles.Twips(Gb9704.SmallCharacter), FirstLine = "0" }, new Justification { Val = JustificationValues.Right })],
        Even => [Number().Styled(new Indentation { Left = Styles.Twips(Gb9704.SmallCharacter), FirstLine = "0" }, new Justification { Val = JustificationValues.Left })],
        LandscapeOdd => [Turned(true), Para(Styles.PageNumber)],
        _ => [Turned(false), Para(Styles.PageNumber)],
    };

    private static Paragraph Number() => Para(Styles.PageNumber, Text("— "), new SimpleField(Text("1")) { Instruction = " PAGE " }, Text(" —"));

    /// <summary>The number of a page on its side stands where it stands on the others: at the left edge, turned.</summary>
    private static Table Turned(bool odd)
    {
        var height = Gb9704.Mm(20);
        var y = odd ? Gb9704.PageWidth - Gb9704.Right - Gb9704.SmallCharacter - height : Gb9704.Left + Gb9704.SmallCharacter;
        return new Table(
            new TableProperties(
                new TablePositionProperties
                {
                    VerticalAnchor = VerticalAnchorValues.Page,
                    HorizontalAnchor = HorizontalAnchorValues.Page,
                    TablePositionX = Gb9704.Bottom - Gb9704.Mm(7) - 300,
                    TablePositionY = y,
                },
                new TableWidth { Width = "300", Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa })),
            new TableGrid(new GridColumn { Width = "300" }),
            new TableRow(
                new TableRowProperties(new TableRowHeight { Val = (uint)height, HeightType = HeightRuleValues.Exact }),
                new TableCell(
                    new TableCellProperties(
                        new TableCellWidth { Width = "300", Type = TableWidthUnitValues.Dxa },
                        new TextDirection { Val = TextDirectionValues.TopToBottomRightToLeft }),
                    Number().Styled(new Justification { Val = odd ? JustificationValues.Right : JustificationValues.Left }))));
    }
}
