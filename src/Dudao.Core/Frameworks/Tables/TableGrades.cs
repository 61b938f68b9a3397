using Dudao.Core.Frameworks.Rules;

namespace Dudao.Core.Frameworks.Tables;

/// <summary>The grades that an imported draft begins with, since tables do not carry them: the default ones, in proportion to the full mark, with the caps that its vetoes name.</summary>
internal static class TableGrades
{
    public static GradeScale For(Framework draft)
    {
        var caps = draft.Vetoes.SelectMany(v => v.Leaves()).Select(l => (l.Rule as VetoRule)?.Cap).ToHashSet();
        var pass = draft.FullMark * 0.6m;
        var bands = new List<GradeBand>
        {
            new() { Name = "优秀", AtLeast = draft.FullMark * 0.9m }, new() { Name = "良好", AtLeast = draft.FullMark * 0.8m }, new() { Name = "合格", AtLeast = pass },
        };
        if (caps.Contains("暂不定等级"))
        {
            bands.Add(new() { Name = "暂不定等级", AtLeast = pass, MonthsToMend = 2 });
        }

        bands.Add(new() { Name = caps.Contains("限期整改") && !caps.Contains("不合格") ? "限期整改" : "不合格" });
        return new() { Bands = bands.ToValueList() };
    }
}
