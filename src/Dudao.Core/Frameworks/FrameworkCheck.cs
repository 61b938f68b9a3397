using System.Globalization;
using Dudao.Core.Frameworks.Rules;

namespace Dudao.Core.Frameworks;

/// <summary>What keeps a framework from being published (errors), and what a person should look at (warnings).</summary>
public static class FrameworkCheck
{
    /// <summary>Words of a standard that counts traces, which since 2025 may not be the basis of a judgement.</summary>
    public static IReadOnlyList<string> TraceWords { get; } = ["会议", "记录", "台账", "照片"];

    /// <summary>All problems, those of the whole first, then node by node in order.</summary>
    public static IReadOnlyList<FrameworkProblem> Check(this Framework framework)
    {
        var problems = new List<FrameworkProblem>();
        problems.AddRange(Whole(framework));
        problems.AddRange(Grades(framework));
        problems.AddRange(framework.Parts.SelectMany(p => p.Nodes()).SelectMany(n => Node(n, Part.Scored)));
        problems.AddRange(framework.Bonus.SelectMany(p => p.Nodes()).SelectMany(n => Node(n, Part.Bonus)));
        problems.AddRange(framework.Vetoes.SelectMany(p => p.Nodes()).SelectMany(n => Node(n, Part.Veto)));
        problems.AddRange(framework.Vetoes.SelectMany(p => p.Leaves()).SelectMany(l => Caps(framework, l)));
        return problems;
    }

    /// <summary>Whether nothing keeps it from being published.</summary>
    public static bool CanBePublished(this Framework framework) => framework.Check().All(p => p.Severity != Severity.Error);

    private enum Part
    {
        Scored,
        Bonus,
        Veto,
    }

    private static FrameworkProblem Error(string node, ProblemKind kind, string message, LeafField field = LeafField.None) =>
        new(node, kind, Severity.Error, message) { Field = field };

    private static FrameworkProblem Warning(string node, ProblemKind kind, string message, LeafField field = LeafField.None) =>
        new(node, kind, Severity.Warning, message) { Field = field };

    private static IEnumerable<FrameworkProblem> Whole(Framework framework)
    {
        if (string.IsNullOrWhiteSpace(framework.Name))
        {
            yield return Error("", ProblemKind.Structure, "指标体系没有名称，请填写");
        }

        if (framework.Parts.Count == 0)
        {
            yield return Error("", ProblemKind.Structure, "没有计分的指标，至少要有一个 A 级指标");
            yield break;
        }

        foreach (var same in framework.Nodes().GroupBy(n => n.Id).Where(g => g.Count() > 1 || g.Key.Length == 0))
        {
            yield return Error(same.Key, ProblemKind.Structure, $"指标的内部编号重复：{string.Join('、', same.Select(n => n.ShortTitle))}");
        }

        foreach (var same in framework.Leaves().Where(n => n.Number.Length > 0).GroupBy(n => n.Number).Where(g => g.Count() > 1))
        {
            if (framework.PathTo(same.First().Id) is { Count: > 1 } path && same.All(n => path[^2].Children.Contains(n)))
            {
                yield return Warning(same.Last().Id, ProblemKind.Structure, $"编号 {same.Key} 用了 {same.Count()} 次", LeafField.Name);
            }
        }

        var levels = framework.Levels();
        if (levels is < 2 or > 4)
        {
            yield return Error("", ProblemKind.Structure, $"指标有 {levels} 级，应为 2 至 4 级");
        }

        if (framework.FullMark <= 0)
        {
            yield return Error("", ProblemKind.Points, "总分应大于 0");
        }

        var sum = framework.Parts.Sum(p => p.Points);
        if (sum != framework.FullMark)
        {
            yield return Error("", ProblemKind.Points, $"各 A 级合计 {sum.Plain()} 分，总分应为 {framework.FullMark.Plain()} 分，{Difference(sum, framework.FullMark)}", LeafField.Points) with
            {
                Mends = Mends("", "总分", sum, framework.FullMark - sum, framework.Parts),
            };
        }
    }

    private static IEnumerable<FrameworkProblem> Node(Indicator node, Part part)
    {
        if (string.IsNullOrWhiteSpace(node.Name))
        {
            yield return Error(node.Id, ProblemKind.Structure, $"{node.ShortTitle}没有名称", LeafField.Name);
        }

        if (node.Points < 0)
        {
            yield return Error(node.Id, ProblemKind.Points, $"{node.ShortTitle} 的分值不能小于 0", LeafField.Points);
        }

        if (node.Points != decimal.Round(node.Points, 4))
        {
            yield return Error(node.Id, ProblemKind.Points, $"{node.ShortTitle} 的分值最多四位小数", LeafField.Points);
        }

        foreach (var problem in node.IsLeaf ? LeafProblems(node, part) : ParentProblems(node, part))
        {
            yield return problem;
        }
    }

    private static IEnumerable<FrameworkProblem> ParentProblems(Indicator node, Part part)
    {
        if (node.Children.Count == 0)
        {
            yield return Error(node.Id, ProblemKind.Structure, $"{node.ShortTitle} 下面没有指标，请添加下级或删除它");
            yield break;
        }

        var sum = node.ChildPoints();
        if (sum == node.Points || part == Part.Veto)
        {
            yield break;
        }

        var difference = Difference(sum, node.Points);
        if (part == Part.Bonus)
        {
            if (sum < node.Points)
            {
                yield return Warning(node.Id, ProblemKind.Points, $"{node.ShortTitle} 最高加 {node.Points.Plain()} 分，下级合计只有 {sum.Plain()} 分", LeafField.Points);
            }

            yield break;
        }

        yield return Error(node.Id, ProblemKind.Points, $"{node.ShortTitle} 应为 {node.Points.Plain()} 分，下级合计 {sum.Plain()} 分，{difference}", LeafField.Points) with
        {
            Mends = Mends(node.Id, node.ShortTitle, sum, node.Points - sum, node.Children),
        };
    }

    private static ValueList<Mend> Mends(string parent, string name, decimal sum, decimal missing, ValueList<Indicator> children) =>
    [
        new(parent, sum, $"把{Spaced(name)}改成 {sum.Plain()} 分"),
        .. children.Where(c => c.Points + missing > 0)
            .Select(c => new Mend(c.Id, c.Points + missing, $"把{Spaced(c.ShortTitle)}改成 {(c.Points + missing).Plain()} 分")),
    ];

    private static string Spaced(string name) => name.Length > 0 && char.IsAscii(name[0]) ? $" {name} " : name;

    private static string Difference(decimal sum, decimal should) => sum < should ? $"差 {(should - sum).Plain()} 分" : $"多 {(sum - should).Plain()} 分";

    private static IEnumerable<FrameworkProblem> LeafProblems(Indicator node, Part part)
    {
        var leaf = node.Leaf!;
        if (node.Children.Count > 0)
        {
            yield return Error(node.Id, ProblemKind.Structure, $"{node.ShortTitle} 既有评分标准又有下级指标，只能有一样");
        }

        if (part != Part.Veto && node.Points == 0)
        {
            yield return Error(node.Id, ProblemKind.Points, $"{node.ShortTitle} 没有分值", LeafField.Points);
        }

        var fits = part switch
        {
            Part.Scored => leaf.Rule is not (VetoRule or BonusRule),
            Part.Bonus => leaf.Rule is BonusRule,
            _ => leaf.Rule is VetoRule,
        };
        if (!fits)
        {
            yield return Error(node.Id, ProblemKind.Rule, part switch
            {
                Part.Bonus => $"{node.ShortTitle} 在特色加分部分，规则应为加分",
                Part.Veto => $"{node.ShortTitle} 在一票否决部分，规则应为否决",
                _ => $"{node.ShortTitle} 的规则是{leaf.Rule.Title}，应放到{(leaf.Rule is VetoRule ? "一票否决" : "特色加分")}部分",
            }, LeafField.Rule);
        }
        else if (node.Points > 0 || part == Part.Veto)
        {
            foreach (var problem in leaf.Rule.Problems(node.Points))
            {
                yield return Error(node.Id, ProblemKind.Rule, $"{node.ShortTitle}：{problem}", LeafField.Parameters);
            }
        }

        if (string.IsNullOrWhiteSpace(leaf.Standard))
        {
            yield return Warning(node.Id, ProblemKind.Rule, $"{node.ShortTitle} 没有评分标准", LeafField.Standard);
        }

        if (!leaf.Confirmed)
        {
            yield return Error(node.Id, ProblemKind.Proposal, $"{node.ShortTitle} 的规则是从评分标准读出的（{leaf.Rule.Title}：{leaf.Rule.Describe()}），请核对后确认", LeafField.Rule);
        }

        if (leaf.Applicability.Unknown.Count > 0)
        {
            yield return Error(node.Id, ProblemKind.Applicability, $"{node.ShortTitle} 的适用范围“{leaf.Applicability.Unknown}”不认识，可用：{string.Join('、', Applicability.Words)}，或在后面加“除外”", LeafField.Applicability);
        }

        if (TraceWords.Where(w => leaf.Standard.Contains(w, StringComparison.Ordinal)).ToList() is { Count: > 0 } traces)
        {
            yield return Warning(node.Id, ProblemKind.Traces, $"{node.ShortTitle} 的评分标准提到{string.Join('、', traces)}，不得以留痕作为评价依据，请改看实际效果（教师厅〔2025〕2号）", LeafField.Standard);
        }

        if (part == Part.Veto && string.IsNullOrWhiteSpace(leaf.Basis))
        {
            yield return Error(node.Id, ProblemKind.Rule, $"{node.ShortTitle} 没有写否决的依据，请写明允许一票否决的上级文件（评分标准中写“依据……”）", LeafField.Standard);
        }
    }

    private static IEnumerable<FrameworkProblem> Grades(Framework framework)
    {
        var bands = framework.Grades.Bands;
        if (bands.Count == 0 || !bands[^1].AsksNothing)
        {
            yield return Error("", ProblemKind.Grades, "最低的等级不应有条件，否则会有单位评不出等级");
        }

        foreach (var same in bands.GroupBy(b => b.Name).Where(g => g.Count() > 1 || g.Key.Length == 0))
        {
            yield return Error("", ProblemKind.Grades, same.Key.Length == 0 ? "有等级没有名称" : $"等级“{same.Key}”重复");
        }

        decimal? last = null;
        foreach (var band in bands)
        {
            if (band.AtLeast > framework.FullMark)
            {
                yield return Error("", ProblemKind.Grades, $"等级“{band.Name}”要求 {band.AtLeast.Value.Plain()} 分，超过总分 {framework.FullMark.Plain()} 分");
            }

            if (band.AtLeast > last)
            {
                yield return Error("", ProblemKind.Grades, $"等级“{band.Name}”的分数线高于前一等级，等级应从高到低排列");
            }

            if (band.EachPartAtLeast is < 0 or > 100)
            {
                yield return Error("", ProblemKind.Grades, $"等级“{band.Name}”的 A 级得分率应在 0 至 100% 之间");
            }

            if (band.MonthsToMend is < 1 or > 24)
            {
                yield return Error("", ProblemKind.Grades, $"等级“{band.Name}”的整改期应为 1 至 24 个月");
            }

            last = band.AtLeast ?? last;
        }
    }

    private static IEnumerable<FrameworkProblem> Caps(Framework framework, Indicator leaf)
    {
        if (leaf.Rule is VetoRule { Cap.Length: > 0 } veto && framework.Grades.IndexOf(veto.Cap) < 0)
        {
            yield return Error(leaf.Id, ProblemKind.Grades, string.Create(CultureInfo.InvariantCulture,
                $"{leaf.ShortTitle} 否决后定为“{veto.Cap}”，等级中没有这一等，现有：{string.Join('、', framework.Grades.Bands.Select(b => b.Name))}"), LeafField.Parameters);
        }
    }
}
