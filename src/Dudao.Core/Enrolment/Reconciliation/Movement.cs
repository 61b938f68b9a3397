namespace Dudao.Core.Enrolment.Reconciliation;

/// <summary>Kinds of movements (异动).</summary>
public enum MovementKind
{
    /// <summary>A word that is not known.</summary>
    Other,

    /// <summary>转学.</summary>
    Transfer,

    /// <summary>借读.</summary>
    Guest,

    /// <summary>休学.</summary>
    Suspension,

    /// <summary>复学.</summary>
    Resumption,

    /// <summary>退学, 开除.</summary>
    Withdrawal,

    /// <summary>毕业.</summary>
    Graduation,

    /// <summary>升级.</summary>
    Promotion,

    /// <summary>留级.</summary>
    Repetition,

    /// <summary>出国.</summary>
    Emigration,

    /// <summary>死亡.</summary>
    Death,
}

/// <summary>A movement of a pupil.</summary>
/// <param name="Student">The key of his student number (<see cref="PupilRow.StudentKey"/>).</param>
/// <param name="Kind">What happened.</param>
/// <param name="From">The school left, −1 for none.</param>
/// <param name="To">The school entered, −1 for none.</param>
/// <param name="Day">When; null where the file does not say.</param>
/// <param name="End">When a suspension ends; null for open.</param>
public sealed record Movement(ulong Student, MovementKind Kind, long From, long To, DateOnly? Day, DateOnly? End)
{
    /// <summary>The kind that a word names.</summary>
    public static MovementKind KindOf(string word) => word switch
    {
        "转学" or "转出" or "转入" or "学籍转接" => MovementKind.Transfer,
        "借读" => MovementKind.Guest,
        "休学" => MovementKind.Suspension,
        "复学" => MovementKind.Resumption,
        "退学" or "开除" or "辍学" => MovementKind.Withdrawal,
        "毕业" or "结业" => MovementKind.Graduation,
        "升级" or "升学" or "跳级" => MovementKind.Promotion,
        "留级" => MovementKind.Repetition,
        "出国" or "出境" or "出国出境" => MovementKind.Emigration,
        "死亡" => MovementKind.Death,
        _ => MovementKind.Other,
    };

    /// <summary>The word of a kind.</summary>
    public static string Word(MovementKind kind) => kind switch
    {
        MovementKind.Transfer => "转学",
        MovementKind.Guest => "借读",
        MovementKind.Suspension => "休学",
        MovementKind.Resumption => "复学",
        MovementKind.Withdrawal => "退学",
        MovementKind.Graduation => "毕业",
        MovementKind.Promotion => "升级",
        MovementKind.Repetition => "留级",
        MovementKind.Emigration => "出国",
        MovementKind.Death => "死亡",
        _ => "其他",
    };
}

/// <summary>The movements of a jurisdiction up to a day, by pupil and in order of their days.</summary>
public sealed class MovementBook
{
    private readonly Dictionary<ulong, List<Movement>> _of = [];

    /// <summary>Takes the movements up to a day; later ones have not happened yet. One without a day has.</summary>
    public MovementBook(IEnumerable<Movement> movements, DateOnly day)
    {
        foreach (var movement in movements.Where(movement => movement.Student != 0 && (movement.Day ?? day) <= day))
        {
            if (!_of.TryGetValue(movement.Student, out var list))
            {
                _of[movement.Student] = list = [];
            }

            list.Add(movement);
        }

        foreach (var list in _of.Values)
        {
            list.Sort(Order);
        }
    }

    /// <summary>A pupil's movements, the earliest first; one without a day is taken as the earliest.</summary>
    public IReadOnlyList<Movement> Of(ulong student) => student != 0 && _of.TryGetValue(student, out var list) ? list : [];

    // By day; on one day by what is written, so that the order of the file does not matter.
    private static int Order(Movement one, Movement other) =>
        (one.Day ?? DateOnly.MinValue, one.Kind, one.From, one.To, one.End ?? DateOnly.MaxValue)
            .CompareTo((other.Day ?? DateOnly.MinValue, other.Kind, other.From, other.To, other.End ?? DateOnly.MaxValue));
}
