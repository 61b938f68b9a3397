namespace Dudao.Server.Features.Accounts;

/// <summary>A post that a person holds, and where.</summary>
public sealed record HeldTitle(Guid OrganisationId, string At, string Title);

/// <summary>One person in the list.</summary>
public sealed class PersonRow
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string SearchKeys { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Organisation { get; init; } = "";

    public int OrganisationSerial { get; init; }

    /// <summary>What he holds today, such as 白石小学校长、双溪小学代管校长.</summary>
    public string Posts => string.Join('、', Held.Select(h => h.OrganisationId == OrganisationId ? h.Title : h.At + h.Title));

    public IReadOnlyList<HeldTitle> Held { get; init; } = [];

    public Guid OrganisationId { get; init; }

    public string InspectorKind { get; init; } = "";

    public string Speciality { get; init; } = "";

    public string UserName { get; init; } = "";

    /// <summary>没有账号, 未登录过, 正常, 已停用.</summary>
    public string State { get; init; } = "";

    public DateTimeOffset? LastSignedInAt { get; init; }

    public bool IsOffice { get; init; }

    public bool IsInspector { get; init; }

    public bool IsSchool { get; init; }

    public bool HoldsPost { get; init; }
}
