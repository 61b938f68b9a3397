namespace Dudao.Core.Documents.Templates;

/// <summary>What was talked over and agreed (合议记录).</summary>
/// <param name="Inspection">The inspection's name.</param>
/// <param name="Subject">The school.</param>
/// <param name="HeldOn">The day; null to be written.</param>
/// <param name="Place">Where.</param>
/// <param name="Chair">The leader.</param>
/// <param name="Present">Members present.</param>
/// <param name="Absent">Members absent, with the reason in brackets.</param>
/// <param name="Items">The leaves that were talked over.</param>
public sealed record DeliberationRecordFacts(
    string Inspection,
    string Subject,
    DateOnly? HeldOn,
    string Place,
    string Chair,
    IReadOnlyList<string> Present,
    IReadOnlyList<string> Absent,
    IReadOnlyList<DeliberationItem> Items)
{
    /// <summary>The total, two decimals; empty to be written.</summary>
    public string Total { get; init; } = "";

    /// <summary>The grade proposed; empty to be written.</summary>
    public string Grade { get; init; } = "";

    /// <summary>The duties of those who sign; empty for the usual ones.</summary>
    public IReadOnlyList<string> Duties { get; init; } = [];

    /// <summary>Who wrote it.</summary>
    public string Recorder { get; init; } = "";
}

/// <summary>A leaf that was talked over.</summary>
/// <param name="Leaf">The leaf with its number.</param>
/// <param name="Marks">What each gave: 罗文秀1.6、和志刚1.2.</param>
/// <param name="Spread">分差.</param>
/// <param name="Agreed">The agreed mark.</param>
/// <param name="Reason">Why.</param>
/// <param name="Dissent">保留意见 with the name; empty for none.</param>
public sealed record DeliberationItem(string Leaf, string Marks, string Spread, string Agreed, string Reason, string Dissent = "");

public static partial class SheetTemplates
{
    /// <summary>合议记录.</summary>
    public static Sheet DeliberationRecord(DeliberationRecordFacts? facts = null) => new(
        SheetKind.DeliberationRecord,
        "督导组合议记录",
        [
            new SheetFields([new("受评学校", facts?.Subject ?? "", 1.1), new("日期", Day(facts?.HeldOn), 1.5), new("地点", facts?.Place ?? "", 0.9)]),
            new SheetFields([new("主持人", facts?.Chair ?? "", 0.6), new("出席", ChineseWords.Join(facts?.Present ?? []), 1.6), new("缺席及原因", ChineseWords.Join(facts?.Absent ?? []), 1.4)]),
            new SheetTable(
                new Table(
                    [new Column(40), new Column(34), new Column(13, CellAlign.Right), new Column(15, CellAlign.Right), new Column(38), new Column(25)],
                    [
                        Heads("指标", "各督学评分", "分差", "合议分", "合议理由", "保留意见\n（姓名）"),
                        .. Filled(facts?.Items, facts is { Items.Count: > 0 } ? 1 : 8, 6, 15, (i, _) => [i.Leaf, i.Marks, i.Spread, i.Agreed, i.Reason, i.Dissent]),
                    ],
                    1, 10.5),
                "一、重点合议的指标"),
            new SheetTable(
                new Table(
                    [new Column(30), new Column(52), new Column(30), new Column(53)],
                    [Pair("合议总分", facts?.Total ?? "", "拟定等级", facts?.Grade ?? "", 11)],
                    0),
                "二、合议结果"),
            Members(facts is { Duties.Count: > 0 } ? facts.Duties : Usual, null),
            new SheetFields([new("记录人", facts?.Recorder ?? ""), new("缺席或不签字的原因（组长注明）", "", 2)]),
        ])
    {
        Subtitle = facts?.Inspection ?? "",
        Note = "说明：合议情况和评分不得外传；扫描件存入督导评估档案。",
    };
}
