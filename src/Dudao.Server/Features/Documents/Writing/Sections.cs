using Dudao.Core.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using static Dudao.Server.Features.Documents.Writing.Pieces;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>The sections: pages upright and on their side, each with the page number where the standard has it.</summary>
internal sealed class Sections(MainDocumentPart main, OfficialDocument document)
{
    private bool begun;

    /// <summary>Ends the upright pages before what follows on its side.</summary>
    public DocumentFormat.OpenXml.Wordprocessing.Paragraph EndPortrait() => Para(Styles.Flush).Styled(Styles.Exact(20), Portrait());

    /// <summary>Ends pages on their side.</summary>
    public DocumentFormat.OpenXml.Wordprocessing.Paragraph EndLandscape() => Para(Styles.Flush).Styled(Styles.Exact(20), Landscape());

    /// <summary>The section that ends with the content's last line, if one does: a document must not end in an empty page after it.</summary>
    public static SectionProperties? LastOf(List<OpenXmlElement> content) => (content[^1] as DocumentFormat.OpenXml.Wordprocessing.Paragraph)?.ParagraphProperties?.SectionProperties;

    public static bool IsLandscape(SectionProperties section) => section.GetFirstChild<PageSize>()?.Orient?.Value == PageOrientationValues.Landscape;

    public SectionProperties Portrait()
    {
        var section = new SectionProperties();
        var letter = document.Form == DocumentForm.Letter && !begun;
        var raised = document.Form == DocumentForm.Letter ? PageNumbers.Distance - LetterFrame.FootDistance : 0;
        begun = true;
        if (letter)
        {
            section.Append(new HeaderReference { Type = HeaderFooterValues.First, Id = LetterFrame.Head(main, document.IssuingMark) });
        }

        section.Append(
            new FooterReference { Type = HeaderFooterValues.Default, Id = PageNumbers.Part(main, PageNumbers.Odd, raised) },
            new FooterReference { Type = HeaderFooterValues.Even, Id = PageNumbers.Part(main, PageNumbers.Even, raised) });
        if (letter)
        {
            section.Append(new FooterReference { Type = HeaderFooterValues.First, Id = LetterFrame.Foot(main) });
        }

        section.Append(
            new PageSize { Width = Gb9704.PageWidth, Height = Gb9704.PageHeight },
            new PageMargin { Top = Gb9704.Top, Bottom = Gb9704.Bottom, Left = Gb9704.Left, Right = Gb9704.Right, Header = letter ? (uint)LetterFrame.HeadDistance : 850, Footer = (uint)(PageNumbers.Distance - raised), Gutter = 0 });
        if (letter)
        {
            section.Append(new TitlePage());
        }

        return section;
    }

    /// <summary>The upright page turned to the left: its top edge is the binding side.</summary>
    private SectionProperties Landscape() => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = PageNumbers.Part(main, PageNumbers.LandscapeOdd) },
        new FooterReference { Type = HeaderFooterValues.Even, Id = PageNumbers.Part(main, PageNumbers.LandscapeEven) },
        new PageSize { Width = Gb9704.PageHeight, Height = Gb9704.PageWidth, Orient = PageOrientationValues.Landscape },
        new PageMargin { Top = Gb9704.Left, Bottom = Gb9704.Right, Left = Gb9704.Bottom, Right = Gb9704.Top, Header = 850, Footer = 850, Gutter = 0 });
}
