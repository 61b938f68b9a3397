namespace Dudao.Core.Enrolment.Reconciliation;

/// <summary>
/// Compares who should be in school with who is. Each expected row comes into exactly one class, the first that holds (domain: enrolment,
/// Reconciliation); each registered row is held by an expected one or is an arrival. The same rows give the same classes in whatever order they
/// stand, and the same decisions give them again.
/// </summary>
public static class Reconciler
{
    /// <summary>Reconciles.</summary>
    /// <param name="expected">The roll of the term as it is expected.</param>
    /// <param name="registered">The registrations.</param>
    /// <param name="movements">Movements of the pupils; those after the day are left out.</param>
    /// <param name="decisions">What persons have decided before.</param>
    /// <param name="readTexts">Gives the texts of the rows that numbers did not settle: first expected, then registered rows.</param>
    /// <param name="settings">The day and the thresholds.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public static ReconcileOutcome Run(
        PupilRow[] expected, PupilRow[] registered, IEnumerable<Movement> movements, IReadOnlyList<PairDecision> decisions,
        Func<IReadOnlyList<int>, IReadOnlyList<int>, LinkTexts> readTexts, ReconcileSettings settings, CancellationToken cancellation)
    {
        settings.Progress?.Invoke("按号码比对", 0);
        var matches = NumberMatching.Match(expected, registered);
        cancellation.ThrowIfCancellationRequested();
        var left = Leftovers.Link(expected, registered, matches, decisions, readTexts, settings, cancellation);
        var (matchOf, heldBy, probabilities) = (new int[expected.Length], new int[registered.Length], new Dictionary<int, double?>());
        for (var row = 0; row < expected.Length; row++)
        {
            var match = matches.Matched[row];
            matchOf[row] = match >= 0 && registered[match].Came ? match : -1;
        }

        Array.Fill(heldBy, -1);
        foreach (var (one, other, probability) in left.Held)
        {
            (matchOf[one], probabilities[one]) = (other, probability);
        }

        for (var row = 0; row < expected.Length; row++)
        {
            if (matchOf[row] >= 0)
            {
                heldBy[matchOf[row]] = row;
            }
        }

        settings.Progress?.Invoke("归类", 0.95);
        var book = new MovementBook(movements, settings.Day);
        var schools = expected.Select(row => row.School).Concat(registered.Select(row => row.School)).ToHashSet();
        var rules = new ClassRules(expected, registered, book, schools, settings);
        var open = left.Open.GroupBy(pair => pair.Expected).ToDictionary(group => group.Key, group => group.First());
        var outcomes = new PupilOutcome[expected.Length];
        for (var row = 0; row < expected.Length; row++)
        {
            outcomes[row] = matches.DoubleOf[row] >= 0
                ? rules.Double(row, Kept(matches.DoubleOf, row))
                : rules.Expected(row, matchOf[row], probabilities.GetValueOrDefault(row), open.TryGetValue(row, out var pair) ? pair : null,
                    left.Quoted.GetValueOrDefault(row, -1));
        }

        var numbers = NumbersHeld(registered, heldBy);
        var candidates = left.Open.GroupBy(pair => pair.Registered).ToDictionary(group => group.Key, group => group.First().Expected);
        var arrivals = new PupilOutcome[registered.Length];
        for (var row = 0; row < registered.Length; row++)
        {
            var second = left.SecondOf.GetValueOrDefault(row, -1);
            second = second >= 0 ? second : heldBy[row] >= 0 ? -1 : numbers(row);
            arrivals[row] = heldBy[row] >= 0 ? new PupilOutcome(PupilClass.Present, default, heldBy[row], probabilities.GetValueOrDefault(heldBy[row]), "")
                : rules.Arrival(row, second, candidates.GetValueOrDefault(row, -1));
        }

        var waiting = left.Open.Where(pair => outcomes[pair.Expected].Class == PupilClass.Review && outcomes[pair.Expected].Match == pair.Registered)
            .Select(pair => new WaitingPair(pair.Expected, pair.Registered, pair.Probability, left.Digests(pair)))
            .OrderBy(pair => pair.Digests.Expected, StringComparer.Ordinal).ThenBy(pair => pair.Digests.Registered, StringComparer.Ordinal);
        return new ReconcileOutcome(
            outcomes, arrivals, [.. decisions.Where(decision => decision.Same is not null).DistinctBy(decision => (decision.Expected, decision.Registered))],
            [.. waiting]);
    }

    private static int Kept(int[] doubleOf, int row)
    {
        while (doubleOf[row] >= 0)
        {
            row = doubleOf[row];
        }

        return row;
    }

    // Whether another registered row with the number is held, and by whom.
    private static Func<int, int> NumbersHeld(PupilRow[] registered, int[] heldBy)
    {
        var (students, ids) = (new Dictionary<ulong, int>(), new Dictionary<long, int>());
        var arrived = new HashSet<ulong>();
        var arrivedIds = new HashSet<long>();
        for (var row = 0; row < registered.Length; row++)
        {
            if (heldBy[row] < 0 && registered[row].Came)
            {
                arrived.Add(registered[row].Student);
                arrivedIds.Add(registered[row].Id);
            }
        }

        for (var row = 0; row < registered.Length; row++)
        {
            if (heldBy[row] >= 0)
            {
                if (registered[row].Student != 0 && arrived.Contains(registered[row].Student))
                {
                    students[registered[row].Student] = heldBy[row];
                }

                if (registered[row].Id != 0 && arrivedIds.Contains(registered[row].Id))
                {
                    ids[registered[row].Id] = heldBy[row];
                }
            }
        }

        return row => registered[row].Student != 0 && students.TryGetValue(registered[row].Student, out var holder) ? holder
            : registered[row].Id != 0 ? ids.GetValueOrDefault(registered[row].Id, -1) : -1;
    }
}
