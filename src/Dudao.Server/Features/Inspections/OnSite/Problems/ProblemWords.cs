using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Components;

namespace Dudao.Server.Features.Inspections.OnSite.Problems;

/// <summary>How far a 问题确认单 has come, in words.</summary>
public static class ProblemWords
{
    public static string Words(this ProblemAnswer answer) => answer switch
    {
        ProblemAnswer.Open => "待确认",
        ProblemAnswer.Confirmed => "属实",
        ProblemAnswer.Disputed => "有异议",
        _ => "拒签，已注明",
    };

    public static Tone Tone(this ProblemAnswer answer) => answer switch
    {
        ProblemAnswer.Open => Infrastructure.Components.Tone.Waiting,
        ProblemAnswer.Confirmed => Infrastructure.Components.Tone.Settled,
        _ => Infrastructure.Components.Tone.Running,
    };
}
