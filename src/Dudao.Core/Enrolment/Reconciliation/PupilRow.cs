using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Enrolment.Texts;

namespace Dudao.Core.Enrolment.Reconciliation;

/// <summary>What a row says beside its numbers.</summary>
[Flags]
public enum PupilMarks : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>就读方式 is 送教上门.</summary>
    HomeTaught = 1,

    /// <summary>是否报到 is 否.</summary>
    DidNotCome = 2,

    /// <summary>A number is there that cannot be right: ruined, of a wrong length, with a wrong check character.</summary>
    NumberSuspect = 4,
}

/// <summary>A row of a list by its numbers; some 50 bytes, so that two lists of a million fit beside each other.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="School">The school's code; −1 for none. A code that is not ten digits is a number beyond all codes.</param>
/// <param name="Student">The key of the student number; 0 for none.</param>
/// <param name="Id">The key of the identity number; 0 for none that is usable.</param>
/// <param name="InnerId">The key of the identity number within a final student number; 0 for none.</param>
/// <param name="Name">A hash of the name; 0 for none.</param>
/// <param name="Birth">yyyymmdd, 0 for none.</param>
/// <param name="Grade">1 to 12, 0 for none.</param>
/// <param name="Marks">What else it says.</param>
public readonly record struct PupilRow(
    int Line, long School, ulong Student, long Id, long InnerId, ulong Name, int Birth, byte Grade, PupilMarks Marks)
{
    /// <summary>Whether the school says that the child came, or says nothing.</summary>
    public bool Came => (Marks & PupilMarks.DidNotCome) == 0;

    /// <summary>What tells rows apart where all else is equal, the same in whatever order they stand.</summary>
    internal ulong Content => Mixing.Pair(Mixing.Pair(Student ^ (ulong)Id, Name ^ (ulong)Birth), ((ulong)School << 8) | Grade | ((ulong)Marks << 60));

    /// <summary>A school's code as a number, see <see cref="School"/>.</summary>
    /// <param name="text">In the form of <see cref="CellForms"/>; may be empty.</param>
    public static long SchoolKey(ReadOnlySpan<byte> text) => text.IsEmpty ? -1
        : SchoolDigits.Read(text) is var code and >= 0 ? code : 10_000_000_000 + (long)(Mixing.Hash(text) >> 2);

    /// <summary>The key of an identity number; 0 for none that is usable.</summary>
    /// <param name="text">In the form of <see cref="CellForms"/>; may be empty.</param>
    /// <param name="isOtherPaper">The paper is a passport or the like, whose number follows no rule.</param>
    /// <param name="suspect">It is there and cannot be right.</param>
    public static long IdKey(ReadOnlySpan<byte> text, bool isOtherPaper, out bool suspect)
    {
        suspect = false;
        if (isOtherPaper && text.Length > 3 && !IdNumber.IsRuined(text))
        {
            return (long)(Mixing.Hash(text) >> 2) | (1L << 62);
        }

        var problem = IdNumber.Read(text, out var number);
        suspect = problem is not (IdNumberProblem.None or IdNumberProblem.Missing);
        return problem == IdNumberProblem.None ? number.Packed : 0;
    }

    /// <summary>The key of a student number: equal for equal numbers, whatever their letter and check character.</summary>
    /// <param name="text">In the form of <see cref="CellForms"/>; may be empty.</param>
    /// <param name="innerId">The identity number that a final one holds.</param>
    /// <param name="suspect">It is there and is none, or its check character is wrong.</param>
    public static ulong StudentKey(ReadOnlySpan<byte> text, out long innerId, out bool suspect)
    {
        (innerId, suspect) = (0, false);
        if (text.IsEmpty)
        {
            return 0;
        }

        var number = StudentNumber.Read(text);
        suspect = number.Kind == StudentNumberKind.None || number.IsSuspect;
        innerId = number.Id?.Packed ?? 0;
        // A figure without its last digits is the number of everybody.
        return IdNumber.IsRuined(text) ? 0 : Mixing.Hash(text) | 1;
    }
}
