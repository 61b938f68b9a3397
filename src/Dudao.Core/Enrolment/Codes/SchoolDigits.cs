using System.Numerics;

namespace Dudao.Core.Enrolment.Codes;

/// <summary>A school's code (学校标识码) read from bytes by the million: ten digits, as Organisations has it.</summary>
public static class SchoolDigits
{
    /// <summary>The code as a number; −1 where the text is not ten digits.</summary>
    public static long Read<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (text.Length != 10)
        {
            return -1;
        }

        long code = 0;
        foreach (var letter in text)
        {
            var digit = int.CreateTruncating(letter) - '0';
            if ((uint)digit > 9)
            {
                return -1;
            }

            code = (code * 10) + digit;
        }

        return code;
    }
}
