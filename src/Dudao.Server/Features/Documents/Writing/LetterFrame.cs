using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using static Dudao.Server.Features.Documents.Writing.Pieces;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>
/// The frame of the letter form's first page (GB/T 9704-2012, 10.1): mark 30 mm from the upper edge, a double line 4 mm below it, another
/// 20 mm from the lower edge, both 170 mm long in the middle of the page. It stands in header and footer, since it lies outside the type area.
/// </summary>
internal static class LetterFrame
{
    public static readonly int HeadDistance = Gb9704.Mm(20);
    public static readonly int FootDistance = Gb9704.Mm(20);

    /// <summary>From the first double line to the number's upper edge: seven eighths of a No. 3 character, less what its own line leaves above it.</summary>
    public static readonly int ToNumber = (int)(320 * 7 / 8.0) - (int)((Gb9704.Pitch * Gb9704.Baseline) - (320 * RedHead.InkAboveBaseline));

    public static string Head(MainDocumentPart main, string mark)
    {
        const string id = "rIdHeaderLetter";
        main.AddNewPart<HeaderPart>(id).Header = new Header(RedHead.Mark(mark, Gb9704.Mm(30) - HeadDistance)
            .Styled(Wide(), new ParagraphBorders(new BottomBorder { Val = BorderValues.ThickThinSmallGap, Size = 24, Space = 1, Color = Gb9704.Red })));
        return id;
    }

    public static string Foot(MainDocumentPart main)
    {
        const string id = "rIdFooterLetter";
        main.AddNewPart<FooterPart>(id).Footer = new Footer(Para(Styles.PageNumber)
            .Styled(Wide(), Styles.Exact(20), new ParagraphBorders(new BottomBorder { Val = BorderValues.ThinThickSmallGap, Size = 24, Space = 0, Color = Gb9704.Red })));
        return id;
    }

    /// <summary>170 mm in the middle of the page, past both edges of the type area.</summary>
    private static Indentation Wide() => new()
    {
        Left = Styles.Twips(Gb9704.Mm(20) - Gb9704.Left),
        Right = Styles.Twips(Gb9704.Mm(20) - Gb9704.Right),
        FirstLine = "0",
    };
}
