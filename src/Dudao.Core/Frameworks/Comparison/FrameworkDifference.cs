using Dudao.Core.Frameworks.Rules;

namespace Dudao.Core.Frameworks.Comparison;

/// <summary>
/// What differs between two versions of a framework, node by node: nodes are the same when their ids are. Where a new version was read from a
/// table, <see cref="VersionIds.WithIdsOf"/> gives it the ids of the old one first.
/// </summary>
public sealed class FrameworkDifference
{
    private readonly Dictionary<string, IndicatorChange> byId;

    private FrameworkDifference(IReadOnlyList<FieldChange> whole, List<IndicatorChange> changes)
    {
        Whole = whole;
        Changes = changes;
        byId = changes.ToDictionary(c => c.NodeId, StringComparer.Ordinal);
    }

    /// <summary>What changed in the framework itself: name, basis, full mark, grades.</summary>
    public IReadOnlyList<FieldChange> Whole { get; }

    /// <summary>The nodes that differ: those of the new version in its order, then those that are gone, in the order of the old.</summary>
    public IReadOnlyList<IndicatorChange> Changes { get; }

    /// <summary>Whether the versions are alike.</summary>
    public bool IsEmpty => Whole.Count == 0 && Changes.Count == 0;

    /// <summary>What happened to a node; null when nothing did.</summary>
    public IndicatorChange? Of(string nodeId) => byId.GetValueOrDefault(nodeId);

    /// <summary>Compares two versions.</summary>
    public static FrameworkDifference Between(Framework old, Framework now)
    {
        var (before, after) = (Placement.Of(old), Placement.Of(now));
        var changes = new List<IndicatorChange>();
        foreach (var (id, place) in after)
        {
            if (!before.TryGetValue(id, out var was))
            {
                changes.Add(new(id, ChangeKind.Added, null, place.Node, []));
                continue;
            }

            var fields = NodeFields.Compare(was.Node, place.Node);
            var move = was.ParentId != place.ParentId ? $"{was.ParentTitle} → {place.ParentTitle}" : "";
            if (move.Length > 0 || fields.Count > 0)
            {
                changes.Add(new(id, move.Length > 0 ? ChangeKind.Moved : ChangeKind.Changed, was.Node, place.Node, fields) { Move = move });
            }
        }

        Reordered(before, after, changes);
        changes = [.. changes.OrderBy(c => after[c.NodeId].Order)];
        changes.AddRange(before.Where(b => !after.ContainsKey(b.Key)).Select(b => new IndicatorChange(b.Key, ChangeKind.Removed, b.Value.Node, null, [])));
        return new(WholeFields(old, now), changes);
    }

    // Among siblings that stayed together, those outside the longest run that kept its order have been moved.
    private static void Reordered(Dictionary<string, Placement> before, Dictionary<string, Placement> after, List<IndicatorChange> changes)
    {
        foreach (var siblings in after.Where(a => before.TryGetValue(a.Key, out var was) && was.ParentId == a.Value.ParentId).GroupBy(a => a.Value.ParentId))
        {
            var ids = siblings.OrderBy(s => s.Value.Order).Select(s => s.Key).ToList();
            var kept = LongestAscending([.. ids.Select(i => before[i].Order)]);
            foreach (var id in ids.Where((_, i) => !kept.Contains(i)))
            {
                var at = changes.FindIndex(c => c.NodeId == id);
                if (at >= 0)
                {
                    changes[at] = changes[at] with { Kind = ChangeKind.Moved, Move = "顺序调整" };
                }
                else
                {
                    changes.Add(new(id, ChangeKind.Moved, before[id].Node, after[id].Node, []) { Move = "顺序调整" });
                }
            }
        }
    }

    private static HashSet<int> LongestAscending(int[] values)
    {
        var (length, previous) = (new int[values.Length], new int[values.Length]);
        var best = -1;
        for (var i = 0; i < values.Length; i++)
        {
            (length[i], previous[i]) = (1, -1);
            for (var j = 0; j < i; j++)
            {
                if (values[j] < values[i] && length[j] + 1 > length[i])
                {
                    (length[i], previous[i]) = (length[j] + 1, j);
                }
            }

            best = best < 0 || length[i] > length[best] ? i : best;
        }

        var kept = new HashSet<int>();
        for (; best >= 0; best = previous[best])
        {
            kept.Add(best);
        }

        return kept;
    }

    private static List<FieldChange> WholeFields(Framework old, Framework now) => NodeFields.Differing(
    [
        new("名称", old.Name, now.Name), new("依据", old.Basis, now.Basis), new("总分", old.FullMark.Plain(), now.FullMark.Plain()),
        new("等级", Grades(old), Grades(now)),
    ]);

    private static string Grades(Framework framework) => string.Join('；', framework.Grades.Bands.Select(b => $"{b.Name}：{b.Conditions()}{(b.MonthsToMend is { } months ? $"，{months} 个月内整改" : "")}"));

    private sealed record Placement(Indicator Node, string ParentId, string ParentTitle, int Order)
    {
        public static Dictionary<string, Placement> Of(Framework framework)
        {
            var places = new Dictionary<string, Placement>(StringComparer.Ordinal);
            Add(framework.Parts, "part", "计分部分");
            Add(framework.Bonus, "bonus", "特色加分");
            Add(framework.Vetoes, "veto", "一票否决");
            return places;

            void Add(ValueList<Indicator> nodes, string parent, string title)
            {
                foreach (var node in nodes)
                {
                    places.TryAdd(node.Id, new(node, parent, title, places.Count));
                    Add(node.Children, "node:" + node.Id, node.ShortTitle);
                }
            }
        }
    }
}
