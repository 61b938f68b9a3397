using Dudao.Core;
using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;
using WrittenPoint = Dudao.Core.Documents.Templates.ReplyPoint;

namespace Dudao.Server.Features.Inspections.Reply;

/// <summary>申辩书 and 无异议书 as papers, from what was typed.</summary>
public sealed class ReplyPapers(DudaoDbContext db, ReplyBook book, InspectionContent content, SubjectHeads heads)
{
    public static PaperDraft Registration(DocumentKind kind) => new(
        kind,
        async (services, place, cancellation) => place.SubjectId is { } subjectId
            ? await services.GetRequiredService<ReplyPapers>().WriteAsync(kind, subjectId, cancellation)
            : Failure.NotFound);

    public async Task<Outcome<OfficialDocument>> WriteAsync(DocumentKind kind, Guid subjectId, CancellationToken cancellation)
    {
        var opened = await book.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var view = opened.Value;
        var picture = view.Picture;
        if (kind == DocumentKind.ReplyPaper && (view.Points.Count == 0 || view.Points.Any(p => p.Point.Words.Length == 0)))
        {
            return Failure.Conflict(new Refusal("申辩意见还没有写完。请先逐条写明事实和理由，再打印申辩书。"));
        }

        var received = picture.Last(ActId.ReceivePreliminaryOpinion)?.Day ?? picture.Facts.Today;
        var inspection = await content.InspectionAsync(picture.Inspection, cancellation);
        var (letterhead, _) = await content.LetterheadAsync(picture.Inspection.OfficeId, cancellation);
        var date = picture.Last(kind == DocumentKind.NoObjection ? ActId.StateNoObjection : ActId.ReplyByPoints)?.Day;
        var head = await heads.OnAsync(date ?? picture.Facts.Today, picture.Kind, picture.At.Organisation, cancellation);
        return kind == DocumentKind.NoObjection
            ? DocumentTemplates.NoObjection(new NoObjectionFacts(head, letterhead.Office, inspection, received, date))
            : DocumentTemplates.ReplyPaper(new ReplyPaperFacts(head, letterhead.Office, inspection, received, await PointsAsync(view, cancellation), date));
    }

    private async Task<IReadOnlyList<WrittenPoint>> PointsAsync(ReplyView view, CancellationToken cancellation)
    {
        var subjectId = view.Picture.Subject.Id;
        var problems = await content.ProblemsAsync([subjectId], cancellation);
        var judged = await db.Set<FeedbackText>().AsNoTracking().Where(t => t.SubjectId == subjectId).ToDictionaryAsync(t => t.Field, t => t.Words, cancellation);
        return
        [
            .. view.Points.Select(p =>
            {
                var part = p.Leaf is null ? null : view.Picture.Plan!.Framework.PathTo(p.Leaf.Id)[0];
                var contested = problems.FirstOrDefault(x => p.Leaf is not null && x.LeafId == p.Leaf.Id)?.Fact
                    ?? (part is null ? null : judged.GetValueOrDefault("j-" + part.Id)) ?? p.Title;
                return new WrittenPoint("关于" + p.Title, contested, InspectionContent.Stopped(p.Point.Words), [.. p.Files.Select(f => Path.GetFileNameWithoutExtension(f.Name))]);
            }),
        ];
    }
}
