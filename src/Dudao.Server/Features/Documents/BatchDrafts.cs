using System.Globalization;
using Dudao.Core;
using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Procedure;
using Dudao.Server.Data;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Procedure;
using Dudao.Server.Features.Settings;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;
using MemberFacts = Dudao.Core.Documents.Templates.MemberFacts;
using SubjectFacts = Dudao.Core.Documents.Templates.SubjectFacts;
using Letterhead = Dudao.Core.Documents.Templates.Letterhead;

namespace Dudao.Server.Features.Documents;

/// <summary>Drafts the papers of a batch (实施方案, 通知) from what was planned.</summary>
public sealed class BatchDrafts(DudaoDbContext db, BatchBook book, FrameworkStore frameworks, ProcedureBook procedure, SettingsService settings, SignedIn signedIn, OfficeClock clock)
{
    private const int ReceiptDays = 2;

    /// <summary>The registration of a kind that is drafted here.</summary>
    public static PaperDraft Of(DocumentKind kind) =>
        new(kind, (services, place, cancellation) => services.GetRequiredService<BatchDrafts>().DraftAsync(kind, place, cancellation));

    private async Task<Outcome<OfficialDocument>> DraftAsync(DocumentKind kind, PaperPlace place, CancellationToken cancellation)
    {
        var opened = await book.OpenAsync(place.InspectionId, cancellation);
        if (!opened.IsDone)
        {
            return new Failure(opened.Kind, opened.Refusals);
        }

        var picture = opened.Value;
        return picture.Inspection.FrameworkVersionId is null || picture.Subjects.Count == 0
            ? Failure.Conflict(new Refusal("先选定指标体系和被督导单位，再拟稿。"))
            : await DraftAsync(kind, picture, cancellation);
    }

    private async Task<OfficialDocument> DraftAsync(DocumentKind kind, BatchPicture picture, CancellationToken cancellation)
    {
        var officeId = picture.Inspection.OfficeId;
        var office = await settings.ReadAsync(officeId, cancellation);
        var names = await db.Organisations.Where(o => o.Id == officeId).Select(o => new { o.Name, o.ParentId }).SingleAsync(cancellation);
        var place = await db.Organisations.Where(o => o.Id == names.ParentId).Select(o => o.Name).FirstOrDefaultAsync(cancellation) ?? "";
        var full = office.Letterhead.Name.Length > 0 ? office.Letterhead.Name : names.Name;
        var letterhead = new Letterhead(full, full + "文件", place + "人民政府");
        var code = office.CodeFor(RegisterUse.General);
        var issuing = new Issuing(code.Length == 0 ? null : new DocumentNumber(code, clock.Today.Year));
        var inspection = await InspectionAsync(picture, cancellation);
        var materials = await MaterialsAsync(picture, cancellation);
        if (kind == DocumentKind.Notice)
        {
            var days = await procedure.DaysAsync(officeId, cancellation);
            return DocumentTemplates.Notice(new NoticeFacts(
                letterhead, issuing, inspection, materials, days.Add(clock.Today, ReceiptDays), new Contact(signedIn.Actor.Name, office.Letterhead.Phone)));
        }

        var framework = await frameworks.ReadAsync(db, picture.Inspection.FrameworkVersionId!.Value, cancellation);
        return DocumentTemplates.InspectionPlan(new InspectionPlanFacts(
            letterhead, issuing, inspection, [.. framework.Grades.Bands.Select(b => $"{b.Name}：{b.Conditions()}")], [.. Schedule(picture, inspection)], materials));
    }

    private async Task<InspectionFacts> InspectionAsync(BatchPicture picture, CancellationToken cancellation)
    {
        var inspection = picture.Inspection;
        var framework = await frameworks.ReadAsync(db, inspection.FrameworkVersionId!.Value, cancellation);
        var label = await db.Set<FrameworkVersionRecord>().Where(v => v.Id == inspection.FrameworkVersionId).Select(v => v.Label).SingleAsync(cancellation);
        var item = await db.Set<ListItem>().FirstOrDefaultAsync(i => i.Id == inspection.ListItemId, cancellation);
        var ids = picture.Subjects.Select(s => s.OrganisationId).ToArray();
        var schools = await db.Organisations.Where(o => ids.Contains(o.Id)).OrderBy(o => o.Serial).Select(o => new { o.Id, o.Name }).ToListAsync(cancellation);
        var profile = await procedure.ProfileAsync(inspection.OfficeId, inspection.ProfileId, clock.Today, cancellation);
        string Words(ValueId id) => profile.Find(id)?.Line ?? "";
        return new InspectionFacts(
            inspection.Title,
            picture.Kind.Name + "评估",
            new FrameworkFacts(framework.Name, label, framework.FullMark, [.. framework.Parts.Select(p => new PartFacts(p.Name, p.Points))]),
            item is null
                ? new YearlyItem($"{inspection.Year}年度督查检查评比考核事项清单", "", "", clock.Today)
                : new YearlyItem($"{item.Year}年度督查检查评比考核事项清单", $"第{item.Number}项", item.ApprovedBy, item.ApprovedOn),
            [.. schools.Select(s => Subject(picture, s.Id, s.Name))],
            [.. picture.Groups.Where(g => picture.Team.Any(m => m.Member.GroupId == g.Id)).Select(g => Group(picture, framework, g.Id, g.Name))],
            new DaySpan(inspection.SelfEvaluationFrom ?? clock.Today, inspection.SelfEvaluationTo ?? clock.Today),
            new DaySpan(inspection.VisitFrom ?? clock.Today, inspection.VisitTo ?? clock.Today),
            new ProcedureDays(Words(ValueId.Feedback), Words(ValueId.Reply), Words(ValueId.Opinion)));
    }

    private SubjectFacts Subject(BatchPicture picture, Guid organisationId, string name)
    {
        var subject = picture.Subjects.First(s => s.OrganisationId == organisationId);
        var from = subject.VisitFrom ?? picture.Inspection.VisitFrom ?? clock.Today;
        return new SubjectFacts(name, picture.Groups.FirstOrDefault(g => g.Id == subject.GroupId)?.Name ?? "", new DaySpan(from, subject.VisitTo ?? picture.Inspection.VisitTo ?? from));
    }

    private static GroupFacts Group(BatchPicture picture, Core.Frameworks.Framework framework, Guid groupId, string name) => new(
        name,
        [
            .. picture.Team.Where(m => m.Member.GroupId == groupId).Select(m => new MemberFacts(
                m.Name,
                m.Member.IsInspector ? "督学" : "工作人员",
                m.Member.Position.Title(),
                [.. picture.Assignments.Where(a => a.MemberId == m.Member.Id).Select(a => framework.Find(a.NodeId)?.Title ?? "").Where(t => t.Length > 0)])),
        ]);

    private static IEnumerable<ScheduleItem> Schedule(BatchPicture picture, InspectionFacts inspection)
    {
        foreach (var subject in inspection.Subjects.OrderBy(s => s.Visit.From))
        {
            yield return new ScheduleItem(subject.Visit.From, "上午", subject.Name, "听取自评汇报，分组查阅资料、听课、访谈", subject.Group);
            yield return new ScheduleItem(subject.Visit.To, "下午", subject.Name, "召开学生、家长、教师座谈会，核对问题确认单", subject.Group);
        }

        foreach (var subject in picture.Subjects.Where(s => s.DeliberationAt is not null).OrderBy(s => s.DeliberationAt))
        {
            var at = OfficeClock.LocalOf(subject.DeliberationAt!.Value);
            yield return new ScheduleItem(DateOnly.FromDateTime(at), at.ToString("HH:mm", CultureInfo.InvariantCulture), "督导室", "合议", picture.Groups.FirstOrDefault(g => g.Id == subject.GroupId)?.Name ?? "");
        }
    }

    private async Task<IReadOnlyList<MaterialFacts>> MaterialsAsync(BatchPicture picture, CancellationToken cancellation)
    {
        var framework = await frameworks.ReadAsync(db, picture.Inspection.FrameworkVersionId!.Value, cancellation);
        var traits = picture.Subjects.Aggregate(Core.Frameworks.SubjectTraits.None, (all, s) => all | s.Traits);
        return
        [
            .. framework.LeavesFor(traits).Where(l => l.Rule is not VetoRule && l.Leaf!.Evidence.Length > 0)
                .Select(l => new MaterialFacts(framework.PathTo(l.Id)[0].Title, l.Title, l.Leaf!.Evidence, l.Rule.Upload)),
        ];
    }
}
