using System.Globalization;
using System.Text.Json.Serialization;

namespace Dudao.Core.Frameworks;

/// <summary>A grade (等级) and what it asks. A condition that is null is not asked.</summary>
public sealed record GradeBand
{
    /// <summary>The name: any words, unique in the scale.</summary>
    public string Name { get; init; } = "";

    /// <summary>The lowest mark, in points, that reaches it.</summary>
    public decimal? AtLeast { get; init; }

    /// <summary>The lowest share, in percent, that each A level must have; one that does not apply is not tested.</summary>
    public decimal? EachPartAtLeast { get; init; }

    /// <summary>The lowest mark without bonus: keeps a bonus from lifting a subject over this line.</summary>
    public decimal? WithoutBonusAtLeast { get; init; }

    /// <summary>Whether it asks that no veto is triggered.</summary>
    public bool NoVeto { get; init; }

    /// <summary>For a deferred grade (暂不定等级): the months to mend before the re-evaluation; null for a grade that stands.</summary>
    public int? MonthsToMend { get; init; }

    /// <summary>Whether the grade is put off until what is wrong is mended.</summary>
    [JsonIgnore]
    public bool IsDeferred => MonthsToMend is not null;

    /// <summary>Whether every subject reaches it.</summary>
    [JsonIgnore]
    public bool AsksNothing => AtLeast is null && EachPartAtLeast is null && WithoutBonusAtLeast is null && !NoVeto;

    /// <summary>What it asks, in words: "90 分及以上，各 A 级得分率不低于 80%".</summary>
    public string Conditions()
    {
        var said = new List<string>();
        if (AtLeast is { } mark)
        {
            said.Add(string.Create(CultureInfo.InvariantCulture, $"{mark:0.##} 分及以上"));
        }

        if (EachPartAtLeast is { } share)
        {
            said.Add(string.Create(CultureInfo.InvariantCulture, $"各 A 级得分率不低于 {share:0.##}%"));
        }

        if (WithoutBonusAtLeast is { } plain)
        {
            said.Add(string.Create(CultureInfo.InvariantCulture, $"不计加分不低于 {plain:0.##} 分"));
        }

        if (NoVeto)
        {
            said.Add("未触发一票否决");
        }

        return said.Count == 0 ? "其余" : string.Join('，', said);
    }
}

/// <summary>The grades in order, best first; the last asks nothing, so that everybody has one.</summary>
public sealed record GradeScale
{
    /// <summary>优秀 90, 良好 80, 合格 60, 不合格: what a new framework begins with.</summary>
    public static GradeScale Default { get; } = new()
    {
        Bands =
        [
            new() { Name = "优秀", AtLeast = 90 }, new() { Name = "良好", AtLeast = 80 }, new() { Name = "合格", AtLeast = 60 }, new() { Name = "不合格" },
        ],
    };

    /// <summary>The bands, best first. Their order is also the order of vetoes' caps.</summary>
    public ValueList<GradeBand> Bands { get; init; }

    /// <summary>The place of the band in the order, 0 the best; -1 when there is none of this name.</summary>
    public int IndexOf(string name)
    {
        for (var i = 0; i < Bands.Count; i++)
        {
            if (Bands[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
