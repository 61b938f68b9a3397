namespace Dudao.Core.Inspections;

/// <summary>Reads which acts stand from the acts that were done.</summary>
public static class ActHistory
{
    /// <summary>The acts that stand, oldest first: those that no later act undid.</summary>
    /// <param name="kind">Says which act undoes which.</param>
    /// <param name="acts">The acts, oldest first as they were entered; one that was voided by hand is left out by the caller.</param>
    /// <param name="idOf">Which act it is; null for one that the kind's tables do not know, which always stands.</param>
    public static IReadOnlyList<T> Standing<T>(InspectionKind kind, IEnumerable<T> acts, Func<T, ActId?> idOf)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(acts);
        var standing = new List<T>();
        foreach (var act in acts)
        {
            if (idOf(act) is { } id && kind.Find(id)?.Undoes is { Count: > 0 } undone)
            {
                standing.RemoveAll(earlier => idOf(earlier) is { } other && undone.Contains(other));
            }

            standing.Add(act);
        }

        return standing;
    }

    /// <summary>The day of each act that stands: of one done again the last, without those that a later act undid.</summary>
    /// <param name="kind">Says which act undoes which.</param>
    /// <param name="acts">The acts, oldest first as they were entered; one that was voided by hand is left out by the caller.</param>
    public static IReadOnlyDictionary<ActId, DateOnly> Days(InspectionKind kind, IEnumerable<(ActId Act, DateOnly Day)> acts)
    {
        var days = new Dictionary<ActId, DateOnly>();
        foreach (var (act, day) in Standing(kind, acts, a => a.Act))
        {
            days[act] = day;
        }

        return days;
    }
}
