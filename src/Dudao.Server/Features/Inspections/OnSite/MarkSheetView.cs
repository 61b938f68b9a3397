using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Scoring;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;

namespace Dudao.Server.Features.Inspections.OnSite;

/// <summary>One member's sheet at one subject, as its owner or its typist sees it.</summary>
public sealed record MarkSheetView(SubjectStanding At, TeamMember Member, string MemberName, bool IsTyped)
{
    public IReadOnlyList<MarkLine> Lines { get; init; } = [];

    public Framework Framework { get; init; } = new();

    /// <summary>Leaves of his part that the office granted as not applicable here: nothing is asked of him.</summary>
    public IReadOnlyList<LeftOutLeaf> LeftOut { get; init; } = [];

    public DateTimeOffset? HandedInAt { get; init; }

    /// <summary>To whom the paper sheet was handed for typing.</summary>
    public Guid? TypistPersonId { get; init; }

    /// <summary>His name; empty where it was handed to nobody.</summary>
    public string TypistName { get; init; } = "";

    public decimal ReasonShare { get; init; }

    /// <summary>The sheet can be written.</summary>
    public bool IsOpen { get; init; }

    /// <summary>One's own sums as the page first shows them; each save brings new ones.</summary>
    public IReadOnlyDictionary<string, string> Totals(Framework framework) => new MarkTotals(
        framework, [.. Lines.Where(l => l.IsMarked).Select(l => l.Leaf)],
        Lines.Where(l => l.IsMarked).ToDictionary(l => l.Leaf.Id, l => new TypedMark(l.Input, l.Reason)),
        Lines.Where(l => l.Self is not null).ToDictionary(l => l.Leaf.Id, l => l.Self!), ReasonShare).Texts([]);

    public IEnumerable<MarkLine> Unmarked => Lines.Where(l => l.IsMarked && l.Input is null);

    public IEnumerable<MarkLine> WithoutReason => Lines.Where(l => l.ReasonWaited.Length > 0);
}

/// <summary>One leaf of the sheet.</summary>
/// <param name="IsMarked">False for a data leaf: its mark follows from its figure.</param>
public sealed record MarkLine(Indicator Leaf, IReadOnlyList<Indicator> Above, bool IsMarked)
{
    public LeafInput? Input { get; init; }

    public int InputVersion { get; init; }

    public string Reason { get; init; } = "";

    public int ReasonVersion { get; init; }

    public string Finding { get; init; } = "";

    public int FindingVersion { get; init; }

    public LeafInput? Self { get; init; }

    /// <summary>For a data leaf: where its figure comes from.</summary>
    public string Source { get; init; } = "";

    /// <summary>How much evidence lies there: 查2 访3.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>Why a reason is asked for, whether it stands there or not; empty where none is.</summary>
    public string ReasonAsked { get; init; } = "";

    /// <summary>The same while the reason is not written.</summary>
    public string ReasonWaited => Reason.Length > 0 ? "" : ReasonAsked;

    public decimal? Value => Input is null ? null : Leaf.Rule.Value(Leaf.Points, Input)?.Round(4);

    public decimal? SelfValue => Self is null ? null : Leaf.Rule.Value(Leaf.Points, Self)?.Round(4);
}
