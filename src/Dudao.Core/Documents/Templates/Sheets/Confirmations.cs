namespace Dudao.Core.Documents.Templates;

/// <summary>A problem put before the head (问题确认单).</summary>
/// <param name="Inspection">The inspection's name.</param>
/// <param name="Subject">The school.</param>
/// <param name="Number">Number within the inspection: 第1号; empty to be written.</param>
/// <param name="Leaf">The leaf or topic.</param>
/// <param name="Fact">What was found, where, when.</param>
/// <param name="Basis">The rule that it breaks.</param>
/// <param name="Finder">Who found it.</param>
/// <param name="FoundOn">When.</param>
public sealed record ProblemConfirmationFacts(string Inspection, string Subject, string Number, string Leaf, string Fact, string Basis, string Finder, DateOnly? FoundOn)
{
    /// <summary>属实 (true) or 有异议 (false); null while it is open.</summary>
    public bool? Agreed { get; init; }

    /// <summary>The head's words.</summary>
    public string Words { get; init; } = "";

    /// <summary>Who noted a refusal to sign, two inspectors; empty if the head signed.</summary>
    public IReadOnlyList<string> RefusalNotedBy { get; init; } = [];
}

/// <summary>A member's word on his ties (回避承诺书).</summary>
/// <param name="Inspection">The inspection's name.</param>
/// <param name="Name">The member.</param>
/// <param name="Unit">His unit and post.</param>
/// <param name="Subjects">The subjects of his group.</param>
public sealed record RecusalDeclarationFacts(string Inspection, string Name, string Unit, IReadOnlyList<string> Subjects)
{
    /// <summary>Near relative of a head; null to be ticked.</summary>
    public bool? Kin { get; init; }

    /// <summary>Employed at a subject, or a relative of his is; null to be ticked.</summary>
    public bool? Employed { get; init; }

    /// <summary>Left a subject within the years that the office sets; null to be ticked.</summary>
    public bool? LeftLately { get; init; }

    /// <summary>Another tie; null to be ticked.</summary>
    public bool? OtherTie { get; init; }

    /// <summary>What the tie is.</summary>
    public string Words { get; init; } = "";

    /// <summary>The years since leaving, as the profile or the office has them.</summary>
    public int Years { get; init; } = 3;

    /// <summary>The day; null to be written.</summary>
    public DateOnly? Day { get; init; }
}

public static partial class SheetTemplates
{
    /// <summary>问题确认单.</summary>
    public static Sheet ProblemConfirmation(ProblemConfirmationFacts? facts = null) => new(
        SheetKind.ProblemConfirmation,
        "督导评估问题确认单",
        [
            new SheetFields([new("受评学校", facts?.Subject ?? "", 2), new("编号", facts?.Number ?? "")]),
            new SheetTable(new Table(
                [new Column(30), new Column(52), new Column(30), new Column(53)],
                [
                    Pair("对应指标", facts?.Leaf ?? "", "发现人", facts?.Finder ?? "", 12),
                    Wide("问题事实\n（时间、地点\n数量、情形）", facts?.Fact ?? "", 52, CellAlign.Top),
                    Wide("依据\n（法规、文件\n标准名称）", facts?.Basis ?? "", 26, CellAlign.Top),
                    Wide("学校意见", Choice(facts?.Agreed, "属实", "有异议") + "\n\n说明：" + (facts?.Words ?? ""), 46, CellAlign.Top),
                    Wide("拒绝签署的\n情况注明", facts is { RefusalNotedBy.Count: > 0 } ? $"校长拒绝签署，由督学{ChineseWords.Join(facts.RefusalNotedBy)}注明。" : "", 20, CellAlign.Top),
                ],
                0)),
            new SheetSignatures([new("发现人（签字）", "", facts?.FoundOn), new("校长（签字、盖章）"), new("注明人（两名督学签字）")]),
        ])
    {
        Subtitle = facts?.Inspection ?? "",
        Note = "说明：1.本单只确认事实，不涉及得分和等级；一事一单。2.学校有异议的，写明理由并可附证据。3.一式两份，学校、督导组各存一份。",
    };

    /// <summary>回避承诺书.</summary>
    public static Sheet RecusalDeclaration(RecusalDeclarationFacts? facts = null)
    {
        var years = (facts?.Years ?? 3).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new Sheet(
            SheetKind.RecusalDeclaration,
            "督导组成员回避承诺书",
            [
                new SheetFields([new("姓名", facts?.Name ?? ""), new("单位及职务", facts?.Unit ?? "", 2)]),
                new SheetFields([new("督导对象", ChineseWords.Join(facts?.Subjects ?? []))]),
                new SheetText("", ["根据《教育督导条例》第十条，本人就与督导对象的关系如实声明如下："]),
                new SheetTable(new Table(
                    [new Column(12, CellAlign.Centre), new Column(113), new Column(40, CellAlign.Centre)],
                    [
                        Heads("序号", "事项", "有无此情形"),
                        Tie("1", "与督导对象主要负责人有夫妻关系、直系血亲关系、三代以内旁系血亲关系或者近姻亲关系", facts?.Kin),
                        Tie("2", "本人或者近亲属在督导对象任职、受聘", facts?.Employed),
                        Tie("3", $"本人离开督导对象工作岗位不满{years}年", facts?.LeftLately),
                        Tie("4", "与督导对象有其他可能影响客观公正履行督导职责的关系", facts?.OtherTie),
                        new Row([new("", Align: CellAlign.Centre), new("有上述情形的，具体说明：" + (facts?.Words ?? ""), 2, Align: CellAlign.Top)], 30),
                    ])),
                new SheetText("", [
                    "本人承诺：以上声明属实。督导期间如发现或者出现需要回避的情形，立即报告并主动退出；依照指标和事实独立评分，不受任何单位和个人干预；遵守中央八项规定及其实施细则精神和督导工作纪律，不收受礼品礼金，不泄露评分、合议情况和师生个人信息。",
                ]),
                new SheetSignatures([new("承诺人（签字）", "", facts?.Day)]),
            ])
        {
            Subtitle = facts?.Inspection ?? "",
            Note = "说明：进校督导前签署，由督导室存档。有第1、2项情形的必须回避；有第3、4项情形的，由督导室主任决定并写明理由。",
        };
    }

    private static Row Tie(string number, string text, bool? answer) => new([new(number), new(text), new(Choice(answer, "有", "无"))], 13);
}
