using System.Globalization;
using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Enrolment.Linkage;

namespace Dudao.Core.Enrolment.Texts;

/// <summary>Cells in the form in which a column is compared: days as eight digits, numbers without blanks and dashes, all else as <see cref="CellText"/>.</summary>
public static class CellForms
{
    /// <summary>The cell in its form; what is no day stays as it is. Never throws.</summary>
    /// <param name="cell">Bytes of UTF-8.</param>
    /// <param name="how">How the column is compared; null for one that only blocks.</param>
    /// <param name="buffer">At least <see cref="CellText.Longest"/> bytes.</param>
    public static ReadOnlySpan<byte> Form(ReadOnlySpan<byte> cell, CompareHow? how, Span<byte> buffer)
    {
        var form = CellText.Form(how == CompareHow.Date ? WithoutTime(cell) : cell, buffer);
        return how switch
        {
            CompareHow.Date => Day(form, buffer),
            CompareHow.Id => Code(form, buffer),
            _ => form,
        };
    }

    /// <summary>A day without the time that stands behind it after a blank, such as 2015/3/12 0:00:00: without its blank it would be another day.</summary>
    public static ReadOnlySpan<byte> WithoutTime(ReadOnlySpan<byte> cell)
    {
        var colon = cell.IndexOf((byte)':');
        var blank = colon < 0 ? -1 : cell[..colon].TrimStart((byte)' ').LastIndexOf((byte)' ');
        return blank < 0 ? cell : cell.TrimStart((byte)' ')[..blank];
    }

    private static ReadOnlySpan<byte> Day(ReadOnlySpan<byte> form, Span<byte> buffer)
    {
        if (form.Length == 8 && form.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
        {
            return form;
        }

        var day = Days.Number(form);
        if (day == 0)
        {
            return form;
        }

        day.TryFormat(buffer, out var written, default, CultureInfo.InvariantCulture);
        return buffer[..written];
    }

    private static ReadOnlySpan<byte> Code(ReadOnlySpan<byte> form, Span<byte> buffer)
    {
        if (form.IndexOfAny((byte)' ', (byte)'-', (byte)'\'') < 0)
        {
            return form;
        }

        var kept = 0;
        foreach (var value in form)
        {
            if (value is not ((byte)' ' or (byte)'-' or (byte)'\''))
            {
                buffer[kept++] = value;
            }
        }

        return buffer[..kept];
    }
}
