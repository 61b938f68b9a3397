using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using FsCheck;
using FsCheck.Fluent;

namespace Dudao.Core.Tests.Frameworks;

/// <summary>Small frameworks in one line, and generators of leaves, inputs and whole frameworks.</summary>
public static class Samples
{
    public static Indicator Leaf(string number, decimal points, ScoringRule? rule = null, string applies = "", string standard = "按实际情况评分") => new()
    {
        Id = number.ToLowerInvariant(),
        Number = number,
        Name = "要点" + number,
        Points = points,
        Leaf = new() { Standard = standard, Rule = rule ?? new PointsRule { Step = 0.5m }, Applicability = Applicability.Parse(applies) },
    };

    public static Indicator Veto(string number, string cap, string basis = "教督〔2017〕6号") => new()
    {
        Id = number.ToLowerInvariant(),
        Number = number,
        Name = "否决" + number,
        Leaf = new() { Standard = $"依据{basis}，定为{cap}", Rule = new VetoRule { Cap = cap }, Basis = basis },
    };

    public static Indicator Parent(string number, decimal points, params ReadOnlySpan<Indicator> children) => new()
    {
        Id = number.ToLowerInvariant(),
        Number = number,
        Name = "指标" + number,
        Points = points,
        Children = [.. children],
    };

    public static Framework Of(params ReadOnlySpan<Indicator> parts) => new() { Name = "样表", Parts = [.. parts], FullMark = Sum(parts) };

    private static decimal Sum(ReadOnlySpan<Indicator> parts)
    {
        var sum = 0m;
        foreach (var part in parts)
        {
            sum += part.Points;
        }

        return sum;
    }

    private static readonly decimal[] Fulls = [0.5m, 1, 1.5m, 2, 2.5m, 3, 4, 5, 6, 10];

    private static Gen<decimal> Full => Gen.Elements(Fulls);

    private static Gen<ScoringRule> RuleFor(decimal full) => Gen.OneOf(
        Gen.Elements(0.1m, 0.25m, 0.5m).Select(step => (ScoringRule)new PointsRule { Step = step }),
        Gen.Elements<ScoringRule>(LevelRule.Default, new LevelRule { Levels = [new("优", 1), new("良", 0.85m), new("中", 0.6m), new("差", 0)] }),
        Gen.Elements(0.1m, 0.2m, 0.25m, 0.3m, 0.5m).Select(each => (ScoringRule)DeductRule.Of(each)),
        Gen.Elements(0.2m, 0.25m, 0.3m).Select(each => (ScoringRule)new DeductRule { Kinds = [new("缺手续", each), new("超期", 0.5m)] }),
        Gen.Choose(1, 5).Select(n => (ScoringRule)new ChecklistRule { Items = Enumerable.Range(1, n).Select(i => new ChecklistItem("项" + i, full / n)).ToValueList() })
            .Where(r => ((ChecklistRule)r).Items.Sum(i => decimal.Round(i.Points, 4)) == full),
        Gen.Elements<ScoringRule>(
            new DataRule { Figure = "巩固率", Unit = "%", Knots = [new(98, 1), new(90, 0)] },
            new DataRule { Figure = "辍学率", Unit = "%", Knots = [new(0, 1), new(0.6m, 0)] },
            new DataRule { Figure = "办结率", Unit = "%", Knots = [new(100, 1), new(80, 0.5m), new(60, 0)], Stages = SeveralStages.Weighted },
            new DataRule { Figure = "达标率", Unit = "%", Knots = [new(100, 1), new(80, Fraction.Of(1, 3)), new(80, 0)], Missing = MissingFigure.Full }),
        Gen.Constant<ScoringRule>(PassFailRule.Default));

    public static Arbitrary<Indicator> Leaves() => Full.SelectMany(full => RuleFor(full).Select(rule => Leaf("C1", full, rule))).ToArbitrary();

    private static Gen<LeafInput> InputFor(Indicator leaf) => leaf.Rule switch
    {
        LevelRule levels => Gen.Elements(levels.Levels.Select(l => l.Letter)).Select(l => (LeafInput)new LeafInput.Level(l)),
        DeductRule deduct => Gen.Choose(0, 9).ArrayOf(deduct.Kinds.Count).Select(c => (LeafInput)new LeafInput.Findings(c.ToValueList())),
        ChecklistRule list => Gen.SubListOf(Enumerable.Range(0, list.Items.Count)).Select(m => (LeafInput)new LeafInput.Items(m.Order().ToValueList())),
        DataRule => Gen.OneOf(
            Gen.Choose(-500, 12000).Select(n => (LeafInput)LeafInput.Figures.Whole(n / 100m)),
            Gen.Choose(0, 10000).Two().Select(t => (LeafInput)new LeafInput.Figures(
            [
                new() { Stage = FigureStage.Primary, Value = t.Item1 / 100m, Pupils = 600 }, new() { Stage = FigureStage.Junior, Value = t.Item2 / 100m, Pupils = 300 },
            ]))),
        PassFailRule => Gen.Elements(true, false).Select(y => (LeafInput)new LeafInput.Passed(y)),
        _ => Gen.Elements<decimal>([.. leaf.Rule.Admissible(leaf.Points)]).Select(v => (LeafInput)new LeafInput.Mark(v)),
    };

    /// <summary>A leaf with an admissible input.</summary>
    public sealed record Marked(Indicator Leaf, LeafInput Input)
    {
        public Fraction Value => Leaf.Rule.Value(Leaf.Points, Input)!.Value;
    }

    public static Arbitrary<Marked> MarkedLeaves() =>
        Leaves().Generator.SelectMany(leaf => InputFor(leaf).Select(input => new Marked(leaf, input))).ToArbitrary();

    /// <summary>A framework that adds up to 100, a subject, and an input for every leaf.</summary>
    public sealed record Case(Framework Framework, SubjectTraits Traits, Dictionary<string, LeafInput> Inputs);

    private static readonly string[] Ranges = ["", "", "", "小学", "初中", "寄宿", "有食堂", "教学点除外", "小学、有食堂"];

    public static Arbitrary<Case> Cases() => Gen.Choose(0, int.MaxValue).Select(MakeCase).ToArbitrary();

    private static Case MakeCase(int seed)
    {
        var random = new System.Random(seed);
        var next = 1;
        var parts = Split(random, 100, random.Next(2, 6)).Select((a, i) => Parent($"A{i + 1}", a,
            [.. Split(random, a, random.Next(1, 4)).Select((b, j) => Parent($"B{i + 1}{j + 1}", b,
                [.. Split(random, b, random.Next(1, 5)).Select(c => Leaf($"C{next++}", c, Pick(RuleFor(c), random), Ranges[random.Next(Ranges.Length)]))]))])).ToArray();
        var framework = Of(parts) with { Bonus = [Parent("A9", 5, [Leaf("D1", 3, new BonusRule { Max = 3 }), Leaf("D2", 4, new BonusRule { Max = 4 })])] };
        var traits = (SubjectTraits)random.Next(1 << 15);
        return new(framework, traits, framework.Leaves().ToDictionary(l => l.Id, l => Pick(InputFor(l), random)));
    }

    private static T Pick<T>(Gen<T> gen, System.Random random) => gen.Sample(10, new Rnd((ulong)random.NextInt64()), 1).First();

    private static IEnumerable<decimal> Split(System.Random random, decimal whole, int into)
    {
        for (var left = into; left > 1; left--)
        {
            var part = Math.Max(0.5m, decimal.Floor(whole * random.Next(1, 20) / 20m / left * 2) / 2);
            if (whole - part < 0.5m)
            {
                break;
            }

            yield return part;
            whole -= part;
        }

        yield return whole;
    }
}

/// <summary>The arbitraries, as FsCheck's properties ask for them.</summary>
public static class FrameworkArbitraries
{
    public static Arbitrary<Indicator> Leaves() => Samples.Leaves();

    public static Arbitrary<Samples.Marked> Marked() => Samples.MarkedLeaves();

    public static Arbitrary<Samples.Case> Cases() => Samples.Cases();
}
