using System.Numerics;

namespace Dudao.Core.Enrolment.Codes;

/// <summary>The kinds of national student numbers (学籍号).</summary>
public enum StudentNumberKind
{
    /// <summary>Empty, or not a letter and eighteen characters.</summary>
    None,

    /// <summary>G, final: was the child's identity number when it was given.</summary>
    Final,

    /// <summary>L, temporary: looks like an identity number and is not the child's.</summary>
    Temporary,

    /// <summary>J, for a child without a usable identity number.</summary>
    Makeshift,
}

/// <summary>
/// A national student number: a letter and eighteen characters built like an identity number. A wrong check character makes it suspect, not useless:
/// equal numbers of any letter are the same entry of the roll.
/// </summary>
/// <param name="Kind">What the letter says.</param>
/// <param name="Packed">Its seventeen digits; 0 where it is not built like an identity number.</param>
/// <param name="IsSuspect">The eighteen characters are no valid identity number.</param>
public readonly record struct StudentNumber(StudentNumberKind Kind, long Packed, bool IsSuspect)
{
    /// <summary>The identity number that a final number holds, or null. A temporary or makeshift number holds none of the child's.</summary>
    public IdNumber? Id => Kind == StudentNumberKind.Final && !IsSuspect ? new IdNumber(Packed) : null;

    /// <summary>Reads a number whose letters are upper case. Never throws; what is none has the kind None.</summary>
    public static StudentNumber Read<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (text.Length != 19)
        {
            return default;
        }

        var kind = int.CreateTruncating(text[0]) switch
        {
            'G' => StudentNumberKind.Final,
            'L' => StudentNumberKind.Temporary,
            'J' => StudentNumberKind.Makeshift,
            _ => StudentNumberKind.None,
        };
        if (kind == StudentNumberKind.None)
        {
            return default;
        }

        var problem = IdNumber.Read(text[1..], out var number);
        return new StudentNumber(kind, number.Packed, problem != IdNumberProblem.None);
    }
}
