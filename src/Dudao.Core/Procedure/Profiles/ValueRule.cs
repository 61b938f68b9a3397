using System.Collections.Frozen;

namespace Dudao.Core.Procedure;

/// <summary>How far an office's own value (本办规定) may leave the profile's.</summary>
public enum OfficeLeeway
{
    /// <summary>The office's own days: it may only shorten them.</summary>
    Shorten,

    /// <summary>The subject's days, or a protection: it may only lengthen them.</summary>
    Lengthen,

    /// <summary>Not changed by an office; where the profile is empty it may be filled.</summary>
    None,
}

/// <summary>What is true of a value in every profile.</summary>
/// <param name="Id">Which value.</param>
/// <param name="Name">What an office calls it.</param>
/// <param name="Leeway">How an office may change it.</param>
/// <param name="Event">The event from which it runs unless a profile says otherwise; null where the procedure's own act is meant or nothing runs.</param>
public sealed record ValueRule(ValueId Id, string Name, OfficeLeeway Leeway, ProfileEvent? Event = null)
{
    private static readonly FrozenDictionary<ValueId, ValueRule> ById = new ValueRule[]
    {
        new(ValueId.CycleOfGovernment, "对下级政府和部门的综合督导周期", OfficeLeeway.Shorten, ProfileEvent.LastInspection),
        new(ValueId.CycleOfSchool, "对学校的综合督导周期", OfficeLeeway.Shorten, ProfileEvent.LastInspection),
        new(ValueId.VisitsATerm, "每学期经常性督导次数", OfficeLeeway.Lengthen),
        new(ValueId.ComprehensivesAYear, "每校每年综合督导次数上限", OfficeLeeway.Shorten),
        new(ValueId.NoticeAhead, "通知提前的时间", OfficeLeeway.Lengthen),
        new(ValueId.ReceiptCheck, "公文签收核查", OfficeLeeway.Shorten, ProfileEvent.PaperIssued),
        new(ValueId.TeamLeast, "督导小组督学人数下限", OfficeLeeway.Lengthen),
        new(ValueId.Feedback, "书面反馈初步督导意见", OfficeLeeway.Shorten, ProfileEvent.DeliberationClosed),
        new(ValueId.Reply, "申辩", OfficeLeeway.Lengthen, ProfileEvent.PreliminaryOpinionReceived),
        new(ValueId.Opinion, "下发督导意见书", OfficeLeeway.Shorten, ProfileEvent.PreliminaryOpinionReceived),
        new(ValueId.OpinionApproval, "督导意见书须小组同意的比例（%）", OfficeLeeway.Lengthen),
        new(ValueId.Appeal, "对督导意见书申请复查", OfficeLeeway.Lengthen, ProfileEvent.OpinionReceived),
        new(ValueId.AppealAnswer, "答复复查申请", OfficeLeeway.Shorten, ProfileEvent.AppealReceived),
        new(ValueId.RectificationReport, "整改报告", OfficeLeeway.Lengthen, ProfileEvent.OpinionReceived),
        new(ValueId.Verification, "整改核查", OfficeLeeway.Shorten, ProfileEvent.RectificationReported),
        new(ValueId.Deferral, "暂不定等级的整改期", OfficeLeeway.Lengthen, ProfileEvent.OpinionReceived),
        new(ValueId.Publicity, "公示", OfficeLeeway.Lengthen, ProfileEvent.PublicityOpened),
        new(ValueId.Openness, "督导结果公开", OfficeLeeway.Shorten, ProfileEvent.OpinionIssued),
        new(ValueId.ReportToGovernment, "向本级政府和上级督导机构报告", OfficeLeeway.Shorten, ProfileEvent.VisitEnded),
        new(ValueId.Ties, "督学回避的情形", OfficeLeeway.None),
        new(ValueId.YearsSinceLeaving, "离开被督导单位的年限", OfficeLeeway.Lengthen, ProfileEvent.LeftSubject),
        new(ValueId.RecusalAsking, "回避的申请和决定", OfficeLeeway.None),
        new(ValueId.SchoolsPerInspector, "责任督学负责的学校数", OfficeLeeway.Shorten),
        new(ValueId.RegularNotice, "经常性督导的通知", OfficeLeeway.None),
        new(ValueId.Symposium, "座谈的要求", OfficeLeeway.None),
        new(ValueId.YearPlan, "年度计划", OfficeLeeway.None),
        new(ValueId.PublishedComplaints, "对公布报告的投诉", OfficeLeeway.None),
        new(ValueId.TermOfAppointment, "兼职督学任期", OfficeLeeway.None),
        new(ValueId.TermsRunning, "兼职督学连任届数上限", OfficeLeeway.None),
    }.ToFrozenDictionary(r => r.Id);

    /// <summary>The units in which the value makes sense, the usual first.</summary>
    public IReadOnlyList<DayUnit> Units => Id switch
    {
        ValueId.CycleOfGovernment or ValueId.CycleOfSchool or ValueId.YearsSinceLeaving or ValueId.TermOfAppointment => [DayUnit.Years],
        ValueId.NoticeAhead or ValueId.Deferral => [DayUnit.Months, DayUnit.CalendarDays, DayUnit.WorkingDays],
        _ when Event is null => [DayUnit.Times],
        _ => [DayUnit.CalendarDays, DayUnit.WorkingDays, DayUnit.Months],
    };

    /// <summary>The word after a plain number: 次, 所, 名, 届, %; empty for days.</summary>
    public string Counted => Id switch
    {
        ValueId.VisitsATerm or ValueId.ComprehensivesAYear => "次",
        ValueId.SchoolsPerInspector => "所",
        ValueId.TeamLeast => "名",
        ValueId.TermsRunning => "届",
        ValueId.OpinionApproval => "%",
        _ => "",
    };

    /// <summary>The rule of a value.</summary>
    public static ValueRule Of(ValueId id) => ById[id];
}

/// <summary>What days run from.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<ProfileEvent>))]
public enum ProfileEvent
{
    /// <summary>上次督导.</summary>
    LastInspection,
    /// <summary>公文下发: of the paper in question.</summary>
    PaperIssued,
    /// <summary>现场评估结束: what regulations call the end of the inspection (督导结束).</summary>
    VisitEnded,
    /// <summary>结束合议.</summary>
    DeliberationClosed,
    /// <summary>签收初步督导意见: days run from receipt.</summary>
    PreliminaryOpinionReceived,
    /// <summary>下发督导意见书.</summary>
    OpinionIssued,
    /// <summary>签收督导意见书.</summary>
    OpinionReceived,
    /// <summary>收到复查申请.</summary>
    AppealReceived,
    /// <summary>整改期满.</summary>
    MendingEnded,
    /// <summary>收到整改报告.</summary>
    RectificationReported,
    /// <summary>公示开始.</summary>
    PublicityOpened,
    /// <summary>离开该单位.</summary>
    LeftSubject,
}

/// <summary>The words for events.</summary>
public static class ProfileEvents
{
    /// <summary>The event as it stands in a sentence.</summary>
    public static string Name(this ProfileEvent what) => what switch
    {
        ProfileEvent.LastInspection => "上次督导",
        ProfileEvent.PaperIssued => "下发",
        ProfileEvent.VisitEnded => "督导结束",
        ProfileEvent.DeliberationClosed => "结束合议",
        ProfileEvent.PreliminaryOpinionReceived => "签收初步督导意见",
        ProfileEvent.OpinionIssued => "下发督导意见书",
        ProfileEvent.OpinionReceived => "签收督导意见书",
        ProfileEvent.AppealReceived => "收到复查申请",
        ProfileEvent.MendingEnded => "整改期满",
        ProfileEvent.RectificationReported => "收到整改报告",
        ProfileEvent.PublicityOpened => "开始公示",
        ProfileEvent.LeftSubject => "离开该单位",
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };
}
