using System.Numerics;

namespace Dudao.Core.Enrolment.Codes;

/// <summary>What is wrong with an identity number; the first that holds.</summary>
public enum IdNumberProblem
{
    /// <summary>A usable number.</summary>
    None,

    /// <summary>Nothing was given.</summary>
    Missing,

    /// <summary>Not 18 characters.</summary>
    Length,

    /// <summary>A character that an identity number cannot have at its place.</summary>
    Character,

    /// <summary>The birth date in it is no day.</summary>
    Date,

    /// <summary>The check character does not fit.</summary>
    Check,

    /// <summary>A number that a spreadsheet turned into a figure, such as 4.53E+17: its last digits are lost for good.</summary>
    Ruined,
}

/// <summary>
/// A citizen's identity number (公民身份号码, GB 11643-1999): six digits of region, eight of birth date, three of order (odd for men) and a check
/// character (ISO 7064, MOD 11-2). The seventeen digits are packed into one integer; the check character follows from them.
/// </summary>
/// <param name="Packed">The seventeen digits as a number, 0 to 10^17 − 1. The default value is no number.</param>
public readonly record struct IdNumber(long Packed)
{
    private const string CheckCharacters = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The six-digit code of the region where it was given, which may since have been abolished.</summary>
    public int Region => (int)(Packed / 100_000_000_000);

    /// <summary>The birth date as yyyymmdd.</summary>
    public int BirthNumber => (int)(Packed / 1000 % 100_000_000);

    /// <summary>The birth date; the number was checked to hold one.</summary>
    public DateOnly Birth => new(BirthNumber / 10000, BirthNumber / 100 % 100, BirthNumber % 100);

    /// <summary>The sex that the seventeenth digit tells.</summary>
    public Sex Sex => Packed % 2 == 1 ? Sex.Male : Sex.Female;

    /// <summary>Reads a number whose letters are upper case. Never throws.</summary>
    /// <typeparam name="T">Characters or bytes of UTF-8.</typeparam>
    /// <param name="text">Without spaces around it.</param>
    /// <param name="number">The number, also where only its check character or date is wrong; the default where it is none.</param>
    public static IdNumberProblem Read<T>(ReadOnlySpan<T> text, out IdNumber number)
        where T : unmanaged, IBinaryInteger<T>
    {
        number = default;
        if (text.Length != 18)
        {
            return text.IsEmpty ? IdNumberProblem.Missing : IsRuined(text) ? IdNumberProblem.Ruined : IdNumberProblem.Length;
        }

        long packed = 0;
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            var digit = int.CreateTruncating(text[i]) - '0';
            if ((uint)digit > 9)
            {
                return IsRuined(text) ? IdNumberProblem.Ruined : IdNumberProblem.Character;
            }

            packed = (packed * 10) + digit;
            sum += digit * Weights[i];
        }

        var last = int.CreateTruncating(text[17]);
        if (last is not ((>= '0' and <= '9') or 'X'))
        {
            return IdNumberProblem.Character;
        }

        number = new IdNumber(packed);
        if (!Days.IsDay(number.BirthNumber) || number.BirthNumber / 10000 < 1900)
        {
            return IdNumberProblem.Date;
        }

        return last == CheckCharacters[sum % 11] ? IdNumberProblem.None : IdNumberProblem.Check;
    }

    /// <summary>A usable number, or null.</summary>
    public static IdNumber? From(ReadOnlySpan<char> text) => Read(text, out var number) == IdNumberProblem.None ? number : null;

    /// <summary>Builds a number from its parts.</summary>
    /// <param name="region">Six digits.</param>
    /// <param name="birth">Between 1900 and 9999.</param>
    /// <param name="order">0 to 999; odd for men.</param>
    public static IdNumber Of(int region, DateOnly birth, int order) =>
        new((region * 100_000_000_000L) + ((birth.Year * 10000) + (birth.Month * 100) + birth.Day) * 1000L + order);

    /// <summary>Whether a text is a figure in exponent notation, or one that ends in the zeros a spreadsheet put for lost digits.</summary>
    public static bool IsRuined<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        var (digits, exponent) = (0, false);
        foreach (var letter in text)
        {
            var value = int.CreateTruncating(letter);
            if (value is >= '0' and <= '9')
            {
                digits++;
            }
            else if (value is 'E' or 'e' && digits > 0 && !exponent)
            {
                exponent = true;
            }
            else if (value is not ('.' or '+' or ','))
            {
                return false;
            }
        }

        return exponent;
    }

    /// <summary>The eighteen characters.</summary>
    public override string ToString()
    {
        var digits = Packed.ToString("D17", System.Globalization.CultureInfo.InvariantCulture);
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += (digits[i] - '0') * Weights[i];
        }

        return digits + CheckCharacters[sum % 11];
    }
}
