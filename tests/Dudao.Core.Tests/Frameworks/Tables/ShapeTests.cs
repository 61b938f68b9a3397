using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Tables;
using FsCheck.Xunit;
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

    [Property(MaxTest = 300)]
    public bool 任何内容_都不会出错(string[][] cells)
    {
        var rows = (cells ?? []).Select((r, i) => new RowCells(i + 1, [.. (r ?? []).Select(c => c ?? "")])).ToList();
        var read = FrameworkTable.Read([new("随意", rows)]);
        return read.Count == 1;
    }

    [Property(MaxTest = 300)]
    public bool 表头下面任何内容_都不会出错(string[][] cells, byte[] picks)
    {
        string[] pieces = ["A1 领导（30分）", "一、", "（一）学法", "小计", "合计 100", "10", "10分", "2⏎3", "一票否决", "加分项", "每缺一项扣1分", "", "/", "①甲⏎②乙", "达98%得满分，每低1个百分点扣0.5分", "注：", "deduct", "each=0.5", "小学、牧区"];
        var body = (cells ?? []).Select((r, i) => new RowCells(i + 2, [.. (r ?? []).Select((c, j) => picks is { Length: > 0 } ? pieces[picks[(i + j) % picks.Length] % pieces.Length] : c ?? "")]));
        var heading = new RowCells(1, ["A级指标", "A级分值", "B级指标", "分值", "评分标准", "评分规则", "规则参数", "适用范围"]);
        var read = FrameworkTable.Read([new("随意", [heading, .. body])])[0];
        return read.Draft is not null && FrameworkJson.Read(FrameworkJson.Write(read.Draft)) == read.Draft;
    }
}
