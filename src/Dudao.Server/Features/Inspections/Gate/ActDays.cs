using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Records;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>Reads the days of a subject from its acts.</summary>
internal static class ActDays
{
    /// <summary>The acts that stand, oldest first, without those that a later act undid.</summary>
    public static IReadOnlyList<ActRecord> Standing(InspectionKind kind, IEnumerable<ActRecord> acts) =>
        ActHistory.Standing(kind, acts, a => Enum.TryParse<ActId>(a.Act, out var id) ? id : null);

    /// <summary>The last day of each act that stands, without those that a later act undid.</summary>
    public static IReadOnlyDictionary<ActId, DateOnly> Of(InspectionKind kind, IEnumerable<ActRecord> acts) => ActHistory.Days(
        kind,
        acts.Select(a => (Known: Enum.TryParse<ActId>(a.Act, out var id), Id: id, a.Day)).Where(a => a.Known).Select(a => (a.Id, a.Day)));

    /// <summary>Deadlines that were extended, with the new day. The act's words name the deadline.</summary>
    public static IReadOnlyDictionary<DeadlineId, DateOnly> Extensions(IEnumerable<ActRecord> acts)
    {
        var found = new Dictionary<DeadlineId, DateOnly>();
        foreach (var act in acts.Where(a => a.Until is not null))
        {
            if (act.Act == nameof(ActId.ExtendSelfEvaluation))
            {
                found[DeadlineId.SelfEvaluation] = act.Until!.Value;
            }
            else if (act.Act == nameof(ActId.ExtendDeadline) && Enum.TryParse<DeadlineId>(act.Words, out var id))
            {
                found[id] = act.Until!.Value;
            }
        }

        return found;
    }
}
