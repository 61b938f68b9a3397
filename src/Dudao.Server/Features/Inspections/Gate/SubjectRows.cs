using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Records;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>What of a self-evaluation's entries the rules ask.</summary>
internal sealed record SelfRow(Guid SubjectId, string LeafId, Guid? ContributorPersonId, bool HasInput, bool AsksOut, bool? OutGranted);

/// <summary>
/// The rows of several subjects, a query a table: a page of one subject and a list of forty cost the same number of queries. What no
/// subject's state asks about is not read.
/// </summary>
internal sealed class SubjectRows
{
    public required ILookup<Guid, ActRecord> Acts { get; init; }

    public required ILookup<Guid, MemberOfTeam> Team { get; init; }

    public required ILookup<Guid, TieDecision> Ties { get; init; }

    public required ILookup<Guid, Assignment> Assignments { get; init; }

    public required IReadOnlyDictionary<Guid, string> Groups { get; init; }

    public required ILookup<Guid, SelfRow> Self { get; init; }

    public required IReadOnlyDictionary<Guid, string> Contributors { get; init; }

    public required ILookup<Guid, (Guid MemberId, int Count)> Marked { get; init; }

    public required ILookup<Guid, MarkSheet> Sheets { get; init; }

    public required ILookup<Guid, Confirmation> Words { get; init; }

    public required ILookup<Guid, (bool IsHearing, bool IsFigure, string LeafId)> Records { get; init; }

    public required ILookup<Guid, Problem> Problems { get; init; }

    public required ILookup<Guid, (string LeafId, bool IsSettled, bool HasInput)> Settled { get; init; }

    public required ILookup<Guid, FeedbackText> Feedback { get; init; }

    public required IReadOnlyDictionary<Guid, int> Unweighed { get; init; }

    public required ILookup<Guid, MeetingDecision> Decisions { get; init; }

    public required IReadOnlySet<Guid> WithMeeting { get; init; }

    public static async Task<SubjectRows> LoadAsync(DudaoDbContext db, IReadOnlyList<SubjectStanding> at, CancellationToken cancellation)
    {
        var inspections = at.Select(a => a.Inspection.Id).Distinct().ToArray();
        var all = Ids(at, _ => true);
        var evaluating = Ids(at, s => s <= InspectionState.SelfEvaluation);
        var visiting = Ids(at, s => s == InspectionState.OnSite);
        var marking = Ids(at, s => s is InspectionState.OnSite or InspectionState.Deliberation);
        var deliberating = Ids(at, s => s == InspectionState.Deliberation);
        var feedback = Ids(at, s => s == InspectionState.Feedback);
        var deciding = Ids(at, s => s >= InspectionState.Decision);
        var self = Ids(at, s => s is <= InspectionState.SelfEvaluation or InspectionState.OnSite);
        var selfRows = await ReadAsync(self, db.Set<SelfEntry>().Where(e => self.Contains(e.SubjectId)).Select(e =>
            new SelfRow(e.SubjectId, e.LeafId, e.ContributorPersonId, e.Input != "", e.NotApplicableReason != "", e.NotApplicableGranted)), cancellation);
        var contributors = selfRows.Select(r => r.ContributorPersonId).OfType<Guid>().Distinct().ToArray();
        return new SubjectRows
        {
            Acts = (await db.Set<ActRecord>().AsNoTracking()
                .Where(a => inspections.Contains(a.InspectionId) && (a.SubjectId == null || all.Contains(a.SubjectId.Value)) && a.UndoneAt == null)
                .OrderBy(a => a.EnteredAt).ThenBy(a => a.Id).ToListAsync(cancellation)).ToLookup(a => a.SubjectId ?? a.InspectionId),
            Team = await TeamAsync(db, inspections, cancellation),
            Ties = (await db.Set<TieDecision>().AsNoTracking().Where(t => inspections.Contains(t.InspectionId)).ToListAsync(cancellation)).ToLookup(t => t.SubjectId),
            Assignments = (await db.Set<Assignment>().AsNoTracking().Where(a => inspections.Contains(a.InspectionId)).ToListAsync(cancellation)).ToLookup(a => a.GroupId),
            Groups = await db.Set<InspectionGroup>().Where(g => inspections.Contains(g.InspectionId)).ToDictionaryAsync(g => g.Id, g => g.Name, cancellation),
            Self = selfRows.ToLookup(r => r.SubjectId),
            Contributors = contributors.Length == 0 || evaluating.Length == 0
                ? new Dictionary<Guid, string>()
                : await db.People.Where(p => contributors.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellation),
            Marked = (await ReadAsync(marking, db.Set<MarkEntry>().Where(m => marking.Contains(m.SubjectId) && m.Input != "")
                .GroupBy(m => new { m.SubjectId, m.MemberId }).Select(g => new { g.Key.SubjectId, g.Key.MemberId, Count = g.Count() }), cancellation))
                .ToLookup(m => m.SubjectId, m => (m.MemberId, m.Count)),
            Sheets = (await ReadAsync(marking, db.Set<MarkSheet>().AsNoTracking().Where(s => marking.Contains(s.SubjectId)), cancellation)).ToLookup(s => s.SubjectId),
            Words = (await ReadAsync(deliberating, db.Set<Confirmation>().AsNoTracking().Where(c => deliberating.Contains(c.SubjectId) && c.VoidedAt == null).OrderBy(c => c.At).ThenBy(c => c.Id), cancellation)).ToLookup(c => c.SubjectId),
            Records = (await ReadAsync(visiting, db.Set<FieldRecord>().Where(r => visiting.Contains(r.SubjectId) && r.RemovedAt == null)
                .Select(r => new { r.SubjectId, r.IsHearing, r.Kind, r.LeafId }), cancellation)).ToLookup(r => r.SubjectId, r => (r.IsHearing, r.Kind == FieldRecordKind.FigureVerified, r.LeafId)),
            Problems = (await ReadAsync(all, db.Set<Problem>().AsNoTracking().Where(p => p.SubjectId != null && all.Contains(p.SubjectId.Value) && p.RemovedAt == null), cancellation)).ToLookup(p => p.SubjectId!.Value),
            Settled = (await ReadAsync(marking, db.Set<LeafSettlement>().Where(s => marking.Contains(s.SubjectId))
                .Select(s => new { s.SubjectId, s.LeafId, Settled = s.SettledAt != null, HasInput = s.AgreedInput != "" }), cancellation)).ToLookup(s => s.SubjectId, s => (s.LeafId, s.Settled, s.HasInput)),
            Feedback = (await ReadAsync(feedback, db.Set<FeedbackText>().AsNoTracking().Where(t => feedback.Contains(t.SubjectId)), cancellation)).ToLookup(t => t.SubjectId),
            Unweighed = await UnweighedAsync(db, Ids(at, s => s == InspectionState.Reply), cancellation),
            Decisions = (await ReadAsync(deciding, db.Set<MeetingDecision>().AsNoTracking().Where(d => deciding.Contains(d.SubjectId)).OrderBy(d => db.Set<DecisionMeeting>().Where(m => m.Id == d.MeetingId).Select(m => m.HeldOn).First()).ThenBy(d => d.Id), cancellation)).ToLookup(d => d.SubjectId),
            WithMeeting = deciding.Length == 0 ? new HashSet<Guid>() : (await db.Set<DecisionMeeting>().Where(m => inspections.Contains(m.InspectionId)).Select(m => m.InspectionId).ToListAsync(cancellation)).ToHashSet(),
        };
    }

    /// <summary>The members at a subject: its group's and the chief leader.</summary>
    public IReadOnlyList<MemberOfTeam> TeamOf(Subject subject) => [.. Team[subject.InspectionId].Where(m => m.Member.GroupId is null || m.Member.GroupId == subject.GroupId)];

    /// <summary>Acts of the batch and of the subject, as they were entered.</summary>
    public IReadOnlyList<ActRecord> ActsOf(Subject subject) => [.. Acts[subject.InspectionId].Concat(Acts[subject.Id]).OrderBy(a => a.EnteredAt).ThenBy(a => a.Id)];

    private static Guid[] Ids(IReadOnlyList<SubjectStanding> at, Func<InspectionState, bool> when) => [.. at.Where(a => when(a.Subject.State)).Select(a => a.Subject.Id)];

    private static async Task<List<T>> ReadAsync<T>(Guid[] ids, IQueryable<T> rows, CancellationToken cancellation) =>
        ids.Length == 0 ? [] : await rows.ToListAsync(cancellation);

    private static async Task<ILookup<Guid, MemberOfTeam>> TeamAsync(DudaoDbContext db, Guid[] inspections, CancellationToken cancellation)
    {
        var rows = await (
            from member in db.Set<TeamMember>()
            where inspections.Contains(member.InspectionId) && member.LeftOn == null
            join person in db.People on member.PersonId equals person.Id
            select new { member, person.Name }).AsNoTracking().ToListAsync(cancellation);
        return rows.OrderBy(r => (int)r.member.Position).ToLookup(r => r.member.InspectionId, r => new MemberOfTeam(r.member, r.Name));
    }

    private static async Task<IReadOnlyDictionary<Guid, int>> UnweighedAsync(DudaoDbContext db, Guid[] replying, CancellationToken cancellation) => replying.Length == 0
        ? new Dictionary<Guid, int>()
        : await db.Set<ReplyPoint>().Where(p => replying.Contains(p.SubjectId) && p.IsChanged == null)
            .GroupBy(p => p.SubjectId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
}
