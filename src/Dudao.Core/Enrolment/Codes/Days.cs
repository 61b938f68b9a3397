using System.Globalization;
using System.Numerics;

namespace Dudao.Core.Enrolment.Codes;

/// <summary>Days as files write them: 20150312, 2015-03-12, 2015/3/12, 2015.3.12, 2015年3月12日, with a time behind, or a spreadsheet's serial number.</summary>
public static class Days
{
    private const int FirstSerial = 18_264; // 1950-01-01
    private const int LastSerial = 73_050; // 2099-12-31

    /// <summary>Reads a day. False where the text is none; an empty text is none.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out DateOnly day)
    {
        var number = Number(text);
        day = number == 0 ? default : new DateOnly(number / 10000, number / 100 % 100, number % 100);
        return number != 0;
    }

    /// <summary>A day as yyyymmdd, 0 where the text is none. Years 1900 to 2099. Never throws.</summary>
    public static int Number<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        Span<int> parts = stackalloc int[3];
        var (part, digits, total) = (0, 0, 0);
        foreach (var letter in text)
        {
            var value = int.CreateTruncating(letter);
            if (value is >= '0' and <= '9')
            {
                if (++digits > 8)
                {
                    return 0;
                }

                parts[part] = (parts[part] * 10) + value - '0';
                total++;
            }
            else if (part == 2 && digits > 0)
            {
                break; // 日, or the time of day
            }
            else if (digits > 0)
            {
                if (part == 0 && digits != 4 && !IsFraction(value))
                {
                    return 0;
                }

                part++;
                digits = 0;
            }
            else if (int.CreateTruncating(letter) < 0x80)
            {
                return 0;
            }
        }

        return part switch
        {
            0 when total == 8 => Checked(parts[0]),
            0 when total == 5 => FromSerial(parts[0]),
            1 when total > 5 && parts[0] is >= FirstSerial and <= LastSerial => FromSerial(parts[0]),
            2 when parts[1] < 100 && parts[2] < 100 => Checked((parts[0] * 10000) + (parts[1] * 100) + parts[2]),
            _ => 0,
        };
    }

    /// <summary>Whether yyyymmdd is a day of the years 1900 to 2099.</summary>
    public static bool IsDay(int number)
    {
        var (year, month, day) = (number / 10000, number / 100 % 100, number % 100);
        return year is >= 1900 and <= 2099 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    /// <summary>A day as yyyymmdd.</summary>
    public static int Number(this DateOnly day) => (day.Year * 10000) + (day.Month * 100) + day.Day;

    /// <summary>A day as files of this program write it: yyyy-MM-dd.</summary>
    public static string Text(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool IsFraction(int letter) => letter == '.';

    private static int Checked(int number) => IsDay(number) ? number : 0;

    private static int FromSerial(int serial) =>
        serial is < FirstSerial or > LastSerial ? 0 : new DateOnly(1899, 12, 30).AddDays(serial).Number();
}
