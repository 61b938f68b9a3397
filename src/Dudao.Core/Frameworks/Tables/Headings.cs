using System.Text.RegularExpressions;

namespace Dudao.Core.Frameworks.Tables;

/// <summary>What a column of a table holds.</summary>
public enum ColumnRole
{
    /// <summary>Its heading is not known; it was not read.</summary>
    Unknown,

    /// <summary>A level of the tree: the names of A, B, C, or the leaf's 评估要点.</summary>
    Level,

    /// <summary>The points of a level, or of the leaf.</summary>
    Points,

    /// <summary>The scoring standard.</summary>
    Standard,

    /// <summary>The kind of rule.</summary>
    Rule,

    /// <summary>The parameters of the rule.</summary>
    Parameters,

    /// <summary>Evidence.</summary>
    Evidence,

    /// <summary>The method.</summary>
    Method,

    /// <summary>Applicability.</summary>
    Applicability,

    /// <summary>The basis.</summary>
    Basis,

    /// <summary>A running number.</summary>
    Number,

    /// <summary>To be filled at the evaluation (自评得分, 评估得分); left empty, not read.</summary>
    Marks,

    /// <summary>Known, but of no use here (备注, 责任部门).</summary>
    Ignored,
}

/// <summary>Names of headings, under which offices put the same things.</summary>
internal static partial class Headings
{
    /// <summary>What a heading says, and how sure that it is one.</summary>
    /// <param name="Role">The role.</param>
    /// <param name="Level">The level that it names, from 1; 0 for none.</param>
    /// <param name="Doubtful">Whether the same words are also used for another role: 评估标准 is a leaf's name in one table, its standard in another.</param>
    public readonly record struct Meaning(ColumnRole Role, int Level = 0, bool Doubtful = false);

    public static Meaning Of(string heading)
    {
        var text = CellText.Squeeze(heading);
        var bare = Brackets().Replace(text, "");
        return Known(text) is { Role: not ColumnRole.Unknown } whole ? whole : bare.Length > 0 && bare != text ? Known(bare) : default;
    }

    private static Meaning Known(string text)
    {
        if (LevelPoints().Match(text) is { Success: true } points)
        {
            return new(ColumnRole.Points, LevelOf(points.Groups["l"].Value));
        }

        if (LevelName().Match(text) is { Success: true } level)
        {
            return new(ColumnRole.Level, LevelOf(level.Groups["l"].Value));
        }

        foreach (var (role, words, doubtful) in Words)
        {
            if (words.IsMatch(text))
            {
                return new(role, 0, doubtful);
            }
        }

        return default;
    }

    private static int LevelOf(string sign) => sign switch
    {
        "A" or "a" or "一" or "1" => 1,
        "B" or "b" or "二" or "2" => 2,
        "C" or "c" or "三" or "3" => 3,
        _ => 4,
    };

    // In this order: what is to be left empty looks like points, and points look like standards.
    private static readonly (ColumnRole Role, Regex Words, bool Doubtful)[] Words =
    [
        (ColumnRole.Marks, Marks(), false), (ColumnRole.Points, Points(), false), (ColumnRole.Rule, Rule(), false), (ColumnRole.Parameters, Parameters(), false),
        (ColumnRole.Standard, Standard(), false), (ColumnRole.Standard, DoubtfulStandard(), true), (ColumnRole.Method, Method(), false),
        (ColumnRole.Evidence, Evidence(), false), (ColumnRole.Applicability, Applicability(), false), (ColumnRole.Basis, Basis(), false),
        (ColumnRole.Number, Number(), false), (ColumnRole.Ignored, Ignored(), false), (ColumnRole.Level, Name(), false),
    ];

    [GeneratedRegex(@"[(（\[【].*?[)）\]】]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^第?(?<l>[A-Da-d一二三四1-4])级(?:指标|项目)?(?:分值|权重|满分|分数|总分|得分值|标准分)$")]
    private static partial Regex LevelPoints();

    [GeneratedRegex(@"^第?(?<l>[A-Da-d一二三四1-4])级(?:评估|评价|督导|考核)?(?:指标|项目|内容|要素|要点|目标)?(?:名称|内容|及.{0,8})?$|^(?:评估|评价|考核)?指标[(](?<l>[A-Da-d一二三四1-4])级[)]$")]
    private static partial Regex LevelName();

    [GeneratedRegex(@"^.{0,8}(?:自评|自查|互评|他评|复评|核评|初评|终评|评审|评估组|督导组|专家组?|学校|考核组?|检查组?|督评|验收|实际|实|最终|核定|县评|市评|省评|督导|评估|评价|考核|检查)(?:得分|评分|打分|分|分数|等级|结果|等次)$|^(?:得分|评分|打分|扣分|加分|等级|评定|自评|自查|他评|扣分值|扣分数|得分情况|扣分情况|评估结果|评价结果|评定等级)$|^(?:自评|自查|扣分|得分|失分)(?:原因|理由|说明|情况|依据|情况说明)$|^自评.{0,6}$|^.{0,6}(?:自评|自查|互评|他评|复评|初评|终评)$")]
    private static partial Regex Marks();

    [GeneratedRegex(@"^(?:指标|评估|评价|考核|标准|应得|基本|参考|权重|赋予)?(?:分值|权重|满分|分数|配分|赋分|标准分|总分|权数|权重分|分值权重|应得分|赋值|基准分|满分值|权值)$")]
    private static partial Regex Points();

    [GeneratedRegex(@"^(?:评分|计分|规则)?规则(?:类型|种类)?$|^评分规则$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^(?:规则)?参数$")]
    private static partial Regex Parameters();

    [GeneratedRegex(@"^(?:评分|计分|赋分|打分|扣分|记分|给分|得分|分值)(?:标准|细则|办法|方法|说明|要求|依据|要点)?(?:及(?:办法|方法|说明|细则))?$|^(?:评分标准|评分细则|评分办法).{0,8}$|^(?:评估|评价|考核|督导|检查|验收)(?:评分)(?:标准|细则|办法)$|^(?:评估|评价|考核|检查|验收|督导|实施)?细则$|^(?:评估|评价|考核)(?:办法及标准|标准及办法|标准和办法|计分办法)$")]
    private static partial Regex Standard();

    [GeneratedRegex(@"^(?:评估|评价|考核|督导|检查|验收|达标|指标|具体|合格|工作|考评|认定)?标准(?:及要求|要求|内容|和要求)?$|^(?:指标|考核|评估|评价|工作|达标|具体)?要求$")]
    private static partial Regex DoubtfulStandard();

    [GeneratedRegex(@"^(?:评估|评价|考核|督导|检查|考评|验收|信息采集|数据采集|采集|考察|测评|查验|评定|核查)(?:方式|方法|途径|手段|形式)(?:与.{0,6}|及.{0,6})?$|^(?:方式|方法|评估办法|考核办法|检查办法|评价办法)$")]
    private static partial Regex Method();

    [GeneratedRegex(@"^.{0,8}(?:佐证|备查|印证|支撑|查阅|证明|查看|迎检|档案|申报|必备|需提供)(?:的)?(?:材料|资料|目录)(?:清单|目录|名称|要求)?$|^(?:材料|资料|档案)(?:清单|目录|要求)?$|^(?:佐证|备查|查阅资料|材料)$")]
    private static partial Regex Evidence();

    [GeneratedRegex(@"^(?:适用)(?:范围|对象|学校|单位|学段|类型|类别)?$|^(?:评估|督导|考核)对象$")]
    private static partial Regex Applicability();

    [GeneratedRegex(@"^(?:政策|文件|法律|法规|制定|指标|评估|设置)?依据(?:文件|来源)?$|^(?:文件|政策)来源$")]
    private static partial Regex Basis();

    [GeneratedRegex(@"^(?:序号|编号|指标编号|指标代码|代码|项次|号|No\.?|NO\.?)$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:备注|说明|备考|填报说明|责任(?:部门|单位|人|科室|股室|领导)|牵头(?:部门|单位|科室|股室)|(?:数据)?来源(?:单位|部门)?|(?:评估|评价)说明|评分人|评估人|评委|签名|督学签名|存在(?:的)?问题|问题|完成时限|完成时间|整改(?:情况|措施)|主要(?:做法|问题|成绩))$")]
    private static partial Regex Ignored();

    [GeneratedRegex(@"^(?:评估|评价|考核|督导|检查|考评|验收|指标|主要|具体|工作|重点|观测|考察|核心|督查|基本|关键)*(?:指标|项目|内容|要点|要素|观测点|考察点|内涵|类别|名称|领域|维度|方面|模块|任务|目标|条款|板块|指标名称|指标内容)$|^(?:大|小|子)?项(?:目)?$")]
    private static partial Regex Name();
}
