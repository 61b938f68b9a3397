namespace Dudao.Core.Documents.Templates;

/// <summary>A delivery on paper (送达回证).</summary>
/// <param name="Office">Who sends.</param>
/// <param name="Document">What: its title.</param>
/// <param name="Number">Its number; empty for none.</param>
/// <param name="Recipient">Who gets it.</param>
/// <param name="How">直接送达, 公文交换, 邮寄, 平台签收.</param>
public sealed record ReceiptSlipFacts(string Office, string Document, string Number, string Recipient, string How)
{
    /// <summary>Where.</summary>
    public string Place { get; init; } = "";

    /// <summary>Who brings it.</summary>
    public string Deliverer { get; init; } = "";

    /// <summary>The day of sending; null to be written.</summary>
    public DateOnly? SentOn { get; init; }

    /// <summary>The day of receipt; null to be written.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>Who received it.</summary>
    public string ReceivedBy { get; init; } = "";

    /// <summary>His post.</summary>
    public string ReceiverPost { get; init; } = "";
}

/// <summary>The cover of a draft on its way to signing (发文稿纸).</summary>
/// <param name="Office">The office.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Number">Its number, blank before signing.</param>
public sealed record DraftSlipFacts(string Office, string Title, string Number)
{
    /// <summary>Addressee.</summary>
    public string Addressee { get; init; } = "";

    /// <summary>Copies.</summary>
    public string CopyTo { get; init; } = "";

    /// <summary>Attachments by title.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>Who drafted, and when: 木春华　2026年9月14日.</summary>
    public string DraftedBy { get; init; } = "";

    /// <summary>Who checked, and when.</summary>
    public string CheckedBy { get; init; } = "";

    /// <summary>Who signed, and when; 代签 with its reason.</summary>
    public string SignedBy { get; init; } = "";

    /// <summary>Remarks on the way: a draft sent back.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>How many are printed.</summary>
    public string Copies { get; init; } = "";

    /// <summary>The day of printing; null to be written.</summary>
    public DateOnly? PrintedOn { get; init; }
}

public static partial class SheetTemplates
{
    /// <summary>送达回证.</summary>
    public static Sheet ReceiptSlip(ReceiptSlipFacts? facts = null) => new(
        SheetKind.ReceiptSlip,
        "送达回证",
        [
            new SheetTable(new Table(
                [new Column(34), new Column(50), new Column(30), new Column(51)],
                [
                    Wide("送达单位", facts?.Office ?? "", 12),
                    Wide("文书名称", facts?.Document ?? "", 18),
                    Pair("发文字号", facts?.Number ?? "", "送达方式", facts?.How ?? "", 12),
                    Wide("受送达单位", facts?.Recipient ?? "", 12),
                    Pair("送达地点", facts?.Place ?? "", "送出日期", Day(facts?.SentOn), 12),
                    Wide("送达人\n（签字）", facts?.Deliverer ?? "", 16),
                    Wide("签收人\n（签字、盖章）", facts?.ReceivedBy ?? "", 30),
                    Pair("签收人职务", facts?.ReceiverPost ?? "", "签收日期", facts is { ReceivedOn: not null } ? Day(facts.ReceivedOn) : "　　年　　月　　日", 14),
                    Wide("拒收或不能\n送达的情况", "", 26, CellAlign.Top),
                    Wide("备注", "", 18, CellAlign.Top),
                ],
                0)),
        ])
    {
        Note = "说明：1.申辩、整改等期限自签收之日的次日起计算。2.由他人代收的，注明与受送达单位的关系。3.本回证由送达单位存档。",
    };

    /// <summary>发文稿纸.</summary>
    public static Sheet DraftSlip(DraftSlipFacts? facts = null) => new(
        SheetKind.DraftSlip,
        (facts?.Office ?? "") + "发文稿纸",
        [
            new SheetTable(new Table(
                [new Column(26), new Column(57), new Column(26), new Column(56)],
                [
                    new Row([new("签发：" + (facts?.SignedBy ?? ""), 2, Align: CellAlign.Top), new("会签：", 2, Align: CellAlign.Top)], 40),
                    new Row([new("核稿：" + (facts?.CheckedBy ?? ""), 2, Align: CellAlign.Top), new("拟稿：" + (facts?.DraftedBy ?? ""), 2, Align: CellAlign.Top)], 26),
                    Wide("标题", facts?.Title ?? "", 20),
                    Wide("发文字号", facts?.Number ?? "", 12),
                    Wide("主送", facts?.Addressee ?? "", 20),
                    Wide("抄送", facts?.CopyTo ?? "", 16),
                    Wide("附件", string.Join('\n', (facts?.Attachments ?? []).Select((a, i) => HeadingLabels.Of(3, i + 1) + a)), 20),
                    Pair("印数", facts?.Copies ?? "", "印发日期", Day(facts?.PrintedOn), 11),
                    Pair("校对", "", "用印", "", 11),
                    Wide("办理意见", string.Join('\n', facts?.Remarks ?? []), 34, CellAlign.Top),
                ],
                0)),
        ])
    {
        Note = "说明：签发后方可编号、印制、用印；代签的注明代签期限和原因。本稿纸与正本、定稿一并归档。",
    };

    /// <summary>分工表, by itself.</summary>
    public static Sheet Assignment(InspectionFacts? facts = null) => new(
        SheetKind.Assignment,
        "督导组分工表",
        [
            new SheetTable(facts is not null ? TeamTables.Assignment(facts) : new Table(
                [new Column(20), new Column(24, CellAlign.Centre), new Column(24, CellAlign.Centre), new Column(58), new Column(52), new Column(47)],
                [Heads("组别", "职责", "姓名", "单位及职务", "负责指标", "督导对象及进校时间"), .. Filled<string>(null, 10, 6, 12, (_, _) => [])])),
        ])
    {
        Subtitle = facts?.Name ?? "",
        Landscape = true,
    };

    /// <summary>日程表, by itself: what happens on which day of a visit.</summary>
    /// <param name="inspection">The inspection's name; empty for a blank sheet.</param>
    /// <param name="items">In the order of days; null for a blank sheet.</param>
    public static Sheet Schedule(string inspection = "", IReadOnlyList<ScheduleItem>? items = null) => new(
        SheetKind.Schedule,
        "督导日程表",
        [
            new SheetTable(items is { Count: > 0 } ? TeamTables.Schedule(items) : new Table(
                [new Column(24), new Column(28, CellAlign.Centre), new Column(28, CellAlign.Centre), new Column(48), new Column(28)],
                [Heads("日期", "时间", "地点", "工作内容", "参加人员"), .. Filled<string>(null, 10, 5, 12, (_, _) => [])])),
        ])
    {
        Subtitle = inspection,
    };
}
