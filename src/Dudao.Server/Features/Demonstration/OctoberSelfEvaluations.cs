using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Inspections;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Acts;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.SelfEvaluation;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;

namespace Dudao.Server.Features.Demonstration;

/// <summary>
/// The four schools evaluate themselves: the liaison shares the leaves among three, each types his own, the head submits, staff accepts.
/// Every school gives itself full marks but for its figures, which are as they are.
/// </summary>
internal sealed class OctoberSelfEvaluations(DemonstrationStage stage)
{
    private static readonly DateOnly Meeting = new(2026, 10, 9);

    public async Task PlayAsync(Func<string, Guid> subjectOf, CancellationToken cancellation)
    {
        foreach (var marks in OctoberMarks.All)
        {
            var subjectId = subjectOf(marks.School);
            var contributors = stage.HoldersAt(marks.School, Role.Contributor);
            stage.At(new DateOnly(2026, 9, 21), new TimeOnly(9, 0));
            var shares = await ShareAsync(subjectId, stage.HoldersAt(marks.School, Role.Liaison)[0], contributors, cancellation);
            stage.At(new DateOnly(2026, 9, 28), new TimeOnly(15, 30));
            foreach (var (contributor, leaves) in contributors.Zip(shares))
            {
                await TypeAsync(subjectId, contributor, leaves, marks.Inputs(ShippedFrameworks.School), cancellation);
            }

            stage.At(new DateOnly(2026, 10, 10), new TimeOnly(16, 0));
            await stage.AsAsync(stage.HeadOf(marks.School), s => s.GetRequiredService<SelfEvaluationService>().SubmitAsync(subjectId, ActForm.New(), Meeting, 5, cancellation));
            stage.At(new DateOnly(2026, 10, 14), new TimeOnly(10, 0));
            await stage.AsAsync("shenqiuhe", s => s.GetRequiredService<PlainActs>().PerformAsync(subjectId, ActId.AcceptSelfEvaluation, ActForm.New(), cancellation));
        }
    }

    /// <summary>In whole runs of the table, so that each has what belongs together.</summary>
    private async Task<IReadOnlyList<Indicator[]>> ShareAsync(Guid subjectId, string liaison, IReadOnlyList<string> contributors, CancellationToken cancellation)
    {
        var view = await stage.AsAsync(liaison, s => s.GetRequiredService<SelfEvaluationService>().OpenAsync(subjectId, cancellation));
        var leaves = view.Lines.Select(l => l.Leaf).ToList();
        IReadOnlyList<Indicator[]> shares = [.. leaves.Chunk((leaves.Count + contributors.Count - 1) / contributors.Count)];
        foreach (var (contributor, share) in contributors.Zip(shares))
        {
            await stage.AsAsync(liaison, s => s.GetRequiredService<SelfEvaluationService>().ShareAsync(
                subjectId, ActForm.New(), stage.PersonOf(contributor), [.. share.Select(l => l.Id)], cancellation));
        }

        return shares;
    }

    private Task<SaveResponse> TypeAsync(Guid subjectId, string contributor, Indicator[] leaves, IReadOnlyDictionary<string, LeafInput> inputs, CancellationToken cancellation) =>
        stage.AsAsync(contributor, async services =>
        {
            var changes = leaves.SelectMany(l => new[]
            {
                new SaveChange($"m-{l.Id}", LeafNotation.Write(l, Own(l, inputs.GetValueOrDefault(l.Id))), 0),
                new SaveChange($"c-{l.Id}", l.Leaf!.Evidence, 0),
            });
            var saved = await services.GetRequiredService<SelfTyping>().SaveAsync(subjectId, new SaveRequest([.. changes]), cancellation);
            return !saved.IsDone || saved.Value.Results.FirstOrDefault(r => r.Outcome != SaveOutcome.Ok) is not { } refused
                ? saved
                : Failure.Invalid($"{refused.Id}：{refused.Message}");
        });

    private static LeafInput? Own(Indicator leaf, LeafInput? figure) => leaf.Rule switch
    {
        DataRule => figure,
        LevelRule levels => new LeafInput.Level(levels.Levels[0].Letter),
        ChecklistRule list => new LeafInput.Items([.. Enumerable.Range(0, list.Items.Count)]),
        DeductRule deduct => new LeafInput.Findings([.. deduct.Kinds.Select(_ => 0)]),
        PassFailRule => new LeafInput.Passed(true),
        BonusRule => new LeafInput.Mark(0),
        _ => new LeafInput.Mark(leaf.Points),
    };
}
