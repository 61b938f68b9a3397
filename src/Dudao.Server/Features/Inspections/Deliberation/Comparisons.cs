using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Inspections.Deliberation;

/// <summary>One leaf over the subjects of a batch whose deliberation is open, for 尺度统一.</summary>
/// <param name="Title">The batch.</param>
/// <param name="Leaves">The leaves that people mark, in order.</param>
/// <param name="Leaf">The one that is looked at.</param>
/// <param name="Rows">A subject each; a leaf that does not apply to it is left out.</param>
/// <param name="Waiting">Subjects whose deliberation is not open yet: nothing of them is shown.</param>
public sealed record LeafComparison(string Title, IReadOnlyList<Indicator> Leaves, Indicator Leaf, IReadOnlyList<(SubjectPicture Picture, LeafLine Line)> Rows, IReadOnlyList<string> Waiting);

/// <summary>Reads one leaf over a batch, for whom table C lets see its subjects side by side.</summary>
public sealed class Comparisons(Standings standings, SubjectPictures pictures, LeafBook leaves)
{
    public async Task<Outcome<LeafComparison>> OpenAsync(Guid inspectionId, string? leafId, CancellationToken cancellation)
    {
        var found = await standings.OfBatchAsync(inspectionId, cancellation);
        if (found.Count == 0)
        {
            return Failure.NotFound;
        }

        var all = await pictures.LoadAsync([.. found.Where(f => f.Subject.WithdrawnOn is null)], cancellation);
        var seen = all.Where(p => p.Sees.Has(Sees.Batch | Sees.AllMarks) && p.Plan is not null).ToList();
        if (seen.Count == 0)
        {
            return Failure.NotYours("合议开始后，总领队和督导室才能把各单位的同一项指标并列来看。");
        }

        var marked = seen.SelectMany(p => p.Plan!.Leaves).Where(l => l.Rule is not (DataRule or VetoRule)).DistinctBy(l => l.Id).ToList();
        if (marked.Find(l => leafId is null || l.Id == leafId) is not { } leaf)
        {
            return Failure.NotFound;
        }

        var rows = new List<(SubjectPicture, LeafLine)>();
        foreach (var picture in seen)
        {
            if ((await leaves.ReadAsync(picture, cancellation)).FirstOrDefault(l => l.Leaf.Id == leaf.Id) is { } line)
            {
                rows.Add((picture, line));
            }
        }

        return new LeafComparison(all[0].Inspection.Title, marked, leaf, rows, [.. all.Except(seen).Select(p => p.At.Organisation.Name)]);
    }
}
