using Dudao.Core;

namespace Dudao.Server.Features.Settings;

/// <summary>Everything that an office sets, read and written whole. What stands here by default holds until somebody changes it.</summary>
public sealed record OfficeSettings
{
    public const int MostUploadMegabytes = 500;

    public Letterhead Letterhead { get; init; } = new();

    /// <summary>机关代字: each has a sequence of numbers of its own.</summary>
    public IReadOnlyList<RegisterCode> RegisterCodes { get; init; } = [];

    /// <summary>The largest file that may be uploaded, in MB.</summary>
    public int UploadMegabytes { get; init; } = 50;

    /// <summary>The share of a leaf's full mark beyond which a mark that differs from the self mark needs a reason.</summary>
    public decimal ReasonShare { get; init; } = 0.3m;

    /// <summary>Once its opinion is received the subject sees agreed or decided marks with their reasons.</summary>
    public bool ShowsMarksToSubject { get; init; } = true;

    /// <summary>The code that documents of a use are numbered under: its own, else the one of general documents; empty while none is set.</summary>
    public string CodeFor(RegisterUse use) =>
        (RegisterCodes.FirstOrDefault(c => c.Use == use) ?? RegisterCodes.FirstOrDefault(c => c.Use == RegisterUse.General))?.Code ?? "";

    /// <summary>What cannot be taken, each at its field.</summary>
    public IEnumerable<Refusal> Check()
    {
        if (Letterhead.Name.Length is 0 or > 40)
        {
            yield return new Refusal("请填办公室全称，不超过40个字，例如：云屏县人民政府教育督导室。", Field: nameof(Letterhead.Name));
        }

        if (Letterhead.ShortName.Length is 0 or > 20)
        {
            yield return new Refusal("请填办公室简称，不超过20个字，例如：云屏县教育督导室。", Field: nameof(Letterhead.ShortName));
        }

        if (UploadMegabytes is < 1 or > MostUploadMegabytes)
        {
            yield return new Refusal($"每个文件的上限应是1至{MostUploadMegabytes}之间的整数（MB）。", Field: nameof(UploadMegabytes));
        }

        if (ReasonShare is <= 0 or > 1)
        {
            yield return new Refusal("应是1%至100%之间的数，例如30。", Field: nameof(ReasonShare));
        }

        foreach (var refusal in CheckCodes())
        {
            yield return refusal;
        }
    }

    private IEnumerable<Refusal> CheckCodes()
    {
        if (RegisterCodes.All(c => c.Use != RegisterUse.General))
        {
            yield return new Refusal("至少要有一个用于一般公文的机关代字，例如：云政教督。", Field: nameof(RegisterCodes));
        }

        foreach (var code in RegisterCodes.Where(c => c.Code.Length is 0 or > 16 || !c.Code.All(IsChinese)))
        {
            yield return new Refusal($"机关代字“{code.Code}”应是1至16个汉字，不带年份和括号，例如：云政教督。", Field: nameof(RegisterCodes));
        }

        foreach (var same in RegisterCodes.GroupBy(c => c.Code).Where(g => g.Count() > 1))
        {
            yield return new Refusal($"机关代字“{same.Key}”写了{same.Count()}次。每个代字各编一套号，只能写一次。", Field: nameof(RegisterCodes));
        }

        foreach (var same in RegisterCodes.Where(c => c.Use != RegisterUse.Other).GroupBy(c => c.Use).Where(g => g.Count() > 1))
        {
            yield return new Refusal($"“{same.Key.Words()}”有{same.Count()}个代字。一种公文只用一个代字，其余请选“其他”。", Field: nameof(RegisterCodes));
        }
    }

    private static bool IsChinese(char c) => c is >= '\u4e00' and <= '\u9fff';
}

/// <summary>How the office stands on its papers and on the sign-in page.</summary>
public sealed record Letterhead
{
    public string Name { get; init; } = "";

    public string ShortName { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Hours { get; init; } = "";

    public string Address { get; init; } = "";
}

/// <summary>A 机关代字 and what it is used for.</summary>
public sealed record RegisterCode(string Code, RegisterUse Use);

/// <summary>What documents a code numbers.</summary>
public enum RegisterUse
{
    General,
    Joint,
    Opinion,
    Rectification,
    Minutes,
    Other,
}

public static class RegisterUses
{
    public static string Words(this RegisterUse use) => use switch
    {
        RegisterUse.General => "一般公文",
        RegisterUse.Joint => "联合行文",
        RegisterUse.Opinion => "督导意见书",
        RegisterUse.Rectification => "整改通知书",
        RegisterUse.Minutes => "会议纪要",
        RegisterUse.Other => "其他",
        _ => throw new ArgumentOutOfRangeException(nameof(use), use, null),
    };
}
