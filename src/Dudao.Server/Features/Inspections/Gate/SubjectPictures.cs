using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Scoring;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Clock;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>Loads what is so about a subject. What a state does not ask about yet is not loaded.</summary>
public sealed class SubjectPictures(DudaoDbContext db, FrameworkStore frameworks, OfficeDays days, OfficeClock clock)
{
    public async Task<SubjectPicture> LoadAsync(SubjectStanding at, CancellationToken cancellation)
    {
        var inspection = at.Inspection;
        var subject = at.Subject;
        var kind = InspectionKinds.Of(inspection.Kind);
        var acts = await db.Set<ActRecord>().AsNoTracking()
            .Where(a => a.InspectionId == inspection.Id && (a.SubjectId == null || a.SubjectId == subject.Id) && a.UndoneAt == null)
            .OrderBy(a => a.EnteredAt).ToListAsync(cancellation);
        var team = await TeamAsync(inspection.Id, subject.GroupId, cancellation);
        var ties = await db.Set<TieDecision>().AsNoTracking().Where(t => t.SubjectId == subject.Id).ToListAsync(cancellation);
        var plan = inspection.FrameworkVersionId is { } version ? await frameworks.PlanAsync(db, version, subject.Traits, cancellation) : null;
        var parts = plan is null ? null : new PartPlan(plan, subject.Id, await AssignmentsAsync(inspection.Id, subject.GroupId, cancellation));
        var picture = new SubjectPicture(at, kind, new Facts(clock.Today)) { Plan = plan, Parts = parts, Team = team, Acts = acts };
        var facts = picture.Facts with
        {
            Days = ActDays.Of(kind, acts),
            Extensions = ActDays.Extensions(acts),
            UndecidedWarnings = ties.Count(t => t.StepsBack is null),
            Plan = PlanOf(inspection, subject, plan, parts, acts),
            Team = await TeamFactsAsync(picture, ties, cancellation),
            SelfEvaluation = await SelfEvaluationAsync(picture, cancellation),
            Visit = await VisitAsync(picture, cancellation),
            Deliberation = await DeliberationAsync(picture, cancellation),
            PointsUnweighed = subject.State is InspectionState.Reply
                ? await db.Set<ReplyPoint>().CountAsync(p => p.SubjectId == subject.Id && p.IsChanged == null, cancellation)
                : 0,
            Decision = await DecisionAsync(picture, cancellation),
        };
        facts = facts with { Deadlines = await days.OfAsync(inspection, kind, facts, cancellation) };
        return picture with { Facts = facts };
    }

    public async Task<IReadOnlyList<MemberOfTeam>> TeamAsync(Guid inspectionId, Guid? groupId, CancellationToken cancellation)
    {
        var rows = await (
            from member in db.Set<TeamMember>()
            where member.InspectionId == inspectionId && member.LeftOn == null && (member.GroupId == null || member.GroupId == groupId)
            join person in db.People on member.PersonId equals person.Id
            orderby member.Position, person.Name
            select new { member, person.Name }).AsNoTracking().ToListAsync(cancellation);
        return [.. rows.OrderBy(r => (int)r.member.Position).Select(r => new MemberOfTeam(r.member, r.Name))];
    }

    private Task<List<Assignment>> AssignmentsAsync(Guid inspectionId, Guid? groupId, CancellationToken cancellation) =>
        db.Set<Assignment>().AsNoTracking().Where(a => a.InspectionId == inspectionId && a.GroupId == groupId).ToListAsync(cancellation);

    private static PlanFacts PlanOf(Inspection inspection, Subject subject, ScoringPlan? plan, PartPlan? parts, List<ActRecord> acts) => new()
    {
        FrameworkPublished = plan is not null,
        Subjects = 1,
        ListItemNamed = inspection.ListItemId is not null,
        LeavesWithoutMain = parts?.WithoutMain.Count() ?? 0,
        SelfEvaluationFrom = inspection.SelfEvaluationFrom,
        SelfEvaluationTo = acts.LastOrDefault(a => a.Act == nameof(ActId.ExtendSelfEvaluation))?.Until ?? inspection.SelfEvaluationTo,
        VisitFrom = subject.VisitFrom ?? inspection.VisitFrom,
        VisitTo = subject.VisitTo ?? inspection.VisitTo,
        DeliberationAt = subject.DeliberationAt is { } at ? OfficeClock.LocalOf(at) : null,
    };

    private async Task<IReadOnlyList<MemberFacts>> TeamFactsAsync(SubjectPicture picture, List<TieDecision> ties, CancellationToken cancellation)
    {
        var subjectId = picture.Subject.Id;
        var marks = picture.Subject.State >= InspectionState.OnSite
            ? await db.Set<MarkEntry>().Where(m => m.SubjectId == subjectId && m.Value != null)
                .GroupBy(m => m.MemberId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation)
            : [];
        var sheets = picture.Subject.State >= InspectionState.OnSite
            ? await db.Set<MarkSheet>().AsNoTracking().Where(s => s.SubjectId == subjectId).ToDictionaryAsync(s => s.MemberId, cancellation)
            : [];
        var words = picture.Subject.State >= InspectionState.Deliberation
            ? await db.Set<Confirmation>().AsNoTracking().Where(c => c.SubjectId == subjectId && c.VoidedAt == null).ToListAsync(cancellation)
            : [];
        var group = picture.Subject.GroupId is { } groupId
            ? await db.Set<InspectionGroup>().Where(g => g.Id == groupId).Select(g => g.Name).FirstOrDefaultAsync(cancellation) ?? ""
            : "";
        return [.. picture.Team.Select(m => new MemberFacts(m.Member.PersonId, m.Name, m.Member.Position.Standing())
        {
            Group = m.Member.GroupId is null ? "" : group,
            IsInspector = m.Member.IsInspector,
            StepsBack = ties.Any(t => t.MemberId == m.Member.Id && t.StepsBack == true),
            Declared = m.Member.DeclaredOn is not null,
            ToMark = picture.Parts?.MarkedBy(m.Member.Id).Count() ?? 0,
            Marked = marks.GetValueOrDefault(m.Member.Id),
            SheetIn = sheets.GetValueOrDefault(m.Member.Id)?.HandedInAt is not null,
            SheetAbsenceNoted = sheets.GetValueOrDefault(m.Member.Id)?.AbsentReason is { Length: > 0 },
            TookPart = words.Any(w => w.MemberId == m.Member.Id && w.How != "Noted"),
            Confirmed = words.Any(w => w.MemberId == m.Member.Id && w.How != "Noted"),
            UnconfirmedNoted = words.Any(w => w.MemberId == m.Member.Id && w.How == "Noted"),
        })];
    }

    private async Task<SelfEvaluationFacts> SelfEvaluationAsync(SubjectPicture picture, CancellationToken cancellation)
    {
        if (picture.Plan is null || picture.Subject.State > InspectionState.SelfEvaluation)
        {
            return new SelfEvaluationFacts { Submitted = picture.Last(ActId.SubmitSelfEvaluation) is not null };
        }

        var subjectId = picture.Subject.Id;
        var entries = await (
            from entry in db.Set<SelfEntry>()
            where entry.SubjectId == subjectId
            select new { entry.LeafId, entry.ContributorPersonId, Answered = entry.Input != "" || entry.NotApplicableReason != "", Asks = entry.NotApplicableReason != "" && entry.NotApplicableGranted == null, entry.IsUnlocked })
            .ToDictionaryAsync(e => e.LeafId, cancellation);
        var asked = picture.Plan.Leaves.Where(SelfAsked.Is).ToList();
        var empty = asked.Where(l => !(entries.GetValueOrDefault(l.Id)?.Answered ?? false)).Select(l => l.Id).ToHashSet();
        var contributors = entries.Values.Where(e => e.ContributorPersonId is not null).Select(e => e.ContributorPersonId!.Value).Distinct().ToArray();
        var names = contributors.Length == 0 ? [] : await db.People.Where(p => contributors.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
        var submitted = picture.Last(ActId.SubmitSelfEvaluation);
        var sentBack = picture.Last(ActId.SendBackSelfEvaluation);
        return new SelfEvaluationFacts
        {
            LeavesUnanswered = empty.Count,
            Submitted = submitted is not null && (sentBack is null || sentBack.EnteredAt < submitted.EnteredAt),
            SentBack = sentBack is not null && (submitted is null || sentBack.EnteredAt > submitted.EnteredAt),
            NotApplicableUndecided = entries.Values.Count(e => e.Asks),
            Contributors = [.. contributors.Select(c => new ContributorFacts(c, names[c], entries.Values.Count(e => e.ContributorPersonId == c && empty.Contains(e.LeafId))))],
        };
    }

    private async Task<VisitFacts> VisitAsync(SubjectPicture picture, CancellationToken cancellation)
    {
        if (picture.Subject.State != InspectionState.OnSite)
        {
            return new VisitFacts();
        }

        var subjectId = picture.Subject.Id;
        return new VisitFacts
        {
            Hearings = await db.Set<FieldRecord>().CountAsync(r => r.SubjectId == subjectId && r.IsHearing && r.RemovedAt == null, cancellation),
            ProblemsUnanswered = await db.Set<Problem>().CountAsync(p => p.SubjectId == subjectId && p.Answer == ProblemAnswer.Open && p.RemovedAt == null, cancellation),
            FiguresUndecided = await FigureGaps.CountAsync(db, picture, cancellation),
        };
    }

    private async Task<DeliberationFacts> DeliberationAsync(SubjectPicture picture, CancellationToken cancellation)
    {
        var opened = picture.Last(ActId.OpenDeliberation) is not null;
        if (picture.Subject.State != InspectionState.Deliberation || picture.Parts is null)
        {
            return new DeliberationFacts { Opened = opened };
        }

        var subjectId = picture.Subject.Id;
        var settled = await db.Set<LeafSettlement>().Where(s => s.SubjectId == subjectId && s.SettledAt != null).Select(s => s.LeafId).ToListAsync(cancellation);
        return new DeliberationFacts
        {
            Opened = opened,
            LeavesUnsettled = picture.Parts.Leaves.Count(l => l.Rule is not DataRule && !settled.Contains(l.Id)),
        };
    }

    private async Task<DecisionFacts> DecisionAsync(SubjectPicture picture, CancellationToken cancellation)
    {
        if (picture.Subject.State < InspectionState.Decision)
        {
            return new DecisionFacts();
        }

        var subjectId = picture.Subject.Id;
        var inspectionId = picture.Inspection.Id;
        var decision = await db.Set<MeetingDecision>().AsNoTracking().FirstOrDefaultAsync(d => d.SubjectId == subjectId && !d.IsSentBack, cancellation);
        return new DecisionFacts
        {
            MeetingRecorded = await db.Set<DecisionMeeting>().AnyAsync(m => m.InspectionId == inspectionId, cancellation),
            GradeChanged = decision is not null && decision.Grade != decision.ProposedGrade,
            Deferred = picture.Subject.Grade.Length > 0 && picture.Plan?.Framework.Grades.Bands.Any(b => b.Name == picture.Subject.Grade && b.IsDeferred) == true,
        };
    }
}
