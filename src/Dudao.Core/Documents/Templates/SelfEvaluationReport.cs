using System.Globalization;

namespace Dudao.Core.Documents.Templates;

/// <summary>What a subject's self-evaluation report (自评报告) says: drafted from its leaves, edited by the school.</summary>
/// <param name="Head">The school and its head.</param>
/// <param name="Addressee">The office.</param>
/// <param name="Inspection">The inspection.</param>
/// <param name="Notice">The notice as it is cited: 《…的通知》（云政教督〔2026〕19号）.</param>
/// <param name="Overview">The school in figures and words, a paragraph.</param>
/// <param name="Meeting">When the staff's meeting discussed it.</param>
/// <param name="Posted">When it was posted in the school.</param>
/// <param name="Parts">The A levels in order.</param>
/// <param name="Measures">What the school will do, a paragraph each.</param>
/// <param name="Date">The day of the report; null until it is submitted.</param>
public sealed record SelfEvaluationReportFacts(
    SubjectHead Head,
    string Addressee,
    InspectionFacts Inspection,
    string Notice,
    string Overview,
    DateOnly Meeting,
    DaySpan Posted,
    IReadOnlyList<SelfPart> Parts,
    IReadOnlyList<string> Measures,
    DateOnly? Date)
{
    /// <summary>Figures that the school reports, for the attachment.</summary>
    public IReadOnlyList<ReportedFigure> Figures { get; init; } = [];
}

/// <summary>An A level as the school sees it.</summary>
/// <param name="Name">Without number.</param>
/// <param name="Full">Full mark, rescaled where leaves do not apply.</param>
/// <param name="Own">What the school gives itself.</param>
/// <param name="Narratives">What was done, a paragraph each.</param>
/// <param name="Lost">Leaves where points are lost, with the reason.</param>
public sealed record SelfPart(string Name, decimal Full, decimal Own, IReadOnlyList<string> Narratives, IReadOnlyList<SelfLoss> Lost);

/// <summary>Points that the school takes off itself.</summary>
/// <param name="Leaf">The leaf with its number, short.</param>
/// <param name="Points">How many.</param>
/// <param name="Reason">Why.</param>
public sealed record SelfLoss(string Leaf, decimal Points, string Reason);

/// <summary>A figure that a school reports.</summary>
/// <param name="Leaf">The leaf's number.</param>
/// <param name="Name">What it counts.</param>
/// <param name="Value">With its unit: 98.5%, 1246人.</param>
/// <param name="Source">Where it was taken from.</param>
public sealed record ReportedFigure(string Leaf, string Name, string Value, string Source);

public static partial class DocumentTemplates
{
    /// <summary>The school's report, with its marks by part and its figures.</summary>
    public static OfficialDocument SelfEvaluationReport(SelfEvaluationReportFacts facts)
    {
        var attachments = new List<Attachment> { new("自评得分情况表", [new TableBlock(SelfMarks(facts))]) };
        if (facts.Figures.Count > 0)
        {
            attachments.Add(new Attachment("自评数据一览表", [new TableBlock(Figures(facts.Figures))]));
        }

        return new OfficialDocument
        {
            Kind = DocumentKind.SelfEvaluationReport,
            Form = DocumentForm.Plain,
            Title = DocumentTitle.Of(facts.Head.Subject, facts.Inspection.KindName, "自评报告"),
            Addressee = facts.Addressee,
            Blocks = [SelfOpening(facts), .. SchoolAndMeeting(facts), .. Achieved(facts), .. Lost(facts), .. Improve(facts), Paragraph.Of("特此报告。")],
            Attachments = attachments,
            Signature = facts.Head.Signs(facts.Date),
        };
    }

    private static string We(SelfEvaluationReportFacts facts) => facts.Inspection.WeOf(facts.Head.Subject);

    private static Paragraph SelfOpening(SelfEvaluationReportFacts facts) => Paragraph.Of(
        $"按照{facts.Notice}要求，{We(facts)}对照{facts.Inspection.Framework.Cited}逐项开展自查自评，自评得分{ChineseWords.Mark(facts.Parts.Sum(p => p.Own))}分（满分{ChineseWords.Points(facts.Parts.Sum(p => p.Full))}分）。现将有关情况报告如下。");

    private static IEnumerable<Block> SchoolAndMeeting(SelfEvaluationReportFacts facts)
    {
        yield return new Heading(1, facts.Inspection.Words.Subject + "基本情况");
        yield return Paragraph.Of(facts.Overview);
        yield return new Heading(1, "自评工作开展情况");
        yield return Paragraph.Of(
            facts.Inspection.Words == SubjectWords.School
                ? $"学校成立由{facts.Head.Post}任组长的自评工作小组，由联络员牵头，按职责将指标分到各处室和有关教师，逐项核对工作情况、数据和备查材料，如实填报自评得分和失分原因。"
                    + $"自评结果经{ChineseWords.MonthDay(facts.Meeting)}召开的教职工大会讨论，于{facts.Posted.WithoutYear()}在校内公示，教职工无异议。"
                : $"{We(facts)}成立自评工作小组，由联络员牵头，按职责将指标分到各有关单位，逐项核对工作情况、数据和备查材料，如实填报自评得分和失分原因。"
                    + $"自评结果经{ChineseWords.MonthDay(facts.Meeting)}召开的会议讨论，于{facts.Posted.WithoutYear()}公示，无异议。");
    }

    private static IEnumerable<Block> Achieved(SelfEvaluationReportFacts facts)
    {
        yield return new Heading(1, "主要工作和成效");
        foreach (var part in facts.Parts)
        {
            yield return new Heading(2, $"{part.Name}（满分{ChineseWords.Points(part.Full)}分，自评{ChineseWords.Mark(part.Own)}分）");
            foreach (var narrative in part.Narratives)
            {
                yield return Paragraph.Of(narrative);
            }
        }
    }

    private static IEnumerable<Block> Lost(SelfEvaluationReportFacts facts)
    {
        yield return new Heading(1, "存在的问题");
        var lost = facts.Parts.SelectMany(p => p.Lost).ToList();
        yield return Paragraph.Of(lost.Count == 0
            ? $"对照指标体系，{We(facts)}未发现失分项目，请督导组核实。"
            : string.Create(CultureInfo.InvariantCulture, $"对照指标体系，{We(facts)}共有{lost.Count}项指标失分，主要问题如下。"));
        foreach (var loss in lost)
        {
            yield return Paragraph.Of($"{loss.Leaf}，扣{ChineseWords.Points(loss.Points)}分：{loss.Reason}");
        }
    }

    private static IEnumerable<Block> Improve(SelfEvaluationReportFacts facts)
    {
        yield return new Heading(1, "改进措施");
        foreach (var measure in facts.Measures)
        {
            yield return Paragraph.Of(measure);
        }
    }

    private static Table SelfMarks(SelfEvaluationReportFacts facts)
    {
        var rows = new List<Row> { new([.. new[] { "序号", "指标", "满分", "自评得分", "得分率", "失分指标" }.Select(Cell.Head)]) };
        rows.AddRange(facts.Parts.Select((p, i) => MarksRow((i + 1).ToString(CultureInfo.InvariantCulture), p.Name, p.Full, p.Own, ChineseWords.Join(p.Lost.Select(l => l.Leaf.Split(' ')[0])))));
        rows.Add(MarksRow("", "合计", facts.Parts.Sum(p => p.Full), facts.Parts.Sum(p => p.Own), ""));
        return new Table([new Column(12, CellAlign.Centre), new Column(44), new Column(18, CellAlign.Right), new Column(22, CellAlign.Right), new Column(20, CellAlign.Right), new Column(40)], rows);
    }

    private static Row MarksRow(string number, string name, decimal full, decimal own, string lost) =>
        new([new(number), new(name), new(ChineseWords.Points(full)), new(ChineseWords.Mark(own)), new(Share(own, full)), new(lost)]);

    private static Table Figures(IReadOnlyList<ReportedFigure> figures) => Table.Of(
        [new Column(16, CellAlign.Centre), new Column(60), new Column(32, CellAlign.Right), new Column(48)],
        ["指标", "数据名称", "填报数据", "数据来源"],
        figures.Select(f => new[] { f.Leaf, f.Name, f.Value, f.Source }));

    private static string Share(decimal own, decimal full) =>
        full == 0 ? "" : Math.Round(own / full * 100, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture) + "%";
}
