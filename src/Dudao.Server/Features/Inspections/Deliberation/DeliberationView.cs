using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Scoring;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;

namespace Dudao.Server.Features.Inspections.Deliberation;

/// <summary>The table of a deliberation.</summary>
public sealed record DeliberationView(SubjectPicture Picture, IReadOnlyList<LeafLine> Lines, ScoreRange Range)
{
    /// <summary>Who marked here, in the order of the columns.</summary>
    public IReadOnlyList<(Guid MemberId, string Name, bool Counts)> Markers { get; init; } = [];

    public IReadOnlyList<(Dissent Dissent, string Name)> Dissents { get; init; } = [];

    public IReadOnlyList<Confirmation> Confirmations { get; init; } = [];

    /// <summary>Members whose word held until a mark was changed, and who have not given it anew.</summary>
    public IReadOnlyCollection<Guid> Voided { get; init; } = [];

    public bool MaySettle { get; init; }

    /// <summary>Members who must sign what was agreed and have not, nor were noted.</summary>
    public IEnumerable<MemberOfTeam> Unconfirmed => Picture.Team.Where(m =>
        Picture.Facts.Team.Any(f => f.PersonId == m.Member.PersonId && f.Signs) && Confirmations.All(c => c.MemberId != m.Member.Id));

    public string NameOf(Guid memberId) => Picture.Team.FirstOrDefault(m => m.Member.Id == memberId)?.Name ?? "";

    public IReadOnlyList<LeafLine> Open => [.. OpenOf(Lines)];

    /// <summary>Leaves that must be agreed and are not.</summary>
    internal static IEnumerable<LeafLine> OpenOf(IEnumerable<LeafLine> lines) => lines.Where(l => l.Leaf.Rule is not (VetoRule or DataRule) && !l.IsSettled);

    /// <summary>Where the leaf stands in the framework, the level above it first.</summary>
    public Indicator? Above(Indicator leaf) => Picture.Plan!.Framework.PathTo(leaf.Id).SkipLast(1).LastOrDefault();

    private IEnumerable<LeafLine> Talked => Lines.Where(l => l.Leaf.Rule is not (VetoRule or DataRule));

    /// <summary>Leaves that need talk first: the widest spread before the others, then what a chief leader sent back.</summary>
    public IEnumerable<LeafLine> First => Talked.Where(NeedsTalk).OrderByDescending(l => l.Settlement?.SentBackReason.Length > 0).ThenByDescending(l => l.Proposal?.SpreadPercent ?? 100);

    public IEnumerable<LeafLine> Rest => Talked.Where(l => !NeedsTalk(l));

    public IEnumerable<LeafLine> Data => Lines.Where(l => l.IsData);

    public int Settled => Talked.Count(l => l.IsSettled);

    public int All => Talked.Count();

    /// <summary>A spread of at least the share that asks for a reason, no mark at all, or sent back.</summary>
    public bool NeedsTalk(LeafLine line) =>
        line.Proposal is null || line.Proposal.SpreadPercent >= Picture.Inspection.ReasonShare * 100 || line.Settlement?.SentBackReason.Length > 0;
}
