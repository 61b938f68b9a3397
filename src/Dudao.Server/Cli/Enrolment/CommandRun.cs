using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Dudao.Server.Infrastructure.Spreadsheets;
using Spectre.Console;

namespace Dudao.Server.Cli.Enrolment;

/// <summary>How a command runs: its progress on a terminal, its failures as sentences, its exit code.</summary>
internal static class CommandRun
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Indented = true };

    /// <summary>Runs the work: 0 done, 1 failed with a sentence, 2 bad arguments.</summary>
    public static async Task<int> RunAsync(Func<Action<string, double>, Task<int>> work, CancellationToken cancellation)
    {
        try
        {
            return await ShowAsync(work);
        }
        catch (ArgumentException exception)
        {
            return Fail(exception.Message, 2);
        }
        catch (SpreadsheetException exception)
        {
            return Fail(exception.Message, 1);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Fail("已取消，没有留下任何改动。", 1);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(FileSentence.Of(exception), 1);
        }
        catch (System.Data.Common.DbException exception)
        {
            return Fail($"数据库用不了：{exception.Message}。请检查 --database 的连接串、数据库是否已启动、磁盘是否已满，再试一次。", 1);
        }
        catch (AggregateException exception) when (exception.InnerExceptions.Any(inner => inner is OperationCanceledException) && cancellation.IsCancellationRequested)
        {
            return Fail("已取消，没有留下任何改动。", 1);
        }
    }

    /// <summary>Writes one JSON document to standard output.</summary>
    public static void WriteJson(Action<Utf8JsonWriter> write)
    {
        using (var output = Console.OpenStandardOutput())
        using (var json = new Utf8JsonWriter(output, Json))
        {
            write(json);
        }

        Console.WriteLine();
    }

    private static int Fail(string message, int code)
    {
        Console.Error.WriteLine(message);
        return code;
    }

    private static async Task<int> ShowAsync(Func<Action<string, double>, Task<int>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work((_, _) => { });
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var task = progress.AddTask("准备");
                return await work((what, share) =>
                {
                    task.Description = Markup.Escape(what);
                    task.Value = Math.Clamp(share, 0, 1) * task.MaxValue;
                });
            });
    }
}
