using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Tables;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Tests.Frameworks;

public class ShippedFrameworkTests
{
    public static TheoryData<string, int, string> Counts => new()
    {
        { "township", 59, "points 1, level 5, deduct 15, checklist 5, data 22, passFail 4, veto 4, bonus 3" },
        { "school", 79, "points 2, level 11, deduct 20, checklist 16, data 20, passFail 4, veto 6, bonus 0" },
        { "standard-school", 44, "points 0, level 0, deduct 5, checklist 7, data 19, passFail 9, veto 4, bonus 0" },
        { "teaching", 33, "points 1, level 11, deduct 9, checklist 5, data 5, passFail 2, veto 0, bonus 0" },
        { "senior-high", 35, "points 1, level 5, deduct 7, checklist 4, data 11, passFail 3, veto 4, bonus 0" },
    };

    [Theory]
    [MemberData(nameof(Counts))]
    public void 随程序的指标体系_条数如说明_分值平_可以发布(string name, int leaves, string rules)
    {
        var framework = ShippedFrameworks.All[name];
        Assert.Equal(leaves, framework.Leaves().Count());
        Assert.Equal(rules, string.Join(", ", RuleNotation.AllCodes.Select(c => $"{c} {framework.Leaves().Count(l => l.Rule.Code == c)}").OrderBy(Order)));
        Assert.Equal(100, framework.Parts.Sum(p => p.LeafPoints()));
        Assert.All(framework.SumLevels(), s => Assert.True(s.IsEven));
        Assert.Empty(framework.Check());
        Assert.Equal(3, framework.Levels());
    }

    [Theory]
    [InlineData("township", "领导职能 30, 保障职能 30, 统筹协调职能 40, 特色工作 5, 一票否决 0", 5)]
    [InlineData("school", "办学方向与德育 9, 依法治校与规范办学 18, 课程与教学 24, 教师队伍 13, 安全健康与后勤 18, 办学条件与经费 7, 学生发展 11, 一票否决 0", 0)]
    [InlineData("standard-school", "领导班子履职 12, 专用教室使用 14, 控辍及学籍管理 14, 常规管理 20, 办学条件 24, 师资 16, 一票否决 0", 0)]
    [InlineData("teaching", "教学常规 30, 课程开设 18, 课堂教学 22, 校本教研 15, 质量监测 15", 0)]
    [InlineData("senior-high", "政府履行职责 25, 学校办学水平 55, 办学示范性 20, 一票否决 0", 0)]
    public void A级指标和分值如说明(string name, string roots, decimal bonus)
    {
        var framework = ShippedFrameworks.All[name];
        Assert.Equal(roots, string.Join(", ", framework.Roots.Select(r => $"{r.Name} {r.Points:0.##}")));
        Assert.Equal(bonus, framework.BonusCap());
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void 导出与原表逐格相同(string name, int leaves, string _)
    {
        using var stream = ShippedFrameworks.OpenTable(name);
        using var file = SpreadsheetFile.Open(stream, name + ".csv");
        var original = file.Cells()[0];
        var written = FrameworkTable.Write(ShippedFrameworks.All[name]);
        Assert.Equal(leaves + 1, written.Count);
        for (var i = 0; i < written.Count; i++)
        {
            Assert.Equal(original.Rows[i].Cells.Concat(Enumerable.Repeat("", 12)).Take(12), written[i]);
        }
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void 导出成Excel再导入_一字不差(string name, int leaves, string _)
    {
        var shipped = ShippedFrameworks.All[name];
        using var file = new MemoryStream();
        FrameworkWorkbook.Write(shipped, file);

        var again = TableReading.Of(file, name + ".xlsx");

        Assert.DoesNotContain(again.Problems, p => p.Severity == Severity.Error);
        Assert.Equal(leaves, again.Draft!.Leaves().Count());
        Assert.Equal((shipped.Name, shipped.FullMark), (again.Draft.Name, again.Draft.FullMark));
        Assert.Equal(shipped.Parts, again.Draft.Parts);
        Assert.Equal(shipped.Bonus, again.Draft.Bonus);
        Assert.Equal(shipped.Vetoes, again.Draft.Vetoes);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void 去掉规则两列_从评分标准读出同样的规则(string name, int leaves, string _)
    {
        using var stream = ShippedFrameworks.OpenTable(name);
        using var file = SpreadsheetFile.Open(stream, name + ".csv");
        var original = file.Cells()[0];
        var stripped = new SheetCells(name, [.. original.Rows.Select(r => new RowCells(r.Number, [.. r.Cells.Where((_, c) => c is not (7 or 8))]))]);
        var read = FrameworkTable.Read([stripped])[0];
        Assert.Empty(read.Problems);
        var differing = new List<string>();
        foreach (var (was, now) in ShippedFrameworks.All[name].Leaves().Zip(read.Draft!.Leaves()))
        {
            Assert.Equal(was.Id, now.Id);
            if (Essence(was.Rule) != Essence(now.Rule))
            {
                differing.Add($"{was.Number} {was.Leaf!.Standard}: {Essence(was.Rule)} → {Essence(now.Rule)}");
            }
        }

        Assert.Empty(differing);
        Assert.Equal(leaves, read.Proposals.Count);
        Assert.All(read.Proposals, p => Assert.All(p.Value.Spans, s => Assert.InRange(s.Start + s.Length, 1, read.Draft!.Find(p.Key)!.Leaf!.Standard.Length)));
    }

    // Names of items and figures are edited in the shipped tables, who gives a figure is not always in the words.
    private static string Essence(ScoringRule rule) => rule switch
    {
        DataRule data => $"data {data.Unit} {data.Missing} " + string.Join('|', data.Knots.Select(k => $"{k.Figure:0.####}:{k.Share}")),
        ChecklistRule list => "checklist " + string.Join('|', list.Items.Select(i => $"{i.Points:0.####}")),
        DeductRule deduct => "deduct " + string.Join('|', deduct.Kinds.Select(k => $"{k.Each:0.####}")),
        _ => rule.Code + " " + rule.Notation(),
    };

    private static int Order(string count) => Array.IndexOf(["points", "level", "deduct", "checklist", "data", "passFail", "veto", "bonus"], count.Split(' ')[0]);
}
