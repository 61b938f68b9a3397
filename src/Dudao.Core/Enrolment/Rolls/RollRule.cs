namespace Dudao.Core.Enrolment.Rolls;

/// <summary>How heavy a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>The row cannot be taken.</summary>
    Error,

    /// <summary>The row is taken, and the finding kept with the roll.</summary>
    Warning,
}

/// <summary>The rules by which rows of a roll are checked.</summary>
public enum RollRule
{
    /// <summary>No name.</summary>
    NameMissing,

    /// <summary>The school's code is not ten digits.</summary>
    SchoolCode,

    /// <summary>The file has no column of identity or birth.</summary>
    IdentityColumns,

    /// <summary>More or fewer cells than headings.</summary>
    Cells,

    /// <summary>An identity or student number that a spreadsheet turned into a figure.</summary>
    NumberRuined,

    /// <summary>No identity number.</summary>
    IdMissing,

    /// <summary>Not 18 characters.</summary>
    IdLength,

    /// <summary>A character that it cannot have.</summary>
    IdCharacter,

    /// <summary>The date in it is none.</summary>
    IdDate,

    /// <summary>The check character is wrong.</summary>
    IdCheck,

    /// <summary>The region code is not in GB/T 2260, not even among the abolished.</summary>
    IdRegion,

    /// <summary>The seventeenth digit says another sex.</summary>
    IdSex,

    /// <summary>It says another birth date.</summary>
    IdBirth,

    /// <summary>No student number, or none that is built like one.</summary>
    StudentNumber,

    /// <summary>The check character in a student number is wrong.</summary>
    StudentCheck,

    /// <summary>The birth date is no day.</summary>
    Birth,

    /// <summary>The sex is none of GB/T 2261.1.</summary>
    Sex,

    /// <summary>The ethnic group is none of GB/T 3304.</summary>
    EthnicGroup,

    /// <summary>The grade is none.</summary>
    Grade,

    /// <summary>The age does not fit the grade.</summary>
    AgeForGrade,

    /// <summary>The telephone number is none.</summary>
    Telephone,

    /// <summary>No school of the office has the code.</summary>
    SchoolUnknown,

    /// <summary>The same number stands in two rows.</summary>
    SecondEntry,

    /// <summary>A row that is none of a pupil: a sum, a remark, who filled in the form.</summary>
    NoteRow,
}

/// <summary>What each rule says.</summary>
public static class RollRules
{
    private static readonly (string Code, FindingSeverity Severity, string Sentence)[] All =
    [
        ("name-missing", FindingSeverity.Error, "姓名为空，请补上"),
        ("school-code", FindingSeverity.Error, "学校标识码应是10位数字"),
        ("identity-columns", FindingSeverity.Error, "文件没有身份证件号、学籍号、出生日期中的任何一列，无法认人"),
        ("cells", FindingSeverity.Error, "这一行的格数与表头不同，请检查是否有多余或缺少的分隔符"),
        ("number-ruined", FindingSeverity.Error, "号码被表格软件变成了科学计数（如 4.53E+17），后几位已经丢失，请把该列设为文本后重新导出"),
        ("id-missing", FindingSeverity.Warning, "没有身份证件号"),
        ("id-length", FindingSeverity.Warning, "身份证件号应是18位"),
        ("id-character", FindingSeverity.Warning, "身份证件号前17位应是数字，末位是数字或X"),
        ("id-date", FindingSeverity.Warning, "身份证件号里的出生日期不存在"),
        ("id-check", FindingSeverity.Warning, "身份证件号的校验位不对（GB 11643），多半有一位写错"),
        ("id-region", FindingSeverity.Warning, "身份证件号前6位不是已知的行政区划代码（GB/T 2260）"),
        ("id-sex", FindingSeverity.Warning, "身份证件号第17位与性别不符"),
        ("id-birth", FindingSeverity.Warning, "身份证件号里的出生日期与出生日期一列不符"),
        ("student-number", FindingSeverity.Warning, "学籍号应是G、L或J加18位"),
        ("student-check", FindingSeverity.Warning, "学籍号的校验位不对，请核对"),
        ("birth", FindingSeverity.Warning, "出生日期读不懂，应写作 2015-03-12"),
        ("sex", FindingSeverity.Warning, "性别应是男或女（1或2）"),
        ("ethnic-group", FindingSeverity.Warning, "民族不在国家标准（GB/T 3304）中"),
        ("grade", FindingSeverity.Warning, "年级读不懂，应写作一年级到九年级"),
        ("age-for-grade", FindingSeverity.Warning, "按年级推算，入学那年8月31日不是六岁或七岁"),
        ("telephone", FindingSeverity.Warning, "监护人电话应是11位手机号，或区号加固定电话"),
        ("school-unknown", FindingSeverity.Warning, "本单位没有这个学校标识码的学校"),
        ("second-entry", FindingSeverity.Warning, "同一号码在两行出现（双重学籍）"),
        ("note-row", FindingSeverity.Warning, "合计、备注一类的行，不是学生，没有收"),
    ];

    /// <summary>How many rules there are.</summary>
    public static int Count => All.Length;

    /// <summary>The rule's code in JSON.</summary>
    public static string Code(this RollRule rule) => All[(int)rule].Code;

    /// <summary>How heavy it is.</summary>
    public static FindingSeverity Severity(this RollRule rule) => All[(int)rule].Severity;

    /// <summary>The column whose cell may be shown beside the finding; null where it would show a child's number, or there is none.</summary>
    public static RollColumn? Shows(this RollRule rule) => rule switch
    {
        RollRule.SchoolCode or RollRule.SchoolUnknown => RollColumn.SchoolCode,
        RollRule.NumberRuined => RollColumn.IdNumber,
        RollRule.Birth => RollColumn.Birth,
        RollRule.Sex => RollColumn.Sex,
        RollRule.EthnicGroup => RollColumn.EthnicGroup,
        RollRule.Grade => RollColumn.Grade,
        _ => null,
    };

    /// <summary>What is wrong and what is expected, in Chinese.</summary>
    public static string Sentence(this RollRule rule) => All[(int)rule].Sentence;
}

/// <summary>A set of rules, a bit each.</summary>
public readonly record struct BrokenRules(uint Bits)
{
    private static readonly uint Errors = Enum.GetValues<RollRule>().Where(rule => rule.Severity() == FindingSeverity.Error).Aggregate(0u, (bits, rule) => bits | (1u << (int)rule));

    /// <summary>Whether the row cannot be taken.</summary>
    public bool Refuses => (Bits & Errors) != 0;

    /// <summary>The set with one more where a condition holds.</summary>
    public BrokenRules With(RollRule rule, bool broken) => broken ? new(Bits | (1u << (int)rule)) : this;

    /// <summary>Whether a rule is broken.</summary>
    public bool Has(RollRule rule) => (Bits >> (int)rule & 1) == 1;
}
