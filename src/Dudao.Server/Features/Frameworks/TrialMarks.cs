using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Scoring;

namespace Dudao.Server.Features.Frameworks;

/// <summary>What was typed to try a framework out (试评): for which kind of subject, and a mark for each leaf.</summary>
public sealed record TrialMarks(SubjectTraits Traits, IReadOnlyDictionary<string, string> Typed, bool BlankIsFull)
{
    private const int Longest = 100;

    /// <summary>The kinds of subject that a framework tells apart, in its own words.</summary>
    public static IReadOnlyList<(SubjectTraits Trait, string Words)> Kinds(Framework framework)
    {
        var words = framework.Leaves().SelectMany(l => l.Leaf!.Applicability.Text.Split('、')).Select(w => w.EndsWith("除外", StringComparison.Ordinal) ? w[..^2] : w).ToHashSet();
        return [.. All.Where(k => words.Contains(k.Words) || (k.Words is "小学" or "初中" && words.Contains("义务教育")) || (k.Words is "初中" or "高中" && words.Contains("中学")))];
    }

    /// <summary>Reads a form; before anything was typed the framework is tried for a subject of every kind that it names, but not for what it leaves out.</summary>
    public static TrialMarks Read(IFormCollection? form, Framework framework)
    {
        if (form is null)
        {
            return new(Usual(framework), new Dictionary<string, string>(), true);
        }

        var traits = Kinds(framework).Where(k => form["trait"].Contains(k.Trait.ToString())).Aggregate(SubjectTraits.None, (all, k) => all | k.Trait);
        var typed = framework.Leaves().Select(l => (l.Id, Text: form[$"mark.{l.Id}"].ToString().Trim())).Where(l => l.Text.Length is > 0 and <= Longest).ToDictionary(l => l.Id, l => l.Text);
        return new(traits, typed, form["blank"] != "out");
    }

    public FrameworkTrial Of(Framework framework) => FrameworkTrial.Of(framework, Traits, Typed, BlankIsFull);

    private static SubjectTraits Usual(Framework framework)
    {
        var kinds = Kinds(framework).Aggregate(SubjectTraits.None, (all, k) => all | k.Trait);
        var excluded = framework.Leaves().SelectMany(l => l.Leaf!.Applicability.Text.Split('、')).Where(w => w.EndsWith("除外", StringComparison.Ordinal)).Select(w => w[..^2]).ToHashSet();
        return All.Where(k => excluded.Contains(k.Words)).Aggregate(kinds, (all, k) => all & ~k.Trait);
    }

    private static readonly (SubjectTraits Trait, string Words)[] All =
    [
        (SubjectTraits.Kindergarten, "幼儿园"), (SubjectTraits.Primary, "小学"), (SubjectTraits.Junior, "初中"), (SubjectTraits.Senior, "高中"), (SubjectTraits.Special, "特殊教育"),
        (SubjectTraits.Vocational, "中职"), (SubjectTraits.Boarding, "寄宿"), (SubjectTraits.Canteen, "有食堂"), (SubjectTraits.TeachingPoint, "教学点"), (SubjectTraits.CentralSchool, "中心学校"),
        (SubjectTraits.VillageSchool, "村小"), (SubjectTraits.Private, "民办"), (SubjectTraits.Township, "乡镇"), (SubjectTraits.SubDistrict, "街道"), (SubjectTraits.HasJunior, "有初中"),
    ];
}
