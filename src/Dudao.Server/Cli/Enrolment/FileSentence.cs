namespace Dudao.Server.Cli.Enrolment;

/// <summary>What the system says of a file that cannot be read or written, in a sentence for who runs the command.</summary>
internal static class FileSentence
{
    private const int DiskFull = 28;
    private const int DiskFullOfWindows = 112;

    public static string Of(Exception exception) => exception switch
    {
        DirectoryNotFoundException => $"文件夹不存在：{Named(exception)}。请先建好文件夹，或换一个地方。",
        FileNotFoundException => $"找不到文件：{Named(exception)}。请检查文件名和所在的文件夹。",
        UnauthorizedAccessException => $"没有读写的权限：{Named(exception)}。请换一个地方，或请管理员给予权限。",
        PathTooLongException => "文件名或所在的文件夹名太长，请换短一些的。",
        _ when (exception.HResult & 0xFFFF) is DiskFull or DiskFullOfWindows => "磁盘满了，没有写成。请腾出空间再试，或换一个磁盘。",
        _ when exception.Message.StartsWith("Is a directory", StringComparison.Ordinal) => $"这是一个文件夹，不是文件：{Named(exception)}。请写明文件名。",
        _ when exception.Message.EndsWith("already exists.", StringComparison.Ordinal) => $"要建文件夹的地方已有一个同名的文件：{Named(exception)}。请换一个名字。",
        _ => $"读写文件失败：{exception.Message}",
    };

    // The system quotes the path; what is written beside its place is named by its place.
    private static string Named(Exception exception)
    {
        var parts = exception.Message.Split('\'');
        var path = parts.Length > 2 ? parts[1] : exception.Message;
        return path.EndsWith(".part", StringComparison.Ordinal) && path.Length > 38 ? path[..^38] : path;
    }
}
