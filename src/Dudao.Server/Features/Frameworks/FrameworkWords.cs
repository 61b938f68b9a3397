using Dudao.Core.Frameworks.Rules;

namespace Dudao.Server.Features.Frameworks;

/// <summary>What screens call the states of a version.</summary>
public static class FrameworkWords
{
    public static IReadOnlyList<(string Code, string Words)> Rules { get; } =
        [("points", "分值"), ("level", "等次"), ("deduct", "扣分"), ("checklist", "清单"), ("data", "数据"), ("passFail", "达标"), ("veto", "否决"), ("bonus", "加分")];

    /// <summary>How the parameters of a rule are written.</summary>
    public static string Notation(string code) => code switch
    {
        "points" => "step=0.5",
        "level" => "A=1;B=0.8;C=0.6;D=0.3",
        "deduct" => "each=0.5，或 each=超期:0.5|缺手续:1",
        "checklist" => "消防=4|监控=3",
        "data" => "figure=巩固率;unit=%;98:1|90:0",
        "veto" => "cap=合格",
        "bonus" => "max=2",
        _ => "不用写",
    };

    /// <summary>How a leaf of the rule is typed in one field.</summary>
    public static string Asked(ScoringRule rule) => rule switch
    {
        DataRule data => $"{(data.Figure.Length > 0 ? data.Figure : "数值")}{(data.Unit.Length > 0 ? $"（{data.Unit}）" : "")}",
        LevelRule levels => string.Join('、', levels.Levels.Select(l => l.Letter)),
        PassFailRule => "达标、不达标",
        VetoRule => "触发、未触发",
        DeductRule { Kinds.Count: > 1 } deduct => $"得分，或发现{string.Join('、', deduct.Kinds.Select((_, i) => i == 0 ? "1" : "0"))}处（{string.Join('、', deduct.Kinds.Select(k => k.Name))}）",
        DeductRule => "得分，或发现2处",
        ChecklistRule => "得分，或达到第1、2项",
        BonusRule bonus => $"加几分，最高 {bonus.Max:0.##}",
        _ => "得分",
    };

    public static string Words(this FrameworkVersionState state) => state switch
    {
        FrameworkVersionState.Draft => "草稿",
        FrameworkVersionState.Published => "已发布",
        FrameworkVersionState.Retired => "已停用",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
