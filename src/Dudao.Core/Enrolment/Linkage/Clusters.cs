namespace Dudao.Core.Enrolment.Linkage;

/// <summary>A pair inside a cluster of doubles.</summary>
/// <param name="A">The row that comes first in the list.</param>
/// <param name="B">The other.</param>
/// <param name="Cluster">Clusters are numbered from 1 in the order of their first rows.</param>
/// <param name="Weight">The pair's own weight; null where both belong together only through a third.</param>
public sealed record ClusterPair(int A, int B, int Cluster, double? Weight);

/// <summary>Joins linked pairs into clusters: the best first, and only where what is known of the pairs between two clusters speaks for it.</summary>
internal static class Clusters
{
    public static List<ClusterPair> Of(int rows, List<WeightedPair> sorted, double least)
    {
        var cluster = Enumerable.Range(0, rows).ToArray();
        var members = new Dictionary<int, List<int>>();
        var weights = new Dictionary<(int, int), double>();
        foreach (var pair in sorted)
        {
            weights[(Math.Min(pair.A, pair.B), Math.Max(pair.A, pair.B))] = pair.Weight;
        }

        foreach (var pair in sorted)
        {
            if (pair.Weight < least)
            {
                break;
            }

            var (one, other) = (cluster[pair.A], cluster[pair.B]);
            if (one == other)
            {
                continue;
            }

            var (left, right) = (Members(one), Members(other));
            if (left.Sum(a => right.Sum(b => weights.GetValueOrDefault((Math.Min(a, b), Math.Max(a, b))))) <= 0)
            {
                continue;
            }

            foreach (var row in right)
            {
                cluster[row] = one;
            }

            left.AddRange(right);
            members[one] = left;
            members.Remove(other);
        }

        var pairs = new List<ClusterPair>();
        foreach (var (number, rowsOf) in members.Values.Where(list => list.Count > 1).Select(list => list.Order().ToArray()).OrderBy(list => list[0]).Index())
        {
            for (var i = 0; i < rowsOf.Length; i++)
            {
                for (var j = i + 1; j < rowsOf.Length; j++)
                {
                    pairs.Add(new ClusterPair(rowsOf[i], rowsOf[j], number + 1, weights.TryGetValue((rowsOf[i], rowsOf[j]), out var weight) ? weight : null));
                }
            }
        }

        return pairs;

        List<int> Members(int name) => members.TryGetValue(name, out var list) ? list : [name];
    }
}
