using Dudao.Core;
using DocumentFormat.OpenXml.Packaging;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>Looks at a file that is to be the edited draft of a paper.</summary>
public static class DocxPaper
{
    /// <summary>Why the file cannot be this paper's; null where it can. A file that was typed anew says of no paper that it is its own, and is taken.</summary>
    public static Refusal? Refuse(Stream file, string name, Guid paper)
    {
        if (!name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase))
        {
            return new Refusal($"“{name}”不是 Word 文档。请在 Word 或 WPS 里另存为“Word 文档（*.docx）”后重新上传。");
        }

        try
        {
            using var package = WordprocessingDocument.Open(file, false);
            return package.MainDocumentPart?.Document?.Body is null ? NotWord(name)
                : DocxPackage.PaperOf(package) is { } other && other != paper
                    ? new Refusal($"“{name}”是由另一份公文的稿子改成的，不能作为这份公文的修改稿。请先在本页下载 Word，在那份稿子上修改后再上传。")
                : null;
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or FileFormatException or System.Xml.XmlException or IOException)
        {
            return NotWord(name);
        }
    }

    private static Refusal NotWord(string name) =>
        new($"“{name}”的内容不是 Word 文档，或者文件已损坏。请在 Word 或 WPS 里打开，另存为“Word 文档（*.docx）”后重新上传。");
}
