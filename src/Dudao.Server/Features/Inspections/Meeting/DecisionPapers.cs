using Dudao.Core;
using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;
using Attendance = Dudao.Core.Documents.Attendance;
using ReplyPoint = Dudao.Server.Features.Inspections.Records.ReplyPoint;
using DecisionFacts = Dudao.Core.Documents.Templates.DecisionFacts;

namespace Dudao.Server.Features.Inspections.Meeting;

/// <summary>Drafts what follows from a meeting: 纪要, each subject's 督导意见书, the batch's 督导评估报告.</summary>
public sealed class DecisionPapers(DudaoDbContext db, MeetingTable table, ActBook book, InspectionContent content)
{
    public static PaperDraft Registration(DocumentKind kind) => new(kind, (services, place, cancellation) =>
    {
        var papers = services.GetRequiredService<DecisionPapers>();
        return kind switch
        {
            DocumentKind.Minutes => papers.MinutesAsync(place.InspectionId, cancellation),
            DocumentKind.Opinion => papers.OpinionAsync(place, cancellation),
            _ => papers.ReportAsync(place.InspectionId, cancellation),
        };
    });

    private async Task<Outcome<OfficialDocument>> MinutesAsync(Guid inspectionId, CancellationToken cancellation)
    {
        var opened = await table.OpenAsync(inspectionId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var view = opened.Value;
        if ((view.Meetings.FirstOrDefault(m => m.MinutesId is null) ?? (view.Meetings is [var newest, ..] ? newest : null)) is not { } meeting)
        {
            return Failure.Conflict(new Refusal("还没有登记会议，不能起草纪要。"));
        }

        var decided = view.Lines.Where(l => l.Decision?.MeetingId == meeting.Id).ToList();
        if (decided.Count == 0)
        {
            return Failure.Conflict(new Refusal("会议还没有登记对各单位的决定，不能起草纪要。"));
        }

        var (letterhead, _) = await content.LetterheadAsync(view.Inspection.OfficeId, cancellation);
        return DocumentTemplates.Minutes(new MinutesFacts(
            letterhead, new Issuing(), await content.InspectionAsync(view.Inspection, cancellation), meeting.Name, meeting.HeldOn, "", meeting.Place, meeting.Chair,
            [.. decided.Select(l => Decided(meeting, l))],
            new Attendance(Names(meeting, MeetingForm.Present), Names(meeting, "请假"), Names(meeting, "列席"))));
    }

    private static MinutesDecision Decided(DecisionMeeting meeting, MeetingLine line) =>
        new(line.Name, line.Decision!.Mark, line.Decision.ProposedGrade, line.Decision.Grade, line.Problems.Count)
        {
            ChangedBecause = line.Decision.Grade == line.Decision.ProposedGrade ? "" : InspectionContent.Stopped(line.Decision.Reason),
            Reply = line.Answer,
            SteppedBack = [.. meeting.Attendances.Where(a => a.SteppedOutAt.Contains(line.Picture.Subject.Id)).Select(a => a.Name)],
            Follows = Months(line.Picture, line.Decision.Grade) is { Length: > 0 } months ? $"自签收督导意见书之日起{months}内完成整改，重新评估后认定等级。" : "",
        };

    private async Task<Outcome<OfficialDocument>> OpinionAsync(PaperPlace place, CancellationToken cancellation)
    {
        if (place.SubjectId is not { } subjectId)
        {
            return Failure.NotFound;
        }

        var opened = await book.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone || !opened.Value.Sees.Has(Sees.AllMarks))
        {
            return opened.IsDone ? Failure.NotYours("督导意见书由督导室工作人员拟稿。") : opened.Failure;
        }

        var picture = opened.Value;
        var line = (await table.LinesAsync([picture], cancellation))[0];
        if (line.Decision is not { } decision || await db.Set<DecisionMeeting>().FindAsync([decision.MeetingId], cancellation) is not { } meeting)
        {
            return Failure.Conflict(new Refusal("集体研究还没有作出决定，不能起草督导意见书。", "教育督导条例第二十一条"));
        }

        var texts = await db.Set<FeedbackText>().AsNoTracking().Where(t => t.SubjectId == subjectId).ToDictionaryAsync(t => t.Field, t => t.Words, cancellation);
        var inspection = await content.InspectionAsync(picture.Inspection, cancellation);
        var (letterhead, _) = await content.LetterheadAsync(picture.Inspection.OfficeId, cancellation);
        var months = Months(picture, decision.Grade);
        return DocumentTemplates.Opinion(new OpinionFacts(
            letterhead, new Issuing(), inspection, inspection.Subjects.First(s => s.Id == subjectId), await content.EvidenceAsync([subjectId], cancellation),
            new DecisionFacts(meeting.Name, meeting.HeldOn, decision.Grade, decision.Mark) { DeferredFor = months, DeferredBecause = months.Length == 0 ? "" : Because(line) },
            Achievements([(picture, texts)]),
            [.. line.Problems.Select(InspectionContent.Facts)],
            Lines(texts.GetValueOrDefault("advice")))
        {
            Weighed = [.. line.Points.Select(p => Weighed(picture, p))],
            ReportBy = line.Problems.Max(p => p.Deadline) is { } last ? ChineseWords.Day(last) + "前" : "",
        });
    }

    private async Task<Outcome<OfficialDocument>> ReportAsync(Guid inspectionId, CancellationToken cancellation)
    {
        var opened = await table.OpenAsync(inspectionId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var view = opened.Value;
        if (view.Lines.FirstOrDefault(l => l.Decision is null) is { } open)
        {
            return Failure.Conflict(new Refusal($"{open.Name}还没有经集体研究决定。全部研究后起草督导评估报告。", "教育督导条例第二十三条"));
        }

        var ids = view.Lines.Select(l => l.Picture.Subject.Id).ToArray();
        var texts = (await db.Set<FeedbackText>().AsNoTracking().Where(t => ids.Contains(t.SubjectId)).ToListAsync(cancellation)).ToLookup(t => t.SubjectId);
        var (letterhead, _) = await content.LetterheadAsync(view.Inspection.OfficeId, cancellation);
        return DocumentTemplates.Report(new ReportFacts(
            letterhead, new Issuing(), await content.InspectionAsync(view.Inspection, cancellation, withDeparted: true), await content.EvidenceAsync(ids, cancellation),
            [.. view.Lines.Select(l => new SubjectResult(l.Name, l.Decision!.Mark, l.Decision.Grade, Months(l.Picture, l.Decision.Grade).Length > 0 ? Because(l) : ""))],
            Achievements([.. view.Lines.Select(l => (l.Picture, texts[l.Picture.Subject.Id].ToDictionary(t => t.Field, t => t.Words)))]),
            [.. view.Lines.SelectMany(l => l.Problems.Select(p => InspectionContent.Facts(p) with { Fact = $"{l.Name}：{InspectionContent.Stopped(p.Fact)}" }))],
            [.. view.Lines.Where(l => texts[l.Picture.Subject.Id].Any(t => t.Field == "advice")).Select(l => new Achievement("对" + l.Name, string.Concat(Lines(texts[l.Picture.Subject.Id].First(t => t.Field == "advice").Words).Select(InspectionContent.Stopped))))])
        {
            Late = [.. view.Lines.Where(l => l.Picture.Last(ActId.GoOnWithoutSelfEvaluation) is not null).Select(l => l.Name)],
            Replies = [.. view.Lines.Where(l => l.Points.Count > 0).Select(l => $"{l.Name}{l.Answered}。")],
        });
    }

    private static List<Achievement> Achievements(IReadOnlyList<(SubjectPicture Picture, Dictionary<string, string> Texts)> all) =>
    [
        .. all[0].Picture.Plan!.Framework.Parts
            .Select(part => (part.Name, Words: string.Concat(all.Where(s => s.Texts.GetValueOrDefault("j-" + part.Id) is { Length: > 0 })
                .Select(s => (all.Count > 1 ? s.Picture.At.Organisation.Name + "：" : "") + InspectionContent.Stopped(s.Texts["j-" + part.Id])))))
            .Where(a => a.Words.Length > 0).Select(a => new Achievement(a.Name, a.Words)),
    ];

    private static WeighedPoint Weighed(SubjectPicture picture, ReplyPoint point) => new(
        picture.Plan!.Framework.Find(point.LeafId)?.Title ?? "其他意见", point.IsChanged == true ? "予以采纳" : "不予采纳", InspectionContent.Stopped(point.Reason));

    /// <summary>Why no better grade: what the next better one lacked.</summary>
    private static string Because(MeetingLine line)
    {
        var tests = line.Score?.ExplainGrade().ToList() ?? [];
        return tests.Count > 1 ? tests[^2].Why : line.Decision?.Reason ?? "";
    }

    private static string Months(SubjectPicture picture, string grade) =>
        picture.Plan?.Framework.Grades.Bands.FirstOrDefault(b => b.Name == grade)?.MonthsToMend is { } months ? months == 2 ? "两个月" : FormattableString.Invariant($"{months}个月") : "";

    private static List<string> Lines(string? words) => [.. (words ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static List<string> Names(DecisionMeeting meeting, string how) => [.. meeting.Attendances.Where(a => a.How == how).Select(a => a.Name)];
}
