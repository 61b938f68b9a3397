using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Tables.Proposals;

namespace Dudao.Core.Frameworks.Tables;

/// <summary>Makes leaves of the rows of a table: points, standard, rule (given or proposed), evidence, method, applicability, basis.</summary>
internal sealed class LeafMaker(TableLayout layout, TableProblems problems)
{
    public Dictionary<string, RuleProposal> Proposals { get; } = [];

    /// <summary>The points of the node itself, from its rows or its name; null when neither says.</summary>
    public decimal? PointsOf(DraftNode node)
    {
        decimal? stated = null;
        foreach (var row in node.Rows.Where(r => r.Points.Length > 0 && !CellText.SaysNone(r.Points)))
        {
            if (!CellText.TryPoints(row.Points, out var points, out var several))
            {
                problems.Error(row.Row.Number, layout.LeafPoints!.Index, $"“{TreeReader.Short(row.Points)}”不是分值，应写数字，如 2 或 0.5");
                continue;
            }

            if (several)
            {
                problems.Error(row.Row.Number, layout.LeafPoints!.Index, "一格里写了几个分值，一行只能写一条指标，请拆成几行");
            }

            stated = (stated ?? 0) + points;
        }

        if (stated is { } column && node.Points is { } named && named != column && node.Children.Count == 0)
        {
            problems.Error(node.Row, layout.LeafPoints!.Index, $"分值写的是 {column.Plain()} 分，名称里写的是 {named.Plain()} 分，请改成一致");
        }

        return stated ?? node.Points;
    }

    public Indicator Make(DraftNode node, string id, StandardPart part)
    {
        ReportLines(node);
        var standard = string.Join('\n', node.Rows.Select(r => r.Standard).Where(s => s.Length > 0).Distinct());
        var row = node.Rows.Count > 0 ? node.Rows[0].Row : new RowCells(node.Row, []);
        var points = PointsOf(node);
        if (part == StandardPart.Veto && (points is null || node.Rows.TrueForAll(r => CellText.SaysNone(r.Points))))
        {
            points = 0;
        }

        var given = Given(row);
        if (points is null && (part == StandardPart.Bonus ? (given ?? RuleProposer.Propose(standard, 0, node.Name, part)?.Rule) : given) is BonusRule bonus)
        {
            points = bonus.Max;
        }

        if (points is null or 0 && part == StandardPart.Scored)
        {
            problems.Error(node.Row, layout.LeafPoints?.Index ?? node.Column, $"“{TreeReader.Short(node.Raw)}”没有分值，请填写");
        }

        var proposal = given is null || part == StandardPart.Veto ? RuleProposer.Propose(standard, points ?? 0, node.Name, part) : null;
        var rule = given ?? proposal?.Rule ?? Unread(node, standard, points ?? 0, part);
        if (given is null && proposal is not null)
        {
            Proposals[id] = proposal;
        }

        var basis = Joined(node, ColumnRole.Basis);
        return new()
        {
            Id = id,
            Number = node.Number,
            Name = node.Name,
            Points = points ?? 0,
            Leaf = new()
            {
                Standard = standard,
                Rule = rule,
                Confirmed = given is not null,
                Evidence = Joined(node, ColumnRole.Evidence),
                Method = Joined(node, ColumnRole.Method),
                Applicability = Applicability.Parse(layout.First(ColumnRole.Applicability) is { } applies ? CellText.OneLine(row[applies.Index]) : ""),
                Basis = basis.Length > 0 ? basis : proposal?.Basis ?? "",
            },
        };
    }

    private ScoringRule? Given(RowCells row)
    {
        if (layout.First(ColumnRole.Rule) is not { } column || row[column.Index].Length == 0)
        {
            return null;
        }

        var parameters = layout.First(ColumnRole.Parameters);
        var (rule, refusal) = RuleNotation.Parse(row[column.Index], parameters is null ? "" : row[parameters.Index]);
        if (refusal is not null)
        {
            problems.Error(row.Number, RuleNotation.CodeOf(row[column.Index]) is null ? column.Index : parameters?.Index ?? column.Index, refusal.Message);
        }

        return rule ?? PointsRule.Default;
    }

    private ScoringRule Unread(DraftNode node, string standard, decimal points, StandardPart part)
    {
        if (part == StandardPart.Bonus)
        {
            return new BonusRule { Max = points };
        }

        if (part == StandardPart.Veto)
        {
            return new VetoRule();
        }

        var rule = RuleProposer.DefaultPoints(points);
        if (points > 0)
        {
            problems.Warn(node.Row, (layout.First(ColumnRole.Standard) ?? layout.Levels[^1]).Index, standard.Length == 0
                ? $"“{TreeReader.Short(node.Raw)}”没有评分标准，先按分值评（{rule.Step.Plain()} 分一档），请补写或确认"
                : $"“{TreeReader.Short(node.Raw)}”的评分标准里没有读出规则，先按分值评（{rule.Step.Plain()} 分一档），请确认");
        }

        return rule;
    }

    // Several leaves in one cell are reported, not guessed.
    private void ReportLines(DraftNode node)
    {
        var lines = CellText.NumberedLines(node.Raw);
        if (lines >= 2 && node.Key.Length > 0)
        {
            problems.Error(node.Row, node.Column, $"这一格里有 {lines} 条带编号的内容，一行只能写一条指标：请拆成 {lines} 行，分别写分值；如果只是一条，请去掉格内的换行");
        }
    }

    private string Joined(DraftNode node, ColumnRole role) =>
        string.Join('、', node.Rows.SelectMany(r => layout.All(role).Select(c => CellText.OneLine(r.Row[c.Index]))).Where(t => t.Length > 0).Distinct());
}
