using Dudao.Core.Inspectors;
using static Dudao.Core.Procedure.DayUnit;

namespace Dudao.Core.Procedure;

/// <summary>
/// The profiles that ship (domain: procedure.md). A province's profile is the national one with its own values over it. Of the provinces'
/// texts the year is known, not the day: they hold from 1 January of it.
/// </summary>
public static class ShippedProfiles
{
    private const string Regulation = "教育督导条例";
    private const string LessBurden = "教师厅〔2025〕2号";
    private const string Chongqing15 = "重庆市地方规定（2015年）";
    private const string Zhejiang19 = "浙江省地方规定（2019年）";
    private const string Shanghai20 = "上海市地方规定（2020年）";
    private const string Shandong18 = "山东省地方规定（2002年，2018年修正）";

    /// <summary>国家规定.</summary>
    public static ProcedureProfile National { get; } = new("national", "国家规定", "2025-10", new(2012, 10, 1),
    [
        Of(ValueId.CycleOfGovernment, Regulation + "第十四条", 5, Years),
        Of(ValueId.CycleOfSchool, Regulation + "第十四条", 3, Years) with { AtMost = 5 },
        Of(ValueId.VisitsATerm, Regulation + "第十四条", 2, Times) with { Words = "每学期不少于2次" },
        Of(ValueId.ComprehensivesAYear, LessBurden, 1, Times) with { Words = "每年不超过1次" },
        Of(ValueId.NoticeAhead, LessBurden, 1, Months),
        Of(ValueId.ReceiptCheck, "地方通行做法", 2, WorkingDays),
        Of(ValueId.TeamLeast, Regulation + "第十六条", 3, Times) with { Words = "3名以上督学" },
        Of(ValueId.Deferral, "地方通行做法", 2, Months),
        Said(ValueId.RectificationReport, Regulation + "第二十一条、第二十二条", "按督导意见书规定的期限"),
        Of(ValueId.Openness, "政府信息公开条例第二十六条", 20, WorkingDays),
        Said(ValueId.Ties, Regulation + "第十条", "与被督导单位负责人有近亲属关系，或者有其他可能影响客观公正的关系") with { Refused = [TieKind.KinOfHead, TieKind.EmployedThere] },
        Of(ValueId.SchoolsPerInspector, "中小学校责任督学挂牌督导办法（2013年）", 5, Times) with { Words = "5所左右" },
        Of(ValueId.TermOfAppointment, Regulation + "第六条", 3, Years),
        Of(ValueId.TermsRunning, Regulation + "第六条", 3, Times) with { Words = "连续任职不超过3届" },
    ]);

    /// <summary>重庆市, 2015.</summary>
    public static ProcedureProfile Chongqing { get; } = Over("chongqing", "重庆市", "2015", 2015,
    [
        Of(ValueId.CycleOfGovernment, Chongqing15, 5, Years),
        Of(ValueId.CycleOfSchool, Chongqing15, 3, Years) with { AtMost = 5 },
        Of(ValueId.Feedback, Chongqing15, 5, CalendarDays) with { Sort = LegalSort.Special, Words = "书面" },
        Of(ValueId.Feedback, Chongqing15, 10, CalendarDays) with { Sort = LegalSort.Comprehensive, Words = "书面" },
        Of(ValueId.Reply, Chongqing15, 5, CalendarDays),
        Of(ValueId.Opinion, Chongqing15, 30, CalendarDays),
        Of(ValueId.RectificationReport, Chongqing15, 10, CalendarDays) with { From = ProfileEvent.MendingEnded },
        Said(ValueId.Ties, Chongqing15, "配偶、父母或子女在该单位任职，本人在该单位任职，或者离开不满3年")
            with { Refused = [TieKind.KinOfHead, TieKind.EmployedThere, TieKind.KinEmployedThere, TieKind.LeftRecently] },
        Of(ValueId.YearsSinceLeaving, Chongqing15, 3, Years),
        Said(ValueId.RecusalAsking, Chongqing15, "督学或者被督导单位申请，督导机构负责人决定；督导机构也可以依职权决定"),
        Of(ValueId.SchoolsPerInspector, Chongqing15, 3, Times) with { AtMost = 5, Words = "定期轮换" },
        Said(ValueId.Symposium, Chongqing15, "家长座谈时管理人员和教师回避，教师座谈时管理人员回避"),
        Said(ValueId.YearPlan, Chongqing15, "报政府批准；经常性督导、监测、投诉或者其他检查反映的问题应当列入；以上年督导结果为依据"),
    ]);

    /// <summary>浙江省, 2019.</summary>
    public static ProcedureProfile Zhejiang { get; } = Over("zhejiang", "浙江省", "2019", 2019,
    [
        Of(ValueId.CycleOfGovernment, Zhejiang19, 3, Years),
        Of(ValueId.CycleOfSchool, Zhejiang19, 5, Years),
        Of(ValueId.Reply, Zhejiang19, 10, CalendarDays),
        Of(ValueId.Opinion, Zhejiang19, 30, CalendarDays) with { From = ProfileEvent.VisitEnded },
        Of(ValueId.Appeal, Zhejiang19, 10, CalendarDays) with { Words = "向上级督导机构提出" },
        Of(ValueId.AppealAnswer, Zhejiang19, 30, CalendarDays),
        Said(ValueId.RectificationReport, Zhejiang19, "按督导意见书规定的期限"),
        Of(ValueId.ReportToGovernment, Zhejiang19, 30, CalendarDays),
        Said(ValueId.Ties, Zhejiang19, "配偶、父母或子女在该单位任职或者就读，本人在该单位任职，或者离开不满3年")
            with { Refused = [TieKind.KinOfHead, TieKind.EmployedThere, TieKind.KinEmployedThere, TieKind.KinPupilThere, TieKind.LeftRecently] },
        Of(ValueId.YearsSinceLeaving, Zhejiang19, 3, Years),
        Said(ValueId.RecusalAsking, Zhejiang19, "督学应当、被督导单位可以申请，督导机构决定"),
        Of(ValueId.SchoolsPerInspector, Zhejiang19, 5, Times),
        Said(ValueId.YearPlan, Zhejiang19, "针对群众反映的问题制定年度专项督导计划"),
        Said(ValueId.PublishedComplaints, Zhejiang19, "核查并答复"),
    ]);

    /// <summary>上海市, 2020.</summary>
    public static ProcedureProfile Shanghai { get; } = Over("shanghai", "上海市", "2020", 2020,
    [
        Of(ValueId.CycleOfGovernment, Shanghai20, 5, Years),
        Of(ValueId.CycleOfSchool, Shanghai20, 3, Years) with { AtMost = 5 },
        Of(ValueId.Feedback, Shanghai20, 0, CalendarDays) with { From = ProfileEvent.VisitEnded },
        Of(ValueId.Reply, Shanghai20, 10, WorkingDays) with { From = ProfileEvent.VisitEnded },
        Of(ValueId.Opinion, Shanghai20, 30, CalendarDays) with { From = ProfileEvent.VisitEnded },
        Of(ValueId.OpinionApproval, Shanghai20, 2, Times) with { Of = 3, Words = "督导小组成员同意" },
        Said(ValueId.RectificationReport, Shanghai20, "按督导意见书规定的期限"),
        Said(ValueId.Ties, Shanghai20, "有任何利害关系的")
            with { Refused = [TieKind.KinOfHead, TieKind.EmployedThere, TieKind.KinEmployedThere, TieKind.KinPupilThere, TieKind.Other] },
        Of(ValueId.SchoolsPerInspector, Shanghai20, 2, Times) with { Words = "每校不少于2名责任督学" },
        Of(ValueId.RegularNotice, Shanghai20, 2, WorkingDays) with { Words = "可以不事先通知；通知的，最早提前2个工作日" },
        Said(ValueId.Symposium, Shanghai20, "参加人员随机抽取"),
        Said(ValueId.PublishedComplaints, Shanghai20, "核查并答复"),
    ]);

    /// <summary>山东省, 2002, amended 2018.</summary>
    public static ProcedureProfile Shandong { get; } = Over("shandong", "山东省", "2018", 2018,
    [
        Of(ValueId.Appeal, Shandong18, 15, CalendarDays) with { Words = "向原督导机构申请复查；对复查结论不服的，向政府或者上级督导机构申诉" },
        Of(ValueId.AppealAnswer, Shandong18, 1, Months),
        Said(ValueId.RectificationReport, Shandong18, "书面报告"),
        Said(ValueId.Ties, Shandong18, "有任何利害关系的")
            with { Refused = [TieKind.KinOfHead, TieKind.EmployedThere, TieKind.KinEmployedThere, TieKind.KinPupilThere, TieKind.Other] },
    ]);

    /// <summary>云南省: its text was not read; one value is reported of it.</summary>
    public static ProcedureProfile Yunnan { get; } = Over("yunnan", "云南省", "未核对原文", 2012,
    [
        Of(ValueId.RectificationReport, "云南省地方规定（据转述，未核对原文）", 20, CalendarDays),
    ]);

    /// <summary>All of them, the national one first.</summary>
    public static IReadOnlyList<ProcedureProfile> All { get; } = [National, Chongqing, Zhejiang, Shanghai, Shandong, Yunnan];

    /// <summary>The demonstration county: national with its own values.</summary>
    public static ProcedureProfile Demonstration { get; } =
        ProfileQuestion.All.Aggregate(National, (profile, question) => profile.WithOwn(question.Common));

    private static ProfileValue Of(ValueId id, string source, int amount, DayUnit unit) => new(id, source) { Amount = amount, Unit = unit };

    private static ProfileValue Said(ValueId id, string source, string words) => new(id, source) { Unit = Times, Words = words };

    private static ProcedureProfile Over(string code, string name, string version, int year, ValueList<ProfileValue> values)
    {
        var from = year > National.From.Year ? new DateOnly(year, 1, 1) : National.From;
        return new(code, name, version, from, [.. National.Values.Where(v => !values.Any(o => o.Id == v.Id)), .. values]);
    }
}
