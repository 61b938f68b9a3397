using Dudao.Server.Features.Inspections.Records;

namespace Dudao.Server.Features.Inspections.OnSite.FieldRecords;

/// <summary>One thing that a kind of record asks beside its text; its label is its key in <see cref="FieldRecord.Details"/>.</summary>
public sealed record DetailField(string Key)
{
    /// <summary>The choices; none for free text.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Several of the choices may hold.</summary>
    public bool IsSeveral { get; init; }

    /// <summary>A whole number, not negative.</summary>
    public bool IsNumber { get; init; }

    /// <summary>A number that may have decimals, such as a rate.</summary>
    public bool IsFigure { get; init; }

    public bool IsRequired { get; init; }

    public bool IsLong { get; init; }
}

/// <summary>What a kind of 督导记录 is called, counts and asks (听 查 看 访 议).</summary>
/// <param name="Deed">听, 查, 看, 访 or 议.</param>
/// <param name="Unit">What its counts are counted in.</param>
public sealed record FieldRecordForm(FieldRecordKind Kind, string Name, string Deed, string Unit)
{
    public const string Audience = "对象";

    public IReadOnlyList<DetailField> Fields { get; init; } = [];

    /// <summary>The field that says how many it counts for; empty for one.</summary>
    public string CountField { get; init; } = "";

    public string TextLabel { get; init; } = "记录";

    public static IReadOnlyList<FieldRecordForm> All { get; } =
    [
        new(FieldRecordKind.LessonHeard, "听课", "听", "节")
        {
            Fields =
            [
                new("学科") { IsRequired = true }, new("班级") { IsRequired = true }, new("教师"), new("课题"), new("节次"),
                new("评价") { Options = ["优", "良", "合格", "待改进"] },
            ],
            TextLabel = "教学过程和点评",
        },
        new(FieldRecordKind.Interview, "访谈", "访", "人")
        {
            Fields = [AudienceField, new("人数") { IsNumber = true, IsRequired = true }, new("地点")],
            CountField = "人数",
            TextLabel = "谈话要点",
        },
        new(FieldRecordKind.Symposium, "座谈", "议", "人")
        {
            Fields = [AudienceField, new("人数") { IsNumber = true, IsRequired = true }, new("地点"), new("主持人"), new("参加人员") { IsLong = true }],
            CountField = "人数",
            TextLabel = "发言要点",
        },
        new(FieldRecordKind.FileRead, "查阅", "查", "份")
        {
            Fields = [new("材料名称") { IsRequired = true }, new("档号"), new("份数") { IsNumber = true }],
            CountField = "份数",
            TextLabel = "查阅情况",
        },
        new(FieldRecordKind.PlaceSeen, "查看", "看", "处") { Fields = [new("地点") { IsRequired = true }], TextLabel = "查看情况" },
        new(FieldRecordKind.ReportHeard, "听汇报", "听", "场") { Fields = [new("汇报人"), new("主题")], TextLabel = "汇报要点" },
        new(FieldRecordKind.Survey, "问卷", "访", "份")
        {
            Fields = [AudienceField, new("发出份数") { IsNumber = true, IsRequired = true }, new("收回份数") { IsNumber = true, IsRequired = true }],
            CountField = "收回份数",
            TextLabel = "问卷结果",
        },
        new(FieldRecordKind.BooksChecked, "图书清点", "查", "册")
        {
            Fields = [new("账面册数") { IsNumber = true }, new("清点册数") { IsNumber = true, IsRequired = true }],
            CountField = "清点册数",
            TextLabel = "清点情况",
        },
        new(FieldRecordKind.FigureVerified, "数据核实", "查", "项")
        {
            Fields =
            [
                new("上报数") { IsFigure = true }, new(Gate.LeafFigures.Found) { IsFigure = true, IsRequired = true },
                new("差异性质") { Options = ["一致", "笔误", "口径不同", "疑似弄虚作假"] },
            ],
            TextLabel = "核实情况",
        },
    ];

    private static DetailField AudienceField => new(Audience) { Options = ["学生", "家长", "教师", "学校干部", "其他人员"], IsSeveral = true, IsRequired = true };

    public static FieldRecordForm Of(FieldRecordKind kind) => All.First(f => f.Kind == kind);

    /// <summary>Article 19: a symposium, interviews or a survey of pupils, parents or teachers.</summary>
    public bool IsHearing(IReadOnlyDictionary<string, string> details) =>
        Kind is FieldRecordKind.Symposium or FieldRecordKind.Interview or FieldRecordKind.Survey
        && details.GetValueOrDefault(Audience, "").Split('、').Any(a => a is "学生" or "家长" or "教师");

    /// <summary>The record in one line, without its text: 语文・三（1）班・林老师.</summary>
    public string Summary(IReadOnlyDictionary<string, string> details) =>
        string.Join('・', Fields.Where(f => !f.IsLong).Select(f => (Field: f, Value: details.GetValueOrDefault(f.Key, ""))).Where(d => d.Value.Length > 0)
            .Select(d => d.Field.IsNumber || d.Field.IsFigure ? $"{d.Field.Key} {d.Value}" : d.Value));
}
