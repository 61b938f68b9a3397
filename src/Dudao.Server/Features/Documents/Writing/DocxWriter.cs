using Dudao.Core.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using static Dudao.Server.Features.Documents.Writing.Pieces;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>Writes documents as DOCX on the page of GB/T 9704-2012. The same document gives the same bytes.</summary>
public static class DocxWriter
{
    /// <summary>Writes the document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="to">Need not be seekable; stays open.</param>
    /// <param name="chainHead">Head of the record chain for the file's properties; empty for none.</param>
    public static void Write(OfficialDocument document, Stream to, string chainHead = "") =>
        DocxPackage.Write(to, new FileMarks(document.Title.Text, document.Digest(), chainHead), main => Content(document, main));

    private static DocumentFormat.OpenXml.Wordprocessing.Body Content(OfficialDocument document, MainDocumentPart main)
    {
        var stamps = new Stamps();
        var sections = new Sections(main, document.Form == DocumentForm.Letter);
        var body = new Body(sections);
        List<OpenXmlElement> content = [.. new RedHead(stamps).Of(document), .. body.Of(document.Blocks), .. new Ending(stamps).Of(document)];
        foreach (var (attachment, i) in document.Attachments.Select((a, i) => (a, i)).Where(a => a.a.Blocks.Count > 0))
        {
            content.AddRange(AttachmentPages(attachment, document.Attachments.Count == 1 ? "附件" : $"附件{i + 1}", body, sections));
        }

        if (document.Foot is { } foot)
        {
            var (anchor, height) = new FootLines(stamps).Of(foot, document.Form == DocumentForm.Letter);
            content.AddRange(PageCount.UpToFoot(content, height));
            content.Add(anchor);
        }

        return new DocumentFormat.OpenXml.Wordprocessing.Body([.. content, sections.Portrait()]);
    }

    private static IEnumerable<OpenXmlElement> AttachmentPages(Attachment attachment, string label, Body body, Sections sections)
    {
        var first = Para(Styles.AttachmentLabel, label);
        IEnumerable<OpenXmlElement> pages = [first, Blank(), .. RedHead.Title(DocumentTitle.Of(attachment.Title)), Blank(), .. body.Of(attachment.Blocks, attachment.Landscape)];
        if (attachment.Landscape)
        {
            return [sections.EndPortrait(), .. pages, sections.EndLandscape()];
        }

        first.With(new PageBreakBefore());
        return pages;
    }
}
