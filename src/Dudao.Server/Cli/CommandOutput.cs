using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Cli;

/// <summary>What the commands over one small file share: the file as sheets, failures as sentences.</summary>
internal static class CommandOutput
{
    /// <summary>Opens the file and works on it; exit code 1 with a sentence where it cannot be read.</summary>
    public static int Over(FileInfo path, Func<SpreadsheetFile, int> work)
    {
        try
        {
            using var file = SpreadsheetFile.Open(path.FullName);
            return work(file);
        }
        catch (SpreadsheetException exception)
        {
            return Fail(exception.Message);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Fail($"找不到文件：{path.FullName}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail($"文件读不了：{path.FullName}。请检查它是否被占用、有没有读的权限。");
        }
    }

    /// <summary>Says on standard error what went wrong; exit code 1.</summary>
    public static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }
}
