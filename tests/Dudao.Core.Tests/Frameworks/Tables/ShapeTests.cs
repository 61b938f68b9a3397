using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Tables;
using static Dudao.Core.Tests.Frameworks.Tables.Sheets;

namespace Dudao.Core.Tests.Frameworks.Tables;

public class ShapeTests
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

    [Fact]
    public void 加分和一票否决_各成一部分()
    {
        var read = Read("""
            一级指标|二级指标|分值|评分标准
            A1 领导|B1 学法|100|每缺一项扣1分
            加分项（5分）|B2 推广经验|3|全国推广加3分，全省加2分，最高加3分
            |B3 受到表彰|2|省级加2分
            一票否决|B4 发生重大安全责任事故|/|依据教督〔2017〕6号，经事故调查认定的，等级定为不合格
            """);
        Assert.Equal("A1 领导 100[B1 学法 100] 加分项 5[B2 推广经验 3 B3 受到表彰 2] 一票否决 0[B4 发生重大安全责任事故 0]", Tree(read.Draft));
        Assert.Equal(("deduct bonus bonus veto", ""), (Rules(read), Problems(read)));
        Assert.Equal("教督〔2017〕6号", read.Draft!.Vetoes[0].Children[0].Leaf!.Basis);
    }

    [Fact]
    public void 加分和一票否决_以横贯的标题行开始()
    {
        var read = Read("""
            一级指标|二级指标|分值|评分标准
            A1 领导|B1 学法|100|每缺一项扣1分
            二、加分项目|||
            |推广经验|3|全国推广加3分
            三、一票否决事项|||
            |发生重大安全责任事故||依据教督〔2017〕6号，等级定为不合格
            """);
        Assert.Equal("A1 领导 100[B1 学法 100] 二 加分项目 3[推广经验 3] 三 一票否决事项 0[发生重大安全责任事故 0]", Tree(read.Draft));
        Assert.True(read.IsSound, Problems(read));
    }

    [Fact]
    public void 特色是普通指标还是加分_看评分标准()
    {
        var read = Read("""
            一级指标|二级指标|分值|评分标准
            A1 领导|B1 学法|90|每缺一项扣1分
            A2 办学特色|B2 特色课程|10|分A、B、C、D四级，系数为1.0、0.8、0.6、0.3
            A3 特色工作|B3 经验推广|5|市级以上推广加5分
            """);
        Assert.Equal(("deduct level bonus", ""), (Rules(read), Problems(read)));
        Assert.Equal(["A1", "A2"], read.Draft!.Parts.Select(p => p.Number));
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
    public void 窄列里折行的名称_是一个名称()
    {
        var read = Read("""
            一级⏎指标|二级⏎指标|分⏎值|评分⏎标准
            A1⏎领导⏎职能⏎（100分）|B1 学法⏎执法|100|每缺一项扣1分，⏎扣完为止
            """);
        Assert.Equal(("A1 领导职能 100[B1 学法执法 100]", ""), (Tree(read.Draft), Problems(read)));
        Assert.Equal("每缺一项扣1分，\n扣完为止", read.Draft!.Find("b1")!.Leaf!.Standard);
    }
}
