namespace Dudao.Core.Documents.Templates;

/// <summary>What an inspector marks (评分表).</summary>
/// <param name="Inspection">The inspection's name.</param>
/// <param name="Framework">The framework as it is cited.</param>
/// <param name="Subject">The school.</param>
/// <param name="Inspector">Whose sheet it is.</param>
/// <param name="Rows">His leaves in order.</param>
public sealed record MarkSheetFacts(string Inspection, string Framework, string Subject, string Inspector, IReadOnlyList<MarkRow> Rows)
{
    /// <summary>The day of the visit; null to be written.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Sums as they are printed; empty to be written.</summary>
    public MarkRow? Total { get; init; }
}

/// <summary>A leaf on a mark sheet; marks as they are printed: 1.6, B（1.6）, empty to be written.</summary>
/// <param name="Part">The B level.</param>
/// <param name="Leaf">The leaf with its number.</param>
/// <param name="Full">Full mark.</param>
/// <param name="Standard">The scoring standard.</param>
/// <param name="Own">The self mark.</param>
/// <param name="Mark">The inspector's mark.</param>
/// <param name="Finding">Findings and reason.</param>
public sealed record MarkRow(string Part, string Leaf, decimal Full, string Standard = "", string Own = "", string Mark = "", string Finding = "");

/// <summary>What the members gave and what was agreed (评分汇总表).</summary>
/// <param name="Inspection">The inspection's name.</param>
/// <param name="Subject">The school.</param>
/// <param name="Markers">The members whose marks count, at most five columns are legible.</param>
/// <param name="Rows">All leaves in order.</param>
public sealed record MarkSummaryFacts(string Inspection, string Subject, IReadOnlyList<string> Markers, IReadOnlyList<SummaryRow> Rows)
{
    /// <summary>The total, two decimals; empty to be written.</summary>
    public string Total { get; init; } = "";

    /// <summary>The grade that the team proposes; empty to be written.</summary>
    public string Grade { get; init; } = "";

    /// <summary>The day of the deliberation; null to be written.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Which leaves do not apply and how the total follows from the rest; empty where all apply.</summary>
    public string Scaling { get; init; } = "";

    /// <summary>The duties of those who sign; empty for the usual ones.</summary>
    public IReadOnlyList<string> Duties { get; init; } = [];
}

/// <summary>A leaf of the summary.</summary>
/// <param name="Part">The B level.</param>
/// <param name="Leaf">The leaf with its number.</param>
/// <param name="Full">Full mark.</param>
/// <param name="Own">The self mark.</param>
/// <param name="Marks">A mark for each marker, empty where he does not mark the leaf.</param>
/// <param name="Agreed">The agreed mark.</param>
/// <param name="Remark">Reason, dissent.</param>
public sealed record SummaryRow(string Part, string Leaf, decimal Full, string Own, IReadOnlyList<string> Marks, string Agreed, string Remark = "");

public static partial class SheetTemplates
{
    /// <summary>评分表.</summary>
    public static Sheet MarkSheet(MarkSheetFacts? facts = null)
    {
        var rows = new List<Row> { Heads("指标", "评估要点", "满分", "评分标准", "自评", "评分", "扣分依据和说明") };
        rows.AddRange(facts is null
            ? Filled<MarkRow>(null, 8, 7, 11, (_, _) => [])
            : TeamTables.Runs(facts.Rows, r => r.Part).SelectMany(part => part.Select((r, i) =>
            {
                Cell[] own = [new(r.Leaf), new(ChineseWords.Points(r.Full)), new(r.Standard), new(r.Own), new(r.Mark), new(r.Finding)];
                return new Row(i == 0 ? [new Cell(r.Part, Down: part.Count), .. own] : own, 11);
            })));
        rows.Add(new Row(
            [Cell.Head("合计", 2), new(facts is null ? "" : ChineseWords.Points(facts.Rows.Sum(r => r.Full))), new(""), new(facts?.Total?.Own ?? ""), new(facts?.Total?.Mark ?? ""), new("")], 10));
        return new Sheet(
            SheetKind.MarkSheet,
            "督导评估评分表",
            [
                new SheetFields([new("受评学校", facts?.Subject ?? "", 2), new("督学", facts?.Inspector ?? ""), new("督导日期", Day(facts?.Day))]),
                new SheetTable(new Table(
                    [new Column(28), new Column(66), new Column(13, CellAlign.Right), new Column(72), new Column(16, CellAlign.Right), new Column(18, CellAlign.Right), new Column(44)],
                    rows, 1, 10.5)),
                new SheetSignatures([new("督学（签字）")]),
            ])
        {
            Subtitle = facts is null ? "" : $"{facts.Inspection}　{facts.Framework}",
            Note = "说明：1.独立评分，合议前不与其他督学交流。2.等次指标填等次和得分，数据指标得分由数据计算，不手工填写。3.与自评相差超过满分30%的，在说明栏写明理由。4.涂改处由督学签名。",
            Landscape = true,
        };
    }

    /// <summary>评分汇总表.</summary>
    public static Sheet MarkSummary(MarkSummaryFacts? facts = null)
    {
        IReadOnlyList<string> markers = facts?.Markers ?? ["督学一", "督学二", "督学三", "督学四"];
        var columns = markers.Count + 6;
        var rows = new List<Row> { Heads(["指标", "评估要点", "满分", "自评", .. markers, "合议分", "备注"]) };
        rows.AddRange(facts is null
            ? Filled<SummaryRow>(null, 6, columns, 9, (_, _) => [])
            : TeamTables.Runs(facts.Rows, r => r.Part).SelectMany(part => part.Select((r, i) =>
            {
                Cell[] own = [new(r.Leaf), new(ChineseWords.Points(r.Full)), new(r.Own), .. r.Marks.Select(m => new Cell(m)), new(r.Agreed), new(r.Remark)];
                return new Row(i == 0 ? [new Cell(r.Part, Down: part.Count), .. own] : own, 8);
            })));
        rows.Add(new Row(
            [Cell.Head("合计", 2), new(facts is null ? "" : ChineseWords.Points(facts.Rows.Sum(r => r.Full))), new(""), .. markers.Select(_ => new Cell("")), new(facts?.Total ?? ""), new("")], 9));
        rows.Add(new Row([Cell.Head("拟定等级", 2), new(facts?.Grade ?? "", columns - 2, Align: CellAlign.Left)], 9));
        return new Sheet(
            SheetKind.MarkSummary,
            "督导评估评分汇总表",
            [
                new SheetFields([new("受评学校", facts?.Subject ?? "", 2), new("合议日期", Day(facts?.Day))]),
                new SheetTable(new Table(
                    [
                        new Column(28), new Column(64), new Column(13, CellAlign.Right), new Column(15, CellAlign.Right),
                        .. markers.Select(_ => new Column(80.0 / Math.Max(4, markers.Count), CellAlign.Right)), new Column(18, CellAlign.Right), new Column(39),
                    ],
                    rows, 1, 10.5)),
                .. facts is { Scaling.Length: > 0 } ? [new SheetText("", [facts.Scaling])] : Array.Empty<SheetPart>(),
                Members(facts is { Duties.Count: > 0 } ? facts.Duties : Usual, null),
            ])
        {
            Subtitle = facts?.Inspection ?? "",
            Note = "说明：1.合议分由全体成员合议确定，超出各督学评分范围的，在备注栏写明理由。2.全体成员签字；不能签字或不愿签字的，由组长注明原因。",
            Landscape = true,
        };
    }

    private static string[] Usual => ["组长", "副组长", "成员", "成员", "成员"];

    /// <summary>A row of places for all members to sign.</summary>
    private static SheetTable Members(IReadOnlyList<string> duties, IReadOnlyList<string>? names) => new(new Table(
        [new Column(24), .. duties.Select(_ => new Column(140.0 / duties.Count, CellAlign.Centre))],
        [
            new Row([Cell.Head("职责"), .. duties.Select(d => new Cell(d))], 8),
            new Row([Cell.Head("签字"), .. duties.Select((_, i) => new Cell(names is not null && i < names.Count ? names[i] : ""))], 14),
        ],
        0));
}
