namespace Dudao.Core.Documents.Templates;

/// <summary>What a plan (实施方案) says.</summary>
/// <param name="Letterhead">The office.</param>
/// <param name="Issuing">Number, day, signer, copies.</param>
/// <param name="Inspection">The inspection.</param>
/// <param name="GradeRules">Each band in words with its conditions, from the best.</param>
/// <param name="Schedule">The days in order.</param>
/// <param name="Materials">What the subjects hold ready.</param>
public sealed record InspectionPlanFacts(
    Letterhead Letterhead,
    Issuing Issuing,
    InspectionFacts Inspection,
    IReadOnlyList<string> GradeRules,
    IReadOnlyList<ScheduleItem> Schedule,
    IReadOnlyList<MaterialFacts> Materials);

/// <summary>A line of the schedule (日程).</summary>
/// <param name="Day">The day.</param>
/// <param name="Time">In words: 上午8:30—9:30.</param>
/// <param name="Place">Where.</param>
/// <param name="Work">What is done.</param>
/// <param name="Who">Who takes part.</param>
public sealed record ScheduleItem(DateOnly Day, string Time, string Place, string Work, string Who);

public static partial class DocumentTemplates
{
    /// <summary>The plan, issued by a notice since a plan is no kind of document by itself, with 分工表, 日程 and 备查材料清单.</summary>
    public static OfficialDocument InspectionPlan(InspectionPlanFacts facts)
    {
        var inspection = facts.Inspection;
        var plan = inspection.Name + "实施方案";
        return new OfficialDocument
        {
            Kind = DocumentKind.InspectionPlan,
            Form = DocumentForm.Document,
            IssuingMark = facts.Letterhead.Mark,
            Number = facts.Issuing.Number,
            Signer = facts.Issuing.Signer,
            Title = DocumentTitle.Of(facts.Letterhead.Office, "关于印发", $"《{inspection.Name}", "实施方案》", "的通知"),
            Addressee = inspection.Addressee,
            Blocks = [Paragraph.Of($"现将《{plan}》印发给你们，请认真组织实施。")],
            Signature = facts.Issuing.By(facts.Letterhead),
            Enclosure = new Enclosure(
                DocumentTitle.Of(inspection.Name, "实施方案"),
                [PlanOpening(inspection), .. PurposeAndSubjects(inspection), .. PlanContent(facts), .. PlanTeam(inspection), .. PlanSteps(facts), .. PlanDemands(facts)]),
            Attachments =
            [
                new Attachment("督导组分工表", [new TableBlock(TeamTables.Assignment(inspection))], Landscape: true),
                new Attachment("督导工作日程", [new TableBlock(TeamTables.Schedule(facts.Schedule))]),
                new Attachment("备查材料清单", [new TableBlock(TeamTables.Materials(facts.Materials))]),
            ],
            Foot = facts.Issuing.Foot(facts.Letterhead),
        };
    }

    private static Paragraph PlanOpening(InspectionFacts inspection) => Paragraph.Of(
        $"为做好{inspection.Name}工作，{inspection.BasisInWords}，制定本方案。");

    private static IEnumerable<Block> PurposeAndSubjects(InspectionFacts inspection)
    {
        yield return new Heading(1, "督导目的");
        yield return Paragraph.Of("全面了解受评学校办学情况，肯定成绩，查找问题，提出整改意见，督促学校全面贯彻党的教育方针、依法依规办学、提高教育质量，为县人民政府教育决策和有关部门管理学校提供依据。");
        yield return new Heading(1, "督导对象和时间");
        foreach (var group in inspection.Groups)
        {
            var subjects = inspection.Subjects.Where(s => s.Group == group.Name).Select(s => $"{s.Name}（{s.Visit.WithoutYear()}）");
            yield return Paragraph.Of($"{group.Shown}：{ChineseWords.Join(subjects)}。");
        }
    }

    private static IEnumerable<Block> PlanContent(InspectionPlanFacts facts)
    {
        var framework = facts.Inspection.Framework;
        yield return new Heading(1, "督导内容和等级");
        yield return new Heading(2, "督导内容。", $"按照{framework.Cited}，对{framework.PartsInWords}共{framework.Parts.Count}个方面进行督导评估，满分{ChineseWords.Points(framework.Points)}分。");
        yield return new Heading(2, "评分办法。", "每项指标由主评督学独立评分，部分指标由副评督学同时评分；合议前督学之间不交流评分。督导组合议确定合议分，不适用的指标不计入，其余指标按规定折算。");
        if (facts.GradeRules.Count > 0)
        {
            yield return new Heading(2, "等级认定。", $"按得分和A级指标得分率认定等级：{string.Join('；', facts.GradeRules)}。");
        }
    }

    private static IEnumerable<Block> PlanTeam(InspectionFacts inspection)
    {
        yield return new Heading(1, "督导组");
        var chief = inspection.Groups.SelectMany(g => g.Members).FirstOrDefault(m => m.Duty.Contains("总领队", StringComparison.Ordinal));
        if (chief is not null)
        {
            yield return Paragraph.Of($"总领队：{chief.Name}（{chief.Unit}），负责督导工作的统筹和各组评分尺度的统一。");
        }

        foreach (var group in inspection.Groups)
        {
            var leader = group.Members.Where(m => m.Duty.Contains("组长", StringComparison.Ordinal) && !m.Duty.Contains('副')).Select(m => m.Name);
            var others = group.Members.Where(m => !m.Duty.Contains("组长", StringComparison.Ordinal) || m.Duty.Contains('副'))
                .Select(m => m.Duty == "成员" ? m.Name : $"{m.Name}（{m.Duty}）");
            yield return Paragraph.Of($"{group.Shown}组长：{ChineseWords.Join(leader)}；成员：{ChineseWords.Join(others)}。");
        }

        yield return Paragraph.Of("具体分工见附件1。督导组成员进校前签署回避承诺书；需要回避的，由督导室另行安排，各组督学不得少于3人。");
    }

    private static IEnumerable<Block> PlanSteps(InspectionPlanFacts facts)
    {
        var inspection = facts.Inspection;
        var days = inspection.Days;
        yield return new Heading(1, "工作步骤");
        yield return new Heading(2, "下发通知。", "进校督导1个月前向受评学校下发督导评估通知，告知督导内容、时间、依据和督导组成员。");
        yield return new Heading(2, "自查自评。", $"{inspection.SelfEvaluation.WithoutYear()}，学校对照指标体系自查自评，经教职工大会（教职工代表大会）讨论并公示后上报自评报告；督导组审阅自评报告，确定督导重点。");
        yield return new Heading(2, "现场督导。", $"{inspection.Visit.WithoutYear()}，督导组进校，通过听、查、看、访、议了解情况，听取学生、家长和教师意见，填写督导记录和评分表。日程安排见附件2。");
        yield return new Heading(2, "合议。", "现场督导结束后，各组逐项合议，形成合议分、拟定等级、问题清单和整改建议，全体成员签字；不同意见记入合议记录。总领队统一各组尺度。");
        yield return new Heading(2, "反馈。", $"督导组召开反馈会，口头反馈主要情况；合议结束后{Within(days.Feedback)}书面反馈初步督导意见。反馈不涉及得分和等级。");
        yield return new Heading(2, "申辩。", $"学校对初步督导意见有异议的，自签收次日起{Within(days.Reply)}书面申辩；督导组逐条研究，提出采纳与否的意见和理由。");
        yield return new Heading(2, "集体研究。", $"{facts.Letterhead.Self}召开会议集体研究，确定等级和督导意见。");
        yield return new Heading(2, "印发督导意见书和整改。", $"自学校签收初步督导意见次日起{Within(days.Opinion)}印发督导意见书。学校按期整改并报送整改报告，{facts.Letterhead.Self}组织核查，逐项销号。");
    }

    private static IEnumerable<Block> PlanDemands(InspectionPlanFacts facts)
    {
        yield return new Heading(1, "工作要求");
        yield return new Heading(2, "客观公正。", "督导组成员依照指标和事实评分，扣分有依据、有记录，不打人情分，不以会议、文件、台账和照片的多少作为评价依据。");
        yield return new Heading(2, "轻车简从。", "督导组集中乘车，在学校食堂就餐并按标准交纳伙食费，不增加学校负担，不干扰正常教学秩序。学校不专门准备汇报展板，不要求师生陪同。");
        yield return new Heading(2, "廉洁保密。", $"严格遵守中央八项规定及其实施细则精神。评分、合议情况和师生个人信息不得外传，督导结论以{facts.Letterhead.Self}印发的督导意见书为准。");
    }
}
