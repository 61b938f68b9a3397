using System.Text.RegularExpressions;

namespace Dudao.Core.Frameworks.Tables;

/// <summary>The title above a table.</summary>
internal static partial class TableTitle
{
    /// <summary>The first line above the heading that sounds like a title, else the first, else the sheet's name; never empty.</summary>
    public static string Of(IEnumerable<RowCells> above, string sheetName)
    {
        var lines = above.SelectMany(r => r.Filled()).Select(c => CellText.OneLine(c.Text)).Where(t => t.Length is > 3 and <= 60 && !Attachment().IsMatch(t)).ToList();
        var title = lines.Find(t => TitleWords().IsMatch(t)) ?? lines.FirstOrDefault() ?? sheetName.Trim();
        title = PointsAtEnd().Replace(title, "");
        return title.Length == 0 ? "未命名的指标体系" : title;
    }

    [GeneratedRegex(@"指标|细则|标准|方案|评估表|评价表|考核表|办法|体系")]
    private static partial Regex TitleWords();

    [GeneratedRegex(@"^(?:附件|附表|附)\s*\d*\s*[:：]?\s*$|^(?:单位|学校|被.{1,6}|填表|日期|评估时间|说明|注)[^指标]{0,12}[:：]")]
    private static partial Regex Attachment();

    [GeneratedRegex(@"\s*[（(](?:总分|满分|共)?\s*\d+\s*分[)）]\s*$")]
    private static partial Regex PointsAtEnd();
}
