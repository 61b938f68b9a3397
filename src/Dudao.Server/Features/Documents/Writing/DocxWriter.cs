using Dudao.Core.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using static Dudao.Server.Features.Documents.Writing.Pieces;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>Writes documents as DOCX on the page of GB/T 9704-2012, and sheets. The same document gives the same bytes.</summary>
public static class DocxWriter
{
    /// <summary>Writes the document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="to">Need not be seekable; stays open.</param>
    /// <param name="chainHead">Head of the record chain for the file's properties; empty for none.</param>
    /// <param name="paper">The paper's id, by which its edited file is known when it comes back.</param>
    public static void Write(OfficialDocument document, Stream to, string chainHead = "", Guid? paper = null) =>
        DocxPackage.Write(to, new FileMarks(document.Title.Text, document.Digest(), chainHead) { Paper = paper }, main => Content(document, main));

    /// <summary>Writes the sheet.</summary>
    /// <param name="sheet">The sheet, blank or filled.</param>
    /// <param name="to">Need not be seekable; stays open.</param>
    public static void Write(Sheet sheet, Stream to) => DocxPackage.Write(to, new FileMarks(sheet.Title, sheet.Digest()), main => new SheetDocx(sheet).Content(main));

    private static DocumentFormat.OpenXml.Wordprocessing.Body Content(OfficialDocument document, MainDocumentPart main)
    {
        var stamps = new Stamps();
        var sections = new Sections(main, document);
        var body = new Body(sections);
        List<OpenXmlElement> content = [.. new RedHead(stamps).Of(document), .. body.Of(document.Blocks)];
        content.AddRange(document.Enclosure is null ? Ending.Note(document.Attachments) : []);
        content.AddRange(new Ending(stamps).Of(document, content));
        if (document.Enclosure is { } enclosure)
        {
            content.AddRange(Enclosed(enclosure, body));
            content.AddRange(Ending.Note(document.Attachments));
        }

        foreach (var (attachment, i) in document.Attachments.Select((a, i) => (a, i)).Where(a => a.a.Blocks.Count > 0))
        {
            AddAttachment(content, attachment, document.Attachments.Count == 1 ? "附件" : $"附件{i + 1}", body, sections);
        }

        if (document.Foot is { } foot)
        {
            var letter = document.Form == DocumentForm.Letter;
            var (anchor, height) = new FootLines(stamps).Of(foot, letter);
            content.AddRange(PageCount.UpToFoot(content, height, even: !letter));
            content.Add(anchor);
        }

        var last = sections.Portrait();
        if (Sections.LastOf(content) is { } open)
        {
            open.Remove();
            last = open;
        }

        return new DocumentFormat.OpenXml.Wordprocessing.Body([.. content, last]);
    }

    private static IEnumerable<OpenXmlElement> Enclosed(Enclosure enclosure, Body body)
    {
        var title = RedHead.Title(enclosure.Title).ToList();
        title[0].Styled(new PageBreakBefore());
        return [.. title, Blank(), .. body.Of(enclosure.Blocks)];
    }

    private static void AddAttachment(List<OpenXmlElement> content, Attachment attachment, string label, Body body, Sections sections)
    {
        var first = Para(Styles.AttachmentLabel, label);
        if (attachment.Landscape)
        {
            // Pages on their side that follow each other are one section.
            if (Sections.LastOf(content) is { } landscape && Sections.IsLandscape(landscape))
            {
                content.RemoveAt(content.Count - 1);
                first.Styled(new PageBreakBefore());
            }
            else
            {
                content.Add(sections.EndPortrait());
            }
        }
        else
        {
            first.Styled(new PageBreakBefore());
        }

        content.AddRange([first, Blank(), .. RedHead.Title(DocumentTitle.Of(attachment.Title)), Blank(), .. body.Of(attachment.Blocks, attachment.Landscape)]);
        if (attachment.Landscape)
        {
            content.Add(sections.EndLandscape());
        }
    }
}
