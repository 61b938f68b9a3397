using System.Text;

namespace Dudao.Core.Frameworks.Comparison;

/// <summary>Gives a version that was read from a table the ids of the version before it.</summary>
public static class VersionIds
{
    /// <summary>
    /// The framework with each node called as in the earlier version: nodes are the same when their names are, of several with one name the one
    /// with the same number; a leaf never takes a parent's id. New nodes get ids that the earlier version never used.
    /// </summary>
    public static Framework WithIdsOf(this Framework framework, Framework earlier)
    {
        var known = earlier.Nodes().GroupBy(Key).ToDictionary(g => g.Key, g => g.ToList());
        var (given, used) = (new Dictionary<string, string>(StringComparer.Ordinal), earlier.Nodes().Select(n => n.Id).ToHashSet(StringComparer.Ordinal));
        foreach (var node in framework.Nodes())
        {
            if (known.TryGetValue(Key(node), out var same) && (same.Find(n => n.Number == node.Number) ?? same.FirstOrDefault()) is { } match)
            {
                same.Remove(match);
                given[node.Id] = match.Id;
            }
        }

        return framework with { Parts = All(framework.Parts), Bonus = All(framework.Bonus), Vetoes = All(framework.Vetoes) };

        ValueList<Indicator> All(ValueList<Indicator> nodes) => nodes.Select(n => n with { Id = given.TryGetValue(n.Id, out var id) ? id : Fresh(n.Id), Children = All(n.Children) }).ToValueList();

        string Fresh(string id)
        {
            var fresh = id;
            for (var again = 2; !used.Add(fresh); again++)
            {
                fresh = $"{id}-{again}";
            }

            return fresh;
        }
    }

    private static string Key(Indicator node) => (node.IsLeaf ? "leaf " : "node ") + string.Concat(node.Name.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
}
