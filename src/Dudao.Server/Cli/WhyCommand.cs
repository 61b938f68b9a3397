using System.CommandLine;
using System.Globalization;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Scoring;
using Dudao.Server.Features.Inspections.Deliberation;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Cli;

/// <summary><c>dudao why</c>: where a subject's mark comes from, in the lines of the page and its Word file.</summary>
internal static class WhyCommand
{
    public static Command Create()
    {
        var subject = new Argument<string>("SUBJECT") { Description = "被督导单位的全称" };
        var inspection = new Option<string?>("--inspection") { Description = "督导任务的全称；这个单位有几次督导时要写" };
        var command = new Command("why", """
            逐行说明一个单位的得分和等级怎样算出来（合议开始以后；网站开着也可以查）

            示例：
              dudao why 石桥镇中心小学
              dudao why 石桥镇中心小学 --inspection 2026年学校综合督导 --data data
            """) { subject, inspection, ServeCommand.DataOption, ServeCommand.DatabaseOption };
        command.SetAction((parsed, cancellation) => ShowAsync(parsed, parsed.GetValue(subject)!, parsed.GetValue(inspection), cancellation));
        return command;
    }

    private static async Task<int> ShowAsync(ParseResult parsed, string subject, string? inspection, CancellationToken cancellation)
    {
        var place = ServeCommand.Place(parsed);
        if (place.IsSqlite && !File.Exists(place.SqliteFile))
        {
            return CommandOutput.Fail($"“{place.Folder}”里没有数据库。请用 --data 指明数据所在的文件夹。");
        }

        var services = new ServiceCollection();
        Application.AddServices(services, new ServeOptions(place, "", false));
        services.AddLogging();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<WhyBook>().OfAsync(subject.Trim(), inspection?.Trim(), cancellation);
        if (!found.IsDone)
        {
            return CommandOutput.Fail(found.Message);
        }

        Write(found.Value);
        return 0;
    }

    private static void Write(WhyMark why)
    {
        Console.WriteLine($"{why.Organisation}　{why.Inspection}");
        if (why.Open > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"还有 {why.Open} 项没有定分，暂按中位数计算。"));
        }

        Write(why.Score.Derive(), "");
        Console.WriteLine($"等级：{why.Score.Grade?.Name ?? "未定"}");
        foreach (var test in why.Score.ExplainGrade())
        {
            Console.WriteLine($"  {test.Band.Name}：{test.Why}");
        }
    }

    private static void Write(Derivation line, string indent)
    {
        var value = line.Rounded is { } rounded ? $" {DeliberationTotals.Two(rounded)} / {line.Points.Plain()}" : "";
        Console.WriteLine($"{indent}{line.Title}{value}：{line.Formula}");
        foreach (var child in line.Children)
        {
            Write(child, indent + "  ");
        }
    }
}
