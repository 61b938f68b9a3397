using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Dudao.Server.Infrastructure.Spreadsheets.Text;

/// <summary>Finds how a text file is written: by its mark, else UTF-8 where its bytes are that, else GB18030.</summary>
internal static class TextEncoding
{
    // So many characters beyond ASCII in a row without a fault do not come about by chance in GB18030.
    private const int Enough = 4096;

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Gb18030 => Encoding.GetEncoding("GB18030");

    /// <summary>The encoding and the length of the mark before the text; the stream is left anywhere.</summary>
    public static (Encoding Encoding, int Mark) Detect(Stream stream)
    {
        stream.Position = 0;
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            var head = buffer.AsSpan(0, stream.ReadAtLeast(buffer.AsSpan(0, 4), 4, throwOnEndOfStream: false));
            if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            {
                return (Encoding.UTF8, 3);
            }

            if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            {
                return (Encoding.Unicode, 2);
            }

            if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            {
                return (Encoding.BigEndianUnicode, 2);
            }

            stream.Position = 0;
            return (IsUtf8(stream, buffer) ? Encoding.UTF8 : Gb18030, head.StartsWith((ReadOnlySpan<byte>)[0x84, 0x31, 0x95, 0x33]) ? 4 : 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The text from its start as UTF-8 without mark, whatever it is written in. The stream stays open.</summary>
    public static Stream AsUtf8(Stream stream, Encoding encoding, int mark)
    {
        stream.Position = mark;
        return encoding.CodePage == Encoding.UTF8.CodePage ? stream
            : Encoding.CreateTranscodingStream(stream, encoding, new UTF8Encoding(false), leaveOpen: true);
    }

    private static bool IsUtf8(Stream stream, byte[] buffer)
    {
        var (kept, beyond) = (0, 0);
        while (true)
        {
            var read = stream.Read(buffer, kept, buffer.Length - kept);
            var bytes = buffer.AsSpan(0, kept + read);
            var cut = read == 0 ? 0 : IncompleteTail(bytes);
            var whole = bytes[..^cut];
            if (!Utf8.IsValid(whole))
            {
                return false;
            }

            beyond += Beyond(whole);
            if (read == 0 || beyond > Enough * 3)
            {
                return true;
            }

            bytes[^cut..].CopyTo(buffer);
            kept = cut;
        }
    }

    private static int Beyond(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes))
        {
            return 0;
        }

        var count = 0;
        foreach (var value in bytes)
        {
            count += value >> 7;
        }

        return count;
    }

    private static int IncompleteTail(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var value = bytes[^back];
            if ((value & 0xC0) == 0x80)
            {
                continue;
            }

            var needs = value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : value >= 0xC0 ? 2 : 1;
            return needs > back ? back : 0;
        }

        return 0;
    }
}
