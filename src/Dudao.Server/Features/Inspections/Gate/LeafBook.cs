using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Scoring;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Records;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>A mark with whose it is; a trainee's is shown apart and never counts.</summary>
public sealed record MarkOf(Guid MemberId, string Name, LeafInput Input, string Reason, string Finding, bool Counts)
{
    /// <summary>When it was last typed.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>Every value that a leaf of a subject has had.</summary>
public sealed record LeafLine(Indicator Leaf)
{
    public LeafInput? Self { get; init; }

    public IReadOnlyList<MarkOf> Marks { get; init; } = [];

    public MarkProposal? Proposal { get; init; }

    public LeafInput? Agreed { get; init; }

    public string AgreedReason { get; init; } = "";

    public LeafSettlement? Settlement { get; init; }

    public decimal? Decided { get; init; }

    public string DecidedReason { get; init; } = "";

    /// <summary>For a data leaf: its figure and where it comes from.</summary>
    public LeafFigure? Figure { get; init; }

    public bool IsData => Leaf.Rule is DataRule;

    /// <summary>Whether an agreed value lies outside the range of the marks, so that it asks for a reason.</summary>
    public bool IsOutside(LeafInput? agreed) => agreed is not null && Proposal is { } marks && MarkReason.IsOutside(Leaf, marks, agreed);

    /// <summary>An agreed mark was typed outside the range of the marks, and its reason is waited for.</summary>
    public bool WaitsForReason => Settlement is { SettledAt: null, SentBackReason: "" } && IsOutside(Agreed);

    public bool IsSettled => IsData ? Settled is not null : Settlement?.SettledAt is not null;

    /// <summary>A chief leader sent it back and it was not agreed anew: what stood there counts no longer.</summary>
    public bool IsSentBack => Settlement is { SettledAt: null, SentBackReason.Length: > 0 };

    /// <summary>The value that counts: decided, else agreed; of a data leaf its figure, which an inspector's word is the last source of.</summary>
    public LeafInput? Settled => Decided is { } value ? new LeafInput.Mark(value) : IsSentBack ? null : IsData ? Figure?.Input : Agreed;

    public decimal? ValueOf(LeafInput? input) => input is null ? null : Leaf.Rule.Value(Leaf.Points, input)?.Round(4);
}

/// <summary>
/// Reads the values of a subject's leaves, for whoever table C shows all marks to. Before deliberation opens that is nobody.
/// </summary>
public sealed class LeafBook(DudaoDbContext db, LeafFigures figures)
{
    public async Task<IReadOnlyList<LeafLine>> ReadAsync(SubjectPicture picture, CancellationToken cancellation)
    {
        if (!picture.Sees.Has(Sees.AllMarks) || picture.Plan is not { } plan)
        {
            throw new InvalidOperationException("Marks are read only for who may see them all.");
        }

        return await ReadAsync(plan, picture.Subject.Id, cancellation);
    }

    /// <summary>The score with what is settled as it is and what is open as it is proposed.</summary>
    public static ScoreRange Range(ScoringPlan plan, IReadOnlyList<LeafLine> lines)
    {
        var byId = lines.ToDictionary(l => l.Leaf.Id);
        return plan.Range([.. plan.Leaves.Select(l => byId.TryGetValue(l.Id, out var line) ? new LeafStanding(line.Settled, line.Proposal) : new LeafStanding(null, null))]);
    }

    internal async Task<IReadOnlyList<LeafLine>> ReadAsync(ScoringPlan plan, Guid subjectId, CancellationToken cancellation)
    {
        var marks = await (
            from mark in db.Set<MarkEntry>()
            where mark.SubjectId == subjectId && mark.Value != null
            join member in db.Set<TeamMember>() on mark.MemberId equals member.Id
            join person in db.People on member.PersonId equals person.Id
            orderby member.Position
            select new { mark, member.Position, person.Name }).AsNoTracking().ToListAsync(cancellation);
        var marksOf = marks.ToLookup(m => m.mark.LeafId, m =>
            new MarkOf(m.mark.MemberId, m.Name, FrameworkJson.ReadInput(m.mark.Input), m.mark.Reason, m.mark.Finding, m.Position != TeamPosition.Trainee) { At = m.mark.UpdatedAt });
        var self = await db.Set<SelfEntry>().Where(e => e.SubjectId == subjectId && e.Input != "").Select(e => new { e.LeafId, e.Input }).ToDictionaryAsync(e => e.LeafId, e => e.Input, cancellation);
        var settled = await db.Set<LeafSettlement>().AsNoTracking().Where(s => s.SubjectId == subjectId).ToDictionaryAsync(s => s.LeafId, cancellation);
        var vetoes = await db.Set<VetoFinding>().Where(v => v.SubjectId == subjectId && v.WithdrawnAt == null).Select(v => v.LeafId).ToListAsync(cancellation);
        var given = await figures.ReadAsync(plan, subjectId, cancellation);
        return [.. plan.Leaves.Select(leaf => Line(leaf, self.GetValueOrDefault(leaf.Id), [.. marksOf[leaf.Id]], settled.GetValueOrDefault(leaf.Id), given.GetValueOrDefault(leaf.Id), vetoes.Contains(leaf.Id)))];
    }

    private static LeafLine Line(Indicator leaf, string? self, List<MarkOf> marks, LeafSettlement? settled, LeafFigure? figure, bool isTriggered) => new(leaf)
    {
        Self = self is null ? null : FrameworkJson.ReadInput(self),
        Marks = marks,
        Proposal = MarkProposal.Of(leaf, [.. marks.Where(m => m.Counts).Select(m => m.Input)]),
        Agreed = leaf.Rule is VetoRule ? new LeafInput.Triggered(isTriggered) : settled is { AgreedInput.Length: > 0 } ? FrameworkJson.ReadInput(settled.AgreedInput) : null,
        AgreedReason = settled?.AgreedReason ?? "",
        Settlement = settled,
        Decided = settled?.Decided,
        DecidedReason = settled?.DecidedReason ?? "",
        Figure = figure,
    };
}
