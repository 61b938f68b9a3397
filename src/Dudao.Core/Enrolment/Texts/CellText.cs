using System.Text;
using System.Text.Unicode;
using Dudao.Core.Text;

namespace Dudao.Core.Enrolment.Texts;

/// <summary>Cells brought to one form for comparing: half-width, upper case, without blanks that nobody sees (NFKC, see <see cref="Plain.Name"/>).</summary>
public static class CellText
{
    /// <summary>The longest text that is compared, in bytes; what is longer is cut.</summary>
    public const int Longest = 512;

    /// <summary>The cell in its form: a part of the cell itself, or written into the buffer. Never throws, whatever the bytes.</summary>
    /// <param name="cell">Bytes of UTF-8.</param>
    /// <param name="buffer">At least <see cref="Longest"/> bytes.</param>
    public static ReadOnlySpan<byte> Form(ReadOnlySpan<byte> cell, Span<byte> buffer)
    {
        while (cell.Length > 0 && cell[0] <= ' ')
        {
            cell = cell[1..];
        }

        while (cell.Length > 0 && cell[^1] <= ' ')
        {
            cell = cell[..^1];
        }

        var lower = false;
        foreach (var value in cell)
        {
            // Beside plain ASCII the characters U+4000 to U+9FFF stand as they are; blanks within may have to go.
            if (value is <= 0x20 or (>= 0x7F and < 0x80) or (>= 0xC0 and < 0xE4) or > 0xE9)
            {
                return Slow(cell, buffer);
            }

            lower |= value is >= (byte)'a' and <= (byte)'z';
        }

        if (cell.Length > Longest)
        {
            return Slow(cell, buffer);
        }

        if (!lower)
        {
            return cell;
        }

        for (var i = 0; i < cell.Length; i++)
        {
            var value = cell[i];
            buffer[i] = value is >= (byte)'a' and <= (byte)'z' ? (byte)(value - 32) : value;
        }

        return buffer[..cell.Length];
    }

    /// <summary>A text in its form.</summary>
    public static string Form(string text) => Plain.Name(text).ToUpperInvariant();

    private static ReadOnlySpan<byte> Slow(ReadOnlySpan<byte> cell, Span<byte> buffer)
    {
        var text = Form(Encoding.UTF8.GetString(cell));
        Utf8.FromUtf16(text, buffer[..Longest], out _, out var written, isFinalBlock: true);
        return buffer[..written];
    }
}
