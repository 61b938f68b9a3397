namespace Dudao.Server.Features.Demonstration;

/// <summary>The accounts that the console and the sign-in page of the demonstration name.</summary>
public static class DemonstrationAccounts
{
    private static readonly string[] UserNames =
    [
        "shenqiuhe", "luojingzhi", "gaoyuanshan", "qinzhongshan", "weichangqing", "hexiaolan", "yinxiaoman", "longzemin", "zhouqiming", "liangshuwen", "fangyuan",
    ];

    private static readonly string[] Schools = ["白石小学", "石桥镇中心小学", "云屏县第二中学", "柳溪镇初级中学"];

    public static string Password => DemonstrationPeople.Password;

    /// <summary>Name, post and user name.</summary>
    public static IReadOnlyList<(string Name, string Title, string UserName)> Shown { get; } =
    [
        .. DemonstrationPeople.Build()
            .Where(p => UserNames.Contains(p.UserName) || Schools.Contains(p.KeptBy))
            .OrderBy(p => Array.IndexOf(UserNames, p.UserName) is var at && at >= 0 ? at : 100)
            .Select(p => (p.Name, (Schools.Contains(p.KeptBy) ? p.KeptBy : "") + p.Posts[0].Title, p.UserName)),
    ];
}
