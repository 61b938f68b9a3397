using static Dudao.Core.Tests.Frameworks.Tables.Sheets;

namespace Dudao.Core.Tests.Frameworks.Tables;

/// <summary>What becomes a leaf, its standard and its rule.</summary>
public class LeafTests
{
    [Fact]
    public void 评估标准和评分细则并列_评估标准是末级名称()
    {
        var read = Read("""
            一级指标|评估标准|评分细则|权重
            A1 领导|班子团结|每缺一项扣1分|60
            |目标明确|每缺一项扣1分|40
            """);
        Assert.Equal("A1 领导 100[班子团结 60 目标明确 40]", Tree(read.Draft));
    }

    [Fact]
    public void 末级名称一格管几行标准_每行有分值_各成一条()
    {
        var read = Read("""
            一级指标|二级指标|评估标准|分值
            A1 领导|B1 学法|班子团结，每缺一项扣1分|60
            ||目标明确，每缺一项扣1分|40
            """);
        Assert.Equal("A1 领导 100[B1 学法 100[班子团结，每缺一项扣1分 60 目标明确，每缺一项扣1分 40]]", Tree(read.Draft));
    }

    [Fact]
    public void 分值只写到二级_二级就是末级_要点并入标准()
    {
        var read = Read("""
            一级指标|二级指标|分值|评估要点|评分标准
            A1 领导|B1 学法|60|宣传到户|每缺一项扣1分
            |||依法督促|
            |B2 目标|40|按期完成|每缺一项扣1分
            """);
        Assert.Equal("A1 领导 100[B1 学法 60 B2 目标 40]", Tree(read.Draft));
        Assert.Equal("宣传到户\n每缺一项扣1分\n依法督促", read.Draft!.Find("b1")!.Leaf!.Standard);
    }

    [Fact]
    public void 要点逐条写在一格里_说明同一行的指标_不另成一级()
    {
        var read = Read("""
            一级指标|二级指标|评估要点|分值|评分标准
            A1 领导|B1 学法|1.宣传到户⏎2.依法督促|40|每缺一项扣1分
            |B2 目标|1.按期完成⏎2.及时报告|20|每缺一项扣1分
            A2 保障|B3 经费|按预算执行|40|每缺一项扣1分
            """);
        Assert.Equal(("A1 领导 60[B1 学法 40 B2 目标 20] A2 保障 40[B3 经费 40]", ""), (Tree(read.Draft), Problems(read)));
        Assert.Equal("1.宣传到户\n2.依法督促\n每缺一项扣1分", read.Draft!.Find("b1")!.Leaf!.Standard);
    }

    [Fact]
    public void 规则列写错_指到格()
    {
        var read = Read("""
            一级指标|二级指标|分值|评分标准|评分规则|规则参数|适用范围
            A1 领导|B1 学法|50|每缺一项扣1分|deduct|each=半分|全部
            |B2 目标|50|每缺一项扣1分|扣一扣||牧区
            """);
        Assert.Contains("2F 错 规则参数“each=半分”读不懂", Problems(read), StringComparison.Ordinal);
        Assert.Contains("3E 错 评分规则“扣一扣”不认识", Problems(read), StringComparison.Ordinal);
        Assert.Contains("3G 错 B2 的适用范围“牧区”不认识", Problems(read), StringComparison.Ordinal);
    }

    [Fact]
    public void 没有读出规则_按分值_提示()
    {
        var read = Read("""
            一级指标|二级指标|分值|评分标准
            A1 领导|B1 学法|100|学法到位
            """);
        Assert.Equal(("points", "2D 提示 “B1 学法”的评分标准里没有读出规则，先按分值评（0.5 分一档），请确认"), (Rules(read), Problems(read)));
        Assert.True(read.IsSound);
    }

    [Fact]
    public void 标准里的留痕_提示_佐证材料里的不提示()
    {
        var read = Read("""
            一级指标|二级指标|分值|评分标准|佐证材料
            A1 领导|B1 学法|50|会议记录每缺一次扣1分|照片
            |B2 目标|50|每缺一项扣1分|会议记录、台账
            """);
        Assert.Equal("2D 提示 B1 的评分标准提到会议、记录，不得以留痕作为评价依据，请改看实际效果（教师厅〔2025〕2号）", Problems(read));
    }
}
