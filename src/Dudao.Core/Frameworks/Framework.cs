using System.Text.Json.Serialization;

namespace Dudao.Core.Frameworks;

/// <summary>
/// An indicator framework (指标体系) as a value stored whole: the parts that make the mark, the bonus part (特色工作) and the vetoes
/// (一票否决) beside them, and the grades. Marks, assignments and evidence refer to its nodes by <see cref="Indicator.Id"/>.
/// Nothing here is checked on construction: a draft may be wrong; <see cref="FrameworkCheck"/> says what is.
/// </summary>
public sealed record Framework
{
    /// <summary>The title, such as 学校综合督导评估指标体系.</summary>
    public string Name { get; init; } = "";

    /// <summary>The document that asks for it; may be empty.</summary>
    public string Basis { get; init; } = "";

    /// <summary>The full mark, bonus not counted; usually 100.</summary>
    public decimal FullMark { get; init; } = 100;

    /// <summary>The A levels that make the mark.</summary>
    public ValueList<Indicator> Parts { get; init; }

    /// <summary>The A levels that add to the mark; each adds at most its own points.</summary>
    public ValueList<Indicator> Bonus { get; init; }

    /// <summary>The A levels whose leaves cap the grade.</summary>
    public ValueList<Indicator> Vetoes { get; init; }

    /// <summary>The grades, best first.</summary>
    public GradeScale Grades { get; init; } = GradeScale.Default;

    /// <summary>All A levels: parts, bonus, vetoes.</summary>
    [JsonIgnore]
    public IEnumerable<Indicator> Roots => [.. Parts, .. Bonus, .. Vetoes];

    /// <summary>All nodes, parents before children.</summary>
    public IEnumerable<Indicator> Nodes() => Roots.SelectMany(r => r.Nodes());

    /// <summary>All leaves: of the parts, the bonus and the vetoes, in order.</summary>
    public IEnumerable<Indicator> Leaves() => Roots.SelectMany(r => r.Leaves());

    /// <summary>The leaves that a subject with these traits is asked, vetoes and bonus among them.</summary>
    public IEnumerable<Indicator> LeavesFor(SubjectTraits traits) => Leaves().Where(l => l.Leaf!.Applicability.Holds(traits));

    /// <summary>The node with the id; null when there is none.</summary>
    public Indicator? Find(string id) => Nodes().FirstOrDefault(n => n.Id == id);

    /// <summary>From the A level down to the node with the id, itself last; empty when there is none.</summary>
    public IReadOnlyList<Indicator> PathTo(string id)
    {
        foreach (var root in Roots)
        {
            var path = new List<Indicator>();
            if (Walk(root, id, path))
            {
                return path;
            }
        }

        return [];
    }

    /// <summary>The number of levels of the scored parts (2 to 4 in a framework that can be published).</summary>
    public int Levels() => Parts.Count == 0 ? 0 : Parts.Max(p => p.Depth());

    /// <summary>The most that the bonus part can add.</summary>
    public decimal BonusCap() => Bonus.Sum(b => b.Points);

    /// <summary>The SHA-256 of its canonical bytes, in lower-case hexadecimal: the same value has the same digest everywhere.</summary>
    public string Digest() => FrameworkJson.Digest(this);

    private static bool Walk(Indicator node, string id, List<Indicator> path)
    {
        path.Add(node);
        if (node.Id == id || node.Children.Any(c => Walk(c, id, path)))
        {
            return true;
        }

        path.RemoveAt(path.Count - 1);
        return false;
    }
}
