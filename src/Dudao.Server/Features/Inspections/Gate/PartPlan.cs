using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Scoring;
using Dudao.Server.Features.Inspections.Records;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>
/// Who marks which leaf at one subject (分工). The nearest node above a leaf decides. A subject that has parts of its own goes by these
/// alone, else by its group's. A veto is nobody's to mark; a data leaf has a person who looks after its figure, and no mark of his.
/// </summary>
public sealed class PartPlan
{
    private readonly Dictionary<string, Guid> _main = [];
    private readonly Dictionary<string, List<Guid>> _second = [];
    private readonly IReadOnlyList<LeftOutLeaf> _leftOut;

    public PartPlan(ScoringPlan plan, Guid subjectId, IEnumerable<Assignment> assignments)
    {
        Leaves = [.. plan.Leaves.Where(l => l.Rule is not VetoRule)];
        _leftOut = plan.LeftOut;
        var given = assignments.Where(a => a.SubjectId is null || a.SubjectId == subjectId).ToLookup(a => a.SubjectId is not null);
        var here = given[given.Contains(true)].ToLookup(a => a.NodeId);
        var asked = plan.Asked.Select(l => l.Id).ToHashSet();
        foreach (var root in plan.Framework.Roots)
        {
            Give(root, null, [], here, asked);
        }
    }

    private void Give(Indicator node, Guid? mainAbove, IReadOnlyList<Guid> secondsAbove, ILookup<string, Assignment> here, HashSet<string> asked)
    {
        var main = here[node.Id].FirstOrDefault(a => !a.IsSecond)?.MemberId ?? mainAbove;
        IReadOnlyList<Guid> seconds = here.Contains(node.Id) ? [.. here[node.Id].Where(a => a.IsSecond).Select(a => a.MemberId).Concat(secondsAbove).Distinct()] : secondsAbove;
        foreach (var child in node.Children)
        {
            Give(child, main, seconds, here, asked);
        }

        if (!asked.Contains(node.Id))
        {
            return;
        }

        if (main is { } member)
        {
            _main[node.Id] = member;
        }

        _second[node.Id] = [.. seconds.Where(m => m != main)];
    }

    /// <summary>The applicable leaves that somebody marks or looks after.</summary>
    public IReadOnlyList<Indicator> Leaves { get; }

    public IEnumerable<Indicator> WithoutMain => Leaves.Where(l => !_main.ContainsKey(l.Id));

    public Guid? MainOf(string leafId) => _main.TryGetValue(leafId, out var member) ? member : null;

    public IReadOnlyList<Guid> SecondsOf(string leafId) => _second.GetValueOrDefault(leafId) ?? [];

    /// <summary>Everything that is a member's here, data leaves included.</summary>
    public IEnumerable<Indicator> PartOf(Guid memberId) =>
        Leaves.Where(l => IsGiven(l, memberId));

    /// <summary>Leaves that would be a member's and were left out here as not applicable.</summary>
    public IReadOnlyList<LeftOutLeaf> LeftOutOf(Guid memberId) => [.. _leftOut.Where(l => IsGiven(l.Leaf, memberId))];

    /// <summary>The leaves on a member's sheet that wait for his mark.</summary>
    public IEnumerable<Indicator> MarkedBy(Guid memberId) => PartOf(memberId).Where(l => l.Rule is not DataRule);

    private bool IsGiven(Indicator leaf, Guid memberId) => MainOf(leaf.Id) == memberId || SecondsOf(leaf.Id).Contains(memberId);
}
