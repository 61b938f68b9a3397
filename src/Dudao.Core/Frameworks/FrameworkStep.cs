using System.Text.Json.Serialization;

namespace Dudao.Core.Frameworks;

/// <summary>
/// One change of a draft that can be taken back: applied, it gives the changed framework and the steps that undo it, in order. A step whose
/// node or place is gone changes nothing and has nothing to undo; so the same step twice is the step once. An undoing step knows what it
/// expects to stand there: what another person changed since is never overwritten (<see cref="Against"/>).
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Place), "place")]
[JsonDerivedType(typeof(Take), "take")]
[JsonDerivedType(typeof(Put), "put")]
[JsonDerivedType(typeof(Shift), "shift")]
public abstract record FrameworkStep
{
    private FrameworkStep()
    {
    }

    /// <summary>Puts a node, with all below it, after a sibling; where After is null first below Parent, or first of the part: bonus, veto, else the scored.</summary>
    public sealed record Place(Indicator Node, string? Parent, string? After, string? Part = null) : FrameworkStep;

    /// <summary>Takes a node and all below it out.</summary>
    /// <param name="Id">The node.</param>
    /// <param name="As">What it is expected to be; null for whatever it is.</param>
    public sealed record Take(string Id, Indicator? As = null) : FrameworkStep;

    /// <summary>Gives a node the fields of this one; its children stay.</summary>
    /// <param name="Fields">The fields.</param>
    /// <param name="Over">What they stood over: only what differs between the two is given; null gives all.</param>
    public sealed record Put(Indicator Fields, Indicator? Over = null) : FrameworkStep;

    /// <summary>Moves a node, as it then is, after a sibling below a parent; null parent for an A level, null sibling for the first place.</summary>
    /// <param name="Id">The node.</param>
    /// <param name="Parent">The node above.</param>
    /// <param name="After">The sibling before.</param>
    /// <param name="Part">For an A level its part: bonus, veto; null for the scored.</param>
    /// <param name="Stands">The parent below which it is expected to stand, empty for an A level; null for wherever it stands.</param>
    public sealed record Shift(string Id, string? Parent, string? After, string? Part = null, string? Stands = null) : FrameworkStep;

    /// <summary>Why it would overwrite what another person has done since it was made, or has no place any more; null when it can be applied.</summary>
    public Refusal? Against(Framework framework) => this switch
    {
        Place { Parent: { } parent } when framework.Find(parent) is null => new("原来的上一级已被别人删除，没有撤销"),
        Take { As: { } expected } take when framework.Find(take.Id) is { } stands && stands != expected => new($"{stands.ShortTitle} 添加以后又有人改过，没有撤销。要删除请直接删除"),
        Put put when framework.Find(put.Fields.Id) is null => new("这一条已被别人删除，没有撤销"),
        Put { Over: { } over } put when NodeMerge.Clash(framework.Find(put.Fields.Id)!, over, put.Fields) is { } field =>
            new($"{framework.Find(put.Fields.Id)!.ShortTitle} 的{field}后来又有人改过，没有撤销，以免盖掉别人的修改"),
        Shift shift when framework.Find(shift.Id) is null => new("这一条已被别人删除，没有撤销"),
        Shift { Parent: { } parent } shift when framework.Find(parent) is null || framework.Find(shift.Id)!.Nodes().Any(n => n.Id == parent) => new("原来的上一级已被别人删除或移动，没有撤销"),
        Shift { Stands: { } place } shift when (framework.ParentOf(shift.Id)?.Id ?? "") != place => new($"{framework.Find(shift.Id)!.ShortTitle} 后来又被别人移动过，没有撤销"),
        _ => null,
    };

    /// <summary>Applies it.</summary>
    public (Framework Framework, IReadOnlyList<FrameworkStep> Undo) Apply(Framework framework) => this switch
    {
        Place place when framework.Find(place.Node.Id) is null => Added(framework, place),
        Take take when framework.Find(take.Id) is { } node =>
            (framework.Remove(take.Id), [new Place(node, framework.ParentOf(take.Id)?.Id, framework.Before(take.Id)?.Id, framework.PartOf(take.Id))]),
        Put put when framework.Find(put.Fields.Id) is { } node => Given(framework, node, put),
        Shift shift when framework.Find(shift.Id) is { } node && node.Nodes().All(n => n.Id != shift.Parent && n.Id != shift.After) => Moved(framework, node, shift),
        _ => (framework, []),
    };

    private static (Framework Framework, IReadOnlyList<FrameworkStep> Undo) Given(Framework framework, Indicator node, Put put)
    {
        var now = put.Over is { } over ? NodeMerge.Give(node, over, put.Fields) : put.Fields with { Children = node.Children };
        return now == node ? (framework, []) : (framework.Change(node.Id, _ => now), [new Put(node with { Children = [] }, now with { Children = [] })]);
    }

    private static (Framework Framework, IReadOnlyList<FrameworkStep> Undo) Moved(Framework framework, Indicator node, Shift shift)
    {
        var (parent, before, part) = (framework.ParentOf(node.Id)?.Id, framework.Before(node.Id)?.Id, framework.PartOf(node.Id));
        if (parent == shift.Parent && before == shift.After)
        {
            return (framework, []);
        }

        var (moved, undo) = Added(framework.Remove(node.Id), new Place(node, shift.Parent, shift.After, shift.Part));
        return undo.Count == 0 ? (framework, []) : (moved, [new Shift(node.Id, parent, before, part, shift.Parent ?? ""), .. undo.OfType<Put>()]);
    }

    private static (Framework Framework, IReadOnlyList<FrameworkStep> Undo) Added(Framework framework, Place place)
    {
        var parent = place.Parent is null ? null : framework.Find(place.Parent);
        if (place.Parent is not null && parent is null)
        {
            return (framework, []);
        }

        var undo = new List<FrameworkStep> { new Take(place.Node.Id, place.Node) };
        if (parent is { IsLeaf: true })
        {
            undo.Add(new Put(parent with { Children = [] }, parent with { Children = [], Leaf = null }));
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
}
