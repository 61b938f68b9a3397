using Dudao.Core.Inspections;
using Dudao.Core.Procedure;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Meeting;

/// <summary>Reads the table of a meeting: for the office, to whom table C shows a batch.</summary>
public sealed class MeetingTable(DudaoDbContext db, Standings standings, SubjectPictures pictures, LeafBook leaves, OfficeClock clock)
{
    public async Task<Outcome<MeetingView>> OpenAsync(Guid inspectionId, CancellationToken cancellation)
    {
        var at = (await standings.OfBatchAsync(inspectionId, cancellation)).Where(s => s.Subject.WithdrawnOn is null).ToList();
        if (at.Count == 0)
        {
            return Failure.NotFound;
        }

        var inside = at.Where(s => (s.Standing.Acting & Positions.Office) != 0).ToList();
        if (inside.Count == 0)
        {
            return Failure.NotYours("集体研究由督导室办理。");
        }

        var loaded = await pictures.LoadAsync(inside, cancellation);
        return new MeetingView(inside[0].Inspection, await LinesAsync(loaded, cancellation))
        {
            Meetings = await db.Set<DecisionMeeting>().AsNoTracking().Where(m => m.InspectionId == inspectionId).OrderByDescending(m => m.HeldOn).ThenByDescending(m => m.Id).ToListAsync(cancellation),
            Grades = [.. loaded.FirstOrDefault(p => p.Plan is not null)?.Plan!.Framework.Grades.Bands.Select(b => b.Name) ?? []],
            MayRecord = loaded.Any(p => p.At.Standing.Acting.HasFlag(Position.Staff)),
            AsksApproval = loaded[0].Facts.Profile.Find(ValueId.OpinionApproval)?.Amount is not null,
            OfficePeople = await PeopleAsync(inside[0].Inspection.OfficeId, cancellation),
        };
    }

    internal async Task<IReadOnlyList<MeetingLine>> LinesAsync(IReadOnlyList<SubjectPicture> loaded, CancellationToken cancellation)
    {
        var ids = loaded.Select(p => p.Subject.Id).ToArray();
        var problems = (await db.Set<Problem>().AsNoTracking().Where(p => p.SubjectId != null && ids.Contains(p.SubjectId.Value) && p.RemovedAt == null).ToListAsync(cancellation))
            .Where(ForOpinion.Is).ToLookup(p => p.SubjectId!.Value);
        var points = (await db.Set<ReplyPoint>().AsNoTracking().Where(p => ids.Contains(p.SubjectId)).OrderBy(p => p.Order).ToListAsync(cancellation)).ToLookup(p => p.SubjectId);
        var ties = (await db.Set<TieDecision>().AsNoTracking().Where(t => ids.Contains(t.SubjectId) && t.StepsBack == true).ToListAsync(cancellation)).ToLookup(t => t.SubjectId, t => t.MemberId);
        var decisions = (await (
            from decision in db.Set<MeetingDecision>()
            where ids.Contains(decision.SubjectId)
            join meeting in db.Set<DecisionMeeting>() on decision.MeetingId equals meeting.Id
            orderby meeting.HeldOn
            select decision).AsNoTracking().ToListAsync(cancellation)).ToLookup(d => d.SubjectId);
        var lines = new List<MeetingLine>(loaded.Count);
        foreach (var picture in loaded)
        {
            var id = picture.Subject.Id;
            var seen = picture.Subject.State >= InspectionState.Feedback && picture.Sees.Has(Sees.AllMarks) && picture.Plan is not null;
            lines.Add(new MeetingLine(picture, seen ? LeafBook.Range(picture.Plan!, await leaves.ReadAsync(picture, cancellation)).Proposed : null)
            {
                Problems = [.. problems[id]],
                Points = picture.Last(ActId.ReplyByPoints) is null ? [] : [.. points[id]],
                Recused = [.. picture.Team.Where(m => ties[id].Contains(m.Member.Id)).Select(m => m.Name)],
                Decision = picture.Facts.Has(ActId.Decide) ? decisions[id].LastOrDefault(d => !d.IsSentBack) : null,
            });
        }

        return lines;
    }

    private async Task<IReadOnlyList<string>> PeopleAsync(Guid officeId, CancellationToken cancellation)
    {
        var today = clock.Today;
        var rows = await (
            from post in db.Posts
            where post.OrganisationId == officeId && (post.Role == Role.OfficeDirector || post.Role == Role.OfficeStaff)
            join holding in db.PostHoldings.On(today) on post.Id equals holding.PostId
            join person in db.People on holding.PersonId equals person.Id
            orderby post.Role == Role.OfficeDirector descending, person.Name
            select new { person.Name, post.Title }).ToListAsync(cancellation);
        return [.. rows.DistinctBy(r => r.Name).Select(r => $"{r.Name} {r.Title}")];
    }
}
