using Dudao.Core.Frameworks;
using static Dudao.Core.Tests.Frameworks.Tables.Sheets;

namespace Dudao.Core.Tests.Frameworks.Tables;

/// <summary>Where points stand, and whether they add up.</summary>
public class PointsTests
{
    private const string Expected = "A1 领导职能 60[B1 学法执法 40[C1 宣传到户 20 C2 依法督促 20] B2 目标计划 20[C3 目标完成 20]] A2 保障职能 40[B3 经费投入 40[C4 预算执行 40]]";

    [Fact]
    public void 分值写在名称里()
    {
        var read = Read("""
            评估项目|评估内容|评估要点|分值|评分标准
            A1 领导职能(60分)|B1 学法执法（40分）|C1 宣传到户|20分|每缺一项扣1分
            ||C2 依法督促|２０ 分|每例扣2分
            |B2 目标计划 20分|C3 目标完成|20.0|每缺一项扣1分
            A2 保障职能【40分】|B3 经费投入（共40分）|C4 预算执行|40|每缺一项扣1分
            """);
        Assert.Equal((Expected, ""), (Tree(read.Draft), Problems(read)));
    }

    [Fact]
    public void 末级的分值也写在名称里()
    {
        var read = Read("""
            一级指标|二级指标|评分标准
            一、领导（60分）|（一）学法（40分）|每缺一项扣1分
            |（二）目标（20分）|每缺一项扣1分
            二、保障（40分）|（一）经费（40分）|每缺一项扣1分
            """);
        Assert.Equal("一 领导 60[一 学法 40 二 目标 20] 二 保障 40[一 经费 40]", Tree(read.Draft));
        Assert.True(read.IsSound, Problems(read));
    }

    [Fact]
    public void 小计和合计是核对_不是指标()
    {
        var read = Read("""
            一级指标|二级指标|分值|评分标准
            A1 领导|B1 学法|40|每缺一项扣1分
            |B2 目标|20|每缺一项扣1分
            小计||60|
            A2 保障|B3 经费|40|每缺一项扣1分
            小  计||40|
            合计||100|
            """);
        Assert.Equal(("A1 领导 60[B1 学法 40 B2 目标 20] A2 保障 40[B3 经费 40]", ""), (Tree(read.Draft), Problems(read)));
    }

    [Fact]
    public void 小计和合计不对_说明在哪一行差多少()
    {
        var read = Read("""
            一级指标|二级指标|分值|评分标准
            A1 领导|B1 学法|40|每缺一项扣1分
            |B2 目标|20|每缺一项扣1分
            小计||59|
            A2 保障|B3 经费|39|每缺一项扣1分
            总计||100|
            """);
        Assert.Contains("4A 错 小计写的是 59 分，“A1 领导”下的指标加起来是 60 分，多 1 分".Replace("4A", "4C"), Problems(read), StringComparison.Ordinal);
        Assert.Contains("6C 错 总计写的是 100 分，各指标加起来是 99 分，差 1 分", Problems(read), StringComparison.Ordinal);
        Assert.False(read.IsSound);
    }

    [Fact]
    public void 上下级分值不平_说明哪几行()
    {
        var read = Read("""
            A级指标|A级分值|B级指标|B级分值|C级指标|分值|评分标准
            A1 领导职能|60|B1 学法执法|40|C1 宣传到户|20|每缺一项扣1分
            ||||C2 依法督促|19.5|每例扣2分
            ||B2 目标计划|20|C3 目标完成|20|每缺一项扣1分
            A2 保障职能|40|B3 经费投入|40|C4 预算执行|40|每缺一项扣1分
            """);
        Assert.Equal("2D 错 B1 应为 40 分，下级合计 39.5 分，差 0.5 分（第 2 行 20，第 3 行 19.5）", Problems(read));
        Assert.Equal(40m, Assert.Single(read.Problems).Mends.Single(m => m.NodeId == "b1").Points + 0.5m);
    }

    [Fact]
    public void 同一上级的分值前后不一致_指出两行()
    {
        var read = Read("""
            A级指标|A级分值|B级指标|分值|评分标准
            A1 领导|60|B1 学法|40|每缺一项扣1分
            A1 领导|58|B2 目标|20|每缺一项扣1分
            A2 保障|40|B3 经费|40|每缺一项扣1分
            """);
        Assert.Equal("3B 错 A1 领导的分值前后不一致：第 2 行是 60 分，这里是 58 分", Problems(read));
    }

    [Theory]
    [InlineData("C1 有规划⏎C2 有总结", "2⏎3")]
    [InlineData("1.有规划⏎2.有总结", "5")]
    [InlineData("①有规划⏎②有总结⏎③有反馈", "5")]
    public void 一格几条_报告而不猜(string cell, string points)
    {
        var read = Read($"""
            一级指标|二级指标|分值|评分标准
            A1 领导|{cell}|{points}|每缺一项扣1分
            """);
        Assert.Contains(read.Problems, p => p is { Row: 2, Column: "B", Severity: Severity.Error } && p.Message.Contains("一行只能写一条指标", StringComparison.Ordinal));
    }

    [Fact]
    public void 没有分值_不是数_指到格()
    {
        var read = Read("""
            一级指标|二级指标|分值|评分标准
            A1 领导|B1 学法|十分|每缺一项扣1分
            |B2 目标||每缺一项扣1分
            |B3 计划|100|每缺一项扣1分
            """);
        Assert.Contains("2C 错 “十分”不是分值，应写数字，如 2 或 0.5", Problems(read), StringComparison.Ordinal);
        Assert.Contains("3C 错 “B2 目标”没有分值，请填写", Problems(read), StringComparison.Ordinal);
    }

    [Fact]
    public void 总分不是一百_有总计就照总计_没有就提示()
    {
        var stated = Read("""
            一级指标|二级指标|分值|评分标准
            A1 领导|B1 学法|1000|每缺一项扣1分
            合计||1000|
            """);
        Assert.Equal(("", 1000m, 900m), (Problems(stated), stated.Draft!.FullMark, stated.Draft.Grades.Bands[0].AtLeast));
        var silent = Read("""
            一级指标|二级指标|分值|评分标准
            A1 领导|B1 学法|10|每缺一项扣1分
            """);
        Assert.Equal("1C 提示 各指标合计 10 分，不是 100 分，总分按 10 分算", Problems(silent));
        var near = Read("""
            一级指标|二级指标|分值|评分标准
            A1 领导|B1 学法|99.5|每缺一项扣0.5分
            """);
        Assert.Contains("各 A 级合计 99.5 分，总分应为 100 分，差 0.5 分", Problems(near), StringComparison.Ordinal);
        Assert.False(near.IsSound);
    }

    [Fact]
    public void 权重写成百分数()
    {
        var read = Read("""
            一级指标|权重|二级指标|权重|评分标准
            A1 领导|60%|B1 学法|60%|每缺一项扣1分
            A2 保障|40%|B2 经费|40%|每缺一项扣1分
            """);
        Assert.Equal(("A1 领导 60[B1 学法 60] A2 保障 40[B2 经费 40]", ""), (Tree(read.Draft), Problems(read)));
    }
}
