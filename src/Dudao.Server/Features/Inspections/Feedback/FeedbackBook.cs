using System.Globalization;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Feedback;

/// <summary>反馈: what the team says to a subject, saved as typed, and the meeting at which it says it. No mark and no grade is taken.</summary>
public sealed class FeedbackBook(DudaoDbContext db, ActBook book, InspectionContent content, SignedIn signedIn, OfficeClock clock)
{
    public async Task<Outcome<FeedbackView>> OpenAsync(Guid subjectId, CancellationToken cancellation)
    {
        var opened = await book.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var picture = opened.Value;
        if ((picture.At.Standing.Acting & (Positions.Office | Positions.Team)) == 0 || !picture.Sees.Has(Sees.PreliminaryOpinion) || picture.Plan is not { } plan)
        {
            return Failure.NotYours("反馈由督导组和督导室准备，学校在收到初步督导意见后查看。");
        }

        if (picture.Subject.State < InspectionState.Feedback)
        {
            return Failure.Conflict(new Core.Refusal("合议结束后准备反馈。", "教育督导条例第二十条"));
        }

        return new FeedbackView(picture, await db.Set<FeedbackText>().AsNoTracking().Where(t => t.SubjectId == subjectId).ToDictionaryAsync(t => t.Field, cancellation))
        {
            Parts = [.. plan.Framework.Parts.Where(p => p.Leaves().Any(l => plan.IndexOf(l.Id) >= 0))],
            Problems = await content.ProblemsAsync([subjectId], cancellation),
            Evidence = await content.EvidenceAsync([subjectId], cancellation),
            MayType = MayType(picture),
        };
    }

    /// <summary>Saves what is typed; the ids are the fields of <see cref="FeedbackView"/>.</summary>
    public Task<Outcome<SaveResponse>> SaveAsync(Guid subjectId, SaveRequest request, CancellationToken cancellation) => db.WriteAsync<SaveResponse>(async () =>
    {
        var opened = await OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var view = opened.Value;
        if (!view.MayType)
        {
            return Failure.NotYours("初步督导意见签发后不再改动；反馈内容由组长和督导室工作人员填写。");
        }

        var known = view.Fields.ToHashSet();
        var rows = await db.Set<FeedbackText>().Where(t => t.SubjectId == subjectId).ToDictionaryAsync(t => t.Field, cancellation);
        var results = request.Changes.Select(c => known.Contains(c.Id) ? Apply(view, rows, c) : SaveResult.Refused(c, "没有这一栏。")).ToList();
        if (db.ChangeTracker.HasChanges())
        {
            db.Record(new Deed("Feedback.Save", "填写反馈") { RecordKind = nameof(Subject), RecordId = subjectId, OfficeId = view.Picture.Inspection.OfficeId });
            await db.SaveChangesAsync(cancellation);
        }

        var judged = view.Parts.Count(p => rows.GetValueOrDefault(FeedbackView.FieldOf(p))?.Words.Length > 0);
        return SaveResponse.Now(clock, results, new Dictionary<string, string> { ["judged"] = judged.ToString(CultureInfo.InvariantCulture) });
    }, cancellation);

    /// <summary>The feedback meeting was held: where, and who attended.</summary>
    public async Task<Outcome<ActRecord>> HoldAsync(Guid subjectId, ActForm form, string place, string attended, CancellationToken cancellation) =>
        await book.PerformAsync(subjectId, ActId.HoldFeedback, form, "召开反馈会", async picture =>
        {
            if (place.Trim().Length is 0 or > 200)
            {
                return Failure.Invalid("请写明反馈会在哪里召开，不超过200个字。", nameof(FeedbackView.Place));
            }

            if (attended.Trim().Length is 0 or > TypedField.LongestText)
            {
                return Failure.Invalid("请写明谁参加了反馈会，一行一人。", nameof(FeedbackView.Attended));
            }

            var rows = await db.Set<FeedbackText>().Where(t => t.SubjectId == picture.Subject.Id).ToDictionaryAsync(t => t.Field, cancellation);
            Put(subjectId, rows, FeedbackView.Place, place.Trim());
            Put(subjectId, rows, FeedbackView.Attended, attended.Trim());
            return null;
        }, cancellation);

    private static bool MayType(SubjectPicture picture) =>
        !picture.Facts.Has(ActId.SignPreliminaryOpinion)
        && (picture.Judge(ActId.DraftPreliminaryOpinion).IsAllowed || picture.Judge(ActId.HoldFeedback).IsAllowed);

    private SaveResult Apply(FeedbackView view, Dictionary<string, FeedbackText> rows, SaveChange change)
    {
        var row = rows.GetValueOrDefault(change.Id);
        var words = (change.Value ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        var named = MarksInWords.Find(words, view.Picture.Plan!.Framework.Grades.Bands.Select(b => b.Name));
        return new TypedField(row?.Words ?? "", row?.Version ?? 0, row?.UpdatedByName ?? "", row?.UpdatedAt).Take(
            change, words, named is null ? null : $"这里写了“{named}”。反馈不讲分数和等级，请删去后再写。", () => Put(view.Picture.Subject.Id, rows, change.Id, words));
    }

    private void Put(Guid subjectId, Dictionary<string, FeedbackText> rows, string field, string words)
    {
        if (!rows.TryGetValue(field, out var row))
        {
            rows[field] = row = new FeedbackText { SubjectId = subjectId, Field = field };
            db.Add(row);
        }

        (row.Words, row.UpdatedAt, row.UpdatedByName) = (words, clock.Now, signedIn.Actor.Name);
        row.Version++;
    }
}
