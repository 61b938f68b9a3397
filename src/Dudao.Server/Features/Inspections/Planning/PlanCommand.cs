using System.Globalization;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Clock;

namespace Dudao.Server.Features.Inspections.Planning;

/// <summary>One small change of a plan, as a form of the batch's page sends it.</summary>
public sealed class PlanCommand
{
    /// <summary>Which: group, rename, subject, arrange, drop-subject, member, drop-member, declare, decide, propose.</summary>
    public string Do { get; set; } = "";

    public Guid Id { get; set; }

    public Guid? Target { get; set; }

    public string? Name { get; set; }

    public Guid? Person { get; set; }

    public Guid? Organisation { get; set; }

    public Guid? Group { get; set; }

    public string? Position { get; set; }

    public string? Reason { get; set; }

    public string? VisitFrom { get; set; }

    public string? VisitTo { get; set; }

    public string? DeliberationAt { get; set; }

    public string? Decision { get; set; }

    public ActForm Act => new(Id) { Reason = Reason?.Trim() ?? "" };

    public SubjectForm Subject(Guid organisationId) => new(organisationId, Group)
    {
        VisitFrom = InspectionInput.Day(VisitFrom),
        VisitTo = InspectionInput.Day(VisitTo),
        DeliberationAt = DateTime.TryParseExact(DeliberationAt, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? OfficeClock.At(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at))
            : null,
    };

    public MemberForm Member => new(
        Person ?? Guid.Empty, Enum.TryParse<TeamPosition>(Position, out var position) ? position : TeamPosition.Member, Group);
}
