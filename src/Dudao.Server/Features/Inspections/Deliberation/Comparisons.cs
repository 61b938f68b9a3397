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

/// <summary>The leaves of a batch by how far its schools lie apart, the furthest first: what 尺度统一 begins with.</summary>
/// <param name="Title">The batch.</param>
/// <param name="Subjects">The subjects at the table or past it, in the order of the columns.</param>
/// <param name="Waiting">Subjects whose deliberation is not open yet: nothing of them is shown.</param>
public sealed record SpreadList(string Title, IReadOnlyList<SubjectPicture> Subjects, IReadOnlyList<LeafSpread> Leaves, IReadOnlyList<string> Waiting);

/// <summary>A leaf over the subjects.</summary>
/// <param name="Lines">One for each subject, in their order; null where the leaf does not apply.</param>
public sealed record LeafSpread(Indicator Leaf, IReadOnlyList<LeafLine?> Lines)
{
    /// <summary>What was agreed, else the median: highest less lowest in percent of the full mark; null with fewer than two subjects.</summary>
    public decimal? Percent => Apart(l => l.ValueOf(l.Settled ?? l.Proposal?.Proposed));

    /// <summary>How far the schools' own marks lie apart.</summary>
    public decimal? SelfPercent => Apart(l => l.ValueOf(l.Self));

    private decimal? Apart(Func<LeafLine, decimal?> value)
    {
        var values = Lines.OfType<LeafLine>().Select(value).OfType<decimal>().ToList();
        return values.Count < 2 || Leaf.Points == 0 ? null : (values.Max() - values.Min()) / Leaf.Points * 100;
    }
}

/// <summary>Reads one leaf over a batch, for whom table C lets see its subjects side by side.</summary>
public sealed class Comparisons(Standings standings, SubjectPictures pictures, LeafBook leaves)
{
    /// <summary>Every leaf that people mark, the one at which the schools lie apart furthest first.</summary>
    public async Task<Outcome<SpreadList>> ListAsync(Guid inspectionId, CancellationToken cancellation)
    {
        var opened = await SeenAsync(inspectionId, cancellation);
        if (!opened.IsDone)
        {
            return new Failure(opened.Kind, opened.Refusals);
        }

        var (all, seen) = opened.Value;
        var lines = new List<Dictionary<string, LeafLine>>();
        foreach (var picture in seen)
        {
            lines.Add((await leaves.ReadAsync(picture, cancellation)).ToDictionary(l => l.Leaf.Id));
        }

        var spreads = Marked(seen).Select(leaf => new LeafSpread(leaf, [.. lines.Select(l => l.GetValueOrDefault(leaf.Id))]));
        return new SpreadList(all[0].Inspection.Title, seen, [.. spreads.OrderByDescending(s => s.Percent ?? -1)], Names(all.Except(seen)));
    }

    public async Task<Outcome<LeafComparison>> OpenAsync(Guid inspectionId, string leafId, CancellationToken cancellation)
    {
        var opened = await SeenAsync(inspectionId, cancellation);
        if (!opened.IsDone)
        {
            return new Failure(opened.Kind, opened.Refusals);
        }

        var (all, seen) = opened.Value;
        var marked = Marked(seen);
        if (marked.Find(l => l.Id == leafId) is not { } leaf)
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

        return new LeafComparison(all[0].Inspection.Title, marked, leaf, rows, Names(all.Except(seen)));
    }

    private async Task<Outcome<(IReadOnlyList<SubjectPicture> All, List<SubjectPicture> Seen)>> SeenAsync(Guid inspectionId, CancellationToken cancellation)
    {
        var found = (await standings.OfBatchAsync(inspectionId, cancellation)).Where(f => f.Subject.WithdrawnOn is null).ToList();
        if (found.Count == 0)
        {
            return Failure.NotFound;
        }

        var all = await pictures.LoadAsync(found, cancellation);
        var seen = all.Where(p => p.Sees.Has(Sees.Batch | Sees.AllMarks) && p.Plan is not null).ToList();
        return seen.Count > 0 ? (all, seen) : Failure.NotYours("合议开始后，总领队和督导室才能把各单位的同一项指标并列来看。");
    }

    private static List<Indicator> Marked(IEnumerable<SubjectPicture> seen) =>
        [.. seen.SelectMany(p => p.Plan!.Leaves).Where(l => l.Rule is not (DataRule or VetoRule)).DistinctBy(l => l.Id)];

    private static IReadOnlyList<string> Names(IEnumerable<SubjectPicture> pictures) => [.. pictures.Select(p => p.At.Organisation.Name)];
}
