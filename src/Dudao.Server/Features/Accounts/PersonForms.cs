using System.Globalization;
using Dudao.Server.Data.People;

namespace Dudao.Server.Features.Accounts;

/// <summary>A person as typed.</summary>
public sealed class PersonForm
{
    /// <summary>Made with the page, so that a form sent twice adds once.</summary>
    public Guid Id { get; set; }

    public int Version { get; set; }

    public string? Name { get; set; }

    public string? Phone { get; set; }

    public string? OrganisationId { get; set; }

    public string? InspectorKind { get; set; }

    public string? Speciality { get; set; }

    public PersonDetails Read() => new(
        Name ?? "", Phone ?? "", Guid.TryParse(OrganisationId, out var organisation) ? organisation : Guid.Empty, InspectorKind ?? "", Speciality ?? "");
}

/// <summary>An appointment as typed.</summary>
public sealed class AppointmentForm
{
    public string? Role { get; set; }

    public string? OrganisationId { get; set; }

    public string? Title { get; set; }

    public string? From { get; set; }

    public bool MaySign { get; set; }

    /// <summary>Null where no role was chosen.</summary>
    public Appointment? Read(DateOnly today, Guid? organisationId = null) => Enum.TryParse<Role>(Role, out var role) && Enum.IsDefined(role)
        ? new Appointment(role, organisationId ?? (Guid.TryParse(OrganisationId, out var at) ? at : Guid.Empty), Days.Read(From) ?? today, Title ?? "", MaySign)
        : null;
}

/// <summary>Employments and kin as typed: the rows that were there, and empty ones to add.</summary>
public sealed class TiesForm
{
    public int Version { get; set; }

    public List<EmploymentRow> Employments { get; set; } = [];

    public List<KinRow> Kin { get; set; } = [];

    public IReadOnlyList<Employment> ReadEmployments() =>
    [
        .. Employments.Where(e => Guid.TryParse(e.OrganisationId, out _) && !e.Remove)
            .Select(e => new Employment(Guid.Parse(e.OrganisationId!, CultureInfo.InvariantCulture), (e.Title ?? "").Trim(), Days.Read(e.From), Days.Read(e.To))),
    ];

    public IReadOnlyList<Kinship> ReadKin() =>
    [
        .. Kin.Where(k => Guid.TryParse(k.PersonId, out _) && !k.Remove).Select(k => new Kinship(Guid.Parse(k.PersonId!, CultureInfo.InvariantCulture), k.Relation ?? "")),
    ];
}

public sealed class EmploymentRow
{
    public string? OrganisationId { get; set; }

    public string? Title { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    public bool Remove { get; set; }
}

public sealed class KinRow
{
    public string? PersonId { get; set; }

    public string? Relation { get; set; }

    public bool Remove { get; set; }
}

/// <summary>Days as a date field sends them.</summary>
internal static class Days
{
    public static DateOnly? Read(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
