namespace Dudao.Core.Enrolment.Reconciliation;

/// <summary>The classes of expected rows, in the order in which they are tried, and those of arrivals.</summary>
public enum PupilClass
{
    /// <summary>Another expected row is the same child.</summary>
    SecondEntry,

    /// <summary>There, at the school that expects him, or at any where no school is named.</summary>
    Present,

    /// <summary>At another school with a movement to it, or on the way to one outside.</summary>
    ElsewhereWithMovement,

    /// <summary>At another school, on no paper.</summary>
    ElsewhereWithoutMovement,

    /// <summary>Died, emigrated, taught at home.</summary>
    Exempt,

    /// <summary>Suspended, the end not come.</summary>
    Suspended,

    /// <summary>Perhaps there: a person decides.</summary>
    Review,

    /// <summary>Not found.</summary>
    Missing,

    /// <summary>A registered row that was to come: the first grade of a stage, or a movement to this school.</summary>
    New,

    /// <summary>A registered row that nobody expected.</summary>
    Unexplained,

    /// <summary>A registered row of a child who is registered already.</summary>
    SecondArrival,
}

/// <summary>What accompanies a class.</summary>
[Flags]
public enum PupilFlags : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>On two successive rolls, in no registration of both terms.</summary>
    Ghost = 1,

    /// <summary>Gone between the sixth grade and the seventh.</summary>
    Vanished67 = 2,

    /// <summary>A number is wrong, or not the same in both lists.</summary>
    NumberSuspect = 4,
}

/// <summary>The words of classes and flags in files and JSON.</summary>
public static class PupilWords
{
    /// <summary>The classes of expected rows in their order.</summary>
    public static IReadOnlyList<PupilClass> Expected { get; } = [.. Enum.GetValues<PupilClass>().Where(one => one <= PupilClass.Missing)];

    /// <summary>The classes of arrivals.</summary>
    public static IReadOnlyList<PupilClass> Arrivals { get; } = [PupilClass.New, PupilClass.Unexplained, PupilClass.SecondArrival];

    /// <summary>The flags.</summary>
    public static IReadOnlyList<PupilFlags> Flags { get; } = [PupilFlags.Ghost, PupilFlags.Vanished67, PupilFlags.NumberSuspect];

    /// <summary>A class as files name it.</summary>
    public static string Word(this PupilClass one) => one switch
    {
        PupilClass.SecondEntry or PupilClass.SecondArrival => "double",
        PupilClass.Present => "present",
        PupilClass.ElsewhereWithMovement => "elsewhere-with-movement",
        PupilClass.ElsewhereWithoutMovement => "elsewhere-without-movement",
        PupilClass.Exempt => "exempt",
        PupilClass.Suspended => "suspended",
        PupilClass.Review => "review",
        PupilClass.Missing => "missing",
        PupilClass.New => "new",
        _ => "unexplained",
    };

    /// <summary>A class in an office's words.</summary>
    public static string Chinese(this PupilClass one) => one switch
    {
        PupilClass.SecondEntry => "重复",
        PupilClass.Present => "在校",
        PupilClass.ElsewhereWithMovement => "在他校（有异动）",
        PupilClass.ElsewhereWithoutMovement => "在他校（无异动）",
        PupilClass.Exempt => "免于核对",
        PupilClass.Suspended => "休学",
        PupilClass.Review => "待人工核对",
        PupilClass.Missing => "未到校",
        PupilClass.New => "新来",
        PupilClass.SecondArrival => "重复报到",
        _ => "来历不明",
    };

    /// <summary>One flag as files name it.</summary>
    public static string Word(PupilFlags flag) => flag switch
    {
        PupilFlags.Ghost => "ghost",
        PupilFlags.Vanished67 => "vanished-6-7",
        _ => "number-suspect",
    };

    /// <summary>Flags in one cell, parted by blanks.</summary>
    public static string Words(this PupilFlags flags) => string.Join(' ', Flags.Where(flag => flags.HasFlag(flag)).Select(Word));
}
