namespace Dudao.Core.Enrolment.Reconciliation;

/// <summary>
/// Who is expected in a term: the last roll, promoted into autumn only, less grade 9, with the movements up to the day, plus new entrants of age
/// (domain: enrolment, Reconciliation). <c>dudao reconcile</c> takes its list as it is.
/// </summary>
public static class Expectation
{
    private const int LastOfPrimary = 6;
    private const int LastOfJunior = 9;
    private const int DayOfAge = 831;

    /// <summary>The expected rows; those of the roll keep their order and lines, entrants follow.</summary>
    /// <param name="roll">The last roll.</param>
    /// <param name="intoAutumn">Whether a new school year begins: grades rise by one, grade 9 leaves, and after grade 6 no school is named.</param>
    /// <param name="movements">Movements. A transfer or guest's place within the schools of the roll changes the school; a graduation leaves; 留级 keeps the
    /// grade. Who died, emigrated, withdrew, was suspended or left for a school outside stays: the class says what became of him.</param>
    /// <param name="day">The day; later movements have not happened yet.</param>
    /// <param name="entrants">Children of age from the police register or the villages; who is on the roll already is left out, as is who is not of age.</param>
    /// <param name="entryAge">Full years on 31 August at entry: 6, where conditions lack 7.</param>
    public static PupilRow[] Of(
        IReadOnlyList<PupilRow> roll, bool intoAutumn, IEnumerable<Movement> movements, DateOnly day, IReadOnlyList<PupilRow> entrants, int entryAge = 6)
    {
        var book = new MovementBook(movements, day);
        var schools = roll.Select(row => row.School).Where(school => school >= 0).ToHashSet();
        var expected = new List<PupilRow>(roll.Count);
        foreach (var row in roll)
        {
            var moved = book.Of(row.Student);
            if (moved.Any(movement => movement.Kind == MovementKind.Graduation) || (intoAutumn && row.Grade >= LastOfJunior && !Repeats(moved)))
            {
                continue;
            }

            var here = moved.LastOrDefault(movement => movement.Kind is MovementKind.Transfer or MovementKind.Guest && schools.Contains(movement.To));
            var now = here is null ? row : row with { School = here.To };
            expected.Add(intoAutumn && !Repeats(moved) ? Promoted(now) : now);
        }

        return intoAutumn ? [.. expected, .. Entrants(roll, entrants, day, entryAge)] : [.. expected];
    }

    private static bool Repeats(IReadOnlyList<Movement> movements) => movements.Any(movement => movement.Kind == MovementKind.Repetition);

    // A grade that nobody knows is not promoted.
    private static PupilRow Promoted(PupilRow row) => row.Grade switch
    {
        0 => row,
        LastOfPrimary => row with { Grade = LastOfPrimary + 1, School = -1 },
        _ => row with { Grade = (byte)(row.Grade + 1) },
    };

    private static IEnumerable<PupilRow> Entrants(IReadOnlyList<PupilRow> roll, IReadOnlyList<PupilRow> entrants, DateOnly day, int entryAge)
    {
        var ids = roll.SelectMany(row => (long[])[row.Id, row.InnerId]).Where(id => id != 0).ToHashSet();
        var persons = roll.Where(row => row.Name != 0 && row.Birth != 0).Select(row => (row.Name, row.Birth)).ToHashSet();
        foreach (var child in entrants)
        {
            var age = child.Birth == 0 ? -1 : ((day.Year * 10000) + DayOfAge - child.Birth) / 10000;
            var isKnown = child.Id != 0 ? ids.Contains(child.Id) : persons.Contains((child.Name, child.Birth));
            if (age == entryAge && !isKnown)
            {
                yield return child with { Grade = 1, School = -1 };
            }
        }
    }
}
