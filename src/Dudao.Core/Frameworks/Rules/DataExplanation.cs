namespace Dudao.Core.Frameworks.Rules;

/// <summary>Says in words how a figure became a mark.</summary>
internal static class DataExplanation
{
    public static string Of(DataRule rule, decimal full, LeafInput.Figures figures)
    {
        var given = figures.Of.Where(f => f.Value is not null).ToList();
        if (rule.Share(figures) is not { } share)
        {
            return rule.LeavesOut(figures) ? "没有这项数据，按规则不适用" : "数据缺失，待督学评定";
        }

        var value = $"{(share * full).Plain()} 分";
        if (given.Count == 0)
        {
            return rule.Missing == MissingFigure.Full ? $"没有这项数据，按规则得满分 {value}" : "没有这项数据，按规则不得分";
        }

        if (given.Count < figures.Of.Count && rule.Missing == MissingFigure.Zero)
        {
            return "有学段缺这项数据，按规则不得分";
        }

        if (given.Count == 1)
        {
            return $"{Said(rule, given[0])}，{At(rule, given[0].Value!.Value, full)} = {value}";
        }

        var all = string.Join('，', given.Select(f => Said(rule, f)));
        if (rule.Stages == SeveralStages.Weighted)
        {
            var weighted = DataRule.Weighted(given);
            return $"{all}，按学生数加权 {weighted.Plain()}{rule.Unit}，{At(rule, weighted, full)} = {value}";
        }

        var lowest = given.MinBy(f => rule.ShareAt(f.Value!.Value))!;
        return $"{all}，取得分低的{lowest.Stage.Name()}，{At(rule, lowest.Value!.Value, full)} = {value}";
    }

    private static string Said(DataRule rule, StageFigure figure) =>
        $"{(figure.Stage == FigureStage.Whole ? rule.Figure : figure.Stage.Name())} {figure.Value!.Value.Plain()}{rule.Unit}";

    private static string At(DataRule rule, Fraction figure, decimal full)
    {
        var share = rule.ShareAt(figure);
        for (var i = 1; i < rule.Knots.Count; i++)
        {
            var (from, to) = (rule.Knots[i - 1], rule.Knots[i]);
            if ((from.Figure < figure && figure < to.Figure) || (to.Figure < figure && figure < from.Figure))
            {
                return $"在 {Knot(rule, from)}与 {Knot(rule, to)}之间，得分率 {(share * 100).Plain()}% × 满分 {full.Plain()} 分";
            }
        }

        return $"得分率 {(share * 100).Plain()}% × 满分 {full.Plain()} 分";
    }

    private static string Knot(DataRule rule, Knot knot) => $"{knot.Figure.Plain()}{rule.Unit}（{(knot.Share * 100).Plain()}%）";
}
