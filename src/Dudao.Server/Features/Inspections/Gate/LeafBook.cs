using System.Globalization;
using Dudao.Core;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Scoring;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Records;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>A mark with whose it is. A trainee's is shown apart and never counts, nor does that of one who left before his sheet was in.</summary>
/// <param name="Aside">How his column is marked: 跟岗, 已离组; empty for a member.</param>
public sealed record MarkOf(Guid MemberId, string Name, LeafInput Input, string Reason, string Finding, bool Counts, string Aside = "")
{
    /// <summary>When it was last typed.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>Every value that a leaf of a subject has had.</summary>
public sealed record LeafLine(Indicator Leaf, LeafValues Values)
{
    public LeafInput? Self => Values.Self;

    public IReadOnlyList<MarkOf> Marks { get; init; } = [];

    public MarkProposal? Proposal { get; init; }

    public LeafInput? Agreed => Values.Agreed;

    public string AgreedReason { get; init; } = "";

    public LeafSettlement? Settlement { get; init; }

    public decimal? Decided { get; init; }

    public string DecidedReason { get; init; } = "";

    /// <summary>For a data leaf: its figure and where it comes from.</summary>
    public LeafFigure? Figure { get; init; }

    public bool IsData => Leaf.Rule is DataRule;

    /// <summary>Whether an agreed value asks for a reason: outside the range of the marks, or 不适用.</summary>
    public bool IsOutside(LeafInput? agreed) => agreed is not null && MarkReason.IsOutside(Leaf, Proposal, agreed);

    /// <summary>An agreed mark was typed that asks for a reason, and its reason is waited for.</summary>
    public bool WaitsForReason => !IsData && Settlement is { SettledAt: null, SentBackReason: "" } && IsOutside(Agreed);

    public bool IsSettled => IsData ? Settled is not null : Settlement?.SettledAt is not null;

    /// <summary>The value that counts, by Core's order.</summary>
    public LeafInput? Settled => Values.Settled;

    public decimal? ValueOf(LeafInput? input) => input is null ? null : Leaf.Rule.Value(Leaf.Points, input)?.Round(4);

    /// <summary>A value as tables show it: its points, 不适用, or nothing.</summary>
    public string Show(LeafInput? input) =>
        input is not null && Leaf.Rule.LeavesOut(input) ? "不适用" : ValueOf(input)?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
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

    /// <summary>Everyone who is or was on the team, by member: marks and dissents stay under the name of one who left.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(Guid inspectionId, CancellationToken cancellation) => await (
        from member in db.Set<TeamMember>()
        where member.InspectionId == inspectionId
        join person in db.People on member.PersonId equals person.Id
        select new { member.Id, person.Name }).ToDictionaryAsync(m => m.Id, m => m.Name, cancellation);

    internal async Task<IReadOnlyList<LeafLine>> ReadAsync(ScoringPlan plan, Guid subjectId, CancellationToken cancellation)
    {
        var marks = await (
            from mark in db.Set<MarkEntry>()
            where mark.SubjectId == subjectId && mark.Input != ""
            join member in db.Set<TeamMember>() on mark.MemberId equals member.Id
            join person in db.People on member.PersonId equals person.Id
            orderby member.Position
            select new
            {
                mark,
                member.Position,
                HasLeft = member.LeftOn != null,
                person.Name,
                IsIn = db.Set<MarkSheet>().Any(s => s.SubjectId == subjectId && s.MemberId == mark.MemberId && s.HandedInAt != null),
            }).AsNoTracking().ToListAsync(cancellation);
        var marksOf = marks.ToLookup(m => m.mark.LeafId, m => new MarkOf(
            m.mark.MemberId, m.Name, FrameworkJson.ReadInput(m.mark.Input), m.mark.Reason, m.mark.Finding, m.Position != TeamPosition.Trainee && (!m.HasLeft || m.IsIn),
            (m.Position == TeamPosition.Trainee, m.HasLeft, m.IsIn) switch { (true, _, _) => "跟岗", (_, true, true) => "已离组", (_, true, false) => "已离组，未提交", _ => "" })
        { At = m.mark.UpdatedAt });
        var self = await db.Set<SelfEntry>().Where(e => e.SubjectId == subjectId && e.Input != "").Select(e => new { e.LeafId, e.Input }).ToDictionaryAsync(e => e.LeafId, e => e.Input, cancellation);
        var settled = await db.Set<LeafSettlement>().AsNoTracking().Where(s => s.SubjectId == subjectId).ToDictionaryAsync(s => s.LeafId, cancellation);
        var vetoes = await db.Set<VetoFinding>().Where(v => v.SubjectId == subjectId && v.WithdrawnAt == null).Select(v => v.LeafId).ToListAsync(cancellation);
        var given = await figures.ReadAsync(plan, subjectId, cancellation);
        return [.. plan.Leaves.Select(leaf => Line(leaf, self.GetValueOrDefault(leaf.Id), [.. marksOf[leaf.Id]], settled.GetValueOrDefault(leaf.Id), given.GetValueOrDefault(leaf.Id), vetoes.Contains(leaf.Id)))];
    }

    private static LeafLine Line(Indicator leaf, string? self, List<MarkOf> marks, LeafSettlement? settled, LeafFigure? figure, bool isTriggered)
    {
        var values = new LeafValues
        {
            Self = self is null ? null : FrameworkJson.ReadInput(self),
            Given = marks.Select(m => new GivenMark(m.Name, m.Input, m.Counts)).ToValueList(),
            Figure = figure?.Input,
            Agreed = leaf.Rule is VetoRule ? new LeafInput.Triggered(isTriggered) : settled is { AgreedInput.Length: > 0 } ? FrameworkJson.ReadInput(settled.AgreedInput) : null,
            IsSentBack = settled is { SettledAt: null, SentBackReason.Length: > 0 },
            Decided = settled?.Decided is { } decided ? new LeafInput.Mark(decided) : null,
        };
        return new LeafLine(leaf, values)
        {
            Marks = marks,
            Proposal = values.Propose(leaf),
            AgreedReason = settled?.AgreedReason ?? "",
            Settlement = settled,
            Decided = settled?.Decided,
            DecidedReason = settled?.DecidedReason ?? "",
            Figure = figure,
        };
    }
}
