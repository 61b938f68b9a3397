namespace Dudao.Server.Features.Frameworks;

/// <summary>What screens call the states of a version.</summary>
public static class FrameworkWords
{
    public static string Words(this FrameworkVersionState state) => state switch
    {
        FrameworkVersionState.Draft => "草稿",
        FrameworkVersionState.Published => "已发布",
        FrameworkVersionState.Retired => "已停用",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
