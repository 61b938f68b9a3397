using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Scoring;
using Dudao.Server.Features.Inspections.Records;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>
/// Who marks which leaf at one subject (分工). The nearest node above a leaf decides, and a part given for this subject alone goes before
/// one given for the group. A veto is nobody's to mark; a data leaf has a person who looks after its figure, and no mark of his.
/// </summary>
public sealed class PartPlan
{
    private readonly Dictionary<string, Guid> _main = [];
    private readonly Dictionary<string, List<Guid>> _second = [];

    public PartPlan(ScoringPlan plan, Guid subjectId, IEnumerable<Assignment> assignments)
    {
        Leaves = [.. plan.Leaves.Where(l => l.Rule is not VetoRule)];
        var here = assignments.Where(a => a.SubjectId is null || a.SubjectId == subjectId).ToLookup(a => a.NodeId);
        foreach (var leaf in Leaves)
        {
            var path = plan.Framework.PathTo(leaf.Id).Select(n => n.Id).Reverse().ToList();
            var main = path.SelectMany(node => here[node].Where(a => !a.IsSecond).OrderBy(a => a.SubjectId is null)).FirstOrDefault();
            if (main is not null)
            {
                _main[leaf.Id] = main.MemberId;
            }

            _second[leaf.Id] = [.. path.SelectMany(node => here[node].Where(a => a.IsSecond)).Select(a => a.MemberId).Where(m => m != main?.MemberId).Distinct()];
        }
    }

    /// <summary>The applicable leaves that somebody marks or looks after.</summary>
    public IReadOnlyList<Indicator> Leaves { get; }

    public IEnumerable<Indicator> WithoutMain => Leaves.Where(l => !_main.ContainsKey(l.Id));

    public Guid? MainOf(string leafId) => _main.TryGetValue(leafId, out var member) ? member : null;

    public IReadOnlyList<Guid> SecondsOf(string leafId) => _second.GetValueOrDefault(leafId) ?? [];

    /// <summary>Everything that is a member's here, data leaves included.</summary>
    public IEnumerable<Indicator> PartOf(Guid memberId) =>
        Leaves.Where(l => MainOf(l.Id) == memberId || SecondsOf(l.Id).Contains(memberId));

    /// <summary>The leaves on a member's sheet that wait for his mark.</summary>
    public IEnumerable<Indicator> MarkedBy(Guid memberId) => PartOf(memberId).Where(l => l.Rule is not DataRule);
}
