using Dudao.Core.Procedure;

namespace Dudao.Core.Inspections;

/// <summary>
/// A kind of inspection as data: which states it passes, by which acts, with which confirmations and deadlines. What kinds differ in
/// stands here and nowhere else.
/// </summary>
/// <param name="Code">What is stored, such as Comprehensive.</param>
/// <param name="Name">The office's word, such as 综合督导.</param>
/// <param name="States">In order; what it does not ask for is left out.</param>
/// <param name="Acts">Every act that it knows.</param>
public sealed record InspectionKind(string Code, string Name, IReadOnlyList<InspectionState> States, IReadOnlyList<Act> Acts)
{
    /// <summary>What the subjects are called: 学校, 乡镇.</summary>
    public string SubjectWord { get; init; } = "学校";

    /// <summary>How papers name an inspection of this kind: 综合督导评估, 乡镇督导评估, 达标验收.</summary>
    public string InPapers => Name.EndsWith("督导", StringComparison.Ordinal) ? Name + "评估" : Name;

    /// <summary>It begins with a self-evaluation.</summary>
    public bool HasSelfEvaluation => Find(ActId.SubmitSelfEvaluation) is not null;

    /// <summary>What the law calls it: a profile's values may differ by that.</summary>
    public LegalSort Sort { get; init; } = LegalSort.Comprehensive;

    /// <summary>Its way from beginning to end: the acts that somebody is waited for, in order.</summary>
    public IReadOnlyList<Step> Path { get; init; } = [];

    /// <summary>Its days.</summary>
    public IReadOnlyList<DeadlineRule> Deadlines { get; init; } = [];

    /// <summary>Agreements by others that it asks for before the opinion is issued.</summary>
    public IReadOnlyList<ConfirmationAsked> Confirmations { get; init; } = [];

    /// <summary>How many people a team has by default; the law's least is three (article 16).</summary>
    public int TeamSize { get; init; } = 3;

    /// <summary>The act of this kind.</summary>
    /// <exception cref="KeyNotFoundException">The kind does not know it; <see cref="Find"/> asks.</exception>
    public Act this[ActId id] => Find(id) ?? throw new KeyNotFoundException($"{Code} has no act {id}");

    /// <summary>The act of this kind, null if the kind does not know it.</summary>
    public Act? Find(ActId id) => Acts.FirstOrDefault(a => a.Id == id);

    /// <summary>The place of a state on the kind's way, from 0; −1 for a state that it leaves out.</summary>
    public int PlaceOf(InspectionState state)
    {
        for (var i = 0; i < States.Count; i++)
        {
            if (States[i] == state)
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>A station on the way: the act that is waited for, and the acts that take its place.</summary>
/// <param name="Act">What is normally done.</param>
/// <param name="InsteadBy">Any of these leaves it done too.</param>
public sealed record Step(ActId Act, params IReadOnlyList<ActId> InsteadBy);

/// <summary>Days that a kind counts: from which act, until which, and whose they are. How many days, a profile says.</summary>
/// <param name="Id">Which.</param>
/// <param name="Value">The profile's value that says how long; null for the end of the self-evaluation's window, which the plan fixes.</param>
/// <param name="From">The act whose day is the event, unless the profile names another.</param>
/// <param name="Until">Any of these ends the waiting.</param>
/// <param name="Whose">Whose task it is.</param>
public sealed record DeadlineRule(DeadlineId Id, ValueId? Value, ActId From, IReadOnlyList<ActId> Until, Position Whose)
{
    /// <summary>When the days stand still; null for never.</summary>
    public Pause? Pause { get; init; }
}

/// <summary>A time in which days stand still.</summary>
/// <param name="From">The act that stops them.</param>
/// <param name="Until">Any of these lets them go on.</param>
/// <param name="Words">What is waited for, such as 等待政府认定.</param>
public sealed record Pause(ActId From, IReadOnlyList<ActId> Until, string Words);

/// <summary>An agreement by another body between decision and opinion.</summary>
/// <param name="By">Who agrees.</param>
/// <param name="State">The state in which it is waited for.</param>
/// <param name="Words">How the page says it.</param>
public sealed record ConfirmationAsked(Position By, InspectionState State, string Words);

/// <summary>The days of a subject's procedure.</summary>
public enum DeadlineId
{
    /// <summary>签收通知.</summary>
    NoticeReceipt,

    /// <summary>自评时限: the window of the plan.</summary>
    SelfEvaluation,

    /// <summary>反馈: the preliminary opinion in writing.</summary>
    Feedback,

    /// <summary>签收初步督导意见.</summary>
    PreliminaryOpinionReceipt,

    /// <summary>申辩.</summary>
    Reply,

    /// <summary>督导意见书.</summary>
    Opinion,

    /// <summary>公示期.</summary>
    Publicity,

    /// <summary>签收督导意见书.</summary>
    OpinionReceipt,

    /// <summary>暂不定等级的整改期.</summary>
    Deferral,

    /// <summary>公开: of the result's document.</summary>
    Openness,

    /// <summary>整改报告.</summary>
    Rectification,

    /// <summary>整改核查: the office's own days.</summary>
    Verification,
}
