using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Dudao.Core.Balance.Checking;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;
using Dudao.Server.Cli.Enrolment;
using Dudao.Server.Features.Balance;
using Dudao.Server.Infrastructure.Spreadsheets.Writing;
using Spectre.Console;

namespace Dudao.Server.Cli.Balance;

/// <summary><c>dudao balance</c>: equal schools; its commands and what they share.</summary>
internal static class BalanceCommand
{
    private const int MostProblems = 100;

    public static Command Create()
    {
        var command = new Command("balance", "均衡发展：差异系数、对照标准、最省的补齐方案、什么会改变结论");
        command.Subcommands.Add(CvCommand.Create());
        command.Subcommands.Add(CheckCommand.Create());
        command.Subcommands.Add(PlanCommand.Create());
        command.Subcommands.Add(SensitivityCommand.Create());
        return command;
    }

    public static Argument<FileInfo> File() => new("FILE") { Description = "学校数据表（.xlsx、.xls 或 .csv），第一行是表头，一行一所学校" };

    public static Option<string?> Standard() => new("--standard") { Description = "basic-2012（基本均衡）、quality-2017（优质均衡），或自定标准的 .xlsx" };

    public static Option<bool> Json() => new("--json") { Description = "在标准输出写一个 JSON" };

    public static Option<FileInfo?> Out() => new("--out") { Description = "把结果写成 .xlsx" };

    public static Option<FileInfo?> Chart() => new("--chart") { Description = "把各校画成 .svg" };

    /// <summary>Runs with its failures as sentences.</summary>
    public static Task<int> RunAsync(Func<int> work, CancellationToken cancellation) =>
        CommandRun.RunAsync(_ => Task.FromResult(work()), cancellation);

    /// <summary>Reads the standard and the counties; null after saying what is wrong.</summary>
    public static (BalanceStandard Standard, SchoolTable Table, IReadOnlyList<CountyFigures> Counties)? Read(FileInfo file, string? name, string? group = null)
    {
        var (standard, wrong) = StandardFile.Find(name ?? throw new ArgumentException("请用 --standard 指明标准：basic-2012、quality-2017，或自定标准的 .xlsx。"));
        if (standard is null)
        {
            Say(wrong);
            return null;
        }

        var (table, problems) = SchoolFile.Read(file.FullName, standard, group);
        if (table is null)
        {
            Say([.. problems.Select(problem => problem.ToString())]);
            return null;
        }

        var (counties, wrongRows) = CountyReading.Read(table, standard);
        if (wrongRows.Length > 0)
        {
            Say([.. wrongRows.Select(problem => problem.ToString())]);
            return null;
        }

        return (standard, table, counties);
    }

    /// <summary>Says what is wrong on standard error, the first hundred.</summary>
    public static void Say(IReadOnlyList<string> problems)
    {
        foreach (var problem in problems.Take(MostProblems))
        {
            Console.Error.WriteLine(problem);
        }

        if (problems.Count > MostProblems)
        {
            Console.Error.WriteLine($"还有 {problems.Count - MostProblems} 处。");
        }
    }

    public static void WriteJson(JsonNode node) => CommandRun.WriteJson(json => node.WriteTo(json));

    public static void WriteBook(FileInfo? target, Action<XlsxWriter> write)
    {
        if (target is not null)
        {
            using var stream = System.IO.File.Create(target.FullName);
            using var book = new XlsxWriter(stream);
            write(book);
        }
    }

    public static void WriteChart(FileInfo? target, IReadOnlyList<CountyCheck> checks, BalanceStandard standard, SchoolTable table)
    {
        if (target is null)
        {
            return;
        }

        if (checks.Count != 1)
        {
            throw new ArgumentException("--chart 一次只画一个组。请不用 --group，或只给一个县的表。");
        }

        System.IO.File.WriteAllText(target.FullName, BalanceChart.Draw(checks[0], standard, table), new UTF8Encoding(false));
    }

    /// <summary>A table for people; figures stand at the right.</summary>
    public static void Print(string[] headings, IEnumerable<string[]> rows, params int[] figures)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var (heading, at) in headings.Select((heading, at) => (heading, at)))
        {
            var column = new TableColumn(Markup.Escape(heading)) { NoWrap = true };
            table.AddColumn(figures.Contains(at) ? column.RightAligned() : column);
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        console.Profile.Width = Math.Max(console.Profile.Width, 160);
        console.Write(table);
    }
}
