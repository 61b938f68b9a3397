using System.Text.Json.Serialization;

namespace Dudao.Core.Frameworks.Rules;

/// <summary>A point of a data leaf's line: at this figure, this share (0 to 1) of the full mark.</summary>
public sealed record Knot(decimal Figure, Fraction Share);

/// <summary>
/// 数据: piecewise linear in a reported figure; flat outside the outermost knots. The line may fall (a rate of dropouts), have
/// knees, or jump: of two knots at one figure the higher share holds at that figure itself, in favour of the subject.
/// </summary>
public sealed record DataRule : ScoringRule
{
    /// <summary>What is reported.</summary>
    public string Figure { get; init; } = "";

    /// <summary>The unit: %, 人, 册, 个百分点.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The knots, in the order of the table; at least two.</summary>
    public ValueList<Knot> Knots { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Code => "data";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Title => "数据";

    private protected override string HowToEnter => $"请填{(Figure.Length == 0 ? "数据" : Figure)}{(Unit.Length == 0 ? "" : $"（{Unit}）")}";

    /// <summary>The share (0 to 1) of the full mark at a figure.</summary>
    public Fraction ShareAt(decimal figure) => Share(figure, null);

    /// <summary>The share (0 to 1) of the full mark at a figure that no decimal may say, such as an average.</summary>
    public Fraction ShareAt(Fraction figure) => figure.IsDecimal(out var plain) ? Share(plain, null) : Share(0, figure);

    private Fraction Share(decimal plain, Fraction? exact)
    {
        Fraction? here = null;
        foreach (var knot in Knots)
        {
            if (Compare(knot, plain, exact) == 0)
            {
                here = here is { } held ? Fraction.Max(held, knot.Share) : knot.Share;
            }
        }

        if (here is { } exactly)
        {
            return exactly;
        }

        for (var i = 1; i < Knots.Count; i++)
        {
            var (from, to) = (Knots[i - 1], Knots[i]);
            if (Compare(from, plain, exact) * Compare(to, plain, exact) < 0)
            {
                var way = exact is { } figure ? (figure - from.Figure) / (to.Figure - from.Figure) : Fraction.Of(plain - from.Figure, to.Figure - from.Figure);
                return from.Share + ((to.Share - from.Share) * way);
            }
        }

        if (Knots.Count == 0)
        {
            return Fraction.Zero;
        }

        var (first, last) = (Knots[0], Knots[^1]);
        var lower = first.Figure <= last.Figure ? first : last;
        return Compare(lower, plain, exact) > 0 == (lower == first) ? first.Share : last.Share;
    }

    private static int Compare(Knot knot, decimal plain, Fraction? exact) => exact is { } figure ? ((Fraction)knot.Figure).CompareTo(figure) : knot.Figure.CompareTo(plain);

    /// <summary>
    /// A figure whose mark is this share: exact on a rising or falling piece, the better end of a flat one. Null where no figure has it.
    /// </summary>
    public Fraction? FigureAt(Fraction share)
    {
        foreach (var knot in Knots)
        {
            if (knot.Share == share)
            {
                return knot.Figure;
            }
        }

        for (var i = 1; i < Knots.Count; i++)
        {
            var (from, to) = (Knots[i - 1], Knots[i]);
            if ((from.Share - share).Sign * (to.Share - share).Sign < 0)
            {
                return from.Figure + (((Fraction)to.Figure - from.Figure) * (share - from.Share) / (to.Share - from.Share));
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override string Describe() =>
        $"{Figure}：{string.Join('，', Knots.Select(k => $"{k.Figure.Plain()}{Unit} 得 {(k.Share * 100).Plain()}%"))}，其间按比例";

    /// <inheritdoc/>
    public override Fraction? Value(decimal full, LeafInput input) => input switch
    {
        LeafInput.Figures figures => Share(figures) is { } share ? share * full : null,
        LeafInput.Mark mark => Clamp(mark.Value, full),
        _ => null,
    };

    /// <inheritdoc/>
    public override bool LeavesOut(LeafInput input) => input is LeafInput.NotApplicable
        || (input is LeafInput.Figures figures && Missing == MissingFigure.NotApplicable && figures.Of.All(f => f.Value is null));

    /// <inheritdoc/>
    public override Refusal? Refuse(decimal full, LeafInput input) => input switch
    {
        LeafInput.Figures { Of.Count: 0 } => Unfit(),
        LeafInput.Figures figures when figures.Of.Select(f => f.Stage).Distinct().Count() != figures.Of.Count => new("同一学段填了两次"),
        LeafInput.Figures figures when Unit == "%" && figures.Of.Any(f => f.Value < -1000 || f.Value > 1000) => new("百分比应在合理范围内，请填百分数，如 98.5"),
        LeafInput.Figures figures when Stages == SeveralStages.Weighted && figures.Of.Count > 1 && figures.Of.Any(f => f.Value is not null && f.Pupils is not > 0) =>
            new("按学生数加权，请填各学段的学生数"),
        LeafInput.Figures or LeafInput.NotApplicable => null,
        LeafInput.Mark mark => RefuseMark(full, mark.Value),
        _ => Unfit(),
    };

    /// <summary>Where an inspector decides in place of a figure: hundredths of a point.</summary>
    public override IReadOnlyList<decimal> Admissible(decimal full) => Steps.Upto(full, 0.01m);

    /// <inheritdoc/>
    public override decimal Nearest(decimal full, Fraction value) => Steps.Nearest(full, 0.01m, value);

    /// <inheritdoc/>
    public override string Explain(decimal full, LeafInput input)
    {
        if (input is LeafInput.Figures figures)
        {
            return DataExplanation.Of(this, full, figures);
        }

        return input is LeafInput.Mark ? $"由督学评定 {Value(full, input)!.Value.Plain()} 分" : "未填数据";
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Problems(decimal full)
    {
        if (Figure.Length == 0)
        {
            yield return "没有写数据的名称";
        }

        if (Knots.Count < 2)
        {
            yield return "数据至少要有两个计分点，如 98:1|90:0";
        }

        if (Knots.Any(k => k.Share < 0 || k.Share > 1))
        {
            yield return "计分点的得分率应在 0 至 1 之间";
        }

        if (Knots.GroupBy(k => k.Figure).Any(g => g.Count() > 2))
        {
            yield return "同一数值的计分点最多两个";
        }

        if (Knots.Count > 0 && Knots.All(k => k.Share != 1))
        {
            yield return "没有能得满分的计分点";
        }

        if (Enumerable.Range(1, Math.Max(0, Knots.Count - 2)).Any(i => (Knots[i].Figure - Knots[i - 1].Figure) * (Knots[i + 1].Figure - Knots[i].Figure) < 0))
        {
            yield return "计分点应按数值从大到小或从小到大排列";
        }
    }

    /// <inheritdoc/>
    public override string Parameters() => string.Join(';', new[]
    {
        Figure.Length == 0 ? "" : $"figure={RuleNotation.Clean(Figure)}",
        Unit.Length == 0 ? "" : $"unit={RuleNotation.Clean(Unit)}",
        string.Join('|', Knots.Select(k => $"{k.Figure.Plain()}:{k.Share}")),
    }.Where(p => p.Length > 0));

    private protected override string WhatIsAdmissible(decimal full) => "分数最多两位小数";

    /// <summary>The share of what was reported over all stages; null when it is open or does not apply.</summary>
    internal Fraction? Share(LeafInput.Figures figures)
    {
        if (figures.Of is [{ Value: { } only }])
        {
            return ShareAt(only);
        }

        var given = figures.Of.Where(f => f.Value is not null).ToList();
        if (given.Count < figures.Of.Count || given.Count == 0)
        {
            switch (Missing)
            {
                case MissingFigure.Ask:
                    return null;
                case MissingFigure.Zero:
                    return Fraction.Zero;
                case MissingFigure.NotApplicable when given.Count == 0:
                    return null;
                case MissingFigure.Full when given.Count == 0:
                    return Fraction.One;
            }
        }

        return Stages == SeveralStages.Weighted && given.Count > 1 ? ShareAt(Weighted(given)) : given.Min(f => ShareAt(f.Value!.Value));
    }

    internal static Fraction Weighted(IReadOnlyList<StageFigure> given)
    {
        var pupils = given.Sum(f => (decimal)(f.Pupils ?? 0));
        return pupils == 0
            ? (Fraction)given.Sum(f => f.Value!.Value) / given.Count
            : given.Aggregate(Fraction.Zero, (sum, f) => sum + ((Fraction)f.Value!.Value * (f.Pupils ?? 0))) / pupils;
    }
}
