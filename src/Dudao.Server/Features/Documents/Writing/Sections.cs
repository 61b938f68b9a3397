using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using static Dudao.Server.Features.Documents.Writing.Pieces;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>The sections: pages upright and on their side, each with the page number where the standard has it.</summary>
internal sealed class Sections(MainDocumentPart main, bool letter)
{
    /// <summary>Ends the upright pages before what follows on its side.</summary>
    public Paragraph EndPortrait() => Para(Styles.Flush).With(Styles.Exact(20), Portrait());

    /// <summary>Ends pages on their side.</summary>
    public Paragraph EndLandscape() => Para(Styles.Flush).With(Styles.Exact(20), Landscape());

    public SectionProperties Portrait()
    {
        var section = new SectionProperties();
        section.Append(
            new FooterReference { Type = HeaderFooterValues.Default, Id = PageNumbers.Part(main, PageNumbers.Odd) },
            new FooterReference { Type = HeaderFooterValues.Even, Id = PageNumbers.Part(main, PageNumbers.Even) });
        if (letter)
        {
            section.Append(new FooterReference { Type = HeaderFooterValues.First, Id = PageNumbers.Part(main, PageNumbers.LetterFirst) });
        }

        section.Append(
            new PageSize { Width = Gb9704.PageWidth, Height = Gb9704.PageHeight },
            new PageMargin { Top = Gb9704.Top, Bottom = Gb9704.Bottom, Left = Gb9704.Left, Right = Gb9704.Right, Header = 850, Footer = (uint)PageNumbers.Distance, Gutter = 0 });
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
