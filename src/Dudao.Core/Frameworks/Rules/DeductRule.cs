using System.Text.Json.Serialization;

namespace Dudao.Core.Frameworks.Rules;

/// <summary>A kind of finding and what each costs, in points; the name is empty where a rule has one kind.</summary>
public sealed record FindingKind(string Name, decimal Each);

/// <summary>扣分: the full mark less so much for each finding, not below 0.</summary>
public sealed record DeductRule : ScoringRule
{
    /// <summary>Half a point a finding.</summary>
    public static DeductRule Default { get; } = Of(0.5m);

    /// <summary>The kinds of finding, at least one.</summary>
    public ValueList<FindingKind> Kinds { get; init; }

    /// <summary>One kind of finding that costs so much.</summary>
    public static DeductRule Of(decimal each) => new() { Kinds = [new("", each)] };

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Code => "deduct";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Title => "扣分";

    private protected override string HowToEnter => "请填发现的处数或得分";

    /// <inheritdoc/>
    public override string Describe() => string.Join('，', Kinds.Select(k => $"{(k.Name.Length == 0 ? "" : k.Name + "，")}每处扣 {k.Each.Plain()} 分"));

    /// <inheritdoc/>
    public override Fraction? Value(decimal full, LeafInput input) => input switch
    {
        LeafInput.Findings findings => Clamp(full - Deduction(findings), full),
        LeafInput.Mark mark => Clamp(mark.Value, full),
        _ => null,
    };

    /// <inheritdoc/>
    public override Refusal? Refuse(decimal full, LeafInput input) => input switch
    {
        LeafInput.Findings findings when findings.Counts.Count > Kinds.Count => new($"这一条只有 {Kinds.Count} 种扣分项"),
        LeafInput.Findings findings when findings.Counts.Any(c => c is < 0 or > 9999) => new("发现的处数应为 0 至 9999 的整数"),
        LeafInput.Findings or LeafInput.NotApplicable => null,
        LeafInput.Mark mark => RefuseMark(full, mark.Value),
        _ => Unfit(),
    };

    /// <inheritdoc/>
    public override IReadOnlyList<decimal> Admissible(decimal full) => Kinds.Count == 1 && Kinds[0].Each > 0 && full / Kinds[0].Each <= Steps.Most
        ? Down(full, Kinds[0].Each)
        : [.. Sums.Repeated(Kinds.Select(k => k.Each), full).Select(s => full - s).Append(0).Distinct().Order()];

    /// <inheritdoc/>
    public override string Explain(decimal full, LeafInput input)
    {
        if (input is LeafInput.Mark mark)
        {
            return mark.Value >= full ? $"满分 {full.Plain()} 分，未扣分" : $"满分 {full.Plain()} 分，扣 {(full - mark.Value).Plain()} 分";
        }

        if (input is not LeafInput.Findings findings)
        {
            return "未评";
        }

        var said = findings.Counts.Select((count, i) => (count, i)).Where(c => c.count > 0 && c.i < Kinds.Count)
            .Select(c => $" − {(Kinds[c.i].Name.Length == 0 ? "发现" : Kinds[c.i].Name)} {c.count} 处 × {Kinds[c.i].Each.Plain()} 分").ToList();
        var value = Value(full, input)!.Value.Plain();
        return said.Count == 0 ? $"满分 {full.Plain()} 分，没有发现问题"
            : $"满分 {full.Plain()} 分{string.Concat(said)} = {value} 分{(Deduction(findings) > full ? "（扣完为止）" : "")}";
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Problems(decimal full)
    {
        if (Kinds.Count == 0)
        {
            yield return "没有写每处扣几分";
        }

        if (Kinds.Any(k => k.Each <= 0))
        {
            yield return "每处扣的分数应大于 0";
        }

        if (Kinds.Any(k => k.Each > full))
        {
            yield return $"每处扣的分数不能大于满分 {full.Plain()} 分";
        }

        if (Kinds.Any(k => k.Each > 0 && full / k.Each > Steps.Most))
        {
            yield return "每处扣的分数太小";
        }

        if (Kinds.Count > 1 && Kinds.Select(k => k.Name).Distinct().Count() != Kinds.Count)
        {
            yield return "扣分项的名称有重复或空缺";
        }
    }

    /// <inheritdoc/>
    public override string Parameters() => Kinds is [{ Name: "" } only]
        ? $"each={only.Each.Plain()}"
        : "each=" + string.Join('|', Kinds.Select(k => $"{RuleNotation.Clean(k.Name)}:{k.Each.Plain()}"));

    private protected override string WhatIsAdmissible(decimal full) =>
        Kinds.Count == 1 ? $"应为满分 {full.Plain()} 分减去 {Kinds[0].Each.Plain()} 的倍数" : base.WhatIsAdmissible(full);

    private decimal Deduction(LeafInput.Findings findings)
    {
        var sum = 0m;
        for (var i = 0; i < findings.Counts.Count && i < Kinds.Count; i++)
        {
            sum += Math.Clamp(findings.Counts[i], 0, 1_000_000) * Kinds[i].Each;
        }

        return Math.Max(sum, 0);
    }

    private static decimal[] Down(decimal full, decimal each)
    {
        var whole = (int)decimal.Floor(full / each);
        var marks = Enumerable.Range(0, whole + 1).Select(n => full - ((whole - n) * each));
        return whole * each == full ? [.. marks] : [0, .. marks];
    }
}
