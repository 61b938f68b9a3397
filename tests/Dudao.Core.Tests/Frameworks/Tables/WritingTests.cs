using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Tables;
using FsCheck.Xunit;
using static Dudao.Core.Tests.Frameworks.Samples;

namespace Dudao.Core.Tests.Frameworks.Tables;

[Properties(Arbitrary = [typeof(FrameworkArbitraries)])]
public class WritingTests
{
    [Property(MaxTest = 150)]
    public bool 导出再导入_是同一个指标体系(Case c)
    {
        // A parent and its leaf may bear one number's name only once in a table; the generated ones do.
        var again = ReadBack(c.Framework);
        return again.IsSound == c.Framework.CanBePublished()
            && again.Draft! with { Name = c.Framework.Name, Grades = c.Framework.Grades } == c.Framework;
    }

    [Fact]
    public void 二级到四级_深浅不一_都原样回来()
    {
        var framework = Samples.Of(
            Parent("A1", 60, Parent("B1", 40, Parent("C1", 40, Leaf("D1", 30), Leaf("D2", 10))), Parent("B2", 20, Leaf("C2", 20))), Parent("A2", 40, Leaf("B3", 40))) with
        {
            Bonus = [Parent("A3", 5, Leaf("B4", 5, new BonusRule { Max = 5 }))],
            Vetoes = [Parent("A4", 0, Veto("B5", "合格"))],
        };
        var again = ReadBack(framework);
        Assert.Equal("", Sheets.Problems(again));
        Assert.Equal(framework, again.Draft! with { Name = framework.Name });
        Assert.Equal(["A级指标", "A级分值", "B级指标", "B级分值", "C级指标", "C级分值", "D级指标(评估要点)", "分值"], FrameworkTable.Heading(framework).Take(8));
    }

    [Fact]
    public void 依据不在评分标准里的_多写一列()
    {
        var framework = Samples.Of(Parent("A1", 100, Leaf("C1", 100))).Change("c1", n => n with { Leaf = n.Leaf! with { Basis = "教督〔2023〕5号" } });
        Assert.Equal("依据", FrameworkTable.Heading(framework)[^1]);
        Assert.Equal("教督〔2023〕5号", ReadBack(framework).Draft!.Find("c1")!.Leaf!.Basis);
    }

    private static ImportedSheet ReadBack(Framework framework) =>
        FrameworkTable.Read([new("表", [.. FrameworkTable.Write(framework).Select((r, i) => new RowCells(i + 1, r))])])[0];
}
