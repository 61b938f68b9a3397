namespace Dudao.Core.Inspections;

/// <summary>Reads which acts stand from the acts that were done.</summary>
public static class ActHistory
{
    /// <summary>The day of each act that stands: of one done again the last, without those that a later act undid.</summary>
    /// <param name="kind">Says which act undoes which.</param>
    /// <param name="acts">The acts, oldest first as they were entered; one that was voided by hand is left out by the caller.</param>
    public static IReadOnlyDictionary<ActId, DateOnly> Days(InspectionKind kind, IEnumerable<(ActId Act, DateOnly Day)> acts)
    {
        var standing = new Dictionary<ActId, DateOnly>();
        foreach (var (id, day) in acts)
        {
            standing[id] = day;
            foreach (var undone in kind.Find(id)?.Undoes ?? [])
            {
                standing.Remove(undone);
            }
        }

        return standing;
    }
}
