using System.Globalization;

namespace Dudao.Server.Infrastructure.Spreadsheets;

/// <summary>What a number's format makes of it.</summary>
internal enum NumberKind : byte
{
    Number,
    Day,
    DayAndTime,
    Time,
}

/// <summary>A format of numbers; <paramref name="Digits"/> is above 1 for a format of zeros alone, which fills a code up with zeros.</summary>
internal readonly record struct NumberFormat(NumberKind Kind, int Digits = 0);

/// <summary>Numbers of a workbook as texts: days, times, and figures without the noise of the 16th digit.</summary>
internal static class CellNumber
{
    private const int Days1904 = 1462;
    private const int LastDay = 2_958_465;

    /// <summary>Writes the text and returns its length. At most 64 characters.</summary>
    public static int Write(double value, NumberFormat format, bool from1904, Span<char> target)
    {
        if (format.Kind != NumberKind.Number && Moment(value, format.Kind, from1904, target, out var length))
        {
            return length;
        }

        // Fifteen digits are all that Excel keeps: a longer one was an identity number once, and its exponent says so.
        var size = Math.Abs(value);
        if (size is 0 or (>= 1e-12 and < 1e15))
        {
            var exact = (decimal)value;
            _ = format.Digits > 1 && exact >= 0 && decimal.IsInteger(exact)
                ? ((long)exact).TryFormat(target, out length, $"D{format.Digits}", CultureInfo.InvariantCulture)
                : exact.TryFormat(target, out length, "0.############################", CultureInfo.InvariantCulture);
            return length;
        }

        value.TryFormat(target, out length, "G15", CultureInfo.InvariantCulture);
        return length;
    }

    private static bool Moment(double value, NumberKind kind, bool from1904, Span<char> target, out int length)
    {
        length = 0;
        var serial = value + (from1904 && kind != NumberKind.Time ? Days1904 : 0);
        if (!(serial >= 0 && serial < LastDay + 1))
        {
            return false;
        }

        var seconds = (long)Math.Round(serial * 86400, MidpointRounding.AwayFromZero);
        if (kind == NumberKind.Time)
        {
            return target.TryWrite(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}", out length);
        }

        // Excel counts a 29 February 1900 that never was.
        var days = seconds / 86400 + (seconds / 86400 < 60 && !from1904 ? 1 : 0);
        var moment = new DateTime(1899, 12, 30).AddDays(days).AddSeconds(seconds % 86400);
        var pattern = kind == NumberKind.Day || moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss";
        return moment.TryFormat(target, out length, pattern, CultureInfo.InvariantCulture);
    }
}
