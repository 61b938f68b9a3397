using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;

namespace Dudao.Core.Tests.Documents;

/// <summary>Every sheet, blank and filled; nobody in it is real.</summary>
public static class SampleSheets
{
    private const string Name = "2026年秋季学期学校综合督导评估";
    private const string School = "云屏县第二中学";

    public static IEnumerable<(string Name, Sheet Sheet)> All() => Blank().Concat(Filled());

    public static IEnumerable<(string Name, Sheet Sheet)> Blank() => SheetKinds.All.Select(k => ($"{k}-blank", SheetTemplates.Blank(k)));

    public static IEnumerable<(string Name, Sheet Sheet)> Filled() => new[]
    {
        SheetTemplates.InterviewOutline(new(Name, School, "教师",
        [
            new("C1 党组织领导的校长负责制", "学校哪些事项由集体研究决定？您通过什么途径知道？", "教代会和校务公开栏，近一年评优、基建项目都公示过。"),
            new("C28 教学常规", "集体备课多长时间一次？对您的课堂有什么帮助？"),
            new("C36 师德师风", "学校怎样了解教师的困难？"),
        ]) { Day = new(2026, 10, 20), Place = "年级组办公室", Interviewer = "罗文秀", Recorder = "木春华" }),
        SheetTemplates.MarkSheet(new(Name, "《学校综合督导评估指标体系》（2026年版）", School, "罗文秀",
        [
            .. Enumerable.Range(0, 14).Select(i => new MarkRow(
                i < 6 ? "B6 课程实施" : "B7 教学管理与改革",
                $"C{23 + i} 依照义务教育课程方案开齐开足国家课程，课表、班级日志、课堂实际三者一致",
                3, "缺1门课程或课表与实际不符1节，扣0.5分，扣完为止", "3", i % 3 == 0 ? "2.5" : "3", i % 3 == 0 ? "八年级2班10月20日第3节与课表不符" : "")),
        ]) { Day = new(2026, 10, 20), Total = new("", "", 42, "", "42", "39.5") }),
        SheetTemplates.MarkSummary(new(Name, School, ["沈立群", "罗文秀", "和志刚", "段晓梅"],
        [
            .. Enumerable.Range(0, 12).Select(i => new SummaryRow(
                i < 5 ? "B6 课程实施" : "B7 教学管理与改革", $"C{23 + i} 依照义务教育课程方案开齐开足国家课程", 3, "3", ["", "2.5", i % 2 == 0 ? "3" : "", ""], "2.5", i == 3 ? "低于两人评分：现场核实缺课2节" : "")),
        ]) { Total = "88.70", Grade = "优级丙等" }),
        SheetTemplates.DeliberationRecord(new(Name, School, new(2026, 10, 22), "县教育局四楼会议室", "沈立群", ["沈立群", "罗文秀", "和志刚", "段晓梅"], [],
        [
            new("C29 课堂教学落实核心素养目标", "罗文秀2.4、和志刚3", "0.6", "2.4", "随堂听课12节，优良率83.3%以下一档计。", "和志刚：听课样本偏少"),
            new("C1 党组织领导的校长负责制", "沈立群1.6、罗文秀2", "0.4", "1.6", "教职工访谈6人中2人不了解议事结果。"),
        ]) { Total = "88.70", Grade = "优级丙等", Recorder = "木春华" }),
        SheetTemplates.ProblemConfirmation(new(Name, School, "第1号", "C26 实验教学", SampleOutcomes.Problems[0].Fact, "义务教育课程标准关于实验教学的规定", "罗文秀", new(2026, 10, 21)) { Agreed = true, Words = "情况属实，立即整改。" }),
        SheetTemplates.RecusalDeclaration(new(Name, "和志刚", "云屏县第三中学副校长", [School, "柳溪镇初级中学"]) { Kin = false, Employed = false, LeftLately = true, OtherTie = false, Words = "2024年8月由柳溪镇初级中学调出。", Day = new(2026, 9, 14) }),
        SheetTemplates.LessonRecord(new(School, "八年级（2）班", "物理", "浮力", "王老师", "上午第2节", new(2026, 10, 20), "罗文秀")
        {
            Inspection = Name, Course = "8:50 以轮船模型导入，提出问题。\n8:55 学生分组猜想、设计实验。\n9:10 分组实验，教师巡视指导。\n9:25 汇报、归纳。", Remarks = "情境真实。\n器材每6人一组，偏少。", Appraisal = "目标明确，学生参与度高；实验器材不足，部分学生旁观。建议补充器材。", Grade = "良",
        }),
        SheetTemplates.AttendanceSheet(new("教师座谈会", School, new(2026, 10, 20), "二楼会议室", "和志刚", [new("", "教师", "语文组"), new("", "教师", "班主任")]) { Inspection = Name }),
        SheetTemplates.FeedbackOutline(new(SampleFacts.Inspection, SampleFacts.Inspection.Subjects[0], SampleOutcomes.Evidence,
            [new("办学方向端正", "德育途径健全。")], SampleOutcomes.Problems, ["建立年级作业统筹和公示制度。", "补充实验药品和器材。"])),
        SheetTemplates.MeetingRecord(new("云屏县第二中学督导情况反馈会", "2026年10月23日下午3:00", "学校会议室", "沈立群", "木春华",
            new(["沈立群", "罗文秀", "段正坤"], [], ["学校中层干部8人"]), ["反馈督导情况"], ["沈立群：反馈主要成绩、问题和建议。", "段正坤：对反馈意见无异议，立行立改。"], ["学校于11月底前完成整改。"])),
        SheetTemplates.ReceiptSlip(new("云屏县人民政府教育督导室", "关于对云屏县第二中学综合督导评估的初步督导意见", "", School, "直接送达") { Place = "学校校长办公室", Deliverer = "木春华", SentOn = new(2026, 10, 23), ReceivedOn = new(2026, 10, 23), ReceivedBy = "段正坤", ReceiverPost = "校长" }),
        SheetTemplates.DraftSlip(new("云屏县人民政府教育督导室", "云屏县人民政府教育督导室关于对云屏县第二中学等4所学校开展综合督导评估的通知", "云政教督〔2026〕19号")
        {
            Addressee = "云屏县第二中学、柳溪镇初级中学、石桥镇中心小学、白石小学", CopyTo = "市人民政府教育督导委员会办公室，县教育局", Attachments = ["督导组成员及分组安排", "备查材料清单"],
            DraftedBy = "木春华　2026年9月14日", CheckedBy = "沈立群　2026年9月15日", SignedBy = "岳明远　2026年9月16日", Remarks = ["岳明远（2026年9月15日退回）：督导时间与期中考试错开。"], Copies = "20份", PrintedOn = new(2026, 9, 16),
        }),
        SheetTemplates.Assignment(SampleFacts.Inspection),
    }.Select(s => ($"{s.Kind}-filled", s));
}
