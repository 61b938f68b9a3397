using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Enrolment.Reconciliation;

namespace Dudao.Core.Enrolment.Rates;

/// <summary>Follows each pupil of a roll to a later one and counts where he went, by group and stage.</summary>
public sealed class YearFlows
{
    private readonly PupilRow[] _start;
    private readonly PupilRow[] _end;
    private readonly MovementBook _book;
    private readonly Dictionary<(string Group, Stage Stage), YearFlow> _flows = [];
    private readonly HashSet<long> _schools;
    private readonly List<(int Start, int End)> _both = [];

    private YearFlows(PupilRow[] start, PupilRow[] end, IEnumerable<Movement> movements)
    {
        (_start, _end, _book) = (start, end, new MovementBook(movements, DateOnly.MaxValue));
        _schools = [.. start.Select(row => row.School), .. end.Select(row => row.School)];
    }

    /// <summary>How many grades a pupil who is on both rolls has risen, as most have; 0 where nobody is on both.</summary>
    public int GradesRisen { get; private set; }

    /// <summary>The flows by group, and by stage within; the stage None holds both stages together.</summary>
    public IReadOnlyDictionary<(string Group, Stage Stage), YearFlow> Flows => _flows;

    /// <summary>Follows the pupils.</summary>
    /// <param name="start">The roll at the start.</param>
    /// <param name="end">The roll at the end.</param>
    /// <param name="movements">The movements between.</param>
    /// <param name="groupOfStart">The group of a row of the start.</param>
    /// <param name="groupOfEnd">The group of a row of the end.</param>
    public static YearFlows Follow(
        PupilRow[] start, PupilRow[] end, IEnumerable<Movement> movements, Func<int, string> groupOfStart, Func<int, string> groupOfEnd)
    {
        var flows = new YearFlows(start, end, movements);
        var matches = NumberMatching.Match(start, end);
        flows.MatchByName(matches);
        var risen = Enumerable.Range(0, start.Length).Where(row => matches.Matched[row] >= 0 && start[row].Grade > 0 && end[matches.Matched[row]].Grade > 0)
            .CountBy(row => end[matches.Matched[row]].Grade - start[row].Grade).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).ToArray();
        flows.GradesRisen = risen.Length == 0 ? 0 : risen[0].Key;
        for (var row = 0; row < start.Length; row++)
        {
            if (matches.DoubleOf[row] < 0)
            {
                flows.Leave(row, matches.Matched[row], groupOfStart(row), matches.Matched[row] >= 0 ? groupOfEnd(matches.Matched[row]) : "");
            }
        }

        for (var row = 0; row < end.Length; row++)
        {
            if (matches.MatchedBy[row] < 0)
            {
                flows.Come(row, groupOfEnd(row));
            }
        }

        return flows;
    }

    /// <summary>The retention of the cohort that entered with the start roll: over junior school, or over nine years.</summary>
    /// <param name="nineYears">From the first grade, else from the seventh.</param>
    public Rate Retention(bool nineYears)
    {
        var (first, needs) = nineYears ? (1, 8) : (7, 2);
        var rate = RateFormulas.Retention(nineYears, 0, 0, 0, 0, 0);
        if (GradesRisen != needs)
        {
            return rate with { Reason = nineYears ? "要用这一届一年级入学时的学籍和九年级毕业时的学籍" : "要用这一届七年级入学时的学籍和九年级毕业时的学籍" };
        }

        var graduating = _end.Count(row => row.Grade == 9);
        var entered = Enumerable.Range(0, _start.Length).Where(row => _start[row].Grade == first).ToArray();
        var stayed = _both.Select(pair => pair.Start).ToHashSet();
        var gone = entered.Where(row => !stayed.Contains(row)).Select(row => _book.Of(_start[row].Student)).ToArray();
        var left = gone.Count(movements => movements.Any(movement => movement.Kind == MovementKind.Transfer && Arrived(movement)));
        var died = gone.Count(movements => movements.Any(movement => movement.Kind == MovementKind.Death));
        var came = _both.Select(pair => pair.End).ToHashSet();
        var joined = Enumerable.Range(0, _end.Length).Count(row => _end[row].Grade == 9 && !came.Contains(row)
            && _book.Of(_end[row].Student).Any(movement => movement.Kind == MovementKind.Transfer));
        return RateFormulas.Retention(nineYears, graduating, entered.Length, joined, left, died);
    }

    // Rows without numbers, by name and birth date where both lists have them once.
    private void MatchByName(NumberMatches matches)
    {
        var free = Enumerable.Range(0, _end.Length).Where(row => matches.MatchedBy[row] < 0 && _end[row].Name != 0 && _end[row].Birth != 0)
            .GroupBy(row => (_end[row].Name, _end[row].Birth)).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.First());
        foreach (var group in Enumerable.Range(0, _start.Length).Where(row => matches.Matched[row] < 0 && matches.DoubleOf[row] < 0)
            .GroupBy(row => (_start[row].Name, _start[row].Birth)).Where(group => group.Count() == 1 && free.ContainsKey(group.Key)))
        {
            (matches.Matched[group.First()], matches.MatchedBy[free[group.Key]]) = (free[group.Key], group.First());
        }

        for (var row = 0; row < _start.Length; row++)
        {
            if (matches.Matched[row] >= 0)
            {
                _both.Add((row, matches.Matched[row]));
            }
        }
    }

    private void Leave(int row, int match, string group, string groupAtEnd)
    {
        var movements = _book.Of(_start[row].Student);
        var stage = Grades.Stage(_start[row].Grade);
        Each(group, stage, flow => flow.AtStart++);
        var last = movements.LastOrDefault(movement => movement.Kind is MovementKind.Suspension or MovementKind.Resumption);
        if (last?.Kind == MovementKind.Suspension)
        {
            Each(group, stage, flow => flow.Suspended++);
        }
        else if (match >= 0)
        {
            if (group != groupAtEnd && movements.Any(movement => movement.Kind == MovementKind.Transfer))
            {
                Only(group, stage, flow => flow.TransferredOut++);
                Only(groupAtEnd, Grades.Stage(_end[match].Grade), flow => flow.TransferredIn++);
            }
        }
        else
        {
            Each(group, stage, Gone(row, movements));
        }
    }

    private Action<YearFlow> Gone(int row, IReadOnlyList<Movement> movements)
    {
        if (movements.Any(movement => movement.Kind == MovementKind.Death))
        {
            return flow => flow.Died++;
        }

        if (movements.Any(movement => movement.Kind == MovementKind.Emigration))
        {
            return flow => flow.Emigrated++;
        }

        if (movements.Any(movement => movement.Kind == MovementKind.Withdrawal))
        {
            return flow => flow.Withdrawn++;
        }

        if (movements.LastOrDefault(movement => movement.Kind == MovementKind.Transfer) is { } transfer)
        {
            return Arrived(transfer) ? flow => flow.TransferredOut++ : flow =>
            {
                flow.TransferredOut++;
                flow.TransferredNowhere++;
            };
        }

        // Who was in the last grade has graduated, unless the rolls are of one school year and he should still be there.
        return movements.Any(movement => movement.Kind == MovementKind.Graduation) || (_start[row].Grade >= 9 && GradesRisen > 0)
            ? flow => flow.Graduated++
            : flow => flow.Unexplained++;
    }

    // A school of these rolls would have the child; of one beyond them only the day of arrival is known.
    private bool Arrived(Movement transfer) => transfer.To >= 0 && !_schools.Contains(transfer.To) && transfer.End is not null;

    private void Come(int row, string group)
    {
        var stage = Grades.Stage(_end[row].Grade);
        if (_book.Of(_end[row].Student).Any(movement => movement.Kind == MovementKind.Transfer))
        {
            Each(group, stage, flow => flow.TransferredIn++);
        }
        else if (_end[row].Grade != 1)
        {
            Each(group, stage, flow => flow.OtherIncrease++);
        }
    }

    private void Each(string group, Stage stage, Action<YearFlow> count)
    {
        Only(group, stage, count);
        if (group.Length > 0)
        {
            Only("", stage, count);
        }
    }

    // Within its group and stage, and the group as a whole.
    private void Only(string group, Stage stage, Action<YearFlow> count)
    {
        OnlyStage(group, Stage.None, count);
        if (stage != Stage.None)
        {
            OnlyStage(group, stage, count);
        }
    }

    private void OnlyStage(string group, Stage stage, Action<YearFlow> count)
    {
        if (!_flows.TryGetValue((group, stage), out var flow))
        {
            _flows[(group, stage)] = flow = new YearFlow();
        }

        count(flow);
    }
}
