using System.Globalization;
using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>Says in words why there is no plan: which school misses which minimum, or which coefficient does not come down.</summary>
internal static class Hopeless
{
    public static Refusal Minima(PlanModel model, SchoolRow row)
    {
        var lines = row.Unreachable().Select(line => model.Lines[line]).ToList();
        var worst = lines[0];
        var stage = model.Stages[worst.Stage];
        var school = model.School(row.Table);
        var others = lines.Count == 1 ? "" : $"（达不到的有：{string.Join("、", lines.Select(line => $"{model.Stages[line.Stage].Stage.Title()}“{Name(model, line)}”"))}）";
        return new Refusal(
            $"做不到：{school}的{stage.Stage.Title()}“{Name(model, worst)}”按给定的成本和上限达不到学校最低要求{others}。请放宽上限，或在成本表里补上这项资源。",
            Field: worst.Code);
    }

    public static Refusal Coefficients(PlanModel model, Trial trial)
    {
        var count = model.Standard.Indicators.Length;
        var stage = Enumerable.Range(0, model.Stages.Length).MaxBy(trial.Excess);
        var worst = Enumerable.Range(stage * count, count).MaxBy(trial.Coefficient);
        var line = model.Lines[worst];
        var title = model.Stages[stage].Stage.Title();
        var all = model.Composite
            ? $"综合差异系数最低只到 {Text(Enumerable.Range(stage * count, count).Average(trial.Coefficient))}，标准 ≤ {Text(line.Limit)}，其中最高的是"
            : $"差异系数降不到 {Text(line.Limit)}：";
        return new Refusal(
            $"做不到：{title}{all}“{Name(model, line)}”（{line.Code}，{Text(trial.Coefficient(worst))}）。请放宽上限，或在成本表里补上这项资源。",
            Field: line.Code);
    }

    private static string Name(PlanModel model, Line line) => model.Standard.Indicators[line.Indicator].Name;

    private static string Text(double number) => number.ToString("0.000", CultureInfo.InvariantCulture);
}
