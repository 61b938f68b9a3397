using System.Globalization;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Audit;
using Dudao.Server.Features.Inspections.Overview.Course;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Components;

namespace Dudao.Server.Features.Inspections.Overview;

/// <summary>Events as a timeline reads them.</summary>
internal static class CourseWords
{
    /// <param name="opens">Each leads to what it changed: for whom the record of acts is open.</param>
    public static IReadOnlyList<TimelineEntry> Of(IEnumerable<AuditEvent> events, DateOnly today, bool opens = false) =>
        Of(events.Select(CourseEvent.Of), today, opens);

    /// <param name="opens">Each leads to what it changed: for whom the record of acts is open.</param>
    public static IReadOnlyList<TimelineEntry> Of(IEnumerable<CourseEvent> events, DateOnly today, bool opens = false) =>
        [.. events.Select(e => new TimelineEntry(When(e, today), Who(e), Deed(e), e.ChangesState, opens ? AuditLinks.Event(e.Sequence) : null, "改了什么"))];

    private static string When(CourseEvent e, DateOnly today)
    {
        if (e.TrueDate is { } day)
        {
            return DeadlineWords.Day(day, today);
        }

        var local = OfficeClock.LocalOf(e.At);
        return DateOnly.FromDateTime(local) == today
            ? "今天 " + local.ToString("HH:mm", CultureInfo.InvariantCulture)
            : DeadlineWords.Day(DateOnly.FromDateTime(local), today);
    }

    private static string Who(CourseEvent e) => e.ForWhom.Length > 0 ? e.ForWhom : e.PersonName;

    private static string Deed(CourseEvent e) => e.ForWhom.Length > 0 ? $"{e.Text}（{e.PersonName}代录）" : e.Text;
}
