using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Server.Features.Frameworks;

namespace Dudao.Server.Features.Demonstration;

/// <summary>
/// Two parts of the primary group have second markers. At 石桥镇中心小学 their marks lie around the agreed ones at every third leaf: one above, one
/// below, so that the median is what was agreed and the deliberation has something to talk over.
/// </summary>
internal static class OctoberSecondMarks
{
    public static IReadOnlyList<(string UserName, string Part, int Side)> Given { get; } =
        [("hexiaolan", "A3", 1), ("weichangqing", "A3", -1), ("hexiaolan", "A5", 1), ("duruochuan", "A5", -1)];

    /// <summary>What this person marks where <paramref name="agreed"/> comes out.</summary>
    public static LeafInput Of(string userName, Indicator leaf, LeafInput agreed)
    {
        var path = ShippedFrameworks.School.PathTo(leaf.Id);
        var side = Given.FirstOrDefault(g => g.UserName == userName && g.Part == path[0].Number).Side;
        var place = path[0].Leaves().Index().First(l => l.Item.Id == leaf.Id).Index;
        var near = side == 0 || place % 3 != 0 ? agreed : Near(leaf, agreed, side);
        return leaf.Rule.Refuse(leaf.Points, near) is null ? near : agreed;
    }

    private static LeafInput Near(Indicator leaf, LeafInput agreed, int side) => (agreed, leaf.Rule) switch
    {
        (LeafInput.Level level, LevelRule rule) => new LeafInput.Level(rule.Levels[Math.Clamp(rule.Levels.Index().First(l => l.Item.Letter == level.Letter).Index - side, 0, rule.Levels.Count - 1)].Letter),
        (LeafInput.Findings found, DeductRule) => new LeafInput.Findings([Math.Max(0, found.Counts[0] - side), .. found.Counts.Skip(1)]),
        (LeafInput.Items items, _) when side < 0 => new LeafInput.Items([.. items.Met.SkipLast(1)]),
        (LeafInput.Mark mark, _) => new LeafInput.Mark(Math.Clamp(mark.Value + (side * 0.5m), 0, leaf.Points)),
        _ => agreed,
    };
}
