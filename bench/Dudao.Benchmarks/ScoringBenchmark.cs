using BenchmarkDotNet.Attributes;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Scoring;

namespace Dudao.Benchmarks;

/// <summary>
/// Issue 13: 400 subjects × 120 leaves × 5 inspectors scored in Core on one core, derivations on demand; at most 50 ms. Each subject's five
/// sheets are scored; the whole county then also takes each leaf's median and spread and scores the medians.
/// </summary>
[MemoryDiagnoser]
public class ScoringBenchmark
{
    private const int Subjects = 400;
    private const int Inspectors = 5;
    private readonly List<(ScoringPlan Plan, LeafInput?[][] Sheets)> subjects = [];
    private LeafInput?[] medians = [];
    private LeafInput?[] marks = [];

    [GlobalSetup]
    public void Setup()
    {
        var framework = Of120Leaves();
        var plans = new[] { SubjectTraits.Primary, SubjectTraits.Primary | SubjectTraits.Boarding, SubjectTraits.Junior | SubjectTraits.Canteen }
            .Select(t => ScoringPlan.For(framework, t)).ToArray();
        var random = new Random(20261021);
        for (var subject = 0; subject < Subjects; subject++)
        {
            var plan = plans[subject % plans.Length];
            subjects.Add((plan, [.. Enumerable.Range(0, Inspectors).Select(_ => plan.Leaves.Select(l => (LeafInput?)Input(l, random)).ToArray())]));
        }

        marks = new LeafInput?[Inspectors];
        medians = new LeafInput?[plans.Max(p => p.Leaves.Count)];
    }

    [Benchmark]
    public decimal ScoreCounty()
    {
        var sum = 0m;
        foreach (var (plan, sheets) in subjects)
        {
            foreach (var sheet in sheets)
            {
                sum += plan.Score(sheet).Mark;
            }

            for (var leaf = 0; leaf < plan.Leaves.Count; leaf++)
            {
                for (var inspector = 0; inspector < Inspectors; inspector++)
                {
                    marks[inspector] = sheets[inspector][leaf];
                }

                medians[leaf] = MarkProposal.Of(plan.Leaves[leaf], marks)!.Proposed;
            }

            sum += plan.Score(medians.AsSpan(0, plan.Leaves.Count)).Mark;
        }

        return sum;
    }

    [Benchmark]
    public decimal ScoreSheets()
    {
        var sum = 0m;
        foreach (var (plan, sheets) in subjects)
        {
            foreach (var sheet in sheets)
            {
                sum += plan.Score(sheet).Mark;
            }
        }

        return sum;
    }

    [Benchmark]
    public int DeriveOne() => subjects[0].Plan.Score(subjects[0].Sheets[0]).Derive().Lines().Count();

    /// <summary>6 A levels of 4 B levels of 5 leaves; every kind of rule; a sixth of the leaves does not apply to some, so that parents are rescaled.</summary>
    private static Framework Of120Leaves() => new()
    {
        Name = "120 leaves",
        FullMark = 120,
        Parts = [.. Enumerable.Range(0, 6).Select(a => new Indicator
        {
            Id = $"a{a}", Name = $"A{a}", Points = 20,
            Children = [.. Enumerable.Range(0, 4).Select(b => new Indicator
            {
                Id = $"b{a}-{b}", Name = $"B{a}{b}", Points = 5,
                Children = [.. Enumerable.Range(0, 5).Select(c => new Indicator
                {
                    Id = $"c{a}-{b}-{c}", Name = $"C{a}{b}{c}", Points = 1,
                    Leaf = new() { Rule = RuleOf((a * 20) + (b * 5) + c), Applicability = Applicability.Parse(c == 4 && b < 2 ? "寄宿" : c == 3 && b == 0 ? "有食堂" : "") },
                })],
            })],
        })],
    };

    private static ScoringRule RuleOf(int leaf) => (leaf % 6) switch
    {
        0 => new PointsRule { Step = 0.25m },
        1 => LevelRule.Default,
        2 => DeductRule.Of(0.25m),
        3 => new ChecklistRule { Items = [new("甲", 0.4m), new("乙", 0.3m), new("丙", 0.3m)] },
        4 => new DataRule { Figure = "率", Unit = "%", Knots = [new(98, 1), new(90, 0)] },
        _ => PassFailRule.Default,
    };

    private static LeafInput Input(Indicator leaf, Random random) => leaf.Rule switch
    {
        LevelRule levels => new LeafInput.Level(levels.Levels[random.Next(4)].Letter),
        DeductRule => new LeafInput.Findings([random.Next(5)]),
        ChecklistRule => new LeafInput.Items([.. Enumerable.Range(0, 3).Where(_ => random.Next(3) > 0)]),
        DataRule => LeafInput.Figures.Whole(random.Next(8800, 10000) / 100m),
        PassFailRule => new LeafInput.Passed(random.Next(10) > 0),
        _ => new LeafInput.Mark(random.Next(5) * 0.25m),
    };
}
