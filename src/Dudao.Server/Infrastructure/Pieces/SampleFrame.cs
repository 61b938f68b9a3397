using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Components;

namespace Dudao.Server.Infrastructure.Pieces;

/// <summary>A frame with invented counts, for the sheets of pieces.</summary>
internal static class SampleFrame
{
    private static readonly OfficeFrame Frame = new(
        "云屏县教育督导室",
        [
            new([
                new("/pieces", "server", "各种零件", 12, PhoneWords: "零件"),
                new("/pieces/list", "clipboard-check", "督导任务", PhoneWords: "督导"),
                new("/pieces/record", "tool", "督导详情", 3, Late: true, PhoneWords: "详情"),
                new("/pieces/marks", "scale", "现场评分"),
                new("/pieces/tree", "list-tree", "指标体系"),
            ]),
            new([new("/sign-in", "id-badge-2", "登录页"), new("/documents", "file-text", "公文"), new("/public", "world", "信息公开"), new("/archive", "archive", "迎检档案")]),
            new([new("/organisations", "building-community", "单位与账号")]),
        ],
        [new("/large", "text-size", "大字显示"), new("/help", "help-circle", "使用说明")],
        new FramePerson("sample", "沈秋禾", "督导室工作人员"),
        2,
        new FrameClock("10月21日 15:20"))
    {
        PersonMenu = [new("/account/password", "lock", "修改密码")],
    };

    /// <summary>The frame around who is signed in, else around the sample's own person.</summary>
    public static OfficeFrame Of(SignedIn signedIn) => signedIn.IsAnyone
        ? Frame with { Person = new FramePerson(signedIn.Actor.AccountId.ToString(), signedIn.Actor.Name, signedIn.Actor.Title) }
        : Frame;
}
