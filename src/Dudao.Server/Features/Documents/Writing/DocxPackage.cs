using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.VariantTypes;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>What goes into a file's properties, never onto its pages.</summary>
/// <param name="Title">The document's title.</param>
/// <param name="Digest">SHA-256 of the document as data.</param>
/// <param name="ChainHead">The head of the record chain (操作记录) when the file was made; empty if there is none.</param>
public sealed record FileMarks(string Title, string Digest, string ChainHead = "")
{
    /// <summary>The paper that the file is of; null for a sheet or a sample.</summary>
    public Guid? Paper { get; init; }
}

/// <summary>The package around a document: styles, fonts, settings, properties; the same bytes for the same content.</summary>
internal static class DocxPackage
{
    /// <summary>The property by which a file says of which paper it is.</summary>
    public const string PaperMark = "公文标识";

    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Stream to, FileMarks marks, Func<MainDocumentPart, DocumentFormat.OpenXml.Wordprocessing.Body> body)
    {
        using var buffer = new MemoryStream();
        using (var package = WordprocessingDocument.Create(buffer, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            package.ChangeIdOfPart(main, "rIdDocument");
            main.AddNewPart<StyleDefinitionsPart>("rIdStyles").Styles = Styles.All();
            main.AddNewPart<FontTablePart>("rIdFonts").Fonts = Faces.Table();
            main.AddNewPart<DocumentSettingsPart>("rIdSettings").Settings = Settings();
            main.Document = new Document(body(main));
            Mark(package, marks);
        }

        buffer.Position = 0;
        Repack(buffer, to);
    }

    /// <summary>Writes the entries of a package again in a fixed order and with a fixed time.</summary>
    public static void Repack(Stream from, Stream to)
    {
        using var source = new ZipArchive(from, ZipArchiveMode.Read, leaveOpen: true);
        using var target = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in source.Entries.OrderBy(e => e.FullName == "[Content_Types].xml" ? 0 : 1).ThenBy(e => e.FullName, StringComparer.Ordinal))
        {
            var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
            copy.LastWriteTime = Epoch;
            using var read = entry.Open();
            using var write = copy.Open();
            read.CopyTo(write);
        }
    }

    private static DocumentFormat.OpenXml.Wordprocessing.Settings Settings() => new(
        new Zoom { Percent = "100" },
        new DefaultTabStop { Val = 420 },
        new EvenAndOddHeaders(),
        new CharacterSpacingControl { Val = CharacterSpacingValues.DoNotCompress },
        new Compatibility(
            new SpaceForUnderline(),
            new BalanceSingleByteDoubleByteWidth(),
            new DoNotLeaveBackslashAlone(),
            new UnderlineTrailingSpaces(),
            new DoNotExpandShiftReturn(),
            new AdjustLineHeightInTable(),
            new UseFarEastLayout(),
            new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
        new ThemeFontLanguages { Val = "en-US", EastAsia = "zh-CN" });

    private static void Mark(WordprocessingDocument package, FileMarks marks)
    {
        using (var writer = new StreamWriter(package.AddNewPart<CoreFilePropertiesPart>("rIdCore").GetStream(FileMode.Create)))
        {
            writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>""");
            writer.Write(System.Security.SecurityElement.Escape(marks.Title));
            writer.Write("</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>");
        }

        package.AddNewPart<CustomFilePropertiesPart>("rIdCustom").Properties = new Properties();
        Set(package, "内容摘要", marks.Digest);
        Set(package, PaperMark, marks.Paper?.ToString() ?? "");
        Mark(package, marks.ChainHead);
    }

    /// <summary>Puts the head of the record chain into the file's properties, in place of an older one.</summary>
    public static void Mark(WordprocessingDocument package, string chainHead) => Set(package, "记录链首", chainHead);

    /// <summary>The paper that a file says it is of; null where it says nothing.</summary>
    public static Guid? PaperOf(WordprocessingDocument package) =>
        package.CustomFilePropertiesPart?.Properties?.Elements<CustomDocumentProperty>().FirstOrDefault(p => p.Name?.Value == PaperMark) is { } mark
        && Guid.TryParse(mark.InnerText, out var paper) ? paper : null;

    private static void Set(WordprocessingDocument package, string name, string value)
    {
        if (value.Length == 0)
        {
            return;
        }

        var part = package.CustomFilePropertiesPart ?? package.AddNewPart<CustomFilePropertiesPart>("rIdCustom");
        part.Properties ??= new Properties();
        var property = part.Properties.Elements<CustomDocumentProperty>().FirstOrDefault(p => p.Name?.Value == name);
        if (property is null)
        {
            var id = part.Properties.Elements<CustomDocumentProperty>().Select(p => p.PropertyId?.Value ?? 1).DefaultIfEmpty(1).Max() + 1;
            property = part.Properties.AppendChild(new CustomDocumentProperty { FormatId = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", PropertyId = id, Name = name });
        }

        property.RemoveAllChildren();
        property.AppendChild(new VTLPWSTR(value));
        part.Properties.Save();
    }
}
