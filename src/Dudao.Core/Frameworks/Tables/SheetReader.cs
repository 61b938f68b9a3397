using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Tables.Proposals;

namespace Dudao.Core.Frameworks.Tables;

/// <summary>Reads one sheet: heading, rows, tree, leaves, checks.</summary>
internal sealed class SheetReader
{
    private const int MostRows = 5000;
    private readonly SheetCells sheet;
    private readonly TableLayout layout;
    private readonly TableProblems problems = new();
    private readonly TreeReader tree;
    private readonly LeafMaker leaves;
    private readonly Dictionary<string, DraftNode> nodes = new(StringComparer.Ordinal);

    private SheetReader(SheetCells sheet, TableLayout layout)
    {
        this.sheet = sheet;
        this.layout = layout;
        tree = new(layout, problems);
        leaves = new(layout, problems);
    }

    public static ImportedSheet Read(SheetCells sheet)
    {
        var rows = sheet.Rows.Where(r => !r.IsBlank).ToList();
        if (TableLayout.Find(rows) is not { } layout)
        {
            return new()
            {
                Name = sheet.Name,
                Problems =
                [
                    new("", ProblemKind.Table, Severity.Error, rows.Count == 0
                        ? "这张表是空的"
                        : "没有找到表头：表头要有一行写明各级指标（如 A级指标、一级指标、评估要点）和分值、评分标准") { Row = rows.Count == 0 ? 0 : rows[0].Number },
                ],
            };
        }

        return new SheetReader(sheet, layout).Read(rows);
    }

    private ImportedSheet Read(List<RowCells> rows)
    {
        var body = rows.Skip(layout.LastHeadingRow + 1).ToList();
        if (body.Count > MostRows)
        {
            problems.Error(body[MostRows].Number, 0, $"表格超过 {MostRows} 行，后面的没有读入；一个指标体系不会有这么多条，请检查");
        }

        foreach (var row in body.Take(MostRows))
        {
            tree.Read(row);
        }

        ReportColumns(rows, body);
        tree.Roots.ForEach(r => SplitStandards(r));
        var parts = PartsOfTable.Sort(tree.Roots, layout, leaves);
        var draft = new Framework
        {
            Name = TableTitle.Of(rows.Take(layout.FirstHeadingRow), sheet.Name),
            Parts = parts.Scored.Select(n => Make(n, StandardPart.Scored)).ToValueList(),
            Bonus = parts.Bonus.Select(n => Make(n, StandardPart.Bonus)).ToValueList(),
            Vetoes = parts.Vetoes.Select(n => Make(n, StandardPart.Veto)).ToValueList(),
        };
        draft = draft with { FullMark = FullMark(draft, rows) };
        draft = draft with { Grades = TableGrades.For(draft) };
        CheckTotals(draft);
        CheckDraft(draft);
        return new()
        {
            Name = sheet.Name,
            Draft = draft,
            Columns = layout.Columns,
            Problems = problems.InOrder(),
            Rows = nodes.ToDictionary(n => n.Key, n => n.Value.Row),
            Proposals = leaves.Proposals,
        };
    }

    // One name over several rows, each with points of its own: the name is a parent, the rows are its leaves, called by their standards.
    private static void SplitStandards(DraftNode node)
    {
        foreach (var child in node.Children)
        {
            SplitStandards(child);
        }

        var own = node.Rows.Where(r => r.Points.Length > 0 && !CellText.SaysNone(r.Points)).ToList();
        if (node.Children.Count > 0 || own.Count < 2)
        {
            return;
        }

        DraftNode? leaf = null;
        foreach (var row in node.Rows)
        {
            if (leaf is null || own.Contains(row))
            {
                leaf = new(row.Standard.Length > 0 ? row.Standard : node.Raw, "", row.Row.Number, node.Column);
                (leaf.Number, leaf.Name) = CellText.SplitNumber(CellText.OneLine(leaf.Raw));
                node.Children.Add(leaf);
            }

            leaf.LastRow = row.Row.Number;
            leaf.Rows.Add(row);
        }

        node.Rows.Clear();
    }

    private Indicator Make(DraftNode node, StandardPart part)
    {
        var id = IdOf(node);
        nodes[id] = node;
        if (node.Children.Count == 0)
        {
            var made = leaves.Make(node, id, part);
            return made;
        }

        if (node.Rows.Exists(r => r.Standard.Length > 0))
        {
            problems.Warn(node.Row, node.Column, $"“{TreeReader.Short(node.Raw)}”有下级指标，它自己的评分标准没有读入");
        }

        var points = leaves.PointsOf(node);
        var children = node.Children.Select(c => Make(c, part)).ToValueList();
        return new()
        {
            Id = id,
            Number = node.Number,
            Name = node.Name,
            Points = part == StandardPart.Veto ? 0 : points ?? children.Sum(c => c.Points),
            Children = children,
        };
    }

    private string IdOf(DraftNode node)
    {
        var number = node.Number.ToLowerInvariant();
        var id = number.Length > 0 && number.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') && char.IsAsciiLetter(number[0]) ? number : $"n{node.Row}";
        if (nodes.ContainsKey(id))
        {
            id = $"n{node.Row}";
            for (var again = 2; nodes.ContainsKey(id); again++)
            {
                id = $"n{node.Row}-{again}";
            }
        }

        return id;
    }

    private decimal FullMark(Framework draft, List<RowCells> rows)
    {
        var sum = draft.Parts.Sum(p => p.Points);
        var stated = tree.Totals.Where(t => t.IsGrand && t.Roots == tree.Roots.Count).SelectMany(t => t.Stated).Select(s => (decimal?)s.Points).LastOrDefault()
            ?? rows.Take(layout.FirstHeadingRow).SelectMany(r => r.Filled()).Select(c => CellText.FullMarkIn(c.Text)).FirstOrDefault(m => m is not null);
        if (stated == sum || (stated is { } s1 && s1 == sum + draft.BonusCap()))
        {
            return sum;
        }

        if (stated is { } said && said > 0 && tree.Totals.TrueForAll(t => t.Stated.All(s => s.Points != said)))
        {
            return said;
        }

        if (sum == 100 || sum <= 0 || Math.Abs(sum - 100) <= 15)
        {
            return 100;
        }

        problems.Warn(rows[layout.FirstHeadingRow].Number, (layout.PointsOf(0) ?? layout.LeafPoints ?? layout.Levels[0]).Index, $"各指标合计 {sum.Plain()} 分，不是 100 分，总分按 {sum.Plain()} 分算");
        return sum;
    }

    private void CheckTotals(Framework draft)
    {
        var made = draft.Nodes().ToDictionary(n => nodes[n.Id], n => n.LeafPoints());
        foreach (var total in tree.Totals)
        {
            total.Check(n => made.GetValueOrDefault(n), draft.Parts.Sum(p => p.LeafPoints()), draft.BonusCap(), problems);
        }
    }

    private void CheckDraft(Framework draft)
    {
        foreach (var problem in draft.Check().Where(IsNews))
        {
            if (problem.NodeId.Length == 0)
            {
                var first = sheet.Rows.FirstOrDefault(r => layout.IsRepeatedBy(r))?.Number ?? 1;
                var named = problem.Kind == ProblemKind.Points ? $"{problem.Message}（{Where(draft.Parts)}）" : problem.Message;
                problems.Add(problem with { Row = first, Column = (layout.PointsOf(0) ?? layout.LeafPoints ?? layout.Levels[0]).Letter, Message = named });
                continue;
            }

            var node = nodes[problem.NodeId];
            var indicator = draft.Find(problem.NodeId)!;
            problems.Add(problem with
            {
                Row = node.Row,
                Column = Column(problem, node),
                Message = problem.Kind == ProblemKind.Points && indicator.Children.Count > 0 ? $"{problem.Message}（{Where(indicator.Children)}）" : problem.Message,
            });
        }
    }

    // What the table's own checks have said at the cell, and what a person is only asked to confirm, is not said again.
    private static bool IsNews(FrameworkProblem problem) => problem.Kind != ProblemKind.Proposal
        && !(problem.Field == LeafField.Points && problem.Message.EndsWith("没有分值", StringComparison.Ordinal))
        && !(problem.Field == LeafField.Standard && problem.Message.EndsWith("没有评分标准", StringComparison.Ordinal));

    private string Where(IEnumerable<Indicator> indicators) =>
        string.Join('，', indicators.Select(i => $"第 {nodes[i.Id].Row} 行 {i.Points.Plain()}"));

    private string Column(FrameworkProblem problem, DraftNode node)
    {
        var column = problem.Field switch
        {
            LeafField.Points when node.PointsColumn >= 0 => layout.Columns.FirstOrDefault(c => c.Index == node.PointsColumn),
            LeafField.Points => layout.LeafPoints,
            LeafField.Standard => layout.First(ColumnRole.Standard),
            LeafField.Rule => layout.First(ColumnRole.Rule) ?? layout.First(ColumnRole.Standard),
            LeafField.Parameters => layout.First(ColumnRole.Parameters) ?? layout.First(ColumnRole.Standard),
            LeafField.Applicability => layout.First(ColumnRole.Applicability),
            _ => null,
        };
        return column?.Letter ?? CellText.ColumnLetter(node.Column);
    }

    private void ReportColumns(List<RowCells> rows, List<RowCells> body)
    {
        var heading = rows[layout.LastHeadingRow].Number;
        foreach (var column in layout.All(ColumnRole.Unknown))
        {
            problems.Warn(heading, column.Index, $"“{column.Heading}”这一列不认识，没有读入");
        }

        foreach (var column in layout.All(ColumnRole.Marks))
        {
            if (body.Find(r => r[column.Index].Length > 0 && !layout.IsRepeatedBy(r)) is { } filled)
            {
                problems.Warn(filled.Number, column.Index, $"“{column.Heading}”这一列在评估时填写，这里的内容没有读入");
            }
        }
    }
}
