using System.Text.Json.Serialization;

namespace Dudao.Core.Frameworks.Rules;

/// <summary>An item of a checklist and its points.</summary>
public sealed record ChecklistItem(string Name, decimal Points);

/// <summary>清单: the sum of the items that are met; together they make the full mark.</summary>
public sealed record ChecklistRule : ScoringRule
{
    /// <summary>The items, in order.</summary>
    public ValueList<ChecklistItem> Items { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Code => "checklist";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Title => "清单";

    private protected override string HowToEnter => "请勾选达到的各项或填得分";

    /// <inheritdoc/>
    public override string Describe() => string.Join('，', Items.Select(i => $"{i.Name} {i.Points.Plain()} 分"));

    /// <inheritdoc/>
    public override Fraction? Value(decimal full, LeafInput input) => input switch
    {
        LeafInput.Items items => Clamp(Sum(items), full),
        LeafInput.Mark mark => Clamp(mark.Value, full),
        _ => null,
    };

    /// <inheritdoc/>
    public override Refusal? Refuse(decimal full, LeafInput input) => input switch
    {
        LeafInput.Items items when items.Met.Any(i => i < 0 || i >= Items.Count) => new($"这一条只有 {Items.Count} 项"),
        LeafInput.Items items when items.Met.Distinct().Count() != items.Met.Count => new("同一项勾了两次"),
        LeafInput.Items or LeafInput.NotApplicable => null,
        LeafInput.Mark mark => RefuseMark(full, mark.Value),
        _ => Unfit(),
    };

    /// <inheritdoc/>
    public override IReadOnlyList<decimal> Admissible(decimal full) =>
        [.. Sums.Subsets(Items.Select(i => i.Points)).Select(s => Math.Min(s, full)).Distinct().Order()];

    /// <inheritdoc/>
    public override string Explain(decimal full, LeafInput input)
    {
        if (input is LeafInput.Items items)
        {
            var met = Met(items).ToList();
            var missed = Items.Where((_, i) => !items.Met.Contains(i)).Select(i => i.Name).ToList();
            return (met.Count == 0 ? "各项均未达到 = 0 分" : string.Join(" + ", met.Select(i => $"{i.Name} {i.Points.Plain()}")) + $" = {Value(full, input)!.Value.Plain()} 分")
                + (missed.Count == 0 ? "" : $"；未达到：{string.Join('、', missed)}");
        }

        return input is LeafInput.Mark ? $"达到的各项合计 {Value(full, input)!.Value.Plain()} 分" : "未评";
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Problems(decimal full)
    {
        if (Items.Count == 0)
        {
            yield return "清单没有列出各项";
            yield break;
        }

        if (Items.Any(i => i.Points <= 0))
        {
            yield return "清单每项的分数应大于 0";
        }

        if (Items.Any(i => i.Name.Length == 0) || Items.Select(i => i.Name).Distinct().Count() != Items.Count)
        {
            yield return "清单各项的名称有重复或空缺";
        }

        var sum = Items.Sum(i => i.Points);
        if (sum != full)
        {
            yield return $"清单各项合计 {sum.Plain()} 分，应为满分 {full.Plain()} 分";
        }
    }

    /// <inheritdoc/>
    public override string Parameters() => string.Join('|', Items.Select(i => $"{RuleNotation.Clean(i.Name)}={i.Points.Plain()}"));

    private decimal Sum(LeafInput.Items items)
    {
        var (sum, last) = (0m, -1);
        foreach (var place in items.Met)
        {
            // Ascending as stored; one that stands twice counts once.
            if (place > last && place < Items.Count)
            {
                sum += Items[place].Points;
                last = place;
            }
            else if (place <= last)
            {
                return Met(items).Sum(i => i.Points);
            }
        }

        return sum;
    }

    private IEnumerable<ChecklistItem> Met(LeafInput.Items items) => items.Met.Distinct().Where(i => i >= 0 && i < Items.Count).Order().Select(i => Items[i]);
}
