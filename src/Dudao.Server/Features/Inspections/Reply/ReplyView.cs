using Dudao.Core.Frameworks;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Files;

namespace Dudao.Server.Features.Inspections.Reply;

/// <summary>A subject's reply and how each point was weighed, as far as the actor may see it.</summary>
public sealed record ReplyView(SubjectPicture Picture, IReadOnlyList<PointLine> Points)
{
    /// <summary>The leaves that a point may be about.</summary>
    public IReadOnlyList<Indicator> Leaves { get; init; } = [];

    /// <summary>The reply is being written and the actor may write it.</summary>
    public bool MayType { get; init; }

    /// <summary>How the subject answered; null while it has not.</summary>
    public ActRecord? Answer { get; init; }

    public bool IsHandedIn => Picture.Last(ActId.ReplyByPoints) is not null;

    /// <summary>The office enters it for the subject.</summary>
    public bool IsEnteredFor => (Picture.At.Standing.Acting & Positions.Subject) == 0;

    /// <summary>The label of a field w-POINT or l-POINT.</summary>
    public string LabelOf(string field) => FormattableString.Invariant($"第{Points.ToList().FindIndex(p => field.EndsWith(p.Point.Id.ToString(), StringComparison.Ordinal)) + 1}条");

    public SubjectDeadline? Days => Picture.Facts.Deadline(DeadlineId.Reply);
}

/// <summary>A point with its leaf, its files and, for who may see marks, what was agreed there.</summary>
public sealed record PointLine(ReplyPoint Point, Indicator? Leaf)
{
    public IReadOnlyList<FileView> Files { get; init; } = [];

    public decimal? Agreed { get; init; }

    public string Title => Leaf?.Title ?? "其他意见";

    public string Outcome => Point.IsChanged switch { null => "未研究", true => "予以采纳", false => "不予采纳" };
}
