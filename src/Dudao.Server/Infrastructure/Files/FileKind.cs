using System.IO.Compression;

namespace Dudao.Server.Infrastructure.Files;

/// <summary>What a file is, read from its bytes; the name must agree.</summary>
public sealed record FileKind(string ContentType, bool IsShownInBrowser, IReadOnlyList<string> Extensions)
{
    private static readonly FileKind Pdf = new("application/pdf", true, [".pdf"]);
    private static readonly FileKind Png = new("image/png", true, [".png"]);
    private static readonly FileKind Jpeg = new("image/jpeg", true, [".jpg", ".jpeg"]);
    private static readonly FileKind Gif = new("image/gif", true, [".gif"]);
    private static readonly FileKind Webp = new("image/webp", true, [".webp"]);
    private static readonly FileKind Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, [".docx"]);
    private static readonly FileKind Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, [".xlsx"]);
    private static readonly FileKind Pptx = new("application/vnd.openxmlformats-officedocument.presentationml.presentation", false, [".pptx"]);
    private static readonly FileKind Ofd = new("application/ofd", false, [".ofd"]);
    private static readonly FileKind OldOffice = new("application/x-ole-storage", false, [".doc", ".xls", ".ppt", ".wps", ".et", ".dps"]);
    private static readonly FileKind Text = new("text/plain", false, [".txt", ".csv"]);

    private static readonly FileKind[] All = [Pdf, Png, Jpeg, Gif, Webp, Docx, Xlsx, Pptx, Ofd, OldOffice, Text];

    /// <summary>What a file input offers to choose.</summary>
    public static string Accept { get; } = string.Join(',', All.SelectMany(k => k.Extensions));

    /// <summary>The kind of what lies in the file, or null with the reason why it is not taken.</summary>
    public static (FileKind? Kind, string Reason) Of(Stream file, string name)
    {
        var extension = Path.GetExtension(name).ToLowerInvariant();
        var head = new byte[64];
        file.Position = 0;
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (length == 0)
        {
            return (null, "文件是空的。请重新选择。");
        }

        if (extension is ".heic" or ".heif" || IsHeic(head))
        {
            return (null, "这是苹果手机的 HEIC 照片，多数电脑打不开。请在手机“设置、相机、格式”里选“兼容性最佳”后重拍，或把照片另存为 JPG 再上传。");
        }

        var found = Sniff(file, head.AsSpan(0, length));
        if (found == OldOffice && extension is ".docx" or ".xlsx" or ".pptx")
        {
            return (null, $"“{name}”设了打开密码，或里面其实是旧版的 Office 文件。请在原来的程序里去掉密码、另存后再上传。");
        }

        if (found is null && extension is ".docx" or ".xlsx" or ".pptx" or ".ofd")
        {
            return (null, $"“{name}”已损坏，打不开。请在原来的程序里打开、另存后再上传。");
        }

        if (found is null)
        {
            return (null, $"“{name}”不是可以上传的文件。可以上传：PDF、照片（JPG、PNG）、Word、Excel、PPT、WPS、OFD、文本。");
        }

        return found.Extensions.Contains(extension)
            ? (found, "")
            : (null, $"“{name}”的内容与扩展名不符：里面其实是{found.Words}。请用原来的程序另存为正确的格式后再上传。");
    }

    /// <summary>The kind under which a stored content type is served.</summary>
    public static bool IsShown(string contentType) => All.Any(k => k.ContentType == contentType && k.IsShownInBrowser);

    private string Words => this == OldOffice ? " Office 97-2003 文档" : this == Text ? "纯文本" : $" {Extensions[0].TrimStart('.').ToUpperInvariant()} 文件";

    private static FileKind? Sniff(Stream file, ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("%PDF-"u8))
        {
            return Pdf;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return Png;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return Jpeg;
        }

        if (head.StartsWith("GIF8"u8))
        {
            return Gif;
        }

        if (head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..12].SequenceEqual("WEBP"u8))
        {
            return Webp;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return OldOffice;
        }

        return head.StartsWith("PK\u0003\u0004"u8) ? InZip(file) : IsText(file) ? Text : null;
    }

    private static FileKind? InZip(Stream file)
    {
        try
        {
            file.Position = 0;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return zip switch
            {
                _ when zip.GetEntry("word/document.xml") is not null => Docx,
                _ when zip.GetEntry("xl/workbook.xml") is not null => Xlsx,
                _ when zip.GetEntry("ppt/presentation.xml") is not null => Pptx,
                _ when zip.GetEntry("OFD.xml") is not null => Ofd,
                _ => null,
            };
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsText(Stream file)
    {
        var sample = new byte[8192];
        file.Position = 0;
        var read = file.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
        return !sample.AsSpan(0, read).ContainsAnyInRange((byte)0, (byte)8) && !sample.AsSpan(0, read).StartsWith("#!"u8) && !sample.AsSpan(0, read).StartsWith("<"u8);
    }

    private static bool IsHeic(ReadOnlySpan<byte> head) =>
        head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) && (head[8..11].SequenceEqual("hei"u8) || head[8..12].SequenceEqual("mif1"u8));
}
