using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Documents;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Inspections.Feedback;

/// <summary>The sheets of a feedback meeting: 反馈提纲, 签到表, 会议记录, filled or blank.</summary>
public sealed class FeedbackSheets(FeedbackBook book, InspectionContent content)
{
    public const string Outline = "outline";
    public const string Attendance = "attendance";
    public const string Record = "record";

    public static IReadOnlyList<(string Name, string Title)> All { get; } = [(Outline, "反馈提纲"), (Attendance, "签到表"), (Record, "会议记录")];

    public async Task<Outcome<(FeedbackView View, Sheet Sheet)>> ReadAsync(Guid subjectId, string name, bool isBlank, CancellationToken cancellation)
    {
        var opened = await book.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var view = opened.Value;
        return name switch
        {
            Outline => (view, SheetTemplates.FeedbackOutline(isBlank ? null : await OutlineAsync(view, cancellation))),
            Attendance => (view, SheetTemplates.AttendanceSheet(isBlank ? null : SignIn(view)) with { Title = "反馈会签到表" }),
            Record => (view, SheetTemplates.MeetingRecord(isBlank ? null : Meeting(view))),
            _ => Failure.NotFound,
        };
    }

    private async Task<FeedbackOutlineFacts> OutlineAsync(FeedbackView view, CancellationToken cancellation)
    {
        var inspection = await content.InspectionAsync(view.Picture.Inspection, cancellation);
        return new FeedbackOutlineFacts(
            inspection,
            inspection.Subjects.First(s => s.Id == view.Picture.Subject.Id),
            view.Evidence,
            [.. view.Parts.Where(p => view.Of(FeedbackView.FieldOf(p)).Length > 0).Select(p => new Achievement(p.Name, InspectionContent.Stopped(view.Of(FeedbackView.FieldOf(p)))))],
            [.. view.Problems.Select(InspectionContent.Facts)],
            view.AdviceLines);
    }

    private static AttendanceSheetFacts SignIn(FeedbackView view) => new(
        "督导反馈会", view.Picture.At.Organisation.Name, view.Picture.Last(ActId.HoldFeedback)?.Day, view.Of(FeedbackView.Place), Leader(view),
        [.. view.Lines(FeedbackView.Attended).Select(l => l.Split([' ', '　', '，'], 2)).Select(p => new AttendancePerson(p[0], "", p.Length > 1 ? p[1] : ""))])
    {
        Inspection = view.Picture.Inspection.Title,
    };

    private static MeetingRecordFacts Meeting(FeedbackView view) => new(
        "督导反馈会",
        view.Picture.Last(ActId.HoldFeedback) is { } held ? ChineseWords.Day(held.Day) : "",
        view.Of(FeedbackView.Place),
        Leader(view),
        "",
        new Attendance([.. view.Lines(FeedbackView.Attended)], [], []),
        [$"反馈{view.Picture.At.Organisation.Name}{view.Picture.Kind.Name}情况"],
        view.Lines(FeedbackView.Spoken),
        []);

    private static string Leader(FeedbackView view) => view.Picture.Team.FirstOrDefault(m => m.Member.Position == Records.TeamPosition.Leader)?.Name ?? "";
}
