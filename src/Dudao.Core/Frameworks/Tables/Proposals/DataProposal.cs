using System.Globalization;
using System.Text.RegularExpressions;
using Dudao.Core.Frameworks.Rules;

namespace Dudao.Core.Frameworks.Tables.Proposals;

/// <summary>
/// A line over a figure from words like 三年巩固率达95%得满分，每低1个百分点扣0.2分，低于90%不得分 · 每百名学生达0.9人得满分，0.5人及以下不得分，其间按比例计分 ·
/// 办结率达100%得满分，80%得50%的分值，60%及以下不得分，其间按比例计分.
/// </summary>
internal static partial class DataProposal
{
    public static RuleProposal? Of(StandardText text, decimal points, string name)
    {
        if (Full().Match(text.Plain) is not { Success: true } full)
        {
            return null;
        }

        var (from, unit) = (Number(full), full.Groups["u"].Value);
        var slope = Slope().Match(text.Plain);
        var none = None().Match(text.Plain);
        var spans = new List<TextSpan> { StandardText.Span(full) };
        ValueList<Knot> knots;
        if (slope.Success)
        {
            spans.Add(StandardText.Span(slope));
            knots = Sloped(from, slope, none, points);
        }
        else if (none.Success && Proportional().Match(text.Plain) is { Success: true } between)
        {
            spans.Add(StandardText.Span(between));
            var knees = Knee().Matches(text.Plain).ToList();
            spans.AddRange(knees.Select(StandardText.Span));
            knots = [new(from, Fraction.One), .. knees.Select(k => new Knot(Number(k), Share(k, points))), new(Number(none), Fraction.Zero)];
        }
        else
        {
            return null;
        }

        if (none.Success)
        {
            spans.Add(StandardText.Span(none));
        }

        var rule = new DataRule { Figure = Figure(full, name), Unit = unit, Knots = knots, From = Source().IsMatch(text.Plain) ? FigureSource.Team : FigureSource.Subject, Missing = Missing(text) };
        return new(rule, [.. spans.Distinct().OrderBy(s => s.Start)]);
    }

    // The slope ends where the points are used up; a floor above that is a jump, and the better side holds at the floor itself.
    private static ValueList<Knot> Sloped(decimal from, Match slope, Match none, decimal points)
    {
        var (step, each) = (Number(slope, "s"), Number(slope, "d"));
        if (step <= 0 || each <= 0)
        {
            return [];
        }

        var down = slope.Groups["low"].Success;
        var end = down ? from - (points / each * step) : from + (points / each * step);
        var floor = none.Success ? Number(none) : end;
        if (!none.Success || (down ? floor <= end : floor >= end))
        {
            return [new(from, Fraction.One), new(decimal.Round(end, 6), Fraction.Zero)];
        }

        var share = Fraction.One - ((Fraction)Math.Abs(from - floor) / step * each / points);
        return share.Sign <= 0 ? [new(from, Fraction.One), new(floor, Fraction.Zero)] : [new(from, Fraction.One), new(floor, share), new(floor, Fraction.Zero)];
    }

    private static Fraction Share(Match knee, decimal points) =>
        knee.Groups["share"].Success ? (Fraction)Number(knee, "share") / 100 : (Fraction)Number(knee, "p") / points;

    private static MissingFigure Missing(StandardText text) => Without().Match(text.Plain) switch
    {
        { Success: true } match => match.Groups["full"].Success ? MissingFigure.Full : match.Groups["zero"].Success ? MissingFigure.Zero : MissingFigure.NotApplicable,
        _ => MissingFigure.Ask,
    };

    private static string Figure(Match full, string name)
    {
        var said = full.Groups["f"].Value.Trim(' ', '，', '。', '；', '、', '“', '”');
        said = Lead().Replace(said, "");
        if (said.Length is >= 2 and <= 30)
        {
            return said;
        }

        return FigureInName().Match(name) is { Success: true } match ? match.Value : name.Length <= 20 ? name : name[..20];
    }

    private static decimal Number(Match match, string group = "n") => match.Groups[group].Value switch
    {
        "" or "一" or "每" => 1,
        "两" or "二" => 2,
        "五" => 5,
        "十" => 10,
        var text => decimal.Parse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
    };

    private const string Units = "个百分点|%|百分点|人次|平方米|元|人|册|间|个|台|节|课时|学时|次|分钟|小时|名|项|天|勒克斯|所|万元|件|门|本";

    [GeneratedRegex(@"(?<f>[^，。；（]{0,40}?)(?:达到?了?|为|在|≥|不低于|不少于|保持在?|控制在)?\s*(?<n>\d{1,6}(?:\.\d{1,4})?)\s*(?<u>" + Units + @")?(?:及以上|以上|以内|及以下|以下|（含）|的|者|含以上)*[，]?\s*(?:得|计|记|给)满分")]
    private static partial Regex Full();

    [GeneratedRegex(@"每(?:再)?(?:(?<low>低|下降|降低|减少|少|差|不足|降)|(?<high>高|超过|超|上升|增加|升高|多))(?:于|出)?\s*(?<s>\d+(?:\.\d+)?|一|两|五|十)?\s*(?:" + Units + @"|点)?[，]?\s*(?:扣|减)\s*(?<d>\d+(?:\.\d+)?)\s*分")]
    private static partial Regex Slope();

    [GeneratedRegex(@"(?:低于|不足|小于|少于|未达|高于|超过|大于|（)?\s*(?<n>\d{1,6}(?:\.\d{1,4})?)\s*(?:" + Units + @")?(?:及以下|及以上|以下|以上|（含）|的|者)*）?[，]?\s*(?:不得分|不计分|得0分|计0分|为0分)")]
    private static partial Regex None();

    [GeneratedRegex(@"(?<n>\d{1,6}(?:\.\d{1,4})?)\s*(?:" + Units + @")?(?:的)?[，]?\s*(?:得|计)\s*(?:(?<share>\d+(?:\.\d+)?)\s*%(?:的?分值|的?分数|的分|分值)?|(?<p>\d+(?:\.\d+)?)\s*分)")]
    private static partial Regex Knee();

    [GeneratedRegex(@"(?:其间|之间|中间|其余|其他)?(?:的)?按(?:比例|线性|插值)[^，。；]{0,8}(?:分|值|算)?")]
    private static partial Regex Proportional();

    [GeneratedRegex(@"（(?:无|没有|未|不)[^）]{1,24}(?:(?<full>得满分)|(?<zero>不得分)|(?<na>不适用|不计))）")]
    private static partial Regex Without();

    [GeneratedRegex(@"抽问|问卷|督导组|测评|入户|共享学校满意度|(?:教师|家长|学生|群众)(?:知晓率|满意度)")]
    private static partial Regex Source();

    [GeneratedRegex(@"^(?:问卷显示|抽问|经查|抽查|查阅|以上一年|其中|年度|要求)")]
    private static partial Regex Lead();

    [GeneratedRegex(@"[\u4e00-\u9fff]{1,14}(?:率|比例|满意度|程度|达标数|人数|面积|册数|占比|比)")]
    private static partial Regex FigureInName();
}
