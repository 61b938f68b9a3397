using System.Text;

namespace Dudao.Server.Infrastructure.Spreadsheets;

internal enum FileKind
{
    Zip,
    Compound,
    OldXls,
    Html,
    XmlSpreadsheet,
    Text,
}

/// <summary>What a file is by its first bytes; its name says nothing, since systems export web pages as .xls.</summary>
internal static class FileKinds
{
    private static readonly (byte[] Head, string Name)[] Others =
    [
        ("%PDF"u8.ToArray(), " PDF 文件"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "图片"),
        ([0xFF, 0xD8, 0xFF], "图片"),
        ("GIF8"u8.ToArray(), "图片"),
        ([(byte)'I', (byte)'I', 0x2A, 0], "图片"),
        ("Rar!"u8.ToArray(), "压缩包"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], "压缩包"),
        ([0x1F, 0x8B], "压缩包"),
        ([(byte)'M', (byte)'Z'], "程序"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "程序"),
        ("{\\rtf"u8.ToArray(), "写字板或 Word 文档"),
        ("SQLite format 3"u8.ToArray(), "数据库文件"),
        ("MIME-Version:"u8.ToArray(), "单个文件网页"),
    ];

    /// <summary>Recognises the file.</summary>
    /// <param name="head">Its first 4096 bytes, or all of a smaller one.</param>
    /// <exception cref="SpreadsheetException">It is something else than a table, and which.</exception>
    public static FileKind Recognise(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
        {
            return FileKind.Zip;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return FileKind.Compound;
        }

        if (head.Length > 8 && head[0] == 9 && head[1] is 0 or 2 or 4 or 8 && head[2] is >= 4 and <= 16 && head[3] == 0)
        {
            return FileKind.OldXls;
        }

        foreach (var (start, name) in Others)
        {
            if (head.StartsWith(start))
            {
                throw SpreadsheetException.WrongKind(name);
            }
        }

        if (head.Length > 12 && (head[4..].StartsWith("ftyp"u8) || (head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8))))
        {
            throw SpreadsheetException.WrongKind("图片或视频");
        }

        return OfText(head);
    }

    private static FileKind OfText(ReadOnlySpan<byte> head)
    {
        var wide = head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        if (!wide && head.ContainsAny([(byte)0, (byte)1, (byte)2, (byte)3]))
        {
            throw new SpreadsheetException("认不出这是什么文件，它不是表格。请用 Excel 或 WPS 打开并另存为 .xlsx 后再上传。");
        }

        var text = (wide ? (head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode) : Encoding.Latin1)
            .GetString(head).TrimStart('\uFEFF', '\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        if (!text.StartsWith('<'))
        {
            return FileKind.Text;
        }

        if (text.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.OrdinalIgnoreCase)
            && text.Contains("<Workbook", StringComparison.Ordinal))
        {
            return FileKind.XmlSpreadsheet;
        }

        string[] tags = ["<html", "<!doctype html", "<table", "<head", "<meta", "<style", "<body", "<div", "<center", "<tr"];
        return tags.Any(tag => text.Contains(tag, StringComparison.OrdinalIgnoreCase)) ? FileKind.Html
            : text.StartsWith("<?xml", StringComparison.Ordinal) ? throw SpreadsheetException.WrongKind(" XML 文件") : FileKind.Text;
    }
}
