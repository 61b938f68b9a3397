using Dudao.Core;
using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Documents;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Inspections.Feedback;

/// <summary>Drafts the preliminary opinion from judgements, problems and advice; words that name a mark or a grade are refused with where.</summary>
public sealed class PreliminaryDraft(FeedbackBook book, InspectionContent content, SignedIn signedIn)
{
    public static PaperDraft Registration { get; } = new(
        DocumentKind.PreliminaryOpinion,
        (services, place, cancellation) => services.GetRequiredService<PreliminaryDraft>().DraftAsync(place, cancellation));

    private async Task<Outcome<OfficialDocument>> DraftAsync(PaperPlace place, CancellationToken cancellation)
    {
        if (place.SubjectId is not { } subjectId)
        {
            return Failure.NotFound;
        }

        var opened = await book.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var view = opened.Value;
        if (Refuse(view) is { Count: > 0 } refusals)
        {
            return Failure.Conflict(refusals);
        }

        var inspection = await content.InspectionAsync(view.Picture.Inspection, cancellation);
        var (letterhead, phone) = await content.LetterheadAsync(view.Picture.Inspection.OfficeId, cancellation);
        return DocumentTemplates.PreliminaryOpinion(new PreliminaryOpinionFacts(
            letterhead,
            null,
            inspection,
            inspection.Subjects.First(s => s.Id == subjectId),
            view.Evidence,
            [.. view.Parts.Select(p => new PartJudgement(p.Name, InspectionContent.Stopped(view.Of(FeedbackView.FieldOf(p)))))],
            [.. view.Problems.Select(InspectionContent.Facts)],
            view.AdviceLines,
            new Contact(signedIn.Actor.Name, phone)));
    }

    private static List<Refusal> Refuse(FeedbackView view)
    {
        var grades = view.Picture.Plan!.Framework.Grades.Bands.Select(b => b.Name).ToList();
        var found = view.Parts.Where(p => view.Of(FeedbackView.FieldOf(p)).Length == 0).Select(p => new Refusal($"{p.Title}还没有写评价。请在“反馈”里写好再拟稿。", "教育督导条例第二十条")).ToList();
        if (view.AdviceLines.Count == 0)
        {
            found.Add(new Refusal("还没有写意见和建议。请在“反馈”里写好再拟稿。", "教育督导条例第二十条"));
        }

        found.AddRange(view.Parts.Select(p => (p.Title, Words: view.Of(FeedbackView.FieldOf(p)))).Append(("意见和建议", view.Of(FeedbackView.Advice)))
            .Concat(view.Problems.Select(p => ("问题确认单", p.Fact)))
            .Select(t => (Where: t.Item1, Found: MarksInWords.Find(t.Item2, grades))).Where(t => t.Found is not null)
            .Select(t => new Refusal($"{t.Where}里写了“{t.Found}”。初步督导意见不写分数和等级，请改好再拟稿。")));
        return found;
    }
}
