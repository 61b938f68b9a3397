using System.Text.Json.Nodes;
using Dudao.Core.Balance;
using Dudao.Core.Balance.Checking;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Server.Cli.Balance;

/// <summary>A check as the command line's JSON.</summary>
internal static class CheckJson
{
    public static JsonObject Of(CountyCheck check, IReadOnlyList<Finding> findings, BalanceStandard standard, SchoolTable table) => new()
    {
        ["reached"] = check.Reached,
        ["stages"] = new JsonArray([.. check.Stages.Select(stage => Of(stage, standard, table))]),
        ["leftOut"] = new JsonArray([.. check.LeftOut.Select(left => new JsonObject { ["row"] = left.Row, ["school"] = left.School, ["reason"] = left.Reason })]),
        ["findings"] = new JsonArray([.. findings.Select(finding => new JsonObject
        {
            ["rule"] = finding.Rule, ["row"] = finding.Row, ["school"] = finding.School, ["column"] = finding.Column, ["value"] = finding.Value, ["message"] = finding.Message,
        })]),
    };

    private static JsonObject Of(StageCheck stage, BalanceStandard standard, SchoolTable table)
    {
        var node = new JsonObject
        {
            ["stage"] = stage.Stage.Code(),
            ["schools"] = stage.Figures.Count,
            ["indicators"] = new JsonArray([.. stage.Indicators.Select(Of)]),
            ["composite"] = stage.Composite,
            ["threshold"] = stage.Threshold,
            ["reached"] = stage.Reached,
            ["schoolsShort"] = new JsonArray([.. stage.SchoolsShort.Select(school => new JsonObject
            {
                ["row"] = school.Row, ["school"] = school.School, ["missed"] = new JsonArray([.. school.Missed.Select(missed => JsonValue.Create(missed.Code))]),
            })]),
        };
        if (stage.Reached is null)
        {
            node["reason"] = stage.Indicators.FirstOrDefault(indicator => indicator.Reason is not null)?.Reason ?? "不能判定。";
        }

        var shares = Shares(stage, standard, table).ToArray();
        if (shares.Length > 0)
        {
            node["shares"] = new JsonArray(shares);
        }

        return node;
    }

    private static JsonObject Of(IndicatorCheck indicator)
    {
        var node = new JsonObject
        {
            ["code"] = indicator.Code,
            ["mean"] = indicator.Mean,
            ["deviation"] = indicator.Deviation,
            ["cv"] = indicator.Cv,
            ["threshold"] = indicator.Threshold,
            ["reached"] = indicator.Reached,
        };
        if (indicator.Reason is { } reason)
        {
            node["reason"] = reason;
        }

        return node;
    }

    private static IEnumerable<JsonNode> Shares(StageCheck stage, BalanceStandard standard, SchoolTable table)
    {
        for (var place = 0; place < stage.Figures.Count; place++)
        {
            var school = table.Schools[stage.Figures.Rows[place]];
            for (var line = 0; school.Kind!.Value.HasSeveralStages() && line < standard.Indicators.Length; line++)
            {
                if (standard.Indicators[line].Kind == ResourceKind.Shared)
                {
                    yield return new JsonObject { ["school"] = school.Name, ["resource"] = standard.Indicators[line].Code, ["amount"] = stage.Figures.Amounts[line][place] };
                }
            }
        }
    }
}
