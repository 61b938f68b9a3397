using System.Globalization;
using Dudao.Core;
using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;
using Dudao.Core.Frameworks;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Inspections.SelfEvaluation;
using Dudao.Server.Features.Settings;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Documents.Schools;

/// <summary>Drafts a school's 自评报告 from its leaves; what the program cannot know stands in brackets for the school to write.</summary>
public sealed class SelfReportDraft(DudaoDbContext db, SelfEvaluationService evaluations, SettingsService settings, SubjectHeads heads, OfficeClock clock)
{
    private const string ToWrite = "（请补写）";

    public static PaperDraft Registration { get; } = new(
        DocumentKind.SelfEvaluationReport,
        async (services, place, cancellation) => place.SubjectId is { } subject
            ? await services.GetRequiredService<SelfReportDraft>().DraftAsync(subject, cancellation)
            : Failure.NotFound);

    public async Task<Outcome<OfficialDocument>> DraftAsync(Guid subjectId, CancellationToken cancellation)
    {
        var opened = await evaluations.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var view = opened.Value;
        var picture = view.Picture;
        if (view.Missing.Count() is > 0 and var missing)
        {
            return Failure.Conflict(new Refusal($"还有{missing}项自评没有填。填完再起草自评报告。"));
        }

        var values = await db.Set<Inspections.Records.SelfEntry>().AsNoTracking().Where(e => e.SubjectId == subjectId)
            .ToDictionaryAsync(e => e.LeafId, e => e.Value, cancellation);
        var framework = picture.Plan!.Framework;
        var label = await db.Set<Frameworks.FrameworkVersionRecord>().Where(v => v.Id == picture.Inspection.FrameworkVersionId).Select(v => v.Label).SingleAsync(cancellation);
        var office = (await settings.ReadAsync(picture.Inspection.OfficeId, cancellation)).Letterhead.Name;
        var notice = await db.NoticesSigned().Where(d => d.InspectionId == picture.Inspection.Id)
            .Select(d => $"《{d.Title}》（{d.Number}）").FirstOrDefaultAsync(cancellation);
        var meeting = view.Submitted?.Meeting ?? clock.Today;
        var submitted = picture.Last(ActId.SubmitSelfEvaluation)?.Day;
        return DocumentTemplates.SelfEvaluationReport(new SelfEvaluationReportFacts(
            await heads.OnAsync(submitted ?? clock.Today, picture.Kind, picture.At.Organisation, cancellation),
            office.Length > 0 ? office : "教育督导室",
            new InspectionFacts(
                picture.Inspection.Title,
                picture.Kind.InPapers,
                new FrameworkFacts(framework.Name, label, framework.FullMark, [.. framework.Parts.Select(p => new PartFacts(p.Name, p.Points))]),
                new YearlyItem("", "", "", clock.Today),
                [],
                [],
                new DaySpan(picture.Inspection.SelfEvaluationFrom ?? clock.Today, picture.Inspection.SelfEvaluationTo ?? clock.Today),
                new DaySpan(picture.Inspection.VisitFrom ?? clock.Today, picture.Inspection.VisitTo ?? clock.Today),
                new ProcedureDays("", "", ""))
            { Words = new SubjectWords(picture.Kind.SubjectWord) },
            notice ?? "督导评估通知",
            Overview(picture.At.Organisation),
            meeting,
            new DaySpan(meeting, meeting.AddDays(Math.Max(0, (view.Submitted?.DaysPosted ?? 1) - 1))),
            [.. framework.Parts.Select(part => Part(part, view, values)).OfType<SelfPart>()],
            [ToWrite],
            submitted));
    }

    private static SelfPart? Part(Indicator part, SelfEvaluationView view, Dictionary<string, decimal?> values)
    {
        var lines = view.Lines.Where(l => (l.Above.Count > 0 ? l.Above[0].Id : l.Leaf.Id) == part.Id && l.Granted != true && !l.AsksOut).ToList();
        if (lines.Count == 0)
        {
            return null;
        }

        decimal Own(SelfLine line) => values.GetValueOrDefault(line.Leaf.Id) ?? 0;
        return new SelfPart(
            part.Name,
            lines.Sum(l => l.Leaf.Points),
            lines.Sum(Own),
            [.. lines.Select(l => l.Narrative.Trim()).Where(n => n.Length > 0).DefaultIfEmpty(ToWrite)],
            [.. lines.Where(l => Own(l) < l.Leaf.Points).Select(l => new SelfLoss(l.Leaf.Title, l.Leaf.Points - Own(l), ToWrite))]);
    }

    private static string Overview(Organisation school) => string.Create(CultureInfo.InvariantCulture,
        $"{school.Name}现有{(school.Classes > 0 ? $"{school.Classes}个教学班、" : "")}{(school.Pupils > 0 ? $"在校学生{school.Pupils}人。" : "")}{ToWrite}");
}
