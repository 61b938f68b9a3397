using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Access;

namespace Dudao.Server.Features.Dashboard;

/// <summary>What an empty desk says: what will wait here for this person.</summary>
internal static class DeskWords
{
    private static readonly (Role Role, string Words)[] Coming =
    [
        (Role.OfficeDirector, "待签发的公文、待裁定的回避提示、超期未办的事项会出现在这里。"),
        (Role.OfficeStaff, "督导任务开始后，待审的自评、待登记的申辩、逾期未签收的单位和电话会出现在这里。"),
        (Role.Inspector, "您被编入督导组后，回避承诺书、评分、合议确认会按日期出现在这里。"),
        (Role.ResponsibleInspector, "您被编入督导组后，回避承诺书、评分、合议确认会按日期出现在这里。"),
        (Role.Head, "督导室下发通知后，签收、上报自评、确认问题、申辩和整改会出现在这里。"),
        (Role.TownshipUser, "督导室下发通知后，签收、上报自评、申辩和整改会出现在这里。"),
        (Role.Liaison, "督导室下发通知后，签收和填写自评会出现在这里。"),
        (Role.Contributor, "联络员把指标分给您后，待填的自评会出现在这里。"),
        (Role.GovernmentLeader, "报请您批示的评估结果、超期未整改的事项会出现在这里。一件事一屏：是什么、怎样得出、为什么。"),
        (Role.SuperiorOffice, "下级督导室备案的督导意见、供抽查的名单会出现在这里。"),
        (Role.BureauUser, "督导组需要您提供的数据、抄送贵单位办理的事项会出现在这里。"),
        (Role.Administrator, "督导内容不经过系统管理员。单位、人员与账号、设置和操作记录在左边的菜单里。"),
    ];

    public static string NothingFor(Actor actor) => actor.Posts.Count == 0 ? "您现在没有岗位" : "没有待办事项";

    public static string WillComeFor(Actor actor) => actor.Posts.Count == 0
        ? "请联系本单位的系统管理员，给您安排岗位后再使用。"
        : string.Concat(Coming.Where(c => actor.Has(c.Role)).Select(c => c.Words).Distinct());
}
