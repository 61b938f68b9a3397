using System.CommandLine;
using Dudao.Server.Features.Enrolment.Rolls;

namespace Dudao.Server.Cli.Enrolment;

/// <summary><c>dudao import undo</c>.</summary>
internal static class ImportUndoCommand
{
    public static Command Create()
    {
        var id = new Argument<Guid>("ID") { Description = "导入时给出的编号" };
        var command = new Command("undo", """
            撤销一次导入

            示例：
              dudao import undo 0199f0c2-7a4e-7c31-9d52-6f1f0a5b7c10 --data 数据
            """) { id, ServeCommand.DataOption, ServeCommand.DatabaseOption };
        command.SetAction((parsed, cancellation) => CommandRun.RunAsync(_ => OfficeServices.UseAsync(
            ServeCommand.Place(parsed), "dudao import undo", async services =>
            {
                if (await services.GetRequiredService<RollService>().UndoAsync(parsed.GetValue(id), cancellation) is { } refusal)
                {
                    await Console.Error.WriteLineAsync(refusal.ToString());
                    return 1;
                }

                Console.WriteLine($"已撤销导入 {parsed.GetValue(id)}。");
                return 0;
            }, cancellation), cancellation));
        return command;
    }
}
