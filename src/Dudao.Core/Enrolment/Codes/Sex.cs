namespace Dudao.Core.Enrolment.Codes;

/// <summary>Sex as GB/T 2261.1 codes it; what is not said is Unknown.</summary>
public enum Sex : byte
{
    /// <summary>Not said (codes 0 and 9).</summary>
    Unknown = 0,

    /// <summary>男, 1.</summary>
    Male = 1,

    /// <summary>女, 2.</summary>
    Female = 2,
}

/// <summary>Reads and shows sexes.</summary>
public static class Sexes
{
    /// <summary>Reads 1, 2, 男, 女 (also 男性, 女性, M, F). False where a text is there that says neither.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out Sex sex)
    {
        sex = text switch
        {
            "1" or "男" or "男性" or "M" => Sex.Male,
            "2" or "女" or "女性" or "F" => Sex.Female,
            _ => Sex.Unknown,
        };
        return sex != Sex.Unknown || text is "" or "0" or "9" or "未知" or "未说明";
    }

    /// <summary>男, 女 or nothing.</summary>
    public static string Word(this Sex sex) => sex switch { Sex.Male => "男", Sex.Female => "女", _ => "" };
}
