using System.Linq.Expressions;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Lists;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Audit;

/// <summary>An act with what it changed, as far as the reader may see that.</summary>
/// <param name="Changes">Empty where <paramref name="Hidden"/> says why.</param>
/// <param name="Hidden">Why the values are not shown; null where they are.</param>
/// <param name="MarkCourse">Where whoever may see the mark sees its changes; null where no mark was changed, or the reader is not of the office's work.</param>
public sealed record AuditView(AuditEvent Event, IReadOnlyList<RecordedChange> Changes, string? Hidden, long? Before, long? After, string? MarkCourse = null);

/// <summary>Reads the record of acts for whom it may concern.</summary>
public sealed class AuditReading(DudaoDbContext db, SignedIn signedIn)
{
    /// <summary>Entities that hold what was found and said in inspections: the administrator keeps the office's house and does not read them.</summary>
    private static readonly HashSet<string> Content = [.. typeof(Inspections.Records.Inspection).Assembly.GetTypes()
        .Where(t => t.Namespace == typeof(Inspections.Records.Inspection).Namespace || t.Namespace == typeof(Documents.DocumentRecord).Namespace).Select(t => t.Name)];

    public ListSource<AuditRow> List() => new(AuditList.For(Finds), Visible().Select(e => new AuditRow
    {
        Sequence = e.Sequence,
        At = e.At,
        TrueDate = e.TrueDate,
        Person = e.PersonName,
        Title = e.Title,
        ForWhom = e.ForWhom,
        Text = e.Text,
        RecordKind = e.RecordKind,
        RecordId = e.RecordId ?? Guid.Empty,
        Origin = e.Origin,
        Concerned = e.RecordKind == nameof(Subject) || e.RecordKind == nameof(MarkSheet)
                ? db.Set<Subject>().Where(s => s.Id == e.RecordId).Join(db.Organisations, s => s.OrganisationId, o => o.Id, (_, o) => o.Name).FirstOrDefault() ?? ""
            : e.RecordKind == nameof(Inspection) ? db.Set<Inspection>().Where(i => i.Id == e.RecordId).Select(i => i.Title).FirstOrDefault() ?? ""
            : e.RecordKind == nameof(DocumentRecord) ? db.Set<DocumentRecord>().Where(d => d.Id == e.RecordId).Select(d => d.Title).FirstOrDefault() ?? ""
            : e.RecordKind == nameof(Organisation) ? db.Organisations.Where(o => o.Id == e.RecordId).Select(o => o.Name).FirstOrDefault() ?? ""
            : e.RecordKind == nameof(Person) ? db.People.Where(p => p.Id == e.RecordId).Select(p => p.Name).FirstOrDefault() ?? ""
            : "",
    }));

    /// <summary>Whatever a word names, it only narrows what the reader sees anyway; the leaf of a mark is not looked at.</summary>
    private Expression<Func<AuditRow, bool>> Finds(string word)
    {
        var schools = db.Organisations.Where(o => o.Name.Contains(word) || db.Organisations.Any(t => t.Kind == OrganisationKind.Township && t.Name.Contains(word) && o.Path.StartsWith(t.Path)));
        var subjects = db.Set<Subject>().Where(s => schools.Any(o => o.Id == s.OrganisationId)).Select(s => s.Id);
        var records = subjects.Concat(schools.Select(o => o.Id))
            .Concat(db.Set<DocumentRecord>().Where(d => d.Title.Contains(word) || d.Number.Contains(word) || (d.SubjectId != null && subjects.Contains(d.SubjectId.Value))).Select(d => d.Id))
            .Concat(db.Set<Inspection>().Where(i => i.Title.Contains(word)).Select(i => i.Id))
            .Concat(db.People.Where(p => p.Name.Contains(word)).Select(p => p.Id));
        return Predicates.Either(Predicates.AnyContains<AuditRow>([row => row.Person, row => row.ForWhom, row => row.Text], word), row => records.Contains(row.RecordId));
    }

    public async Task<Outcome<AuditView>> FindAsync(long sequence, CancellationToken cancellation)
    {
        var found = await Visible().FirstOrDefaultAsync(e => e.Sequence == sequence, cancellation);
        if (found is null)
        {
            return Failure.NotFound;
        }

        var changes = ChangeReader.Parse(found.Changes);
        var isOfWork = signedIn.Actor.Has(Data.People.Role.OfficeDirector) || signedIn.Actor.Has(Data.People.Role.OfficeStaff);
        var hidden = found switch
        {
            { HoldsMarks: true } => "这次操作涉及评分，分值和理由不在这里显示。有权看的人，请到评分所在的页面看它的经过。",
            _ when !isOfWork && changes.Any(c => Content.Contains(c.Entity)) =>
                "这次操作涉及督导的内容，系统管理员只看是谁、什么时候、做了什么。",
            _ => null,
        };
        return new AuditView(
            found, hidden is null ? changes : [], hidden,
            await Visible().Where(e => e.Sequence < sequence).MaxAsync(e => (long?)e.Sequence, cancellation),
            await Visible().Where(e => e.Sequence > sequence).MinAsync(e => (long?)e.Sequence, cancellation),
            isOfWork ? CourseOf(changes) : null);
    }

    private static string? CourseOf(IReadOnlyList<RecordedChange> changes) =>
        changes.FirstOrDefault(c => c.Entity is nameof(Inspections.Records.MarkEntry) or nameof(Inspections.Records.LeafSettlement))?.Key.Split('/') is [var subject, .., var leaf]
            && Guid.TryParse(subject, out var subjectId) ? Inspections.InspectionLinks.MarkCourse(subjectId, leaf) : null;

    /// <summary>The course of one record, newest first, for its own page, which judged who may see it. Values of marks are not among it.</summary>
    public async Task<IReadOnlyList<AuditEvent>> CourseAsync(string recordKind, Guid recordId, int most, CancellationToken cancellation) =>
        await db.AuditEvents.AsNoTracking().Where(e => e.RecordKind == recordKind && e.RecordId == recordId)
            .OrderByDescending(e => e.Sequence).Take(most).ToListAsync(cancellation);

    /// <summary>The acts of the actor's office, and those of people and records of no office within his part of the tree.</summary>
    private IQueryable<AuditEvent> Visible()
    {
        var actor = signedIn.Actor;
        var office = actor.OfficeId;
        var isAdministrator = actor.Has(Data.People.Role.Administrator);
        var nodes = db.Organisations.VisibleTo(actor).Select(o => o.Id);
        return db.AuditEvents.AsNoTracking().Where(e => e.OfficeId == office
            || (e.OfficeId == null && e.PersonId == null && isAdministrator)
            || (e.OfficeId == null && db.People.Any(p => p.Id == e.PersonId && nodes.Contains(p.OrganisationId))));
    }
}
