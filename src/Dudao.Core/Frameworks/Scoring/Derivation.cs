using Dudao.Core.Frameworks.Rules;

namespace Dudao.Core.Frameworks.Scoring;

/// <summary>
/// One line of a mark's derivation: what a node came to and how, in words, down to the leaves. The page, the document and the command line
/// show the same one.
/// </summary>
public sealed record Derivation
{
    /// <summary>The node; empty for the mark itself.</summary>
    public string NodeId { get; init; } = "";

    /// <summary>Its number and name; 总分 for the mark.</summary>
    public string Title { get; init; } = "";

    /// <summary>Its full points.</summary>
    public decimal Points { get; init; }

    /// <summary>How the value came about, in words.</summary>
    public string Formula { get; init; } = "";

    /// <summary>The exact value; null where the node does not apply or is open.</summary>
    public Fraction? Exact { get; init; }

    /// <summary>The value rounded to two decimals; null where there is none.</summary>
    public decimal? Rounded => Exact?.Round();

    /// <summary>The lines below.</summary>
    public IReadOnlyList<Derivation> Children { get; init; } = [];

    /// <summary>Itself and all lines below, from the top.</summary>
    public IEnumerable<Derivation> Lines() => Children.SelectMany(c => c.Lines()).Prepend(this);

    internal static Derivation Of(Score score)
    {
        var plan = score.Plan;
        var parts = plan.Framework.Parts.Select(p => Scored(score, p)).ToList();
        var bonus = plan.Framework.Bonus.Where(b => IsTold(plan, b)).Select(b => Bonus(score, b)).ToList();
        var vetoes = plan.Framework.Vetoes.SelectMany(v => v.Leaves()).Where(l => plan.IndexOf(l.Id) >= 0).Select(l => Veto(score, l)).ToList();
        return new()
        {
            Title = "总分",
            Points = plan.Framework.FullMark,
            Formula = Total(score, parts, bonus),
            Exact = score.Parts.Count == 0 ? null : score.Exact,
            Children = [.. parts, .. bonus, .. vetoes],
        };
    }

    private static string Total(Score score, List<Derivation> parts, List<Derivation> bonus)
    {
        if (score.Parts.Count == 0)
        {
            return "还没有评分";
        }

        var framework = score.Plan.Framework;
        var counted = parts.Where(p => p.Exact is not null).ToList();
        var points = counted.Sum(p => p.Points);
        var sum = Sum(counted);
        if (points != framework.FullMark)
        {
            sum = $"（{sum}）÷ 计入部分 {points.Plain()} 分 × 总分 {framework.FullMark.Plain()} 分";
        }

        var added = string.Concat(bonus.Where(b => b.Exact is { Sign: > 0 }).Select(b => $" + {b.Title} {b.Exact!.Value.Plain()}"));
        var exact = score.Exact == score.Mark ? $"{score.Mark:0.00} 分" : $"{score.Exact.Plain()}，四舍五入为 {score.Mark:0.00} 分";
        return $"{sum}{added} = {exact}{(score.IsFinal ? "" : $"（还有 {score.Open.Count} 条未评，未计入）")}";
    }

    private static Derivation Scored(Score score, Indicator node)
    {
        if (node.IsLeaf)
        {
            return Leaf(score, node);
        }

        var children = node.Children.Select(c => Scored(score, c)).ToList();
        var counted = children.Where(c => c.Exact is not null).ToList();
        if (counted.Count == 0)
        {
            return Line(node, score.Plan.Applies(node) ? "下级均未评分" : "下级均不适用，分值按比例分给同级指标", null, children);
        }

        var points = counted.Sum(c => c.Points);
        var sum = counted.Aggregate(Fraction.Zero, (s, c) => s + c.Exact!.Value);
        if (points == node.Points)
        {
            return Line(node, $"{Sum(counted)} = {sum.Plain()} 分", sum, children);
        }

        var scaled = sum * node.Points / points;
        return Line(node, $"（{Sum(counted)}）÷ 计入部分 {points.Plain()} 分 × 本级 {node.Points.Plain()} 分 = {scaled.Plain()} 分", scaled, children);
    }

    private static Derivation Leaf(Score score, Indicator leaf)
    {
        if (LeftOut(score, leaf) is { } leftOut)
        {
            return leftOut;
        }

        if (score.Plan.IndexOf(leaf.Id) < 0)
        {
            return Line(leaf, $"不适用（适用范围：{leaf.Leaf!.Applicability}）", null);
        }

        var input = score.InputOf(leaf.Id);
        return input is LeafInput.NotApplicable
            ? Line(leaf, "经合议认定不适用，不计分", null)
            : input is null ? Line(leaf, "未评", null) : Line(leaf, leaf.Rule.Explain(leaf.Points, input), leaf.Rule.Value(leaf.Points, input));
    }

    private static Derivation? LeftOut(Score score, Indicator leaf) =>
        score.Plan.WhyLeftOut(leaf.Id) is { } reason ? Line(leaf, $"经审定不适用，不计分：{reason}", null) : null;

    private static bool IsTold(ScoringPlan plan, Indicator node) => plan.Applies(node) || node.Leaves().Any(l => plan.WhyLeftOut(l.Id) is not null);

    private static Derivation Bonus(Score score, Indicator node)
    {
        if (node.IsLeaf)
        {
            if (LeftOut(score, node) is { } leftOut)
            {
                return leftOut;
            }

            var input = score.InputOf(node.Id);
            return Line(node, input is null ? "未加分" : node.Rule.Explain(node.Points, input), input is null ? Fraction.Zero : node.Rule.Value(node.Points, input));
        }

        var children = node.Children.Where(c => IsTold(score.Plan, c)).Select(c => Bonus(score, c)).ToList();
        var sum = children.Aggregate(Fraction.Zero, (s, c) => s + (c.Exact ?? Fraction.Zero));
        var capped = Fraction.Min(sum, node.Points);
        return Line(node, capped == sum ? $"合计加 {sum.Plain()} 分" : $"合计 {sum.Plain()} 分，最高加 {node.Points.Plain()} 分", capped, children);
    }

    private static Derivation Veto(Score score, Indicator leaf) =>
        Line(leaf, leaf.Rule.Explain(0, score.InputOf(leaf.Id) ?? new LeafInput.Triggered(false)), null);

    private static Derivation Line(Indicator node, string formula, Fraction? exact, IReadOnlyList<Derivation>? children = null) => new()
    {
        NodeId = node.Id,
        Title = node.Title,
        Points = node.Points,
        Formula = formula,
        Exact = exact,
        Children = children ?? [],
    };

    private static string Sum(List<Derivation> lines) =>
        string.Join(" + ", lines.Select(l => $"{Short(l.Title)} {l.Exact!.Value.Plain()}"));

    private static string Short(string title) => title.IndexOf(' ') is > 0 and var at ? title[..at] : title;
}
