using System.Text.RegularExpressions;

namespace Dudao.Core.Frameworks.Tables;

/// <summary>What a row below the heading is.</summary>
internal enum RowKind
{
    /// <summary>A leaf, or a parent on a row of its own.</summary>
    Indicator,

    /// <summary>小计 or 合计: a check, not a leaf.</summary>
    Total,

    /// <summary>A title across the table that begins a part: 加分项目, 一票否决.</summary>
    Section,

    /// <summary>A note, a signature line.</summary>
    Note,
}

/// <summary>Tells rows apart.</summary>
internal static partial class RowKinds
{
    public static RowKind Of(RowCells row, TableLayout layout)
    {
        var filled = row.Filled().ToList();
        var first = CellText.Squeeze(filled[0].Text);
        if (filled.Exists(c => layout.Levels.Any(l => l.Index == c.Column) || c == filled[0] ? Total().IsMatch(CellText.Squeeze(c.Text)) : false))
        {
            return RowKind.Total;
        }

        if (Note().IsMatch(first) && (filled.Count == 1 || layout.All(ColumnRole.Points).All(p => row[p.Index].Length == 0)))
        {
            return RowKind.Note;
        }

        if (filled.Count == 1 && layout.Levels.Count > 1)
        {
            var text = filled[0].Text;
            return filled[0].Column == 0 || layout.Levels[0].Index == filled[0].Column
                ? BeginsPart(text) || CellText.NumberForm(text).Length > 0 || CellText.SplitPoints(CellText.OneLine(text)).Points is not null || filled[0].Column == layout.Levels[0].Index && text.Length <= 20
                    ? RowKind.Section
                    : RowKind.Note
                : RowKind.Indicator;
        }

        return RowKind.Indicator;
    }

    /// <summary>Whether a title begins the bonus or the veto part.</summary>
    public static bool BeginsPart(string text) => IsBonusName(text) || IsVetoName(text);

    public static bool IsBonusName(string name) => BonusName().IsMatch(CellText.Squeeze(name));

    public static bool IsVetoName(string name) => VetoName().IsMatch(CellText.Squeeze(name));

    /// <summary>Names under which a bonus may stand, or a part like any other; what its standards say decides.</summary>
    public static bool MayBeBonus(string name) => PerhapsBonus().IsMatch(CellText.Squeeze(name));

    [GeneratedRegex(@"^.{0,12}(?:小计|合计|总计|共计|累计)(?:[:：(（].{0,12}|分|\d.{0,8})?$|^(?:总分|满分|总分值|合计分值)(?:[:：(（\d].{0,10})?$")]
    private static partial Regex Total();

    [GeneratedRegex(@"^(?:注|说明|备注|填表|填报|附注|附[:：]|注释|评估人|督学签|签名|签字|评估组长|组长|单位盖章|学校盖章|年月日|制表|审核人?[:：]|填表人|评估时间|被评估|等级评定|评定等级|评估等级|结果等级)")]
    private static partial Regex Note();

    [GeneratedRegex(@"加分|附加分|奖励分|附加项目")]
    private static partial Regex BonusName();

    [GeneratedRegex(@"否决")]
    private static partial Regex VetoName();

    [GeneratedRegex(@"特色|创新|附加|奖励|亮点")]
    private static partial Regex PerhapsBonus();
}
