using System.Text.Json.Serialization;
using Dudao.Core.Documents;

namespace Dudao.Core.Inspections;

/// <summary>A row of the procedure: who may do what in which state, on which conditions, with which paper, and where it leads.</summary>
/// <param name="Id">Which act.</param>
/// <param name="Name">What a button or a timeline says, such as 结束现场评估.</param>
/// <param name="Who">Whose act it is: any one of these positions.</param>
/// <param name="States">The states in which it can be done; empty: in every state but <see cref="InspectionState.Closed"/>.</param>
public sealed record Act(ActId Id, string Name, Position Who, IReadOnlyList<InspectionState> States)
{
    /// <summary>The batch or one subject.</summary>
    public ActScope Scope { get; init; } = ActScope.Subject;

    /// <summary>Who may enter it for its owner.</summary>
    public ActNature Nature { get; init; } = ActNature.Ordinary;

    /// <summary>Only the owner's own leaf, sheet or signature; another's is refused unless it is entered for him.</summary>
    public bool OwnOnly { get; init; }

    /// <summary>Who types it for another must hold that sheet: it was handed to him.</summary>
    public bool SheetHandedOnly { get; init; }

    /// <summary>Ids of <see cref="Rule"/>s that must hold.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>The state after it; null where it stays.</summary>
    public InspectionState? Next { get; init; }

    /// <summary>Acts that no longer stand after it: what follows from where it goes back to is done anew.</summary>
    public IReadOnlyList<ActId> Undoes { get; init; } = [];

    /// <summary>Which step of its paper's life it is; null where it is none.</summary>
    public DocumentStep? Step { get; init; }

    /// <summary>The paper or sheet that it makes or signs, in words; empty for none.</summary>
    public string Paper { get; init; } = "";

    /// <summary>What its row says beside; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether it can be done in the state.</summary>
    public bool IsOpenIn(InspectionState state) => States.Count == 0 ? state != InspectionState.Closed : States.Contains(state);
}

/// <summary>What an act moves.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActScope>))]
public enum ActScope
{
    /// <summary>One subject: one may be ahead of the others.</summary>
    Subject,

    /// <summary>The whole batch, all its subjects at once.</summary>
    Batch,
}

/// <summary>Who may enter an act for its owner (代录).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActNature>))]
public enum ActNature
{
    /// <summary>Staff and the team's recorder may enter it.</summary>
    Ordinary,

    /// <summary>Another post's signature: they may enter it with its scan.</summary>
    Signature,

    /// <summary>A mark or what would show one (table C): nobody enters it for another; a paper sheet is typed by whom it was handed to.</summary>
    Mark,
}
