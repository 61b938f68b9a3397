using System.Collections.Frozen;

namespace Dudao.Core.Balance.Schools;

/// <summary>The columns of a county's school table: their names, the Chinese ones that mean the same, their units and their steps.</summary>
public static class FigureColumn
{
    /// <summary>The column of a school's name.</summary>
    public const string School = "school";

    /// <summary>The column of what a school is: <see cref="SchoolKind"/>.</summary>
    public const string Kind = "stage";

    /// <summary>The column of pupils; with an ending of a stage for a school of several.</summary>
    public const string Pupils = "pupils";

    private static readonly (string Name, string Title, string Unit, string[] Synonyms)[] Known =
    [
        (School, "学校", "", ["学校名称", "单位", "单位名称", "校名"]),
        (Kind, "学校类型", "", ["学段", "类型", "学校类别", "办学类型", "办学类型名称"]),
        (Pupils, "学生数", "人", ["在校生数", "在校学生数", "在校生", "学生人数", "在校学生"]),
        ("floor_area", "教学及辅助用房面积", "m²", ["教辅用房面积", "教学用房面积", "教学及教学辅助用房面积"]),
        ("sports_area", "体育运动场馆面积", "m²", ["运动场馆面积", "体育场馆面积", "运动场地面积", "体育运动场地面积"]),
        ("equipment_value", "教学仪器设备值", "元", ["教学仪器设备总值", "仪器设备值", "教学仪器设备资产值", "设备值"]),
        ("computers", "计算机台数", "台", ["计算机", "计算机数", "学生用计算机台数", "教学用计算机台数"]),
        ("books", "图书册数", "册", ["图书", "图书数", "藏书", "藏书量"]),
        ("teachers", "专任教师数", "人", ["教师数", "专任教师"]),
        ("teachers_above_standard_degree", "高于规定学历教师数", "人",
            ["高于规定学历教师", "高于规定学历的教师数", "高学历教师数"]),
        ("teachers_mid_senior_title", "中级及以上职称教师数", "人",
            ["中级及以上专业技术职务教师数", "中级以上职称教师数", "中高级职称教师数"]),
        ("teachers_backbone", "县级以上骨干教师数", "人", ["骨干教师数", "县级及以上骨干教师数", "骨干教师"]),
        ("teachers_pe_art", "体育、艺术专任教师数", "人",
            ["体育艺术专任教师数", "体艺教师数", "体育艺术教师数", "体育、艺术教师数"]),
        ("network_classrooms", "网络多媒体教室数", "间", ["多媒体教室数", "网络多媒体教室", "多媒体教室"]),
    ];

    private static readonly FrozenDictionary<string, string> Names = Spellings().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, (string Title, string Unit)> Described = Known
        .ToFrozenDictionary(known => known.Name, known => (known.Title, known.Unit), StringComparer.Ordinal);

    /// <summary>
    /// The column's own name for a heading as a table writes it: blanks and full-width brackets do not matter, the Chinese name of the
    /// raw figure is taken (never that of a ratio, 生均…), and so is an ending for a stage (pupils_primary, 小学学生数, 学生数（小学）). An unknown heading is its own name.
    /// </summary>
    public static string NameOf(string heading)
    {
        var plain = Plain(heading);
        return Names.TryGetValue(plain, out var name) ? name : plain;
    }

    /// <summary>The column of a stage's figure where a school has several: teachers in primary is teachers_primary.</summary>
    public static string OfStage(string column, Stage stage) => $"{column}_{stage.Code()}";

    /// <summary>The column's name as an office says it, with its stage; an unknown column's own name.</summary>
    public static string Title(string column)
    {
        if (Described.TryGetValue(column, out var known))
        {
            return known.Title;
        }

        foreach (var stage in Stages.All)
        {
            var ending = "_" + stage.Code();
            if (column.EndsWith(ending, StringComparison.Ordinal) && Described.TryGetValue(column[..^ending.Length], out known))
            {
                return stage.Title() + known.Title;
            }
        }

        return column;
    }

    /// <summary>The unit of a known column; empty for one that is not known.</summary>
    public static string Unit(string column) => Described.TryGetValue(column, out var known) ? known.Unit : "";

    private static IEnumerable<KeyValuePair<string, string>> Spellings()
    {
        foreach (var (name, title, _, synonyms) in Known)
        {
            foreach (var spelling in synonyms.Append(title).Append(name))
            {
                yield return KeyValuePair.Create(Plain(spelling), name);
                if (name is School or Kind)
                {
                    continue;
                }

                foreach (var stage in Stages.All)
                {
                    var column = OfStage(name, stage);
                    yield return KeyValuePair.Create(Plain($"{spelling}_{stage.Code()}"), column);
                    yield return KeyValuePair.Create(Plain(stage.Title() + spelling), column);
                    yield return KeyValuePair.Create(Plain($"{spelling}({stage.Title()})"), column);
                    yield return KeyValuePair.Create(Plain($"{spelling}_{stage.Title()}"), column);
                }
            }
        }
    }

    private static string Plain(string heading) => string.Concat(heading.Where(letter => !char.IsWhiteSpace(letter)))
        .Replace('（', '(').Replace('）', ')').Trim('*', '\uFEFF');
}
