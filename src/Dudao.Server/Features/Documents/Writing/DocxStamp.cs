using Dudao.Core;
using Dudao.Core.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>What signing puts into a file.</summary>
/// <param name="Number">The number; null for a kind without one.</param>
/// <param name="Date">The day of signing, of printing too.</param>
/// <param name="Signer">Who signed, where the form shows him (upward form); else null.</param>
/// <param name="ChainHead">The head of the record chain, for the file's properties.</param>
public sealed record Stamp(DocumentNumber? Number, DateOnly Date, string? Signer = null, string ChainHead = "")
{
    /// <summary>Whether the form ends in a signature with its day; minutes do not.</summary>
    public bool Dated { get; init; } = true;
}

/// <summary>
/// Puts number, date and signer into a DOCX that a person edited outside: by bookmark, by content control, or where the text says
/// 〔2026〕 号. Says in Chinese where a place is to be put when there is none.
/// </summary>
public static class DocxStamp
{
    private const long LargestPart = 50_000_000;

    /// <summary>Whether a file could be stamped: asked when it is uploaded, so that nobody learns it at signing.</summary>
    /// <param name="docx">The file; seekable or not.</param>
    /// <param name="number">The number of the draft; null for a kind without one.</param>
    /// <param name="namesSigner">Whether the form shows who signed.</param>
    /// <param name="dated">Whether the form ends in a signature with its day.</param>
    public static Refusal? Check(Stream docx, DocumentNumber? number, bool namesSigner, bool dated = true) =>
        Edit(docx, null, new Stamp(number, new DateOnly(2000, 1, 1), namesSigner ? "签发人" : null) { Dated = dated });

    /// <summary>Writes the stamped file; the same file and stamp give the same bytes.</summary>
    /// <param name="docx">The file as it was uploaded.</param>
    /// <param name="to">Gets the stamped file; nothing is written when it is refused.</param>
    /// <param name="stamp">What goes in.</param>
    public static Refusal? Apply(Stream docx, Stream to, Stamp stamp) => Edit(docx, to, stamp);

    private static Refusal? Edit(Stream docx, Stream? to, Stamp stamp)
    {
        using var buffer = new MemoryStream();
        docx.CopyTo(buffer);
        try
        {
            using (var package = WordprocessingDocument.Open(buffer, true, new OpenSettings { MaxCharactersInPart = LargestPart, AutoSave = false }))
            {
                var roots = Roots(package).ToList();
                if (roots.Count == 0)
                {
                    return Unreadable("里面没有正文");
                }

                if ((Revised(roots) ?? Fill(roots, stamp)) is { } refusal)
                {
                    return refusal;
                }

                if (to is not null)
                {
                    DocxPackage.Mark(package, stamp.ChainHead);
                    foreach (var root in roots.OfType<OpenXmlPartRootElement>())
                    {
                        root.Save();
                    }
                }
            }
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or FileFormatException or System.Xml.XmlException or IOException)
        {
            return Unreadable(e is InvalidDataException or FileFormatException ? "它不是 DOCX 文件，或者文件不完整" : "文件已损坏");
        }

        if (to is not null)
        {
            buffer.Position = 0;
            DocxPackage.Repack(buffer, to);
        }

        return null;
    }

    private static IEnumerable<OpenXmlElement> Roots(WordprocessingDocument package)
    {
        if (package.MainDocumentPart is not { Document.Body: not null } main)
        {
            yield break;
        }

        yield return main.Document;
        foreach (var header in main.HeaderParts.Select(p => p.Header).OfType<Header>())
        {
            yield return header;
        }

        foreach (var footer in main.FooterParts.Select(p => p.Footer).OfType<Footer>())
        {
            yield return footer;
        }
    }

    private static Refusal? Revised(IEnumerable<OpenXmlElement> roots) =>
        roots.Any(r => r.Descendants().Any(e => e is InsertedRun or DeletedRun or MoveFromRun or MoveToRun or CommentRangeStart or CommentReference))
            ? new Refusal("文件里还有修订痕迹或批注。请在 Word 或 WPS 的“审阅”里接受全部修订、删除全部批注，保存后重新上传", Field: "文件")
            : null;

    private static Refusal? Fill(IReadOnlyList<OpenXmlElement> roots, Stamp stamp)
    {
        var day = ChineseWords.Day(stamp.Date);
        if (stamp.Number is { } number && StampPlace.Number(number).Fill(roots, number.ToString()) is { } noNumber)
        {
            return noNumber;
        }

        if (stamp.Dated && StampPlace.Date.Fill(roots, day) is { } noDate)
        {
            return noDate;
        }

        if (stamp.Signer is { } signer && StampPlace.Signer.Fill(roots, signer) is { } noSigner)
        {
            return noSigner;
        }

        // The foot may have been taken out by its office; then nothing is asked for.
        return StampPlace.PrintingDate.Fill(roots, day) is { Message: var message } refusal && !message.StartsWith(StampPlace.Missing, StringComparison.Ordinal) ? refusal : null;
    }

    private static Refusal Unreadable(string why) => new($"这个文件读不出来：{why}。请在 Word 或 WPS 里打开，另存为“Word 文档（*.docx）”后重新上传", Field: "文件");
}
