using System.Globalization;
using System.Text;

namespace Dudao.Core.Frameworks.Rules;

/// <summary>
/// The notation of rules in tables: the kind in the column 评分规则, its parameters in 规则参数 (frameworks/README.md):
/// <c>step=0.5</c> · <c>A=1;B=0.8</c> · <c>each=0.5</c> or <c>each=缺手续:1|超期:0.5</c> · <c>item=0.5|item=1</c> ·
/// <c>figure=name;unit=%;98:1|90:0</c> · <c>cap=合格</c> · <c>max=2</c>; any with <c>from=</c>, <c>missing=</c>, <c>stages=</c>, <c>upload=</c>.
/// </summary>
public static class RuleNotation
{
    private static readonly (string Code, string[] Names)[] Codes =
    [
        ("points", ["points", "分值"]), ("level", ["level", "等次", "等级"]), ("deduct", ["deduct", "扣分"]), ("checklist", ["checklist", "清单"]),
        ("data", ["data", "数据"]), ("passFail", ["passfail", "达标"]), ("veto", ["veto", "否决", "一票否决"]), ("bonus", ["bonus", "加分"]),
    ];

    /// <summary>The codes of all kinds of rule, in the order of the screens.</summary>
    public static IEnumerable<string> AllCodes => Codes.Select(c => c.Code);

    /// <summary>The kind of rule that the text names, by its code or its Chinese name; null when it names none.</summary>
    public static string? CodeOf(string text) => Codes.FirstOrDefault(c => c.Names.Contains(text.Trim().ToLowerInvariant())).Code;

    /// <summary>Reads kind and parameters. The rule, or why it cannot be read, in Chinese.</summary>
    /// <param name="kind">A code or the Chinese name of a kind.</param>
    /// <param name="parameters">The parameters; where plain punctuation does not make sense of them, full-width is taken as plain.</param>
    public static (ScoringRule? Rule, Refusal? Refusal) Parse(string kind, string parameters)
    {
        if (CodeOf(kind) is not { } code)
        {
            return (null, new($"评分规则“{kind.Trim()}”不认识，应为 {string.Join('、', AllCodes)} 之一"));
        }

        var read = Read(code, parameters);
        return read.Rule is null && Read(code, parameters.Normalize(NormalizationForm.FormKC)) is { Rule: { } plain } ? (plain, null) : read;
    }

    private static (ScoringRule? Rule, Refusal? Refusal) Read(string code, string parameters)
    {
        var reader = new Reader(parameters);
        ScoringRule rule = code switch
        {
            "points" => new PointsRule { Step = reader.Number("step") ?? 0.5m },
            "level" => Levels(reader),
            "deduct" => Deductions(reader),
            "checklist" => new ChecklistRule { Items = reader.Pairs('=').Select(p => new ChecklistItem(p.Name, p.Amount)).ToValueList() },
            "data" => Data(reader),
            "passFail" => PassFailRule.Default,
            "veto" => new VetoRule { Cap = reader.Text("cap") },
            _ => new BonusRule { Max = reader.Number("max") ?? 0, Step = reader.Number("step") ?? 0.5m },
        };
        rule = rule with { From = reader.From(), Missing = reader.Missing(), Stages = reader.Stages(), Upload = reader.Text("upload") };
        return reader.Finish() is { } wrong ? (null, new($"规则参数“{parameters.Trim()}”读不懂：{wrong}")) : (rule, null);
    }

    /// <summary>Writes the parameters of a rule with its options; what <see cref="Parse"/> reads back as an equal rule.</summary>
    public static string Write(ScoringRule rule)
    {
        var text = new StringBuilder(rule.Parameters());
        Append(rule.From != FigureSource.Subject, "from", rule.From.ToString().ToLowerInvariant());
        Append(rule.Missing != MissingFigure.Ask, "missing", rule.Missing == MissingFigure.NotApplicable ? "na" : rule.Missing.ToString().ToLowerInvariant());
        Append(rule.Stages != SeveralStages.Lower, "stages", "weighted");
        Append(rule.Upload.Length > 0, "upload", Clean(rule.Upload));
        return text.ToString();

        void Append(bool when, string key, string value)
        {
            if (when)
            {
                text.Append(text.Length == 0 ? "" : ";").Append(key).Append('=').Append(value);
            }
        }
    }

    /// <summary>A name with the notation's own signs made full-width, so that it can stand inside.</summary>
    internal static string Clean(string name) => name.Trim().Replace(';', '；').Replace('|', '｜').Replace('=', '＝').Replace(':', '：');

    private static LevelRule Levels(Reader reader)
    {
        var levels = reader.Rest().Select(p => (p.Key, Amount: reader.Decimal(p.Value))).Select(p => new RatingLevel(p.Key, p.Amount)).ToValueList();
        return levels.Count == 0 ? LevelRule.Default : new() { Levels = levels };
    }

    private static DeductRule Deductions(Reader reader)
    {
        var each = reader.Text("each");
        return each.Contains(':')
            ? new() { Kinds = reader.Split(each, ':').Select(p => new FindingKind(p.Name, p.Amount)).ToValueList() }
            : DeductRule.Of(reader.Decimal(each));
    }

    private static DataRule Data(Reader reader) => new()
    {
        Figure = reader.Text("figure"),
        Unit = reader.Text("unit"),
        Knots = reader.Knots(),
    };

    private sealed class Reader
    {
        private readonly OrderedDictionary<string, string> named = new(StringComparer.Ordinal);
        private readonly List<string> loose = [];
        private string? wrong;

        public Reader(string parameters)
        {
            foreach (var part in parameters.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var at = part.IndexOf('=', StringComparison.Ordinal);
                if (part.Contains('|') && !part.StartsWith("each=", StringComparison.Ordinal))
                {
                    loose.Add(part);
                }
                else if (at <= 0)
                {
                    loose.Add(part);
                }
                else if (!named.TryAdd(part[..at].Trim(), part[(at + 1)..].Trim()))
                {
                    wrong ??= $"“{part[..at]}”写了两次";
                }
            }
        }

        public string Text(string key) => named.Remove(key, out var value) ? value : "";

        public decimal? Number(string key) => named.Remove(key, out var value) ? Decimal(value) : null;

        public List<KeyValuePair<string, string>> Rest()
        {
            var rest = named.Where(p => p.Key is not ("from" or "missing" or "stages" or "upload")).ToList();
            rest.ForEach(p => named.Remove(p.Key));
            return rest;
        }

        public List<(string Name, decimal Amount)> Pairs(char between)
        {
            // A checklist of one item has no bar and was read as a named value.
            var text = loose.Count > 0 ? string.Join('|', loose) : string.Join('|', Rest().Select(p => $"{p.Key}={p.Value}"));
            loose.Clear();
            return Split(text, between);
        }

        public List<(string Name, decimal Amount)> Split(string text, char between)
        {
            var pairs = new List<(string, decimal)>();
            foreach (var part in text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var at = part.LastIndexOf(between);
                if (at <= 0)
                {
                    wrong ??= $"“{part}”应写成 名称{between}分数";
                }
                else
                {
                    pairs.Add((part[..at].Trim(), Decimal(part[(at + 1)..])));
                }
            }

            return pairs;
        }

        public ValueList<Knot> Knots()
        {
            var knots = new List<Knot>();
            foreach (var part in loose.SelectMany(l => l.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
            {
                var at = part.IndexOf(':', StringComparison.Ordinal);
                if (at > 0 && Fraction.TryParse(part[(at + 1)..], out var share))
                {
                    knots.Add(new(Decimal(part[..at]), share));
                }
                else
                {
                    wrong ??= $"“{part}”应写成 数值:得分率，如 98:1|90:0";
                }
            }

            loose.Clear();
            return knots.ToValueList();
        }

        public decimal Decimal(string text)
        {
            if (decimal.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                && Math.Abs(value) <= 1_000_000_000)
            {
                return value;
            }

            wrong ??= text.Trim().Length == 0 ? "缺少分数" : $"“{text.Trim()}”不是数";
            return 0;
        }

        public FigureSource From() => Text("from") switch
        {
            "" or "subject" => FigureSource.Subject,
            "team" => FigureSource.Team,
            "department" => FigureSource.Department,
            "program" => FigureSource.Program,
            var other => Wrong<FigureSource>($"from 应为 subject、team、department、program 之一，不是“{other}”"),
        };

        public MissingFigure Missing() => Text("missing") switch
        {
            "" or "ask" => MissingFigure.Ask,
            "full" => MissingFigure.Full,
            "zero" => MissingFigure.Zero,
            "na" => MissingFigure.NotApplicable,
            var other => Wrong<MissingFigure>($"missing 应为 full、zero、na、ask 之一，不是“{other}”"),
        };

        public SeveralStages Stages() => Text("stages") switch
        {
            "" or "lower" => SeveralStages.Lower,
            "weighted" => SeveralStages.Weighted,
            var other => Wrong<SeveralStages>($"stages 应为 lower 或 weighted，不是“{other}”"),
        };

        public string? Finish() => wrong
            ?? (named.Count > 0 ? $"不认识“{named.First().Key}”" : loose.Count > 0 ? $"“{loose[0]}”不知道是什么" : null);

        private T Wrong<T>(string message)
            where T : struct
        {
            wrong ??= message;
            return default;
        }
    }
}
