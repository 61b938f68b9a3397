using System.Globalization;
using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;
using Dudao.Core.Inspections;
using Dudao.Core.Procedure;
using Dudao.Server.Data;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Features.Procedure;
using Dudao.Server.Features.Settings;
using Dudao.Server.Infrastructure.Clock;
using Microsoft.EntityFrameworkCore;
using GroupFacts = Dudao.Core.Documents.Templates.GroupFacts;
using Letterhead = Dudao.Core.Documents.Templates.Letterhead;
using MemberFacts = Dudao.Core.Documents.Templates.MemberFacts;
using ProblemFacts = Dudao.Core.Documents.Templates.ProblemFacts;
using SubjectFacts = Dudao.Core.Documents.Templates.SubjectFacts;

namespace Dudao.Server.Features.Documents;

/// <summary>What the papers of an inspection have in common, read from what stands. Who asks has judged who may read it.</summary>
public sealed class InspectionContent(DudaoDbContext db, FrameworkStore frameworks, ProcedureBook procedure, SettingsService settings, OfficeClock clock)
{
    public async Task<(Letterhead Letterhead, string Phone)> LetterheadAsync(Guid officeId, CancellationToken cancellation)
    {
        var office = await settings.ReadAsync(officeId, cancellation);
        var names = await db.Organisations.Where(o => o.Id == officeId).Select(o => new { o.Name, o.ParentId }).SingleAsync(cancellation);
        var place = await db.Organisations.Where(o => o.Id == names.ParentId).Select(o => o.Name).FirstOrDefaultAsync(cancellation) ?? "";
        var full = office.Letterhead.Name.Length > 0 ? office.Letterhead.Name : names.Name;
        return (new Letterhead(full, full + "文件", place + "人民政府"), office.Letterhead.Phone);
    }

    /// <param name="withDeparted">Whether those who marked and then left stand in the team, with the day: for papers that look back.</param>
    public async Task<InspectionFacts> InspectionAsync(Inspection inspection, CancellationToken cancellation, bool withDeparted = false)
    {
        var framework = await frameworks.ReadAsync(db, inspection.FrameworkVersionId!.Value, cancellation);
        var label = await db.Set<FrameworkVersionRecord>().Where(v => v.Id == inspection.FrameworkVersionId).Select(v => v.Label).SingleAsync(cancellation);
        var item = await db.Set<ListItem>().FirstOrDefaultAsync(i => i.Id == inspection.ListItemId, cancellation);
        var profile = await procedure.ProfileAsync(inspection.OfficeId, inspection.ProfileId, clock.Today, cancellation);
        var groups = await db.Set<InspectionGroup>().Where(g => g.InspectionId == inspection.Id).OrderBy(g => g.Order).ToListAsync(cancellation);
        var subjects = await (
            from subject in db.Set<Subject>()
            where subject.InspectionId == inspection.Id && subject.WithdrawnOn == null
            join organisation in db.Organisations on subject.OrganisationId equals organisation.Id
            orderby organisation.Serial
            select new { subject, organisation.Name }).AsNoTracking().ToListAsync(cancellation);
        var members = await (
            from member in db.Set<TeamMember>()
            where member.InspectionId == inspection.Id
                && (member.LeftOn == null || (withDeparted && db.Set<MarkSheet>().Any(s => s.MemberId == member.Id)))
            join person in db.People on member.PersonId equals person.Id
            select new { member, person.Name }).AsNoTracking().ToListAsync(cancellation);
        // A subject with parts of its own repeats the group's; one who left has those alone.
        var parts = (await db.Set<Assignment>().Where(a => a.InspectionId == inspection.Id).AsNoTracking().ToListAsync(cancellation))
            .OrderBy(a => a.SubjectId is not null).ToLookup(a => a.MemberId);
        IReadOnlyList<string> PartsOf(Guid memberId) =>
            [.. parts[memberId].Where(a => a.SubjectId is null || parts[memberId].All(o => o.SubjectId is not null)).Select(a => framework.Find(a.NodeId)?.Title ?? "").Where(t => t.Length > 0).Distinct()];
        var kind = InspectionKinds.Of(inspection.Kind);
        var read = kind.HasSelfEvaluation ? await ReadAsync(kind, inspection.Id, cancellation) : [];
        string Words(ValueId id) => profile.Find(id)?.Length ?? "";
        return new InspectionFacts(
            inspection.Title,
            kind.InPapers,
            new FrameworkFacts(framework.Name, label, framework.FullMark, [.. framework.Parts.Select(p => new PartFacts(p.Name, p.Points))]),
            item is null
                ? new YearlyItem($"{inspection.Year}年度督查检查评比考核事项清单", "", "", clock.Today)
                : new YearlyItem($"{item.Year}年度督查检查评比考核事项清单", $"第{item.Number}项", item.ApprovedBy, item.ApprovedOn),
            [.. subjects.Select(s => new SubjectFacts(s.Name, groups.Find(g => g.Id == s.subject.GroupId)?.Name ?? "", Visit(inspection, s.subject)) { Id = s.subject.Id, SelfEvaluationRead = read.Contains(s.subject.Id) })],
            [
                .. groups.Where(g => members.Exists(m => m.member.GroupId == g.Id)).Select(g => new GroupFacts(g.Name,
                [
                    .. members.Where(m => m.member.GroupId == g.Id).OrderBy(m => (int)m.member.Position).ThenBy(m => m.member.LeftOn is not null)
                        .Select(m => new MemberFacts(m.Name, m.member.IsInspector ? "督学" : "工作人员", m.member.Position.Title() + (m.member.LeftOn is { } left ? $"（{left.ToString("M月d日", CultureInfo.InvariantCulture)}离组）" : ""), PartsOf(m.member.Id))),
                ])),
            ],
            new DaySpan(inspection.SelfEvaluationFrom ?? clock.Today, inspection.SelfEvaluationTo ?? inspection.SelfEvaluationFrom ?? clock.Today),
            new DaySpan(inspection.VisitFrom ?? clock.Today, inspection.VisitTo ?? inspection.VisitFrom ?? clock.Today),
            new ProcedureDays(Words(ValueId.Feedback), Words(ValueId.Reply), Words(ValueId.Opinion)))
        {
            Words = new SubjectWords(kind.SubjectWord),
            HasSelfEvaluation = kind.HasSelfEvaluation,
        };
    }

    /// <summary>The subjects whose self-evaluation was handed in and stands.</summary>
    private async Task<HashSet<Guid>> ReadAsync(InspectionKind kind, Guid inspectionId, CancellationToken cancellation)
    {
        var acts = await db.Set<ActRecord>().AsNoTracking().Where(a => a.InspectionId == inspectionId && a.SubjectId != null && a.UndoneAt == null)
            .OrderBy(a => a.EnteredAt).ToListAsync(cancellation);
        return [.. acts.GroupBy(a => a.SubjectId!.Value).Where(s => ActDays.Of(kind, s).ContainsKey(ActId.SubmitSelfEvaluation)).Select(s => s.Key)];
    }

    public static DaySpan Visit(Inspection inspection, Subject subject)
    {
        var from = subject.VisitFrom ?? inspection.VisitFrom ?? inspection.CreatedOn;
        return new DaySpan(from, subject.VisitTo ?? inspection.VisitTo ?? from);
    }

    /// <summary>The sentence of counts comes from field records and from nothing else.</summary>
    public async Task<EvidenceCounts> EvidenceAsync(IReadOnlyCollection<Guid> subjectIds, CancellationToken cancellation)
    {
        var rows = await db.Set<FieldRecord>().Where(r => subjectIds.Contains(r.SubjectId) && r.RemovedAt == null)
            .GroupBy(r => r.Kind).Select(g => new { g.Key, Records = g.Count(), Count = g.Sum(r => r.Count) }).ToListAsync(cancellation);
        int Of(FieldRecordKind kind) => rows.Find(r => r.Key == kind)?.Count ?? 0;
        return new EvidenceCounts
        {
            Reports = Of(FieldRecordKind.ReportHeard),
            Lessons = Of(FieldRecordKind.LessonHeard),
            Files = Of(FieldRecordKind.FileRead),
            Places = Of(FieldRecordKind.PlaceSeen),
            Interviewed = Of(FieldRecordKind.Interview),
            Symposia = rows.Find(r => r.Key == FieldRecordKind.Symposium)?.Records ?? 0,
            SymposiumPeople = Of(FieldRecordKind.Symposium),
            Questionnaires = Of(FieldRecordKind.Survey),
            Books = Of(FieldRecordKind.BooksChecked),
            Figures = Of(FieldRecordKind.FigureVerified),
        };
    }

    public async Task<IReadOnlyList<Problem>> ProblemsAsync(IReadOnlyCollection<Guid> subjectIds, CancellationToken cancellation) =>
        [.. (await db.Set<Problem>().AsNoTracking().Where(p => p.SubjectId != null && subjectIds.Contains(p.SubjectId.Value) && p.RemovedAt == null)
            .OrderBy(p => p.FoundOn).ThenBy(p => p.Id).ToListAsync(cancellation)).Where(ForOpinion.Is)];

    public static ProblemFacts Facts(Problem problem) => new(Heading(problem), Stopped(problem.Fact), problem.Basis)
    {
        Objection = problem.Answer == ProblemAnswer.Disputed ? Stopped(problem.AnswerWords) : "",
        Deadline = problem.Deadline is { } due ? ChineseWords.Day(due) + "前" : "",
    };

    /// <summary>The words with a full stop at their end.</summary>
    public static string Stopped(string words) => words.Trim() is { Length: > 0 } text ? text.TrimEnd('。', '；', ';', '.') + "。" : "";

    private static string Heading(Problem problem)
    {
        const int Longest = 24;
        var words = problem.Topic.Length > 0 ? problem.Topic : problem.Fact.Split('，', '。', '；')[0];
        return words.Trim().TrimEnd('。') is var heading && heading.Length > Longest ? heading[..Longest] : heading;
    }
}
