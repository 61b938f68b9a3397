using Dudao.Core.Documents;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Overview.Course;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Overview;

/// <summary>Everything that the page of a subject shows, already narrowed to what the actor may see.</summary>
public sealed record SubjectDossier(SubjectPicture Picture)
{
    public string Group { get; init; } = "";

    public string Township { get; init; } = "";

    public string Framework { get; init; } = "";

    public string ListItem { get; init; } = "";

    public IReadOnlyList<WorkLine> Work { get; init; } = [];

    /// <summary>The last things that happened, newest first.</summary>
    public IReadOnlyList<CourseEvent> Course { get; init; } = [];

    /// <summary>How many things happened in all.</summary>
    public int CourseLength { get; init; }

    public IReadOnlyDictionary<FieldRecordKind, int> Evidence { get; init; } = new Dictionary<FieldRecordKind, int>();

    public IReadOnlyList<PaperLine> Papers { get; init; } = [];

    public bool May(Sees what) => Picture.Sees.Has(what);
}

/// <summary>Who has how much of his work done.</summary>
public sealed record WorkLine(string Name, string Task, int Done, int Of, string State);

/// <summary>A document of the subject, with its receipt.</summary>
public sealed record PaperLine(Guid Id, string Kind, string Title, string State, string Number, DateOnly? IssuedOn, DateOnly? ReceivedOn);

/// <summary>Reads the page of a subject.</summary>
public sealed class SubjectDossiers(DudaoDbContext db, ActBook book, PaperSight sight, Standings standings, CourseReading course)
{
    private const int MostOfCourse = 12;

    public async Task<Outcome<SubjectDossier>> OpenAsync(Guid subjectId, CancellationToken cancellation)
    {
        var opened = await book.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var picture = opened.Value;
        var sees = picture.Sees;
        var inspection = picture.Inspection;
        var parentId = picture.At.Organisation.ParentId;
        var names = await (
            from i in db.Set<Inspection>()
            where i.Id == inspection.Id
            select new
            {
                Group = db.Set<InspectionGroup>().Where(g => g.Id == picture.Subject.GroupId).Select(g => g.Name).FirstOrDefault(),
                Township = db.Organisations.Where(o => o.Id == parentId).Select(o => o.Name).FirstOrDefault(),
                Framework = db.Set<Frameworks.FrameworkVersionRecord>().Where(v => v.Id == inspection.FrameworkVersionId).Select(v => v.Label).FirstOrDefault(),
                Item = db.Set<Procedure.ListItem>().Where(l => l.Id == inspection.ListItemId).Select(l => "清单第" + l.Number + "项").FirstOrDefault(),
            }).FirstAsync(cancellation);
        var happened = CourseSight.MayOpen(picture) ? await course.LastAsync(picture, MostOfCourse, cancellation) : ([], 0);
        return new SubjectDossier(picture)
        {
            Group = names.Group ?? "",
            Township = names.Township ?? "",
            Framework = names.Framework ?? "",
            ListItem = names.Item ?? "",
            Work = [.. Work(picture, sees)],
            Course = happened.Last,
            CourseLength = happened.All,
            Evidence = sees.Has(Sees.FieldRecords) ? await EvidenceAsync(picture.Subject.Id, cancellation) : new Dictionary<FieldRecordKind, int>(),
            Papers = await PapersAsync(picture, cancellation),
        };
    }

    private static IEnumerable<WorkLine> Work(SubjectPicture picture, Sees sees)
    {
        if (picture.Subject.State == InspectionState.SelfEvaluation && sees.Has(Sees.SelfEvaluation))
        {
            foreach (var contributor in picture.Facts.SelfEvaluation.Contributors)
            {
                yield return new WorkLine(contributor.Name, "填写自评", 0, contributor.Unanswered, contributor.Unanswered == 0 ? "已提交" : $"待补 {contributor.Unanswered} 项");
            }
        }

        if (!sees.Has(Sees.ProgressOfEach) || picture.Subject.State != InspectionState.OnSite)
        {
            yield break;
        }

        foreach (var member in picture.Facts.Team.Where(m => m.ToMark > 0 && !m.StepsBack))
        {
            var task = member.Positions.HasFlag(Position.Trainee) ? "跟岗，不计分" : "评分";
            var state = member.SheetIn ? "已提交" : member.SheetAbsenceNoted ? "已注明缺席" : member.Marked == 0 ? "未开始" : "评分中";
            yield return new WorkLine(member.Name, task, member.Marked, member.ToMark, state);
        }
    }

    private async Task<IReadOnlyDictionary<FieldRecordKind, int>> EvidenceAsync(Guid subjectId, CancellationToken cancellation) =>
        await db.Set<FieldRecord>().Where(r => r.SubjectId == subjectId && r.RemovedAt == null)
            .GroupBy(r => r.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);

    private async Task<IReadOnlyList<PaperLine>> PapersAsync(SubjectPicture picture, CancellationToken cancellation)
    {
        var (subjectId, inspectionId, organisationId) = (picture.Subject.Id, picture.Inspection.Id, picture.Subject.OrganisationId);
        var documents = await db.Set<DocumentRecord>()
            .Where(d => d.InspectionId == inspectionId && (d.SubjectId == null || d.SubjectId == subjectId)).OrderBy(d => d.DraftedOn).ThenBy(d => d.Id)
            .Select(PaperFace.Reading()).ToListAsync(cancellation);
        // Minutes and report tell of every subject of the batch; all other papers are judged by this one alone.
        var ofAll = documents.Exists(d => d.SubjectId is null && PaperSight.NeededFor(Enum.Parse<DocumentKind>(d.Kind)) != Sees.State);
        var seen = await sight.OfAsync(documents, ofAll ? await standings.OfBatchAsync(inspectionId, cancellation) : [picture.At], cancellation);
        var ids = documents.Select(d => d.Id).ToArray();
        var received = await db.Set<Delivery>().Where(d => ids.Contains(d.DocumentId) && d.OrganisationId == organisationId)
            .ToDictionaryAsync(d => d.DocumentId, d => d.ReceivedOn, cancellation);
        return
        [
            .. documents.Where(d => seen[d.Id] != Sight.None).Select(d => new PaperLine(
                d.Id, d.Kind, d.Title, Enum.Parse<DocumentState>(d.State).Name(), d.Number, d.IssuedOn, received.GetValueOrDefault(d.Id))),
        ];
    }
}
