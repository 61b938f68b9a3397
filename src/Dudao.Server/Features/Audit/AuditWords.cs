using System.Globalization;
using System.Text.Json;
using Dudao.Server.Data.Audit;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Components;

namespace Dudao.Server.Features.Audit;

/// <summary>How records and their fields are called in the record of acts. A field that is not listed stands under its own name.</summary>
public static class AuditWords
{
    /// <summary>A recorded value for people: a list stored whole stands as its words.</summary>
    public static string Value(string? recorded) => recorded switch
    {
        null or "" or "[]" or "{}" => "（空）",
        "True" => "是",
        "False" => "否",
        ['[', .., ']'] => List(recorded),
        _ => recorded,
    };

    private static string List(string recorded)
    {
        try
        {
            using var json = JsonDocument.Parse(recorded);
            return string.Join('；', json.RootElement.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Object
                ? string.Join('，', item.EnumerateObject().Select(field => field.Value.ToString()).Where(word => word.Length > 0))
                : item.ToString()));
        }
        catch (JsonException)
        {
            return recorded;
        }
    }

    private static readonly Dictionary<string, string> Entities = new()
    {
        ["Organisation"] = "单位",
        ["Person"] = "人员",
        ["Account"] = "账号",
        ["Post"] = "岗位",
        ["PostHolding"] = "任职",
        ["Setting"] = "设置",
        ["ImportRecord"] = "导入",
        ["ProfileRecord"] = "程序规定",
        ["HolidayYearRecord"] = "节假日",
        ["ListItem"] = "清单事项",
        ["FrameworkVersionRecord"] = "指标体系",
        ["Inspection"] = "督导任务",
        ["InspectionGroup"] = "督导组",
        ["Subject"] = "被督导单位",
        ["TeamMember"] = "督导组成员",
        ["TieDecision"] = "回避认定",
        ["Assignment"] = "分工",
        ["ActRecord"] = "程序节点",
        ["SelfEntry"] = "自评",
        ["MarkSheet"] = "评分表",
        ["MarkEntry"] = "评分",
        ["LeafSettlement"] = "合议分",
        ["Dissent"] = "保留意见",
        ["Confirmation"] = "合议确认",
        ["FieldRecord"] = "督导记录",
        ["Problem"] = "问题",
        ["VetoFinding"] = "一票否决认定",
        ["Figure"] = "数据",
        ["ReplyPoint"] = "申辩意见",
        ["DecisionMeeting"] = "集体研究",
        ["MeetingDecision"] = "研究决定",
        ["DocumentRecord"] = "公文",
        ["RegisterLine"] = "发文登记",
        ["Delivery"] = "送达",
        ["FileLink"] = "文件",
        ["StoredFile"] = "文件内容",
        ["RememberedCommand"] = "请求",
        ["IdentityUserToken`1"] = "登录",
        ["FrameworkRecord"] = "指标体系",
        ["FeedbackText"] = "反馈",
        ["Roll"] = "学籍",
        ["Act"] = "办理事项的签名件",
        ["Reply"] = "申辩的附件",
        ["SelfEvaluation"] = "自评的附件",
    };

    private static readonly Dictionary<string, string> Properties = new()
    {
        ["Name"] = "名称",
        ["Person.Name"] = "姓名",
        ["Title"] = "名称",
        ["ParentId"] = "上级单位",
        ["Path"] = "所在层级",
        ["Serial"] = "序号",
        ["Kind"] = "类别",
        ["Code"] = "代码",
        ["Organisation.Code"] = "学校标识码",
        ["SchoolType"] = "学校类型",
        ["TownshipKind"] = "乡镇类别",
        ["Boarding"] = "寄宿",
        ["Canteen"] = "食堂",
        ["IsPrivate"] = "民办",
        ["IsCentralSchool"] = "中心学校",
        ["CentralSchoolId"] = "所属中心学校",
        ["Classes"] = "班数",
        ["PrimaryPupils"] = "小学生",
        ["JuniorPupils"] = "初中生",
        ["SeniorPupils"] = "高中生",
        ["KindergartenChildren"] = "在园幼儿",
        ["HeadPersonId"] = "负责人",
        ["ContactName"] = "联系人",
        ["ContactPhone"] = "联系电话",
        ["Address"] = "地址",
        ["OpenedOn"] = "开办日期",
        ["OpenedExactness"] = "开办日期精确到",
        ["ClosedOn"] = "停办日期",
        ["FormerNames"] = "曾用名",
        ["SearchKeys"] = "检索用拼音",
        ["Phone"] = "电话",
        ["OrganisationId"] = "单位",
        ["InspectorKind"] = "督学类别",
        ["Speciality"] = "专长",
        ["Employments"] = "任职经历",
        ["Kin"] = "近亲属",
        ["UserName"] = "账号",
        ["NormalizedUserName"] = "账号（检索用）",
        ["PasswordHash"] = "密码",
        ["SecurityStamp"] = "登录凭证",
        ["MustChangePassword"] = "须改密码",
        ["DisabledAt"] = "停用时间",
        ["ResetAt"] = "重置时间",
        ["ResetBy"] = "重置人",
        ["LockoutEnabled"] = "输错锁定",
        ["PersonId"] = "人员",
        ["PostId"] = "岗位",
        ["Role"] = "角色",
        ["MaySign"] = "可签发",
        ["From"] = "从",
        ["To"] = "到",
        ["Value"] = "值",
        ["MarkEntry.Value"] = "得分",
        ["Input"] = "评定",
        ["Reason"] = "理由",
        ["Finding"] = "发现",
        ["Narrative"] = "自评说明",
        ["OnCall"] = "备查材料",
        ["Agreed"] = "合议分",
        ["AgreedInput"] = "合议评定",
        ["AgreedReason"] = "合议理由",
        ["Decided"] = "决定分",
        ["DecidedReason"] = "决定理由",
        ["State"] = "状态",
        ["StateSince"] = "状态从",
        ["Number"] = "号",
        ["DocumentRecord.Number"] = "文号",
        ["Content"] = "内容",
        ["Day"] = "日期",
        ["Year"] = "年度",
        ["Sequence"] = "序号",
        ["SignedByName"] = "签发人",
        ["SignedOn"] = "签发日期",
        ["IssuedOn"] = "印发日期",
        ["FinalSha256"] = "定稿文件指纹",
        ["VoidedOn"] = "作废日期",
        ["VoidReason"] = "作废原因",
        ["Grade"] = "等级",
        ["Mark"] = "总分",
        ["Version"] = "版本",
        ["UpdatedByName"] = "修改人",
        ["UpdatedAt"] = "修改时间",
        ["FileName"] = "文件名",
        ["FileSha256"] = "文件指纹",
        ["Rows"] = "行数",
        ["ByName"] = "经办人",
        ["ApprovedBy"] = "批准机关",
        ["ApprovedOn"] = "批准日期",
        ["Act"] = "事项",
        ["OwnerName"] = "谁的事项",
        ["OwnerPost"] = "职务",
        ["EnteredByName"] = "录入人",
        ["EnteredAt"] = "录入时间",
        ["UndoneAt"] = "失效时间",
        ["Until"] = "延至",
        ["Words"] = "内容",
        ["Answer"] = "答复",
        ["AnsweredByName"] = "答复人",
        ["AnsweredOn"] = "答复日期",
        ["AnswerWords"] = "答复意见",
        ["Fact"] = "事实",
        ["Topic"] = "事项",
        ["Severity"] = "程度",
        ["Witnesses"] = "见证人",
        ["FinderName"] = "提出人",
        ["FoundOn"] = "提出日期",
        ["Text"] = "内容",
        ["Details"] = "内容",
        ["Count"] = "次数",
        ["IsHearing"] = "听取意见",
        ["HandedInAt"] = "提交时间",
        ["AbsentReason"] = "缺席原因",
        ["Remark"] = "备注",
        ["TypistPersonId"] = "代录人",
        ["SettledAt"] = "定分时间",
        ["SettledByName"] = "定分人",
        ["SentBackReason"] = "退回原因",
        ["How"] = "方式",
        ["NotedReason"] = "注明的原因",
        ["VoidedAt"] = "失效时间",
        ["SentOn"] = "送达日期",
        ["ReceivedOn"] = "签收日期",
        ["ReceivedBy"] = "签收人",
        ["ReceiverPost"] = "签收人职务",
        ["Position"] = "职责",
        ["DeclaredOn"] = "签承诺书日期",
        ["JoinedOn"] = "加入日期",
        ["LeftOn"] = "离开日期",
        ["LeaveReason"] = "离开原因",
        ["Tie"] = "关系",
        ["StepsBack"] = "是否回避",
        ["DecidedOn"] = "裁定日期",
        ["RemovedAt"] = "移除时间",
        ["At"] = "时间",
    };

    /// <summary>The kind of a record, such as 单位.</summary>
    public static string Entity(string name) => Entities.GetValueOrDefault(name, name);

    /// <summary>The time of an act in a timeline: its own day where it differs from the day of typing.</summary>
    public static string When(AuditEvent e, DateOnly today)
    {
        var local = OfficeClock.LocalOf(e.At);
        return e.TrueDate is { } day && day != DateOnly.FromDateTime(local) ? DeadlineWords.Day(day, today)
            : DateOnly.FromDateTime(local) == today ? "今天 " + local.ToString("HH:mm", CultureInfo.InvariantCulture)
            : DeadlineWords.Day(DateOnly.FromDateTime(local), today);
    }

    /// <summary>A field of a record, such as 联系电话.</summary>
    public static string Property(string entity, string property) =>
        Properties.GetValueOrDefault($"{entity}.{property}") ?? Properties.GetValueOrDefault(property, property);
}
