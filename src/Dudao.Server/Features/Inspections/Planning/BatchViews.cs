using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Overview.Course;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Components;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Planning;

/// <summary>The page of a batch.</summary>
public sealed record BatchView(BatchPicture Picture)
{
    public IReadOnlyList<BatchSubject> Subjects { get; init; } = [];

    public string Framework { get; init; } = "";

    public IReadOnlyList<PickerOption> Schools { get; init; } = [];

    public IReadOnlyList<PickerOption> People { get; init; } = [];

    public IReadOnlyList<BatchPaper> Papers { get; init; } = [];

    /// <summary>Who was of the team and went.</summary>
    public IReadOnlyList<LeftMember> Left { get; init; } = [];

    /// <summary>Staff once the notice is out, until the last deliberation is closed.</summary>
    public bool MayReplace => Picture.Standing.Acting.HasFlag(Position.Staff) && Picture.Kind.Find(ActId.ReplaceMember)?.IsOpenIn(Picture.State) == true;

    /// <summary>The last things that happened to the batch, newest first.</summary>
    public IReadOnlyList<CourseEvent> Course { get; init; } = [];

    public int CourseLength { get; init; }

    /// <summary>Staff before the notice is issued.</summary>
    public bool MayPlan => Picture.Judge(ActId.Edit).IsAllowed;
}

/// <summary>A member who went: when, why, and who came.</summary>
public sealed record LeftMember(string Name, TeamPosition Position, DateOnly On, string Reason, string Successor);

public sealed record BatchSubject(Subject Subject, string Name, string StateWords);

/// <summary>A paper of the batch, with how many of its recipients received it.</summary>
public sealed record BatchPaper(Guid Id, string Kind, string Title, string State, string Number, int Sent, int Received);

/// <summary>Reads the page of a batch. A member or staff sees the subjects that he stands to; one who stepped back does not see that subject.</summary>
public sealed class BatchViews(DudaoDbContext db, BatchBook book, Standings standings, PlanChoices choices, PaperSight sight, CourseReading course)
{
    private const int MostOfCourse = 8;

    public async Task<Outcome<BatchView>> OpenAsync(Guid inspectionId, CancellationToken cancellation)
    {
        var opened = await book.OpenAsync(inspectionId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var picture = opened.Value;
        var found = await standings.OfBatchAsync(inspectionId, cancellation);
        var happened = await course.LastAsync(picture, MostOfCourse, cancellation);
        var view = new BatchView(picture)
        {
            Subjects = [.. found.Where(f => f.Subject.WithdrawnOn is null).Select(f => new BatchSubject(f.Subject, f.Organisation.Name, f.Subject.State.Name()))],
            Framework = await FrameworkAsync(picture.Inspection.FrameworkVersionId, cancellation),
            Papers = await PapersAsync(picture, found, cancellation),
            Left = await LeftAsync(inspectionId, picture, cancellation),
            Course = happened.Last,
            CourseLength = happened.All,
        };
        return view.MayPlan
            ? view with { Schools = await choices.SchoolsAsync(cancellation), People = await choices.PeopleAsync(cancellation) }
            : view;
    }

    private async Task<IReadOnlyList<LeftMember>> LeftAsync(Guid inspectionId, BatchPicture picture, CancellationToken cancellation)
    {
        var rows = await (
            from member in db.Set<TeamMember>()
            where member.InspectionId == inspectionId && member.LeftOn != null
            join person in db.People on member.PersonId equals person.Id
            orderby member.LeftOn
            select new { member.Id, member.Position, person.Name, member.LeftOn, member.LeaveReason, member.ReplacedById }).ToListAsync(cancellation);
        var names = rows.Select(r => (r.Id, r.Name)).Concat(picture.Team.Select(m => (m.Member.Id, m.Name))).ToDictionary(p => p.Id, p => p.Name);
        return [.. rows.Select(r => new LeftMember(r.Name, r.Position, r.LeftOn!.Value, r.LeaveReason, r.ReplacedById is { } by ? names.GetValueOrDefault(by, "") : ""))];
    }

    private async Task<string> FrameworkAsync(Guid? versionId, CancellationToken cancellation) => versionId is { } id
        ? await (from version in db.Set<FrameworkVersionRecord>()
                 where version.Id == id
                 join framework in db.Set<FrameworkRecord>() on version.FrameworkId equals framework.Id
                 select framework.Name + " " + version.Label).FirstAsync(cancellation)
        : "未选指标体系";

    private async Task<IReadOnlyList<BatchPaper>> PapersAsync(BatchPicture picture, IReadOnlyList<SubjectStanding> at, CancellationToken cancellation)
    {
        var id = picture.Inspection.Id;
        var documents = await db.Set<DocumentRecord>().AsNoTracking().Where(d => d.InspectionId == id && d.SubjectId == null && d.VoidedOn == null)
            .OrderBy(d => d.DraftedOn).ToListAsync(cancellation);
        var seen = await sight.OfAsync(documents, at, cancellation);
        var ids = documents.Select(d => d.Id).ToArray();
        var deliveries = (await db.Set<Delivery>().AsNoTracking().Where(d => ids.Contains(d.DocumentId)).ToListAsync(cancellation)).ToLookup(d => d.DocumentId);
        return
        [
            .. documents.Where(d => seen[d.Id] != Sight.None)
                .Select(d => new BatchPaper(d.Id, d.Kind, d.Title, d.State, d.Number, deliveries[d.Id].Count(), deliveries[d.Id].Count(x => x.ReceivedOn is not null))),
        ];
    }
}
