using System.Globalization;
using System.Text;
using Dudao.Core;
using Dudao.Core.Frameworks.Rules;

namespace Dudao.Server.Features.Frameworks;

/// <summary>One field of a leaf's rule as text: what stands there, and the rule with another text there.</summary>
public static class RuleField
{
    public static IReadOnlyList<(string Value, string Words)> Sources { get; } = [("subject", "被督导单位自报"), ("team", "督导组现场核"), ("department", "部门提供"), ("program", "平台已有数据")];

    public static IReadOnlyList<(string Value, string Words)> WhenMissing { get; } = [("ask", "由督学评定"), ("full", "按满分"), ("zero", "按 0 分"), ("na", "不适用")];

    public static IReadOnlyList<(string Value, string Words)> OfSeveralStages { get; } = [("lower", "取低的一段"), ("weighted", "按学生数加权")];

    /// <summary>Whether a field belongs to the rule.</summary>
    public static bool Holds(string field) => field is "lines" or "step" or "figure" or "unit" or "cap" or "from" or "missing" or "stages" or "upload";

    public static string Text(ScoringRule rule, string field) => field switch
    {
        "lines" => RuleLines.Write(rule),
        "step" => rule switch { PointsRule points => Plain(points.Step), BonusRule bonus => Plain(bonus.Step), _ => "" },
        "figure" => (rule as DataRule)?.Figure ?? "",
        "unit" => (rule as DataRule)?.Unit ?? "",
        "cap" => (rule as VetoRule)?.Cap ?? "",
        "from" => rule.From.ToString().ToLowerInvariant(),
        "missing" => rule.Missing == MissingFigure.NotApplicable ? "na" : rule.Missing.ToString().ToLowerInvariant(),
        "stages" => rule.Stages.ToString().ToLowerInvariant(),
        _ => rule.Upload,
    };

    /// <summary>The rule with the text in the field; or what is wrong with it.</summary>
    public static (ScoringRule? Rule, Refusal? Refusal) With(ScoringRule rule, string field, string value)
    {
        var text = value.Trim();
        switch (field)
        {
            case "lines":
                return RuleLines.Read(rule, value);
            case "step":
                return decimal.TryParse(text.Normalize(NormalizationForm.FormKC).TrimEnd('分'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var step) && step is > 0 and <= 1000
                    ? (rule switch { PointsRule points => points with { Step = step }, BonusRule bonus => bonus with { Step = step }, _ => rule }, null)
                    : (null, new($"“{text}”不能作评分档。请填大于 0 的数，如 0.5"));
            case "figure":
                return (rule is DataRule named ? named with { Figure = RuleLine(text) } : rule, null);
            case "unit":
                return (rule is DataRule united ? united with { Unit = RuleLine(text) } : rule, null);
            case "cap":
                return (rule is VetoRule veto ? veto with { Cap = text } : rule, null);
            case "upload":
                return (rule with { Upload = RuleLine(text) }, null);
            default:
                // The choices are those of the notation; what is none of them is refused by it.
                var (read, refusal) = RuleNotation.Parse("points", $"{field}={text}");
                return read is null ? (null, refusal) : (field switch
                {
                    "from" => rule with { From = read.From },
                    "missing" => rule with { Missing = read.Missing },
                    _ => rule with { Stages = read.Stages },
                }, null);
        }
    }

    // The notation of tables keeps these signs for itself.
    private static string RuleLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(';', '；').Replace('|', '｜').Replace('=', '＝');

    private static string Plain(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
