namespace Dudao.Core.Documents.Templates;

/// <summary>What a subject gives itself, leaf by leaf (自评表).</summary>
/// <param name="Inspection">The inspection's name.</param>
/// <param name="Framework">The framework as it is cited.</param>
/// <param name="Subject">The school.</param>
/// <param name="Rows">The leaves that are asked, in order.</param>
public sealed record SelfTableFacts(string Inspection, string Framework, string Subject, IReadOnlyList<SelfTableRow> Rows)
{
    /// <summary>What it gives itself in all; empty to be written.</summary>
    public string Total { get; init; } = "";

    /// <summary>The day of the meeting that passed it; null to be written.</summary>
    public DateOnly? Meeting { get; init; }

    /// <summary>For how many days it was posted in the school; null to be written.</summary>
    public int? DaysPosted { get; init; }
}

/// <summary>A leaf of the table.</summary>
/// <param name="Part">The B level.</param>
/// <param name="Leaf">The leaf with its number.</param>
/// <param name="Full">Full mark.</param>
/// <param name="Standard">The scoring standard.</param>
/// <param name="Own">The own mark as it is printed; empty to be written.</param>
/// <param name="Narrative">What was done, and how the mark came about.</param>
/// <param name="OnCall">Where the material lies (备查).</param>
/// <param name="Contributor">填报人.</param>
public sealed record SelfTableRow(
    string Part, string Leaf, decimal Full, string Standard = "", string Own = "", string Narrative = "", string OnCall = "", string Contributor = "");

public static partial class SheetTemplates
{
    /// <summary>自评表: on it a school without network hands in its self-evaluation too.</summary>
    public static Sheet SelfEvaluationTable(SelfTableFacts? facts = null)
    {
        var rows = new List<Row> { Heads("指标", "评估要点", "满分", "评分标准", "自评得分", "自评说明", "备查材料", "填报人") };
        rows.AddRange(facts is null
            ? Filled<SelfTableRow>(null, 8, 8, 11, (_, _) => [])
            : TeamTables.Runs(facts.Rows, r => r.Part).SelectMany(part => part.Select((r, i) =>
            {
                Cell[] own = [new(r.Leaf), new(ChineseWords.Points(r.Full)), new(r.Standard), new(r.Own), new(r.Narrative), new(r.OnCall), new(r.Contributor)];
                return new Row(i == 0 ? [new Cell(r.Part, Down: part.Count), .. own] : own, 10);
            })));
        rows.Add(new Row(
            [Cell.Head("合计", 2), new(facts is null ? "" : ChineseWords.Points(facts.Rows.Sum(r => r.Full))), new(""), new(facts?.Total ?? ""), new(""), new(""), new("")], 9));
        return new Sheet(
            SheetKind.SelfEvaluationTable,
            "督导评估自评表",
            [
                new SheetFields(
                [
                    new("自评单位", facts?.Subject ?? "", 2), new("会议审议日期", Day(facts?.Meeting), 1.2),
                    new("校内公示天数", facts?.DaysPosted is { } days ? ChineseWords.Points(days) : "", 0.8),
                ]),
                new SheetTable(new Table(
                    [
                        new Column(24), new Column(48), new Column(12, CellAlign.Right), new Column(60), new Column(18, CellAlign.Right), new Column(50), new Column(32),
                        new Column(16, CellAlign.Centre),
                    ],
                    rows, 1, 10.5)),
                new SheetSignatures([new("联络员（签字）"), new("负责人（签字、盖章）")]),
            ])
        {
            Subtitle = facts is null ? "" : $"{facts.Inspection}　{facts.Framework}",
            Note = "说明：1.自评得分按评分标准填写；等次指标填等次和得分，数据指标填上报的数。2.不适用的指标在说明栏写明理由。3.备查材料写明放在哪里，不用随表上交。",
            Landscape = true,
        };
    }
}
