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
    public IReadOnlyList<MarkOf> Markers { get; init; } = [];

    /// <summary>Everyone who is or was on the team.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; init; } = new Dictionary<Guid, string>();

    public IReadOnlyList<(Dissent Dissent, string Name)> Dissents { get; init; } = [];

    public IReadOnlyList<Confirmation> Confirmations { get; init; } = [];

    /// <summary>Of members who have not confirmed anew: their word that holds no longer, by member.</summary>
    public IReadOnlyDictionary<Guid, Confirmation> Voided { get; init; } = new Dictionary<Guid, Confirmation>();

    public bool MaySettle { get; init; }

    /// <summary>Members who must sign what was agreed and have not, nor were noted.</summary>
    public IEnumerable<MemberOfTeam> Unconfirmed => Picture.Team.Where(m =>
        Picture.Facts.Team.Any(f => f.PersonId == m.Member.PersonId && f.Signs) && Confirmations.All(c => c.MemberId != m.Member.Id));

    public string NameOf(Guid memberId) => Names.GetValueOrDefault(memberId, "");

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

    /// <summary>A spread of at least the share that asks for a reason, no mark at all, one that says 不适用, or sent back.</summary>
    public bool NeedsTalk(LeafLine line) =>
        line.Proposal is null || line.Marks.Any(m => m.Counts && line.Leaf.Rule.LeavesOut(m.Input)) || line.Proposal.SpreadPercent >= Picture.Inspection.ReasonShare * 100 || line.Settlement?.SentBackReason.Length > 0;
}
