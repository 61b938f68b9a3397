using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;

namespace Dudao.Server.Tests.Hosting;

/// <summary>A small framework with a leaf of every rule; c1 is marked in steps of 0.01, so that a leaked mark is unmistakable.</summary>
internal static class TrialFramework
{
    public static Framework Build() => new()
    {
        Name = "试评指标体系",
        Parts =
        [
            Part("a1", "A1", "办学管理", 60,
                Part("b1", "B1", "领导班子", 30,
                    Leaf("c1", "C1", "议事规则", 10, new PointsRule { Step = 0.01m }),
                    Leaf("c2", "C2", "分工协作", 10, LevelRule.Default),
                    Leaf("c3", "C3", "制度落实", 10, new DeductRule { Kinds = [new("未落实", 0.5m)] })),
                Part("b2", "B2", "安全管理", 30,
                    Leaf("c4", "C4", "安全设施", 10, new ChecklistRule { Items = [new("消防", 4), new("监控", 3), new("门卫", 3)] }),
                    Leaf("c5", "C5", "达标情况", 10, PassFailRule.Default),
                    Leaf("c6", "C6", "食堂", 10, LevelRule.Default, "有食堂"))),
            Part("a2", "A2", "学生发展", 40,
                Part("b3", "B3", "学业", 40,
                    Leaf("c7", "C7", "巩固率", 20, new DataRule { Figure = "巩固率", Unit = "%", Knots = [new(98, 1), new(90, 0)] }),
                    Leaf("c8", "C8", "体质", 20, LevelRule.Default with { Upload = "体质健康测试成绩" }))),
        ],
        Vetoes = [Part("v", "", "一票否决", 0, Leaf("v1", "V1", "重大责任事故", 0, new VetoRule { Cap = "暂不定等级" }))],
        Grades = new GradeScale
        {
            Bands =
            [
                new GradeBand { Name = "优级甲等", AtLeast = 95, EachPartAtLeast = 85 },
                new GradeBand { Name = "优级乙等", AtLeast = 90, EachPartAtLeast = 80 },
                new GradeBand { Name = "优级丙等", AtLeast = 85, EachPartAtLeast = 70 },
                new GradeBand { Name = "合格", AtLeast = 60, EachPartAtLeast = 60 },
                new GradeBand { Name = "暂不定等级", AtLeast = 60, MonthsToMend = 2 },
                new GradeBand { Name = "不合格" },
            ],
        },
    };

    private static Indicator Part(string id, string number, string name, decimal points, params Indicator[] children) =>
        new() { Id = id, Number = number, Name = name, Points = points, Children = [.. children] };

    private static Indicator Leaf(string id, string number, string name, decimal points, ScoringRule rule, string applies = "全部") =>
        new()
        {
            Id = id,
            Number = number,
            Name = name,
            Points = points,
            Leaf = new Leaf { Standard = $"{name}符合要求", Rule = rule, Evidence = "制度文本", Applicability = Applicability.Parse(applies), Basis = "教育督导条例" },
        };
}
