using System.Text.Json.Serialization;

namespace Dudao.Core.Frameworks;

/// <summary>
/// One change of a draft that can be taken back: applied, it gives the changed framework and the steps that undo it, in order. A step whose
/// node or place is gone changes nothing and has nothing to undo; so the same step twice is the step once.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Place), "place")]
[JsonDerivedType(typeof(Take), "take")]
[JsonDerivedType(typeof(Put), "put")]
public abstract record FrameworkStep
{
    private FrameworkStep()
    {
    }

    /// <summary>Puts a node, with all below it, after a sibling; where After is null first below Parent, or first of the part: bonus, veto, else the scored.</summary>
    public sealed record Place(Indicator Node, string? Parent, string? After, string? Part = null) : FrameworkStep;

    /// <summary>Takes a node and all below it out.</summary>
    public sealed record Take(string Id) : FrameworkStep;

    /// <summary>Gives a node the fields of this one; its children stay.</summary>
    public sealed record Put(Indicator Fields) : FrameworkStep;

    /// <summary>Applies it.</summary>
    public (Framework Framework, IReadOnlyList<FrameworkStep> Undo) Apply(Framework framework) => this switch
    {
        Place place when framework.Find(place.Node.Id) is null => Added(framework, place),
        Take take when framework.Find(take.Id) is { } node =>
            (framework.Remove(take.Id), [new Place(node, framework.ParentOf(take.Id)?.Id, framework.Before(take.Id)?.Id, PartOf(framework, take.Id))]),
        Put put when framework.Find(put.Fields.Id) is { } node =>
            (framework.Change(node.Id, n => put.Fields with { Children = n.Children }), [new Put(node with { Children = [] })]),
        _ => (framework, []),
    };

    private static (Framework Framework, IReadOnlyList<FrameworkStep> Undo) Added(Framework framework, Place place)
    {
        var parent = place.Parent is null ? null : framework.Find(place.Parent);
        if (place.Parent is not null && parent is null)
        {
            return (framework, []);
        }

        var undo = new List<FrameworkStep> { new Take(place.Node.Id) };
        if (parent is { IsLeaf: true })
        {
            undo.Add(new Put(parent with { Children = [] }));
        }

        var siblings = parent is null ? framework.Parts : parent.Children;
        if (place.After is { } after && (parent is null ? framework.Roots : siblings).Any(s => s.Id == after))
        {
            return (framework.AddAfter(after, place.Node), undo);
        }

        return (parent is null ? First(framework, place)
            : framework.Change(parent.Id, p => p with { Leaf = null, Children = p.Children.Insert(0, place.Node) }), undo);
    }

    private static Framework First(Framework framework, Place place) => place.Part switch
    {
        "bonus" => framework with { Bonus = framework.Bonus.Insert(0, place.Node) },
        "veto" => framework with { Vetoes = framework.Vetoes.Insert(0, place.Node) },
        _ => framework with { Parts = framework.Parts.Insert(0, place.Node) },
    };

    private static string? PartOf(Framework framework, string id) =>
        framework.Bonus.Any(r => r.Id == id) ? "bonus" : framework.Vetoes.Any(r => r.Id == id) ? "veto" : null;
}

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
    public static ValueList<Indicator> ListOf(this Framework framework, string id) =>
        framework.Bonus.Any(r => r.Nodes().Any(n => n.Id == id)) ? framework.Bonus
        : framework.Vetoes.Any(r => r.Nodes().Any(n => n.Id == id)) ? framework.Vetoes : framework.Parts;
}
