using Dudao.Core.Text;

namespace Dudao.Server.Features.Organisations;

/// <summary>One organisation in the list.</summary>
public sealed class OrganisationRow
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    /// <summary>Pinyin, initials and earlier names.</summary>
    public string SearchKeys { get; init; } = "";

    public string Code { get; init; } = "";

    public OrganisationKind Kind { get; init; }

    /// <summary>小学, 街道, 教育局.</summary>
    public string Type { get; init; } = "";

    /// <summary>What it stands under: a school's township.</summary>
    public string Place { get; init; } = "";

    public int PlaceSerial { get; init; }

    public int Serial { get; init; }

    public int Classes { get; init; }

    public int Pupils { get; init; }

    public int PrimaryPupils { get; init; }

    public int JuniorPupils { get; init; }

    public int SeniorPupils { get; init; }

    public int KindergartenChildren { get; init; }

    public bool Boarding { get; init; }

    public bool Canteen { get; init; }

    public bool IsPrivate { get; init; }

    public bool IsCentralSchool { get; init; }

    public string CentralSchool { get; init; } = "";

    public string Head { get; init; } = "";

    public string Contact { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Address { get; init; } = "";

    public DateOnly? OpenedOn { get; init; }

    public DayExactness OpenedExactness { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public bool IsOpen { get; init; }
}
