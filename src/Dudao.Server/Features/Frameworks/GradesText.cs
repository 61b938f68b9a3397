using System.Globalization;
using System.Text;
using Dudao.Core;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Frameworks;

/// <summary>A grade as a person types it; one without a name is left out.</summary>
public sealed class BandText
{
    /// <summary>The name that it had, so that vetoes that cap at it follow its new one.</summary>
    public string? Old { get; set; }

    /// <summary>Its place: 1 the best.</summary>
    public string? Order { get; set; }

    public string? Name { get; set; }

    public string? AtLeast { get; set; }

    public string? EachPart { get; set; }

    public string? WithoutBonus { get; set; }

    public bool NoVeto { get; set; }

    public string? Months { get; set; }

    public static BandText Of(GradeBand band, int order) => new()
    {
        Old = band.Name,
        Order = order.ToString(CultureInfo.InvariantCulture),
        Name = band.Name,
        AtLeast = Text(band.AtLeast),
        EachPart = Text(band.EachPartAtLeast),
        WithoutBonus = Text(band.WithoutBonusAtLeast),
        NoVeto = band.NoVeto,
        Months = band.MonthsToMend?.ToString(CultureInfo.InvariantCulture),
    };

    private static string? Text(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture);
}

/// <summary>The full mark, the basis and the grades of a draft, as a person types them.</summary>
public sealed class GradesText
{
    private const int LongestBasis = 500;

    /// <summary>What the person saw: <see cref="SeenOf"/>.</summary>
    public string? Seen { get; set; }

    public string? FullMark { get; set; }

    public string? Basis { get; set; }

    public List<BandText> Bands { get; set; } = [];

    /// <summary>A mark of just what this page shows, so that a change of the tree is no conflict.</summary>
    public static string SeenOf(Framework framework) => (framework with { Parts = [], Bonus = [], Vetoes = [] }).Digest();

    public static GradesText Of(Framework framework) => new()
    {
        Seen = SeenOf(framework),
        FullMark = framework.FullMark.ToString("0.####", CultureInfo.InvariantCulture),
        Basis = framework.Basis,
        Bands = [.. framework.Grades.Bands.Select((b, i) => BandText.Of(b, i + 1)), new BandText(), new BandText()],
    };

    /// <summary>The framework with them; or everything that cannot be read.</summary>
    public Outcome<Framework> Read(Framework framework)
    {
        var refusals = new List<Refusal>();
        var full = Number(FullMark, "总分", "FullMark", 10_000, refusals);
        if (full is null or 0 && refusals.Count == 0)
        {
            refusals.Add(new Refusal("请填总分，如 100。", Field: "FullMark"));
        }

        if ((Basis ?? "").Trim().Length > LongestBasis)
        {
            refusals.Add(new Refusal($"依据不超过{LongestBasis}个字。", Field: "Basis"));
        }

        var named = Bands.Select((b, i) => (Band: b, Place: i)).Where(b => !string.IsNullOrWhiteSpace(b.Band.Name)).ToList();
        var read = named.Select(b => (b.Band.Old, Order: Order(b.Band, b.Place, refusals), Band: Read(b.Band, b.Place, refusals))).OrderBy(b => b.Order).ToList();
        if (read.Count == 0)
        {
            refusals.Add(new Refusal("至少要有一个等级。"));
        }

        foreach (var same in read.GroupBy(b => b.Band.Name).Where(g => g.Count() > 1))
        {
            refusals.Add(new Refusal($"等级“{same.Key}”写了两次。"));
        }

        if (read.Count > 0 && !read[^1].Band.AsksNothing)
        {
            refusals.Add(new Refusal($"最低的等级“{read[^1].Band.Name}”不应有条件，否则会有单位评不出等级。请把它的条件清空，或在最后加一个没有条件的等级。"));
        }

        if (refusals.Count > 0)
        {
            return Failure.Invalid(refusals);
        }

        var renamed = read.Where(b => !string.IsNullOrEmpty(b.Old) && b.Old != b.Band.Name).ToDictionary(b => b.Old!, b => b.Band.Name, StringComparer.Ordinal);
        var changed = framework with { FullMark = full!.Value, Basis = (Basis ?? "").Trim(), Grades = new GradeScale { Bands = read.Select(b => b.Band).ToValueList() } };
        return framework.Vetoes.SelectMany(v => v.Leaves()).Where(l => l.Rule is VetoRule veto && renamed.ContainsKey(veto.Cap))
            .Aggregate(changed, (f, l) => f.Change(l.Id, n => n with { Leaf = n.Leaf! with { Rule = ((VetoRule)n.Rule) with { Cap = renamed[((VetoRule)n.Rule).Cap] } } }));
    }

    private static GradeBand Read(BandText band, int place, List<Refusal> refusals) => new()
    {
        Name = Core.Text.Plain.Name(band.Name!),
        AtLeast = Number(band.AtLeast, $"“{band.Name}”的分数线", $"Bands[{place}].AtLeast", 10_000, refusals),
        EachPartAtLeast = Number(band.EachPart, $"“{band.Name}”的 A 级得分率", $"Bands[{place}].EachPart", 100, refusals),
        WithoutBonusAtLeast = Number(band.WithoutBonus, $"“{band.Name}”不计加分的分数线", $"Bands[{place}].WithoutBonus", 10_000, refusals),
        NoVeto = band.NoVeto,
        MonthsToMend = (int?)Number(band.Months, $"“{band.Name}”的整改月数", $"Bands[{place}].Months", 24, refusals),
    };

    private static decimal Order(BandText band, int place, List<Refusal> refusals) => Number(band.Order, $"“{band.Name}”的次序", $"Bands[{place}].Order", 100, refusals) ?? place + 1;

    private static decimal? Number(string? text, string what, string field, decimal most, List<Refusal> refusals)
    {
        var plain = (text ?? "").Normalize(NormalizationForm.FormKC).Trim().TrimEnd('分', '%');
        if (plain.Length == 0)
        {
            return null;
        }

        if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= most)
        {
            return value;
        }

        refusals.Add(new Refusal($"{what}“{text}”读不懂。请填 0 到 {most:0} 之间的数。", Field: field));
        return null;
    }
}
