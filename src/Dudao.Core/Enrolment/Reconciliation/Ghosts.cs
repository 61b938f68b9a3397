namespace Dudao.Core.Enrolment.Reconciliation;

/// <summary>
/// Names without a child (名在人不在): rows that stand on two successive rolls and in no registration of both terms. Who is exempt or suspended is away
/// on paper and is none; who is in review may be there.
/// </summary>
public static class Ghosts
{
    /// <summary>The outcomes of a term with the flag where it holds; the rest as they were.</summary>
    /// <param name="roll">The expected rows of the term.</param>
    /// <param name="outcome">Their reconciliation.</param>
    /// <param name="before">The expected rows of the term before.</param>
    /// <param name="outcomeBefore">Theirs.</param>
    public static ReconcileOutcome Mark(PupilRow[] roll, ReconcileOutcome outcome, PupilRow[] before, ReconcileOutcome outcomeBefore)
    {
        var (students, ids) = (new HashSet<ulong>(), new HashSet<long>());
        for (var row = 0; row < before.Length; row++)
        {
            if (IsNowhere(outcomeBefore.Expected[row]))
            {
                students.Add(before[row].Student);
                ids.Add(before[row].Id);
                ids.Add(before[row].InnerId);
            }
        }

        students.Remove(0);
        ids.Remove(0);
        return outcome with
        {
            Expected = [.. outcome.Expected.Select((one, row) => IsNowhere(one) && IsKnown(roll[row]) ? one with { Flags = one.Flags | PupilFlags.Ghost } : one)],
        };

        bool IsKnown(in PupilRow row) => students.Contains(row.Student) || ids.Contains(row.Id) || ids.Contains(row.InnerId);
    }

    private static bool IsNowhere(in PupilOutcome one) => one.Class == PupilClass.Missing && one.Match < 0;
}
