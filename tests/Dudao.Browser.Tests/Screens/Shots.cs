namespace Dudao.Browser.Tests.Screens;

/// <summary>A screen as someone sees it.</summary>
/// <param name="Name">Of its picture.</param>
/// <param name="UserName">Who looks.</param>
/// <param name="Path">Where; {school} stands for that school's inspection, {batch} for the batch, {framework}, {notice}, {leaf} for one of each.</param>
internal sealed record Shot(string Name, string UserName, string Path);

/// <summary>The screens of look.md that this loop touches, and the forms and lists beside them.</summary>
internal static class Shots
{
    private const string Staff = "shenqiuhe";
    private const string Director = "luojingzhi";
    private const string Administrator = "gaoyuanshan";
    private const string Leader = "weichangqing";
    private const string Head = "2199000422";

    public static IReadOnlyList<Shot> All { get; } =
    [
        new("desk-staff", Staff, "/"),
        new("inspections", Staff, "/inspections"),
        new("inspection-new", Staff, "/inspections/new"),
        new("batch", Staff, "{batch}"),
        new("parts", Staff, "{batch}/parts"),
        new("inspection-on-site", Staff, "{白石小学}"),
        new("inspection-deliberation", Staff, "{石桥镇中心小学}"),
        new("documents", Staff, "/documents"),
        new("register", Staff, "/documents/register"),
        new("deliveries", Staff, "/documents/deliveries?tab=all"),
        new("paper-notice", Staff, "{notice}"),
        new("organisations", Staff, "/organisations"),
        new("organisation-tree", Staff, "/organisations/tree"),
        new("people", Staff, "/people"),
        new("frameworks", Staff, "/frameworks"),
        new("framework", Staff, "{framework}"),
        new("procedure", Staff, "/procedure"),
        new("yearly-list", Staff, "/procedure/list"),
        new("desk-director", Director, "/"),
        new("audit", Director, "/audit"),
        new("desk-leader", Leader, "/"),
        new("marks", Leader, "{白石小学}/marks"),
        new("records", Leader, "{白石小学}/records"),
        new("problems", Leader, "{白石小学}/problems"),
        new("figures", Leader, "{白石小学}/figures"),
        new("visit", Leader, "{白石小学}/visit"),
        new("deliberation", Leader, "{石桥镇中心小学}/deliberation"),
        new("why", Leader, "{石桥镇中心小学}/why"),
        new("mark-summary", Leader, "{石桥镇中心小学}/mark-summary"),
        new("desk-head", Head, "/"),
        new("self-evaluation", Head, "{白石小学}/self"),
        new("self-evaluation-leaf", Head, "{leaf}"),
        new("school-papers", Head, "{白石小学}/papers"),
        new("desk-government", "zhouqiming", "/"),
        new("settings", Administrator, "/settings"),
        new("import-schools", Administrator, "/imports/organisations"),
        new("account", Administrator, "/account"),
    ];
}
