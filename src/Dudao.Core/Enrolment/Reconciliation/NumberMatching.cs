namespace Dudao.Core.Enrolment.Reconciliation;

/// <summary>What equal numbers say.</summary>
/// <param name="Matched">For each expected row the registered row with its number, −1 for none.</param>
/// <param name="MatchedBy">The other way.</param>
/// <param name="DoubleOf">For each expected row the row of which it is a double, −1 for none.</param>
/// <param name="Conflicts">Pairs with equal numbers whose names and birth dates both differ: matched by no one.</param>
internal sealed record NumberMatches(int[] Matched, int[] MatchedBy, int[] DoubleOf, List<(int Expected, int Registered)> Conflicts);

/// <summary>Matches rows by equal numbers: student numbers of any letter, identity numbers, and the identity number within a final student number.</summary>
internal static class NumberMatching
{
    public static NumberMatches Match(PupilRow[] expected, PupilRow[] registered)
    {
        var byStudent = new KeyChains(registered.Length);
        var byId = new KeyChains(registered.Length);
        for (var row = 0; row < registered.Length; row++)
        {
            byStudent.Add(registered[row].Student, row);
            byId.Add((ulong)registered[row].Id, row);
        }

        var byInner = new KeyChains(registered.Length);
        for (var row = 0; row < registered.Length; row++)
        {
            if (registered[row].InnerId != registered[row].Id)
            {
                byInner.Add((ulong)registered[row].InnerId, row);
            }
        }

        var matches = new NumberMatches(Filled(expected.Length), Filled(registered.Length), Filled(expected.Length), []);
        FindDoubles(expected, registered, matches.DoubleOf, row => Candidates(expected[row], byStudent, byId, byInner));
        for (var row = 0; row < expected.Length; row++)
        {
            if (matches.DoubleOf[row] < 0)
            {
                Claim(row, expected, registered, Candidates(expected[row], byStudent, byId, byInner), matches);
            }
        }

        return matches;
    }

    /// <summary>Whether two rows with one number may be of one child: name or birth date agree, or one of them is not there.</summary>
    public static bool Agree(in PupilRow one, in PupilRow other) =>
        one.Name == other.Name || one.Birth == other.Birth || one.Name == 0 || other.Name == 0 || one.Birth == 0 || other.Birth == 0;

    private static CandidateList Candidates(in PupilRow row, KeyChains byStudent, KeyChains byId, KeyChains byInner)
    {
        var list = default(CandidateList);
        list.AddAll(byStudent, row.Student);
        list.AddAll(byId, (ulong)row.Id);
        list.AddAll(byInner, (ulong)row.Id);
        if (row.InnerId != row.Id)
        {
            list.AddAll(byId, (ulong)row.InnerId);
        }

        return list;
    }

    // The best of the rows with the number; who already holds it gives way only to a better claim.
    private static void Claim(int row, PupilRow[] expected, PupilRow[] registered, CandidateList candidates, NumberMatches matches)
    {
        var best = -1;
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            if (!Agree(expected[row], registered[candidate]))
            {
                matches.Conflicts.Add((row, candidate));
                continue;
            }

            if (best < 0 || IsBetter(expected[row], registered[candidate], registered[best]))
            {
                best = candidate;
            }
        }

        if (best < 0)
        {
            return;
        }

        var holder = matches.MatchedBy[best];
        if (holder >= 0 && !IsBetter(registered[best], expected[row], expected[holder]))
        {
            return;
        }

        if (holder >= 0)
        {
            matches.Matched[holder] = -1;
        }

        (matches.Matched[row], matches.MatchedBy[best]) = (best, row);
    }

    /// <summary>Whether one row fits better to a row than another does; decided by what stands in them, never by their order.</summary>
    private static bool IsBetter(in PupilRow to, in PupilRow one, in PupilRow other)
    {
        var (first, second) = (Fit(to, one), Fit(to, other));
        return first != second ? first > second : one.Content < other.Content;
    }

    private static int Fit(in PupilRow to, in PupilRow row) =>
        (row.Came ? 16 : 0) + (row.Name == to.Name ? 4 : 0) + (row.Birth == to.Birth ? 4 : 0) + (row.School == to.School ? 2 : 0)
        + (row.Student == to.Student ? 1 : 0);

    private static void FindDoubles(PupilRow[] expected, PupilRow[] registered, int[] doubleOf, Func<int, CandidateList> candidates)
    {
        var students = new KeyChains(expected.Length);
        var ids = new KeyChains(expected.Length);
        for (var row = 0; row < expected.Length; row++)
        {
            students.Add(expected[row].Student, row);
            ids.Add((ulong)expected[row].Id, row);
            if (expected[row].InnerId != expected[row].Id)
            {
                ids.Add((ulong)expected[row].InnerId, row);
            }
        }

        for (var row = 0; row < expected.Length; row++)
        {
            Join(row, students, expected[row].Student);
            Join(row, ids, (ulong)expected[row].Id);
            Join(row, ids, (ulong)expected[row].InnerId);
        }

        void Join(int row, KeyChains keys, ulong key)
        {
            for (var other = keys.First(key); other >= 0; other = keys.Next(other, key))
            {
                if (other > row && Agree(expected[row], expected[other]))
                {
                    var (kept, left) = (Root(doubleOf, row), Root(doubleOf, other));
                    if (kept != left)
                    {
                        (kept, left) = Keeps(kept, left) ? (kept, left) : (left, kept);
                        doubleOf[left] = kept;
                    }
                }
            }
        }

        // The row whose school holds the registration; else whoever comes first by content.
        bool Keeps(int one, int other)
        {
            var (here, there) = (Registers(one), Registers(other));
            return here != there ? here : expected[one].Content <= expected[other].Content;
        }

        bool Registers(int row)
        {
            var list = candidates(row);
            for (var i = 0; i < list.Count; i++)
            {
                if (registered[list[i]].Came && registered[list[i]].School == expected[row].School)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private static int Root(int[] doubleOf, int row)
    {
        while (doubleOf[row] >= 0)
        {
            row = doubleOf[row];
        }

        return row;
    }

    private static int[] Filled(int size)
    {
        var rows = new int[size];
        Array.Fill(rows, -1);
        return rows;
    }

    /// <summary>A few rows without an array of their own.</summary>
    private struct CandidateList
    {
        private const int Few = 4;
        private (int, int, int, int) _first;
        private List<int>? _more;

        public int Count { get; private set; }

        public readonly int this[int i] => i switch { 0 => _first.Item1, 1 => _first.Item2, 2 => _first.Item3, 3 => _first.Item4, _ => _more![i - Few] };

        public void AddAll(KeyChains chains, ulong key)
        {
            for (var row = chains.First(key); row >= 0; row = chains.Next(row, key))
            {
                Add(row);
            }
        }

        private void Add(int row)
        {
            for (var i = 0; i < Count; i++)
            {
                if (this[i] == row)
                {
                    return;
                }
            }

            switch (Count++)
            {
                case 0:
                    _first.Item1 = row;
                    break;
                case 1:
                    _first.Item2 = row;
                    break;
                case 2:
                    _first.Item3 = row;
                    break;
                case 3:
                    _first.Item4 = row;
                    break;
                default:
                    (_more ??= []).Add(row);
                    break;
            }
        }
    }
}
