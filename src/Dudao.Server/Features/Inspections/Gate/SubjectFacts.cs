using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Clock;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>Turns the rows of one subject into what Core's rules ask.</summary>
internal static class SubjectFacts
{
    public static Facts Of(SubjectPicture picture, SubjectRows rows, Facts begun)
    {
        var subject = picture.Subject;
        return begun with
        {
            Days = ActDays.Of(picture.Kind, picture.Acts),
            Extensions = ActDays.Extensions(picture.Acts),
            UndecidedWarnings = rows.Ties[subject.Id].Count(t => t.StepsBack is null),
            Plan = PlanOf(picture),
            Team = [.. picture.Team.Select(m => MemberOf(picture, rows, m))],
            SelfEvaluation = SelfEvaluationOf(picture, rows),
            Visit = VisitOf(picture, rows),
            Deliberation = DeliberationOf(picture, rows),
            PointsUnweighed = picture.Last(ActId.ReplyByPoints) is null ? 0 : rows.Unweighed.GetValueOrDefault(subject.Id),
            Decision = DecisionOf(picture, rows),
            OpenProblems = [.. rows.Problems[subject.Id].Where(p => p is { Disposal: "Notice", Deadline: not null }).Select(p => new ProblemFacts(p.Id, p.Fact, p.Deadline!.Value))],
        };
    }

    private static PlanFacts PlanOf(SubjectPicture picture)
    {
        var (inspection, subject) = (picture.Inspection, picture.Subject);
        return new PlanFacts
        {
            FrameworkPublished = picture.Plan is not null,
            Subjects = 1,
            ListItemNamed = inspection.ListItemId is not null,
            LeavesWithoutMain = picture.Parts?.WithoutMain.Count() ?? 0,
            SelfEvaluationFrom = inspection.SelfEvaluationFrom,
            SelfEvaluationTo = picture.Last(ActId.ExtendSelfEvaluation)?.Until ?? inspection.SelfEvaluationTo,
            VisitFrom = subject.VisitFrom ?? inspection.VisitFrom,
            VisitTo = subject.VisitTo ?? inspection.VisitTo,
            DeliberationAt = subject.DeliberationAt is { } at ? OfficeClock.LocalOf(at) : null,
        };
    }

    private static MemberFacts MemberOf(SubjectPicture picture, SubjectRows rows, MemberOfTeam member)
    {
        var (subjectId, memberId) = (picture.Subject.Id, member.Member.Id);
        var sheet = rows.Sheets[subjectId].FirstOrDefault(s => s.MemberId == memberId);
        var word = rows.Words[subjectId].LastOrDefault(w => w.MemberId == memberId);
        return new MemberFacts(member.Member.PersonId, member.Name, member.Member.Position.Standing())
        {
            Group = member.Member.GroupId is { } group ? rows.Groups.GetValueOrDefault(group, "") : "",
            IsInspector = member.Member.IsInspector,
            StepsBack = rows.Ties[subjectId].Any(t => t.MemberId == memberId && t.StepsBack == true),
            Declared = member.Member.DeclaredOn is not null,
            ToMark = picture.Parts?.MarkedBy(memberId).Count() ?? 0,
            Marked = rows.Marked[subjectId].Where(m => m.MemberId == memberId).Sum(m => m.Count),
            SheetIn = sheet?.HandedInAt is not null,
            TypistId = sheet?.TypistPersonId,
            SheetAbsenceNoted = sheet?.AbsentReason is { Length: > 0 },
            TookPart = word is not null && word.How != "Noted",
            Confirmed = word is not null && word.How != "Noted",
            UnconfirmedNoted = word?.How == "Noted",
        };
    }

    private static SelfEvaluationFacts SelfEvaluationOf(SubjectPicture picture, SubjectRows rows)
    {
        var submitted = picture.Last(ActId.SubmitSelfEvaluation);
        var sentBack = picture.Last(ActId.SendBackSelfEvaluation);
        var isSubmitted = submitted is not null && (sentBack is null || sentBack.EnteredAt < submitted.EnteredAt);
        if (picture.Plan is null || picture.Subject.State > InspectionState.SelfEvaluation)
        {
            return new SelfEvaluationFacts { Submitted = isSubmitted };
        }

        var entries = rows.Self[picture.Subject.Id].ToDictionary(e => e.LeafId);
        var empty = SelfAsked.Of(picture.Plan)
            .Where(l => !(entries.GetValueOrDefault(l.Id) is { } e && (e.HasInput || (e.AsksOut && e.OutGranted != false)))).Select(l => l.Id).ToHashSet();
        return new SelfEvaluationFacts
        {
            LeavesUnanswered = empty.Count,
            Submitted = isSubmitted,
            SentBack = sentBack is not null && !isSubmitted,
            NotApplicableUndecided = entries.Values.Count(e => e.AsksOut && e.OutGranted is null),
            Contributors =
            [
                .. entries.Values.Where(e => e.ContributorPersonId is not null).GroupBy(e => e.ContributorPersonId!.Value)
                    .Select(g => new ContributorFacts(g.Key, rows.Contributors.GetValueOrDefault(g.Key, ""), g.Count(e => empty.Contains(e.LeafId)))),
            ],
        };
    }

    private static VisitFacts VisitOf(SubjectPicture picture, SubjectRows rows)
    {
        if (picture.Subject.State != InspectionState.OnSite)
        {
            return new VisitFacts();
        }

        var subjectId = picture.Subject.Id;
        return new VisitFacts
        {
            Hearings = rows.Records[subjectId].Count(r => r.IsHearing),
            ProblemsUnanswered = rows.Problems[subjectId].Count(p => p.Answer == ProblemAnswer.Open),
            FiguresUndecided = FigureGaps(picture, rows).Count(),
        };
    }

    /// <summary>Data leaves whose figure nobody gave and that the leaf leaves to an inspector.</summary>
    public static IEnumerable<Indicator> FigureGaps(SubjectPicture picture, SubjectRows rows)
    {
        var subjectId = picture.Subject.Id;
        var given = rows.Self[subjectId].Where(e => e.HasInput).Select(e => e.LeafId)
            .Concat(rows.Records[subjectId].Where(r => r.IsFigure).Select(r => r.LeafId))
            .Concat(rows.Settled[subjectId].Where(s => s.HasInput).Select(s => s.LeafId)).ToHashSet();
        return picture.Plan?.Leaves.Where(l => l.Rule is DataRule { Missing: MissingFigure.Ask } && !given.Contains(l.Id)) ?? [];
    }

    private static DeliberationFacts DeliberationOf(SubjectPicture picture, SubjectRows rows)
    {
        var settled = rows.Settled[picture.Subject.Id].Where(s => s.IsSettled).Select(s => s.LeafId).ToHashSet();
        return new DeliberationFacts
        {
            Opened = picture.Last(ActId.OpenDeliberation) is not null,
            LeavesUnsettled = picture.Subject.State == InspectionState.Deliberation
                ? picture.Parts?.Leaves.Count(l => l.Rule is not DataRule && !settled.Contains(l.Id)) ?? 0
                : 0,
            ALevelsUnjudged = picture.Subject.State == InspectionState.Feedback ? Unjudged(picture, rows) : 0,
            NamesMarkOrGrade = picture.Subject.State == InspectionState.Feedback && NamesMark(picture, rows),
        };
    }

    private static int Unjudged(SubjectPicture picture, SubjectRows rows)
    {
        var judged = rows.Feedback[picture.Subject.Id].Where(t => t.Words.Length > 0).Select(t => t.Field).ToHashSet();
        return picture.Plan?.Framework.Parts.Count(p => p.Leaves().Any(l => picture.Plan.IndexOf(l.Id) >= 0) && !judged.Contains("j-" + p.Id)) ?? 0;
    }

    private static bool NamesMark(SubjectPicture picture, SubjectRows rows)
    {
        var grades = picture.Plan?.Framework.Grades.Bands.Select(b => b.Name).ToList() ?? [];
        return rows.Feedback[picture.Subject.Id].Select(t => t.Words).Concat(rows.Problems[picture.Subject.Id].Where(ForOpinion.Is).Select(p => p.Fact))
            .Any(words => MarksInWords.Find(words, grades) is not null);
    }

    private static DecisionFacts DecisionOf(SubjectPicture picture, SubjectRows rows)
    {
        var decision = rows.Decisions[picture.Subject.Id].LastOrDefault(d => !d.IsSentBack);
        return new DecisionFacts
        {
            MeetingRecorded = rows.WithMeeting.Contains(picture.Inspection.Id),
            GradeChanged = decision is not null && decision.Grade != decision.ProposedGrade,
            InFavour = decision?.InFavour ?? 0,
            Deferred = picture.Subject.Grade.Length > 0 && picture.Plan?.Framework.Grades.Bands.Any(b => b.Name == picture.Subject.Grade && b.IsDeferred) == true,
        };
    }
}
