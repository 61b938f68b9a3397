namespace Dudao.Core.Frameworks;

/// <summary>
/// Changes of a draft, each giving a new framework; what does not exist or cannot move is left as it is. Ids of new nodes are made by the
/// caller, so that the same change twice is done once.
/// </summary>
public static class FrameworkEdits
{
    /// <summary>The framework with one node changed.</summary>
    public static Framework Change(this Framework framework, string id, Func<Indicator, Indicator> change) =>
        framework.OverLists(list => ChangeIn(list, id, change));

    /// <summary>The framework without the node and all below it.</summary>
    public static Framework Remove(this Framework framework, string id) =>
        framework.OverLists(list => Around(list, id, (siblings, at) => siblings.RemoveAt(at)));

    /// <summary>The framework with a node put after the one with the id, on the same level.</summary>
    public static Framework AddAfter(this Framework framework, string id, Indicator node) =>
        framework.Find(node.Id) is not null ? framework : framework.OverLists(list => Around(list, id, (siblings, at) => siblings.Insert(at + 1, node)));

    /// <summary>The framework with a node put last below the one with the id; a leaf becomes a parent and gives up its rule.</summary>
    public static Framework AddBelow(this Framework framework, string id, Indicator node) =>
        framework.Find(node.Id) is not null ? framework : framework.Change(id, parent => parent with { Leaf = null, Children = parent.Children.Add(node) });

    /// <summary>The framework with the node moved among its siblings by so many places (negative: up), as far as it goes.</summary>
    public static Framework Move(this Framework framework, string id, int places) =>
        framework.OverLists(list => Around(list, id, (siblings, at) =>
        {
            var node = siblings[at];
            var to = Math.Clamp(at + places, 0, siblings.Count - 1);
            return siblings.RemoveAt(at).Insert(to, node);
        }));

    /// <summary>The framework with the node and all below it put elsewhere: last below another, which must not lie inside it.</summary>
    public static Framework MoveBelow(this Framework framework, string id, string parentId)
    {
        var node = framework.Find(id);
        return node is null || framework.Find(parentId) is null || node.Nodes().Any(n => n.Id == parentId)
            ? framework
            : framework.Remove(id).AddBelow(parentId, node);
    }

    /// <summary>The framework with the numbers of its nodes given anew in order: A1…, B1…, C1…, D1…, running through each level.</summary>
    public static Framework Renumber(this Framework framework)
    {
        var next = new int[26];
        return framework.OverLists(list => [.. list.Select(n => Numbered(n, 0, next))]);
    }

    private static Indicator Numbered(Indicator node, int level, int[] next) => node with
    {
        Number = $"{(char)('A' + Math.Min(level, 25))}{++next[Math.Min(level, 25)]}",
        Children = [.. node.Children.Select(c => Numbered(c, level + 1, next))],
    };

    private static Framework OverLists(this Framework framework, Func<ValueList<Indicator>, ValueList<Indicator>> change) => framework with
    {
        Parts = change(framework.Parts),
        Bonus = change(framework.Bonus),
        Vetoes = change(framework.Vetoes),
    };

    private static ValueList<Indicator> ChangeIn(ValueList<Indicator> list, string id, Func<Indicator, Indicator> change)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Id == id)
            {
                return list.SetItem(i, change(list[i]));
            }

            var below = ChangeIn(list[i].Children, id, change);
            if (below != list[i].Children)
            {
                return list.SetItem(i, list[i] with { Children = below });
            }
        }

        return list;
    }

    private static ValueList<Indicator> Around(ValueList<Indicator> list, string id, Func<ValueList<Indicator>, int, ValueList<Indicator>> change)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Id == id)
            {
                return change(list, i);
            }

            var below = Around(list[i].Children, id, change);
            if (below != list[i].Children)
            {
                return list.SetItem(i, list[i] with { Children = below });
            }
        }

        return list;
    }
}
