using Dudao.Core.Enrolment.Codes;

namespace Dudao.Core.Enrolment.Synthetic;

/// <summary>A school of the synthetic county.</summary>
/// <param name="Code">Ten digits.</param>
/// <param name="Name">Its name.</param>
/// <param name="Township">The number of its township, from 0.</param>
/// <param name="Lowest">The lowest grade that it teaches.</param>
/// <param name="Highest">The highest.</param>
public sealed record SyntheticSchool(string Code, string Name, int Township, int Lowest, int Highest)
{
    /// <summary>primary, junior or nine-year, as the table of schools names it.</summary>
    public string Stage => (Lowest, Highest) switch { (1, 6) => "primary", (7, 9) => "junior", _ => "nine-year" };
}

/// <summary>What the children of a household share.</summary>
/// <param name="Surname">The family's name.</param>
/// <param name="Guardian">Who answers for them.</param>
/// <param name="OtherGuardian">The other parent, whom another clerk may write down.</param>
/// <param name="Telephone">Eleven digits, or empty.</param>
/// <param name="Township">The number of the township.</param>
/// <param name="Village">Township, village and group.</param>
/// <param name="EthnicGroup">Its name.</param>
public sealed record SyntheticHousehold(
    char Surname, string Guardian, string OtherGuardian, string Telephone, int Township, string Village, string EthnicGroup);

/// <summary>A pupil, as the columns of a roll know him.</summary>
public sealed record SyntheticPupil
{
    /// <summary>The household.</summary>
    public required SyntheticHousehold Household { get; init; }

    /// <summary>The school's place in the list of schools.</summary>
    public required int School { get; init; }

    /// <summary>1 to 9.</summary>
    public required int Grade { get; init; }

    /// <summary>The class's number in its grade.</summary>
    public required int Class { get; init; }

    /// <summary>Full name.</summary>
    public required string Name { get; init; }

    /// <summary>Sex.</summary>
    public required Sex Sex { get; init; }

    /// <summary>Birth date.</summary>
    public required DateOnly Birth { get; init; }

    /// <summary>The identity number, or empty.</summary>
    public required string IdNumber { get; init; }

    /// <summary>The student number, or empty where there is none yet.</summary>
    public required string StudentNumber { get; init; }

    /// <summary>Lives at the school.</summary>
    public bool Boards { get; init; }

    /// <summary>Left behind by parents who work elsewhere.</summary>
    public bool LeftBehind { get; init; }

    /// <summary>Moved here with working parents.</summary>
    public bool Migrant { get; init; }

    /// <summary>The kind of disability, or empty.</summary>
    public string Disability { get; init; } = "";

    /// <summary>走读, 住校, 随班就读, 送教上门.</summary>
    public string Mode { get; init; } = "走读";

    /// <summary>Written at the roll beside what the household has, where a clerk wrote otherwise.</summary>
    public string? Guardian { get; init; }

    /// <summary>As <see cref="Guardian"/>.</summary>
    public string? Telephone { get; init; }

    /// <summary>As <see cref="Guardian"/>.</summary>
    public string? Village { get; init; }

    /// <summary>The birth date as it is written, where not yyyy-MM-dd.</summary>
    public string? BirthText { get; init; }
}

/// <summary>A change of a pupil's place (异动).</summary>
/// <param name="StudentNumber">Whose.</param>
/// <param name="Kind">转学, 休学, 退学, 出国, 死亡.</param>
/// <param name="From">The school left, or empty.</param>
/// <param name="To">The school entered, or empty.</param>
/// <param name="Day">The day.</param>
/// <param name="End">When a suspension ends; null for none.</param>
public sealed record SyntheticMovement(string StudentNumber, string Kind, string From, string To, DateOnly Day, DateOnly? End = null);

/// <summary>A row of the registration.</summary>
/// <param name="Pupil">The pupil as written there.</param>
/// <param name="School">The school that registers him.</param>
/// <param name="Came">是否报到.</param>
/// <param name="Reason">未报到原因.</param>
/// <param name="Whereabouts">去向.</param>
public sealed record SyntheticRegistration(SyntheticPupil Pupil, int School, bool Came, string Reason = "", string Whereabouts = "");

/// <summary>What truly became of a row of the roll.</summary>
/// <param name="Class">The class of the reconciliation.</param>
/// <param name="Flags">Space separated.</param>
public sealed record SyntheticTruth(string Class, string Flags);
