using static Dudao.Core.Tests.Frameworks.Tables.Sheets;

namespace Dudao.Core.Tests.Frameworks.Tables;

/// <summary>加分 and 一票否决: parts of their own.</summary>
public class BonusAndVetoTests
{
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
    public void 横贯的标题行下面另有名称的一级_标题不成一条()
    {
        var read = Read("""
            一级指标|二级指标|分值|评分标准
            一、办园条件（１００分）|面积达标|100|每缺一项扣1分
            加分项目|||
            特色工作|推广经验|最高3分|全国推广加3分
            一票否决|||
            一票否决|发生重大安全责任事故|否决|依据教督〔2017〕6号，等级定为不合格
            """);
        Assert.Equal("一 办园条件 100[面积达标 100] 特色工作 3[推广经验 3] 一票否决 0[发生重大安全责任事故 0]", Tree(read.Draft));
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

    [Fact]
    public void 否决没有依据_是错误()
    {
        var read = Read("""
            一级指标|二级指标|分值|评分标准
            A1 领导|B1 学法|100|每缺一项扣1分
            一票否决|B2 弄虚作假|0|等级定为不合格
            """);
        Assert.Contains("3D 错 B2 没有写否决的依据", Problems(read), StringComparison.Ordinal);
    }
}
