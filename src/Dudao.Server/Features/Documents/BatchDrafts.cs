using System.Globalization;
using Dudao.Core;
using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;
using Dudao.Core.Frameworks.Rules;
using Dudao.Server.Data;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Settings;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Documents;

/// <summary>Drafts the papers of a batch (实施方案, 通知) from what was planned.</summary>
public sealed class BatchDrafts(DudaoDbContext db, BatchBook book, InspectionContent content, FrameworkStore frameworks, ReceiptCheck receipts, SettingsService settings, SignedIn signedIn, OfficeClock clock)
{
    /// <summary>The registration of a kind that is drafted here.</summary>
    public static PaperDraft Of(DocumentKind kind) =>
        new(kind, (services, place, cancellation) => services.GetRequiredService<BatchDrafts>().DraftAsync(kind, place, cancellation));

    private async Task<Outcome<OfficialDocument>> DraftAsync(DocumentKind kind, PaperPlace place, CancellationToken cancellation)
    {
        var opened = await book.OpenAsync(place.InspectionId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var picture = opened.Value;
        return picture.Inspection.FrameworkVersionId is null || picture.Subjects.Count == 0
            ? Failure.Conflict(new Refusal("先选定指标体系和被督导单位，再拟稿。"))
            : await DraftAsync(kind, picture, cancellation);
    }

    private async Task<OfficialDocument> DraftAsync(DocumentKind kind, BatchPicture picture, CancellationToken cancellation)
    {
        var officeId = picture.Inspection.OfficeId;
        var (letterhead, phone) = await content.LetterheadAsync(officeId, cancellation);
        var code = (await settings.ReadAsync(officeId, cancellation)).CodeFor(RegisterUse.General);
        var issuing = new Issuing(code.Length == 0 ? null : new DocumentNumber(code, clock.Today.Year));
        var inspection = await content.InspectionAsync(picture.Inspection, cancellation);
        var materials = await MaterialsAsync(picture, cancellation);
        if (kind == DocumentKind.Notice)
        {
            var receiptBy = await receipts.DueAsync(picture.Inspection, clock.Today, cancellation) ?? clock.Today;
            return DocumentTemplates.Notice(new NoticeFacts(
                letterhead, issuing, inspection, materials, receiptBy, new Contact(signedIn.Actor.Name, phone)));
        }

        var framework = await frameworks.ReadAsync(db, picture.Inspection.FrameworkVersionId!.Value, cancellation);
        return DocumentTemplates.InspectionPlan(new InspectionPlanFacts(
            letterhead, issuing, inspection, [.. framework.Grades.Bands.Select(b => $"{b.Name}：{b.Conditions()}")], [.. Schedule(picture, inspection)], materials));
    }

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
