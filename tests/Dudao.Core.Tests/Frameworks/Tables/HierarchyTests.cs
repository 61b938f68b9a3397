using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Tables;
using static Dudao.Core.Tests.Frameworks.Tables.Sheets;

namespace Dudao.Core.Tests.Frameworks.Tables;

/// <summary>How levels are read: from columns, merged cells, rows of their own, an outline.</summary>
public class HierarchyTests
{
    private const string Expected = "A1 领导职能 60[B1 学法执法 40[C1 宣传到户 20 C2 依法督促 20] B2 目标计划 20[C3 目标完成 20]] A2 保障职能 40[B3 经费投入 40[C4 预算执行 40]]";

    [Fact]
    public void 上级逐行重复()
    {
        var read = Read("""
            A级指标|A级分值|B级指标|B级分值|C级指标|分值|评分标准
            A1 领导职能|60|B1 学法执法|40|C1 宣传到户|20|每缺一项扣1分
            A1 领导职能|60|B1 学法执法|40|C2 依法督促|20|每例扣2分
            A1 领导职能|60|B2 目标计划|20|C3 目标完成|20|每缺一项扣1分
            A2 保障职能|40|B3 经费投入|40|C4 预算执行|40|每缺一项扣1分
            """);
        Assert.Equal((Expected, ""), (Tree(read.Draft), Problems(read)));
        Assert.Equal([2, 2, 2, 3, 4, 4, 5, 5, 5], read.Draft!.Nodes().Select(n => read.Rows[n.Id]));
        Assert.True(read.IsSound);
    }

    [Fact]
    public void 上级合并单元格_只写一次下面空白()
    {
        var read = Read("""
            一级指标|分值|二级指标|分值|三级指标|分值|评分细则
            A1 领导职能|60|B1 学法执法|40|C1 宣传到户|20|每缺一项扣1分
            ||||C2 依法督促|20|每例扣2分
            ||B2 目标计划|20|C3 目标完成|20|每缺一项扣1分
            A2 保障职能|40|B3 经费投入|40|C4 预算执行|40|每缺一项扣1分
            """);
        Assert.Equal((Expected, ""), (Tree(read.Draft), Problems(read)));
    }

    [Fact]
    public void 标题和说明在表头上面_表头换页重复_下面有备注()
    {
        var read = Read("""
            附件2
            某县乡镇人民政府教育工作督导评估指标体系（100分）
            被评估单位：||||评估时间：  年  月  日
            说明：本表由评估组填写||||||

            A级|A级分值|B级|B级分值|评估要点|满分|计分办法|自评得分|评估得分
            A1 领导职能|60|B1 学法执法|40|C1 宣传到户|20|每缺一项扣1分||
            A级|A级分值|B级|B级分值|评估要点|满分|计分办法|自评得分|评估得分
            ||||C2 依法督促|20|每例扣2分||
            ||B2 目标计划|20|C3 目标完成|20|每缺一项扣1分||
            A2 保障职能|40|B3 经费投入|40|C4 预算执行|40|每缺一项扣1分||
            注：总分为100分
            评估组长签名：|||||||
            """);
        Assert.Equal((Expected, ""), (Tree(read.Draft), Problems(read)));
        Assert.Equal("某县乡镇人民政府教育工作督导评估指标体系", read.Draft!.Name);
        Assert.Equal(7, read.Rows["c1"]);
    }

    [Theory]
    [InlineData("A1 领导", "A1", "领导")]
    [InlineData("A1领导", "A1", "领导")]
    [InlineData("Ａ１、领导", "A1", "领导")]
    [InlineData("B1-2 领导", "B1-2", "领导")]
    [InlineData("C3.1领导", "C3.1", "领导")]
    [InlineData("一、领导", "一", "领导")]
    [InlineData("（一）领导", "一", "领导")]
    [InlineData("(十二)领导", "十二", "领导")]
    [InlineData("1.1 领导", "1.1", "领导")]
    [InlineData("1.2.3领导", "1.2.3", "领导")]
    [InlineData("1、领导", "1", "领导")]
    [InlineData("12．领导", "12", "领导")]
    [InlineData("（3）领导", "3", "领导")]
    [InlineData("①领导", "1", "领导")]
    [InlineData("第一部分 领导", "一", "领导")]
    [InlineData("指标5：领导", "5", "领导")]
    [InlineData("1 领导", "1", "领导")]
    [InlineData("3年规划", "", "3年规划")]
    [InlineData("1.5小时锻炼", "", "1.5小时锻炼")]
    [InlineData("2025年目标", "", "2025年目标")]
    [InlineData("一体化推进", "", "一体化推进")]
    [InlineData("A类学校", "", "A类学校")]
    public void 各种编号_都从名称里分出来(string cell, string number, string name)
    {
        var read = Read($"""
            一级指标|二级指标|分值|评分标准
            A1 甲|{cell}|100|每缺一项扣1分
            """);
        var leaf = Assert.Single(read.Draft!.Leaves());
        Assert.Equal((number, name), (leaf.Number, leaf.Name));
    }

    [Fact]
    public void 窄列里折行的名称_是一个名称()
    {
        var read = Read("""
            一级⏎指标|二级⏎指标|分⏎值|评分⏎标准
            A1⏎领导⏎职能⏎（100分）|B1 学法⏎执法|100|每缺一项扣1分，⏎扣完为止
            """);
        Assert.Equal(("A1 领导职能 100[B1 学法执法 100]", ""), (Tree(read.Draft), Problems(read)));
        Assert.Equal("每缺一项扣1分，\n扣完为止", read.Draft!.Find("b1")!.Leaf!.Standard);
    }

    [Fact]
    public void 两行表头()
    {
        var read = Read("""
            指标体系|||分值|评分标准|得分|
            一级指标|二级指标|三级指标|||自评|评估
            A1 领导|B1 学法|C1 宣传|100|每缺一项扣1分||
            """);
        Assert.Equal(("A1 领导 100[B1 学法 100[C1 宣传 100]]", ""), (Tree(read.Draft), Problems(read)));
    }

    [Fact]
    public void 自评得分列填了内容_提示没有读入()
    {
        var read = Read("""
            一级指标|二级指标|分值|评分标准|自评得分|评估得分
            A1 领导|B1 学法|100|每缺一项扣1分|98|
            """);
        Assert.Equal("2E 提示 “自评得分”这一列在评估时填写，这里的内容没有读入", Problems(read));
    }

    [Fact]
    public void 不认识的列_提示()
    {
        var read = Read("""
            一级指标|二级指标|分值|评分标准|颜色|备注
            A1 领导|B1 学法|100|每缺一项扣1分|红|
            """);
        Assert.Equal("1E 提示 “颜色”这一列不认识，没有读入", Problems(read));
    }

    [Fact]
    public void 表头合并在几列上_下面各列都是指标()
    {
        var read = Read("""
            评估指标|||分值|评分标准
            A1 领导|B1 学法|C1 宣传|60|每缺一项扣1分
            ||C2 督促|20|每缺一项扣1分
            |B2 目标|C3 完成|20|每缺一项扣1分
            """);
        Assert.Equal(("A1 领导 100[B1 学法 80[C1 宣传 60 C2 督促 20] B2 目标 20[C3 完成 20]]", ""), (Tree(read.Draft), Problems(read)));
    }

    [Fact]
    public void 一列里分级的提纲_按编号分级()
    {
        var read = Read("""
            评估内容|分值|评分标准
            一、领导职能|60|
            （一）学法执法|40|
            1.宣传到户|20|每缺一项扣1分
            2.依法督促|20|每例扣2分
            （二）目标计划|20|
            1.目标完成|20|每缺一项扣1分
            二、保障职能|40|
            （一）经费投入|40|每缺一项扣1分
            """);
        Assert.Equal("一 领导职能 60[一 学法执法 40[1 宣传到户 20 2 依法督促 20] 二 目标计划 20[1 目标完成 20]] 二 保障职能 40[一 经费投入 40]", Tree(read.Draft));
        Assert.True(read.IsSound, Problems(read));
    }

    [Fact]
    public void 上级单独占一行()
    {
        var read = Read("""
            一级指标|二级指标|分值|评分标准
            A1 领导职能（60分）|||
            |B1 学法|40|每缺一项扣1分
            |B2 目标|20|每缺一项扣1分
            A2 保障职能||40|
            |B3 经费|40|每缺一项扣1分
            """);
        Assert.Equal(("A1 领导职能 60[B1 学法 40 B2 目标 20] A2 保障职能 40[B3 经费 40]", ""), (Tree(read.Draft), Problems(read)));
    }

    [Fact]
    public void 二级到四级都能读()
    {
        var read = Read("""
            A级指标|B级指标|C级指标|D级指标|分值|评分标准
            A1 甲|B1 乙|C1 丙|D1 丁|60|每缺一项扣1分
            |||D2 戊|20|每缺一项扣1分
            |B2 己|C2 庚||20|每缺一项扣1分
            """);
        Assert.Equal(("A1 甲 100[B1 乙 80[C1 丙 80[D1 丁 60 D2 戊 20]] B2 己 20[C2 庚 20]]", ""), (Tree(read.Draft), Problems(read)));
        Assert.Equal(4, read.Draft!.Levels());
    }

    [Fact]
    public void 几张表_各自读_说明页不算错()
    {
        var read = FrameworkTable.Read(
        [
            Of("填表说明：请如实填写\n一、本表……", "说明"),
            Of("一级指标|二级指标|分值|评分标准\nA1 领导|B1 学法|100|每缺一项扣1分", "小学"),
            Of("", "Sheet3"),
            Of("一级指标|二级指标|分值|评分标准\nA1 领导|B1 学法|100|每缺一项扣1分", "初中"),
        ]);
        Assert.Equal(["说明", "小学", "初中"], read.Select(s => s.Name));
        Assert.All(read, s => Assert.DoesNotContain(s.Problems, p => p.Severity == Severity.Error));
        var joined = ImportedSheet.Join(read)!;
        Assert.Equal((4, 4), (joined.Nodes().Select(n => n.Id).Distinct().Count(), joined.Nodes().Count()));
        Assert.Equal(200, joined.FullMark);
    }

    [Fact]
    public void 没有表头_说明要什么()
    {
        var read = Read("学校|学生数\n白石小学|412");
        Assert.Null(read.Draft);
        Assert.StartsWith("1 错 没有找到表头", Problems(read), StringComparison.Ordinal);
        Assert.Equal("0 错 这张表是空的", Problems(Read("")));
    }
}
