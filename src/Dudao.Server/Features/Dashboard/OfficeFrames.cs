using System.Globalization;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Components;

namespace Dudao.Server.Features.Dashboard;

/// <summary>The menu of each role, from the one declaration of rights; the number beside 工作台 is given.</summary>
internal static class OfficeFrames
{
    private static readonly (Right Right, MenuItem Item)[][] Groups =
    [
        [
            (Right.SignedIn, new MenuItem("/", "server", "工作台", PhoneWords: "工作台")),
            (Right.SeeInspections, new MenuItem("/inspections", "clipboard-check", "督导任务", PhoneWords: "任务")),
            (Right.SeeDocuments, new MenuItem("/documents", "file-text", "公文", PhoneWords: "公文")),
        ],
        [
            (Right.SeeFrameworks, new MenuItem("/frameworks", "list-tree", "指标体系")),
            (Right.ManageAccounts, new MenuItem("/people", "id-badge-2", "人员与账号")),
            (Right.SeeOrganisations, new MenuItem("/organisations", "building-community", "单位")),
        ],
        [
            (Right.ManageProcedure, new MenuItem("/procedure", "calendar", "程序规定与清单")),
            (Right.ManageSettings, new MenuItem("/settings", "adjustments", "设置")),
            (Right.SeeAudit, new MenuItem("/audit", "history", "操作记录")),
        ],
    ];

    public static OfficeFrame For(Actor actor, OfficeClock clock, DeskCount waiting) => new(
        OfficeName(actor),
        [.. Groups.Select(g => new MenuGroup([.. g.Where(i => actor.Holds(i.Right)).Select(i => i.Item.Href == "/" ? i.Item with { Count = waiting.Late > 0 ? waiting.Late : waiting.Open, Late = waiting.Late > 0 } : i.Item)])).Where(g => g.Items.Count > 0)],
        [],
        new FramePerson(actor.AccountId.ToString(), actor.Name, actor.Title),
        Clock: clock.IsShifted ? new FrameClock(Words(clock.Local), actor.Has(Role.Administrator) ? "/demonstration/clock" : null) : null)
    {
        PersonMenu = [new MenuItem("/account", "user", "我的账号")],
        NoticesHref = null,
        SearchHref = null,
    };

    private static string OfficeName(Actor actor) =>
        actor.Posts.Count == 0 ? "" : actor.Posts[0].OrganisationName.Replace("人民政府", "", StringComparison.Ordinal);

    private static string Words(DateTime local) => local.ToString("M月d日 dddd H:mm", CultureInfo.GetCultureInfo("zh-CN"));
}
