using System.CommandLine;
using Dudao.Core.Balance.Planning;
using Dudao.Server.Features.Balance;

namespace Dudao.Server.Cli.Balance;

/// <summary><c>dudao balance plan</c>: the least that passes, for a standard or for one resource.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        var (file, standard, json, book, chart) = (BalanceCommand.File(), BalanceCommand.Standard(), BalanceCommand.Json(), BalanceCommand.Out(), BalanceCommand.Chart());
        var costs = new Option<FileInfo?>("--costs") { Description = "成本表：resource、school、unit、cost、max、move_cost；不给则用标准自带的单价" };
        var after = new Option<FileInfo?>("--after") { Description = "把补齐后的学校数据表写成 .csv" };
        var pupils = new Option<string?>("--pupils") { Description = "学生数的列（只补一项资源时）" };
        var resource = new Option<string?>("--resource") { Description = "资源的列（只补一项资源时）" };
        var target = new Option<double?>("--target") { Description = "差异系数降到多少（只补一项资源时）" };
        var whole = new Option<bool>("--whole") { Description = "只补整数（只补一项资源时）" };
        var transfers = new Option<int?>("--transfers")
        {
            Description = "可以在学校之间调剂：对照标准时只调剂同一学段的教师，后面可写最多几人",
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "K",
        };
        var budget = new Option<decimal?>("--budget") { Description = "只花这么多元：先做最省方案里不会白花的部分" };
        var command = new Command("plan", """
            最省的补齐方案，连同证明：任何方案都不会比下界更省

            示例：
              dudao balance plan 学校.xlsx --standard quality-2017 --costs 成本.csv --after 补齐后.csv --out 方案.xlsx
              dudao balance plan 学校.xlsx --standard quality-2017 --transfers 30 --budget 5000000
              dudao balance plan 学校.csv --pupils pupils --resource books --target 0.45 --whole --json
            """) { file, standard, costs, budget, after, pupils, resource, target, whole, transfers, json, book, chart };
        command.SetAction((parsed, cancellation) => BalanceCommand.RunAsync(() =>
        {
            var path = parsed.GetValue(file)!;
            var moving = parsed.GetResult(transfers) is not null;
            var persons = moving ? parsed.GetValue(transfers) : null;
            var money = parsed.GetValue(budget);
            if (persons < 0 || money < 0)
            {
                throw new ArgumentException("--transfers 的人数和 --budget 的元数应不小于 0。");
            }

            if (parsed.GetValue(resource) is { } one)
            {
                if (parsed.GetValue(standard) is not null || parsed.GetValue(costs) is not null || parsed.GetValue(after) is not null || parsed.GetValue(chart) is not null || money is not null || persons is not null)
                {
                    throw new ArgumentException("只补一项资源（--resource）时不用 --standard、--costs、--after、--chart、--budget；--transfers 不写人数。");
                }

                return ResourcePlan.Run(
                    path, parsed.GetValue(pupils), one, parsed.GetValue(target), parsed.GetValue(whole), moving, parsed.GetValue(json), parsed.GetValue(book));
            }

            if (parsed.GetValue(pupils) is not null || parsed.GetValue(target) is not null || parsed.GetValue(whole))
            {
                throw new ArgumentException("--pupils、--target、--whole 只和 --resource 一起用。");
            }

            var request = new PlanRequest(null, moving, persons, money);
            return ForStandard(path, parsed.GetValue(standard), request, parsed.GetValue(costs), parsed.GetValue(after), parsed.GetValue(book), parsed.GetValue(chart), parsed.GetValue(json));
        }, cancellation));
        return command;
    }

    private static int ForStandard(FileInfo file, string? name, PlanRequest request, FileInfo? costs, FileInfo? after, FileInfo? book, FileInfo? chart, bool json)
    {
        if (BalanceCommand.Read(file, name) is not var (standard, table, counties))
        {
            return 1;
        }

        if (costs is not null)
        {
            var (prices, problems) = CostFile.Read(costs.FullName);
            if (problems.Length > 0)
            {
                BalanceCommand.Say([.. problems.Select(problem => $"{costs.Name}：{problem}")]);
                return 1;
            }

            request = request with { Prices = prices };
        }

        var (plan, refusal) = Planner.Plan(counties[0], standard, request);
        if (plan is null)
        {
            return CommandOutput.Fail(refusal!.Field.Length > 0 ? $"{refusal.Message}（{refusal.Field}）" : refusal.Message);
        }

        if (after is not null)
        {
            AfterFile.Write(file.FullName, after.FullName, table, plan.Table);
        }

        BalanceCommand.WriteBook(book, target => PlanText.Write(target, plan, standard));
        BalanceCommand.WriteChart(chart, [plan.After], standard, plan.Table);
        if (json)
        {
            BalanceCommand.WriteJson(PlanText.Json(plan, standard));
        }
        else
        {
            PlanText.Print(plan, standard);
        }

        return 0;
    }
}
