using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Tables;
using FsCheck.Xunit;
using static Dudao.Core.Tests.Frameworks.Tables.Sheets;

namespace Dudao.Core.Tests.Frameworks.Tables;

public class ColumnShapeTests
{
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
