using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Tables;
using FsCheck.Xunit;

namespace Dudao.Core.Tests.Frameworks.Tables;

/// <summary>Whatever stands in a table, reading it ends with a report.</summary>
public class AnyTableTests
{
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
