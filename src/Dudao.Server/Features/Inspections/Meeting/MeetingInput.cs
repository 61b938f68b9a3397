using System.Globalization;
using Dudao.Core;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Features.Inspections.Meeting;

/// <summary>The two forms of the meeting's page: the meeting itself, and what it decided.</summary>
public sealed class MeetingInput
{
    /// <summary>record or decide.</summary>
    public string Do { get; set; } = "";

    public Guid Id { get; set; } = Guid.CreateVersion7();

    public Guid Meeting { get; set; } = Guid.CreateVersion7();

    public string? HeldOn { get; set; }

    public string? Name { get; set; }

    public string? Chair { get; set; }

    public string? Place { get; set; }

    public string? Attendance { get; set; }

    public List<SubjectInput> Subjects { get; set; } = [];

    internal async Task<(bool IsDone, int Status, IReadOnlyList<Refusal> Refusals)> PerformAsync(Meetings service, Guid inspectionId, CancellationToken cancellation)
    {
        if (Do == "decide")
        {
            return Of(await service.DecideAsync(inspectionId, Meeting, Id, [.. Subjects.Select(s => s.Read())], cancellation));
        }

        return DateOnly.TryParseExact(HeldOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Of(await service.RecordAsync(inspectionId, Meeting, new MeetingForm(day, Name ?? "", Chair ?? "", Place ?? "", Attendance ?? ""), cancellation))
            : (false, StatusCodes.Status400BadRequest, [new Refusal("会议日期应写成年-月-日，例如：2026-10-27。", Field: nameof(HeldOn))]);
    }

    private static (bool IsDone, int Status, IReadOnlyList<Refusal> Refusals) Of<T>(Outcome<T> outcome) => (outcome.Kind == OutcomeKind.Done, outcome.Kind.Status(), outcome.Refusals);
}

/// <summary>What was chosen for one subject.</summary>
public sealed class SubjectInput
{
    public Guid Id { get; set; }

    public string? How { get; set; }

    public string? Grade { get; set; }

    public string? Reason { get; set; }

    public string? SteppedOut { get; set; }

    public int? InFavour { get; set; }

    internal DecisionForm Read() => new(Id, How ?? "", Grade ?? "", Reason ?? "", SteppedOut ?? "", InFavour ?? 0);
}
