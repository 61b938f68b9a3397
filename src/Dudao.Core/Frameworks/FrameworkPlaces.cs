namespace Dudao.Core.Frameworks;

/// <summary>Where a node stands.</summary>
public static class FrameworkPlaces
{
    /// <summary>The node above; null for an A level or when there is no such node.</summary>
    public static Indicator? ParentOf(this Framework framework, string id) => framework.PathTo(id) is { Count: > 1 } path ? path[^2] : null;

    /// <summary>The sibling before; null for the first. An A level's siblings are those of its own part.</summary>
    public static Indicator? Before(this Framework framework, string id)
    {
        var siblings = framework.ParentOf(id)?.Children ?? framework.ListOf(id);
        Indicator? before = null;
        foreach (var node in siblings)
        {
            if (node.Id == id)
            {
                return before;
            }

            before = node;
        }

        return null;
    }

    /// <summary>The list of A levels (scored, bonus or vetoes) under which the node stands.</summary>
    public static ValueList<Indicator> ListOf(this Framework framework, string id) => framework.PartOf(id) switch
    {
        "bonus" => framework.Bonus,
        "veto" => framework.Vetoes,
        _ => framework.Parts,
    };

    /// <summary>The part under which the node stands: bonus, veto; null for the scored, and for a node that is not there.</summary>
    public static string? PartOf(this Framework framework, string id) =>
        framework.Bonus.Any(r => r.Nodes().Any(n => n.Id == id)) ? "bonus" : framework.Vetoes.Any(r => r.Nodes().Any(n => n.Id == id)) ? "veto" : null;
}
