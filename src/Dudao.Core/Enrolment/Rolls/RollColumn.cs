using System.Collections.Frozen;
using Dudao.Core.Text;

namespace Dudao.Core.Enrolment.Rolls;

/// <summary>The columns of rolls, registrations and the lists beside them.</summary>
public enum RollColumn
{
    /// <summary>学校标识码.</summary>
    SchoolCode,

    /// <summary>学校名称.</summary>
    SchoolName,

    /// <summary>年级.</summary>
    Grade,

    /// <summary>班级.</summary>
    Class,

    /// <summary>学籍号.</summary>
    StudentNumber,

    /// <summary>姓名.</summary>
    Name,

    /// <summary>性别.</summary>
    Sex,

    /// <summary>出生日期.</summary>
    Birth,

    /// <summary>身份证件类型.</summary>
    IdKind,

    /// <summary>身份证件号.</summary>
    IdNumber,

    /// <summary>民族.</summary>
    EthnicGroup,

    /// <summary>户籍地.</summary>
    Residence,

    /// <summary>现住址.</summary>
    Address,

    /// <summary>监护人.</summary>
    Guardian,

    /// <summary>监护人电话.</summary>
    Telephone,

    /// <summary>是否寄宿.</summary>
    Boards,

    /// <summary>是否留守.</summary>
    LeftBehind,

    /// <summary>是否随迁.</summary>
    Migrant,

    /// <summary>残疾类型.</summary>
    Disability,

    /// <summary>就读方式.</summary>
    Mode,

    /// <summary>是否报到, of a registration.</summary>
    Came,

    /// <summary>未报到原因.</summary>
    Reason,

    /// <summary>去向.</summary>
    Whereabouts,

    /// <summary>备注.</summary>
    Remark,

    /// <summary>安置方式, of the list of disabled children.</summary>
    Placement,
}

/// <summary>The columns by the names under which files have them, in any order.</summary>
public static class RollColumns
{
    private static readonly string[][] Names =
    [
        ["学校标识码", "学校代码", "学校标识", "标识码", "学校编码", "所在学校标识码", "就读学校标识码"],
        ["学校名称", "学校", "就读学校", "所在学校"],
        ["年级", "年级名称", "所在年级", "就读年级"],
        ["班级", "班级名称", "班号", "所在班级"],
        ["学籍号", "全国学籍号", "学籍编号", "国网学籍号", "学生学籍号", "学籍号码", "全国学籍号码"],
        ["姓名", "学生姓名", "学生", "儿童姓名", "名字"],
        ["性别", "学生性别", "性别码"],
        ["出生日期", "出生年月日", "生日", "出生年月", "出生时间"],
        ["身份证件类型", "证件类型", "身份证类型"],
        ["身份证件号", "身份证号", "身份证号码", "身份证件号码", "证件号码", "证件号", "公民身份号码", "身份证", "公民身份证号"],
        ["民族", "民族码"],
        ["户籍地", "户口所在地", "户籍所在地", "户籍地址", "户籍", "户口所在地地址"],
        ["现住址", "家庭住址", "家庭地址", "住址", "现居住地", "居住地址", "现住地址", "通信地址"],
        ["监护人", "监护人姓名", "家长姓名", "家长", "家庭成员或监护人姓名", "监护人1姓名", "第一监护人"],
        ["监护人电话", "联系电话", "家长电话", "监护人联系电话", "监护人手机", "手机", "电话", "联系方式", "监护人手机号", "监护人1电话", "手机号码", "家长联系电话"],
        ["是否寄宿", "是否寄宿生", "寄宿生", "寄宿", "是否住校"],
        ["是否留守", "是否留守儿童", "留守儿童", "留守"],
        ["是否随迁", "是否随迁子女", "是否进城务工人员随迁子女", "随迁子女", "随迁"],
        ["残疾类型", "残疾人类型", "残疾类别"],
        ["就读方式", "走读住校", "上学方式"],
        ["是否报到", "报到", "报到情况", "是否到校"],
        ["未报到原因", "未到校原因", "原因"],
        ["去向", "学生去向"],
        ["备注", "说明"],
        ["安置方式", "就学方式", "教育安置方式"],
    ];

    private static readonly FrozenDictionary<string, RollColumn> ByName = Names
        .SelectMany((names, column) => names.Select(name => (Name: Plain.Heading(name), Column: (RollColumn)column)))
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Column, StringComparer.Ordinal);

    /// <summary>How many columns there are.</summary>
    public static int Count => Names.Length;

    /// <summary>The name of a column on screen and in files of this program.</summary>
    public static string Name(this RollColumn column) => Names[(int)column][0];

    /// <summary>The column that a heading names; null for none. Blanks, brackets, stars and case do not matter.</summary>
    public static RollColumn? Find(string heading) => ByName.TryGetValue(Plain.Heading(heading), out var column) ? column : null;

    /// <summary>Where each column stands among some headings, −1 for none. Of two headings of one column the first holds.</summary>
    public static int[] Map(IReadOnlyList<string> headings)
    {
        var places = new int[Count];
        Array.Fill(places, -1);
        for (var place = 0; place < headings.Count; place++)
        {
            if (Find(headings[place]) is { } column && places[(int)column] < 0)
            {
                places[(int)column] = place;
            }
        }

        return places;
    }
}
