namespace Dudao.Server.Infrastructure.Components;

/// <summary>What a state asks of a person; each has its sign and its colour, never the colour alone.</summary>
public enum Tone
{
    /// <summary>○ grey: not begun, or out of one's hands.</summary>
    Idle,

    /// <summary>◐ blue: running.</summary>
    Running,

    /// <summary>✓ green: settled.</summary>
    Settled,

    /// <summary>Clock, amber: sent back, to be completed, soon.</summary>
    Waiting,

    /// <summary>Triangle, red: late or dangerous.</summary>
    Late,
}

/// <summary>The tone of the states' words on screen, and the parts that draw a tone.</summary>
public static class Tones
{
    private static readonly Dictionary<string, Tone> Words = new(StringComparer.Ordinal)
    {
        ["拟定"] = Tone.Idle,
        ["待整改"] = Tone.Idle,
        ["未开始"] = Tone.Idle,
        ["提请上级解决"] = Tone.Idle,
        ["草稿"] = Tone.Idle,
        ["已认定"] = Tone.Settled,
        ["已公布"] = Tone.Settled,
        ["已结案"] = Tone.Settled,
        ["已销号"] = Tone.Settled,
        ["已提交"] = Tone.Settled,
        ["已上报"] = Tone.Settled,
        ["已签收"] = Tone.Settled,
        ["已签发"] = Tone.Settled,
        ["已印发"] = Tone.Settled,
        ["已发布"] = Tone.Settled,
        ["暂不定等级"] = Tone.Waiting,
        ["退回重改"] = Tone.Waiting,
        ["待补"] = Tone.Waiting,
        ["未签收"] = Tone.Waiting,
        ["逾期"] = Tone.Late,
        ["作废"] = Tone.Late,
    };

    /// <summary>The tone of a state by its word (待补 2 份 counts as 待补); Running where the word is not listed.</summary>
    public static Tone Of(string words) =>
        Words.TryGetValue(words, out var tone) || Words.TryGetValue(words.Split(' ')[0], out tone) ? tone : Tone.Running;

    /// <summary>The icon that stands for the tone.</summary>
    public static string Sign(this Tone tone) => tone switch
    {
        Tone.Idle => "circle",
        Tone.Settled => "check",
        Tone.Waiting => "clock",
        Tone.Late => "alert-triangle-filled",
        _ => "contrast-filled",
    };

    /// <summary>The class that colours it.</summary>
    public static string Style(this Tone tone) => tone switch
    {
        Tone.Idle => "idle",
        Tone.Settled => "settled",
        Tone.Waiting => "soon",
        Tone.Late => "late",
        _ => "running",
    };
}
