namespace Dudao.Core.Documents.Templates;

/// <summary>What a notice (督导评估通知, article 17) says.</summary>
/// <param name="Letterhead">The office.</param>
/// <param name="Issuing">Number, day, signer, copies.</param>
/// <param name="Inspection">The inspection.</param>
/// <param name="Materials">What the subjects hold ready.</param>
/// <param name="ReceiptBy">The day by which it is to be received.</param>
/// <param name="Contact">Whom to ask.</param>
public sealed record NoticeFacts(
    Letterhead Letterhead,
    Issuing Issuing,
    InspectionFacts Inspection,
    IReadOnlyList<MaterialFacts> Materials,
    DateOnly ReceiptBy,
    Contact Contact);

public static partial class DocumentTemplates
{
    /// <summary>The notice to the subjects.</summary>
    public static OfficialDocument Notice(NoticeFacts facts)
    {
        var inspection = facts.Inspection;
        return new OfficialDocument
        {
            Kind = DocumentKind.Notice,
            Form = DocumentForm.Document,
            IssuingMark = facts.Letterhead.Mark,
            Number = facts.Issuing.Number,
            Signer = facts.Issuing.Signer,
            Title = DocumentTitle.Of(facts.Letterhead.Office, "关于对", inspection.SubjectsInWords, "开展", inspection.KindName, "的通知"),
            Addressee = inspection.Addressee,
            Blocks = [Opening(facts), .. TimeAndSubjects(inspection), .. ContentAndWays(inspection), .. Steps(facts), .. Demands(facts),
                Paragraph.Of($"联系人：{facts.Contact.Name}；联系电话：{facts.Contact.Telephone}。")],
            Attachments =
            [
                new Attachment("督导组成员及分组安排", [new TableBlock(TeamTables.Members(inspection))]),
                new Attachment("备查材料清单", [new TableBlock(TeamTables.Materials(facts.Materials))]),
            ],
            Signature = facts.Issuing.By(facts.Letterhead),
            Foot = facts.Issuing.Foot(facts.Letterhead),
        };
    }

    private static Paragraph Opening(NoticeFacts facts) => Paragraph.Of(
        $"{facts.Inspection.BasisInWords}，{facts.Letterhead.Self}定于{facts.Inspection.Visit}对{facts.Inspection.You}开展{facts.Inspection.KindName}。现将有关事项通知如下。");

    private static IEnumerable<Block> TimeAndSubjects(InspectionFacts inspection)
    {
        yield return new Heading(1, "督导对象和时间");
        foreach (var group in inspection.Groups)
        {
            var visits = inspection.Subjects.Where(s => s.Group == group.Name).Select(s => $"{s.Name}（{s.Visit.WithoutYear()}）");
            yield return Paragraph.Of($"{group.Shown}：{ChineseWords.Join(visits)}。");
        }

        yield return Paragraph.Of("督导组成员及分组安排见附件1。督导组按上述时间进校，如遇特殊情况需要调整，另行通知。");
    }

    private static IEnumerable<Block> ContentAndWays(InspectionFacts inspection)
    {
        yield return new Heading(1, "督导内容和方式");
        yield return Paragraph.Of(
            $"本次督导依据{inspection.Framework.Cited}进行，内容包括{inspection.Framework.PartsInWords}，共{inspection.Framework.Parts.Count}个方面，满分{ChineseWords.Points(inspection.Framework.Points)}分。"
            + "不适用于受评学校的指标不计入，其余指标按规定折算为满分。");
        yield return Paragraph.Of(
            "督导组采取听、查、看、访、议相结合的方式进行：听取学校自评情况汇报，随堂听课；查阅学校日常工作中形成的资料；实地查看教室、功能室、食堂、宿舍等场所；"
            + "访谈干部师生，分别召开学生、家长和教师座谈会，必要时发放问卷；对照指标逐项合议。");
    }

    private static IEnumerable<Block> Steps(NoticeFacts facts)
    {
        var inspection = facts.Inspection;
        var days = inspection.Days;
        yield return new Heading(1, "工作安排");
        yield return new Heading(2, "签收通知。", $"请于{ChineseWords.MonthDay(facts.ReceiptBy)}前签收本通知，注明签收人姓名、职务和签收日期，并确定1名联络员负责工作衔接。");
        yield return new Heading(2, "自查自评。",
            $"{inspection.SelfEvaluation.WithoutYear()}，组织教职工对照指标逐项自查，如实填报自评得分、有关数据和工作情况，撰写自评报告。自评结果经教职工大会（教职工代表大会）讨论并在校内公示后，"
            + $"由校长签字、加盖学校公章，于{ChineseWords.MonthDay(inspection.SelfEvaluation.To)}前上报。逾期未上报的，督导工作照常进行，并在督导评估报告中载明。");
        yield return new Heading(2, "进校督导。", "督导组进校后听取自评情况汇报，按分工开展督导。拟写入督导意见的问题，由督导组填写问题确认单，请校长当场核对事实并签署意见。");
        yield return new Heading(2, "反馈和申辩。",
            $"督导组合议后{Within(days.Feedback)}以书面形式反馈初步督导意见。学校对初步督导意见有异议的，自签收次日起{Within(days.Reply)}提出书面申辩，并附相关证据；无异议的，出具无异议书；逾期未提出的，视为无异议。");
        yield return new Heading(2, "督导意见。", $"{facts.Letterhead.Self}研究督导组意见和学校申辩后，自学校签收初步督导意见次日起{Within(days.Opinion)}印发督导意见书。");
    }

    private static IEnumerable<Block> Demands(NoticeFacts facts)
    {
        yield return new Heading(1, "有关要求");
        yield return new Heading(2, "实事求是。", "自评和提供的材料、数据应当真实准确，不得隐瞒、编造。提供虚假情况的，依照《教育督导条例》第二十五条处理。");
        yield return new Heading(2, "减轻负担。",
            "备查材料（见附件2）以日常工作中自然形成的为准，放在原处备查，不另行整理装订，不补做材料，不因督导召开专门会议、增发文件。不悬挂标语横幅，不组织师生迎送，不停课，不安排宴请，不赠送礼品和土特产。");
        yield return new Heading(2, "依规回避。", "督导组成员与学校主要负责人有近亲属关系，或者有其他可能影响客观公正情形的，应当回避。学校认为督导组成员需要回避的，请在督导组进校前书面提出并说明理由。");
        yield return new Heading(2, "严守纪律。", $"督导组成员应当遵守督导工作纪律和廉洁规定，不干扰学校正常教育教学秩序，不泄露督导工作中知悉的师生个人信息。对督导组及其成员的意见和建议，请向{facts.Letterhead.Self}反映。");
    }

    private static string Within(string days) => days.Length == 0 ? "" : days + "内";
}
