using System.Globalization;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Scoring;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.OnSite.FieldRecords;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.OnSite;

/// <summary>
/// Marks on the spot. A member sees and writes his own sheet; staff or the recorder the one that was handed to them, until it is handed in.
/// A save asks only what it must, since fifty people save at once.
/// </summary>
public sealed class Marking(
    DudaoDbContext db, Standings standings, SubjectPlans plans, LeafFigures figures, SignedIn signedIn, OfficeClock clock)
{
    /// <summary>The actor's own sheet, or the one of <paramref name="memberId"/> that was handed to him.</summary>
    public async Task<Outcome<MarkSheetView>> OpenAsync(Guid subjectId, Guid? memberId, CancellationToken cancellation)
    {
        var found = await FindAsync(subjectId, memberId, cancellation);
        if (!found.IsDone)
        {
            return found.Failure;
        }

        var (at, member, sheet, plan, parts) = found.Value;
        var marks = await db.Set<MarkEntry>().AsNoTracking().Where(m => m.SubjectId == subjectId && m.MemberId == member.Id).ToDictionaryAsync(m => m.LeafId, cancellation);
        var self = await db.Set<SelfEntry>().AsNoTracking().Where(e => e.SubjectId == subjectId && e.Input != "").ToDictionaryAsync(e => e.LeafId, e => e.Input, cancellation);
        var given = await figures.ReadAsync(plan, subjectId, cancellation);
        var records = (await db.Set<FieldRecord>().Where(r => r.SubjectId == subjectId && r.LeafId != "" && r.RemovedAt == null)
            .Select(r => new { r.LeafId, r.Kind }).ToListAsync(cancellation)).ToLookup(r => r.LeafId, r => r.Kind);
        var name = await db.People.Where(p => p.Id == member.PersonId).Select(p => p.Name).SingleAsync(cancellation);
        var typist = sheet?.TypistPersonId is { } to ? await db.People.Where(p => p.Id == to).Select(p => p.Name).FirstOrDefaultAsync(cancellation) : null;
        return new MarkSheetView(at, member, name, member.PersonId != signedIn.Actor.PersonId)
        {
            Framework = plan.Framework,
            LeftOut = parts.LeftOutOf(member.Id),
            HandedInAt = sheet?.HandedInAt,
            TypistPersonId = sheet?.TypistPersonId,
            TypistName = typist ?? "",
            ReasonShare = at.Inspection.ReasonShare,
            IsOpen = ActBook.Refuse(JudgeWriting(at, member, sheet), ActForm.New()) is null,
            Lines = [.. parts.PartOf(member.Id).Select(l => Line(l, plan, at.Inspection, marks.GetValueOrDefault(l.Id), self.GetValueOrDefault(l.Id), given.GetValueOrDefault(l.Id), EvidenceWords(records[l.Id])))],
        };
    }

    /// <summary>The sheets of this subject that are in the actor's hand for typing.</summary>
    public async Task<IReadOnlyList<(Guid MemberId, string Name)>> HandedAsync(Guid subjectId, CancellationToken cancellation)
    {
        if (await standings.FindAsync(subjectId, cancellation) is not { Standing: { HoldsSheet: true, MayEnterForOthers: true } })
        {
            return [];
        }

        var personId = signedIn.Actor.PersonId;
        var rows = await (
            from sheet in db.Set<MarkSheet>()
            where sheet.SubjectId == subjectId && sheet.TypistPersonId == personId && sheet.HandedInAt == null
            join member in db.Set<TeamMember>() on sheet.MemberId equals member.Id
            where member.LeftOn == null && member.PersonId != personId
            join person in db.People on member.PersonId equals person.Id
            select new { member.Id, person.Name }).ToListAsync(cancellation);
        return [.. rows.Select(r => (r.Id, r.Name))];
    }

    /// <summary>The self-evaluation's inputs by leaf; the caller has judged who may see them.</summary>
    internal async Task<IReadOnlyDictionary<string, LeafInput>> SelfAsync(Guid subjectId, CancellationToken cancellation) =>
        (await db.Set<SelfEntry>().Where(e => e.SubjectId == subjectId && e.Input != "").Select(e => new { e.LeafId, e.Input }).ToListAsync(cancellation))
            .ToDictionary(e => e.LeafId, e => FrameworkJson.ReadInput(e.Input));

    /// <summary>Saves what is typed: fields m-LEAF, r-LEAF and f-LEAF are mark, reason and finding.</summary>
    public Task<Outcome<SaveResponse>> SaveAsync(Guid subjectId, Guid? memberId, SaveRequest request, CancellationToken cancellation) => db.WriteAsync<SaveResponse>(async () =>
    {
        var found = await FindAsync(subjectId, memberId, cancellation);
        if (!found.IsDone)
        {
            return found.Failure;
        }

        var (at, member, sheet, plan, parts) = found.Value;
        return ActBook.Refuse(JudgeWriting(at, member, sheet), ActForm.New()) is { } refused
            ? refused
            : await WriteAsync(at, member, sheet, plan, parts, request, cancellation);
    }, cancellation);

    private async Task<SaveResponse> WriteAsync(
        SubjectStanding at, TeamMember member, MarkSheet? sheet, ScoringPlan plan, PartPlan parts, SaveRequest request, CancellationToken cancellation)
    {
        var subjectId = at.Subject.Id;
        var mine = parts.MarkedBy(member.Id).ToDictionary(l => l.Id);
        var touched = request.Changes.Select(c => c.Of).Distinct().ToArray();
        var entries = await db.Set<MarkEntry>().Where(m => m.SubjectId == subjectId && m.MemberId == member.Id && touched.Contains(m.LeafId)).ToDictionaryAsync(m => m.LeafId, cancellation);
        var results = new List<SaveResult>();
        foreach (var change in request.Changes)
        {
            results.Add(mine.TryGetValue(change.Of, out var leaf)
                ? Apply(subjectId, member.Id, leaf, entries, change)
                : SaveResult.Refused(change, "这一项不在您的分工里。"));
        }

        if (db.ChangeTracker.HasChanges())
        {
            if (sheet is null)
            {
                db.Add(new MarkSheet { SubjectId = subjectId, MemberId = member.Id });
            }

            var isOwn = member.PersonId == signedIn.Actor.PersonId;
            db.Record(new Deed("Mark.Save", isOwn ? "评分" : "代录评分表")
            {
                RecordKind = nameof(MarkSheet),
                RecordId = subjectId,
                OfficeId = at.Inspection.OfficeId,
                ForWhom = isOwn ? "" : await db.People.Where(p => p.Id == member.PersonId).Select(p => p.Name).SingleAsync(cancellation),
            });
            await db.SaveChangesAsync(cancellation);
        }

        var totals = new MarkTotals(plan.Framework, [.. mine.Values], await TypedAsync(subjectId, member.Id, cancellation), await SelfAsync(subjectId, cancellation), at.Inspection.ReasonShare);
        return SaveResponse.Now(clock, results, totals.Texts(touched));
    }

    private async Task<IReadOnlyDictionary<string, TypedMark>> TypedAsync(Guid subjectId, Guid memberId, CancellationToken cancellation) =>
        (await db.Set<MarkEntry>().Where(m => m.SubjectId == subjectId && m.MemberId == memberId).Select(m => new { m.LeafId, m.Input, m.Reason }).ToListAsync(cancellation))
            .ToDictionary(m => m.LeafId, m => new TypedMark(m.Input.Length == 0 ? null : FrameworkJson.ReadInput(m.Input), m.Reason));

    private SaveResult Apply(Guid subjectId, Guid memberId, Indicator leaf, Dictionary<string, MarkEntry> entries, SaveChange change)
    {
        var entry = entries.GetValueOrDefault(leaf.Id);
        TypedField As(string? stored, int? version) => new(stored ?? "", version ?? 0, entry?.UpdatedByName ?? "", entry?.UpdatedAt);
        MarkEntry Sign()
        {
            if (entry is null)
            {
                entries[leaf.Id] = entry = new MarkEntry { SubjectId = subjectId, MemberId = memberId, LeafId = leaf.Id };
                db.Add(entry);
            }

            (entry.UpdatedAt, entry.UpdatedByName) = (clock.Now, signedIn.Actor.Name);
            return entry;
        }

        switch (change.Field)
        {
            case 'm':
                var reading = LeafReading.Of(leaf, change.Value);
                return As(entry is { Input.Length: > 0 } ? Show(leaf, FrameworkJson.ReadInput(entry.Input)) : "", entry?.InputVersion)
                    .Take(change, Show(leaf, reading.Input), reading.Refusal?.Message, () => Put(Sign(), leaf, reading.Input));
            case 'r':
                return As(entry?.Reason, entry?.ReasonVersion).Take(change, words =>
                {
                    var row = Sign();
                    (row.Reason, row.ReasonVersion) = (words, row.ReasonVersion + 1);
                });
            case 'f':
                return As(entry?.Finding, entry?.FindingVersion).Take(change, words =>
                {
                    var row = Sign();
                    (row.Finding, row.FindingVersion) = (words, row.FindingVersion + 1);
                });
            default:
                return SaveResult.Refused(change, "没有这一栏。");
        }
    }

    private static void Put(MarkEntry entry, Indicator leaf, LeafInput? input)
    {
        entry.Input = input is null ? "" : FrameworkJson.Write(input);
        entry.Value = input is null ? null : leaf.Rule.Value(leaf.Points, input)?.Round(4);
        entry.InputVersion++;
    }

    private Verdict JudgeWriting(SubjectStanding at, TeamMember member, MarkSheet? sheet)
    {
        var isOwn = member.PersonId == signedIn.Actor.PersonId;
        var facts = new Facts(clock.Today) { Visit = new VisitFacts { SheetIn = sheet?.HandedInAt is not null } };
        return ActRules.Judge(
            InspectionKinds.Of(at.Inspection.Kind), isOwn ? ActId.Mark : ActId.TypeSheet, at.Subject.State, at.Standing, facts, new Attempt(clock.Today));
    }

    /// <summary>What stands in the field of a mark: of a level its points, since the letter stands beside them.</summary>
    public static string Show(Indicator leaf, LeafInput? input) =>
        input is not (null or LeafInput.NotApplicable) && leaf.Rule is LevelRule && leaf.Rule.Value(leaf.Points, input) is { } points ? points.Plain() : LeafReading.Show(leaf, input);

    /// <summary>How much evidence lies at a leaf, by 听 查 看 访 议: 查2 访3.</summary>
    private static string EvidenceWords(IEnumerable<FieldRecordKind> kinds) =>
        string.Join(' ', kinds.GroupBy(k => FieldRecordForm.Of(k).Deed).Select(g => $"{g.Key}{g.Count().ToString(CultureInfo.InvariantCulture)}"));

    private static MarkLine Line(
        Indicator leaf, ScoringPlan plan, Inspection inspection, MarkEntry? mark, string? self, LeafFigure? figure, string records)
    {
        var own = mark is { Input.Length: > 0 } ? FrameworkJson.ReadInput(mark.Input) : null;
        var theirs = self is null ? null : FrameworkJson.ReadInput(self);
        var isMarked = leaf.Rule is not DataRule;
        return new MarkLine(leaf, [.. plan.Framework.PathTo(leaf.Id).SkipLast(1)], isMarked)
        {
            Input = isMarked ? own : figure?.Input,
            InputVersion = mark?.InputVersion ?? 0,
            Reason = mark?.Reason ?? "",
            ReasonVersion = mark?.ReasonVersion ?? 0,
            Finding = mark?.Finding ?? "",
            FindingVersion = mark?.FindingVersion ?? 0,
            Self = theirs,
            Source = figure?.Source ?? "",
            Evidence = records,
            ReasonAsked = isMarked ? MarkTotals.ReasonWords(leaf, theirs, own, inspection.ReasonShare) : "",
        };
    }

    private async Task<Outcome<(SubjectStanding At, TeamMember Member, MarkSheet? Sheet, ScoringPlan Plan, PartPlan Parts)>> FindAsync(
        Guid subjectId, Guid? memberId, CancellationToken cancellation)
    {
        var at = await standings.FindAsync(subjectId, cancellation);
        if (at?.Inspection.FrameworkVersionId is not { } version)
        {
            return Failure.NotFound;
        }

        var wanted = memberId ?? at.Member?.Id;
        var member = wanted == at.Member?.Id
            ? at.Member
            : await db.Set<TeamMember>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == wanted && m.InspectionId == at.Inspection.Id && m.LeftOn == null, cancellation);
        if (member is null)
        {
            return Failure.NotYours("您在这里没有评分任务，也没有交给您录入的评分表。");
        }

        var sheet = await db.Set<MarkSheet>().FindAsync([subjectId, member.Id], cancellation);
        var isOwn = member.PersonId == signedIn.Actor.PersonId;
        var isHanded = sheet?.TypistPersonId == signedIn.Actor.PersonId && sheet.HandedInAt is null && at.Standing.MayEnterForOthers;
        if (!isOwn && !isHanded)
        {
            return Failure.NotYours("合议开始前，只能看到自己的评分，或交给您录入的那一张评分表。");
        }

        at = isOwn ? at : at with { Standing = at.Standing with { HoldsSheet = isHanded } };
        var plan = await plans.OfAsync(version, at.Subject, cancellation);
        var groupId = at.Subject.GroupId;
        var assignments = await db.Set<Assignment>().AsNoTracking().Where(a => a.InspectionId == at.Inspection.Id && a.GroupId == groupId).ToListAsync(cancellation);
        return (at, member, sheet, plan, new PartPlan(plan, subjectId, assignments));
    }
}
