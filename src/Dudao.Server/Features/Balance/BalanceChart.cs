using System.Globalization;
using System.Security;
using System.Text;
using Dudao.Core.Balance;
using Dudao.Core.Balance.Checking;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Server.Features.Balance;

/// <summary>A county's schools on a line for each indicator, as an SVG that stands alone: circles by pupils, the mean, the minimum, coefficient and threshold.</summary>
internal static class BalanceChart
{
    private const int Width = 1080;
    private const int Left = 250;
    private const int Right = 870;
    private const int Strip = 76;
    private const string Grey = "#5b6676";
    private const string Ink = "#1c2430";
    private const string Red = "#b3261e";
    private const string Green = "#1f6b43";

    public static string Draw(CountyCheck check, BalanceStandard standard, SchoolTable table)
    {
        var height = check.Stages.Sum(stage => 70 + (Strip * stage.Indicators.Length)) + 40;
        var svg = new StringBuilder();
        Add(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{height}\" viewBox=\"0 0 {Width} {height}\" font-family=\"'Noto Sans CJK SC','Microsoft YaHei',sans-serif\">\n");
        Add(svg, $"<rect width=\"{Width}\" height=\"{height}\" fill=\"#fff\"/>\n");
        var top = 0;
        foreach (var stage in check.Stages)
        {
            Heading(svg, stage, standard, top);
            top += 70;
            for (var line = 0; line < stage.Indicators.Length; line++, top += Strip)
            {
                Line(svg, stage, line, standard, table, top);
            }
        }

        Text(svg, 20, top + 20, "一个圆是一所学校，圆越大学生越多；实线为全县平均（按学生加权），虚线为学校最低要求。", 13, Grey);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Heading(StringBuilder svg, StageCheck stage, BalanceStandard standard, int top)
    {
        var (word, colour) = Verdict(stage.Reached);
        var composite = standard.Judge == Judging.Composite
            ? string.Create(CultureInfo.InvariantCulture, $"，综合差异系数 {stage.Composite:0.000}，标准 ≤ {stage.Threshold:0.00}") : "";
        var shorts = stage.SchoolsShort.Length > 0 ? $"，{stage.SchoolsShort.Length} 所学校不到最低要求" : "";
        Text(svg, 20, top + 40, $"{standard.Title} {stage.Stage.Title()} {stage.Figures.Count} 所：{word}{composite}{shorts}", 18, colour, bold: true);
        Add(svg, $"<line x1=\"20\" x2=\"{Width - 20}\" y1=\"{top + 56}\" y2=\"{top + 56}\" stroke=\"{Ink}\"/>\n");
    }

    private static void Line(StringBuilder svg, StageCheck stage, int line, BalanceStandard standard, SchoolTable table, int top)
    {
        var (indicator, found, figures) = (standard.Indicators[line], stage.Indicators[line], stage.Figures);
        var ratios = figures.Amounts[line].Select((amount, place) => amount * indicator.Per / figures.Pupils[place]).ToArray();
        var minimum = indicator.Minimum(stage.Stage);
        var most = Math.Max(ratios.Max(), minimum ?? 0) * 1.05;
        most = most > 0 ? most : 1;
        var middle = top + 38;
        Text(svg, 20, middle + 2, indicator.Name, 13, Ink);
        Text(svg, 20, middle + 20, indicator.RatioUnit, 12, Grey);
        Add(svg, $"<line x1=\"{Left}\" x2=\"{Right}\" y1=\"{middle + 22}\" y2=\"{middle + 22}\" stroke=\"#aab3c0\"/>\n");
        Text(svg, Left, middle + 36, "0", 11, Grey);
        Text(svg, Right, middle + 36, Figure(most), 11, Grey, "end");
        var largest = figures.Pupils.Max();
        for (var place = 0; place < ratios.Length; place++)
        {
            var below = minimum is { } least && !Core.Balance.Checking.Verdict.Reaches(ratios[place], least);
            var radius = 2.5 + (8 * Math.Sqrt(figures.Pupils[place] / largest));
            // Neighbours are drawn apart by turns, so that equal schools do not hide each other.
            var y = middle + ((place % 5) - 2) * 5;
            Add(svg, $"<circle cx=\"{X(ratios[place]):0.#}\" cy=\"{y}\" r=\"{radius:0.#}\" fill=\"{(below ? Red : Grey)}\" fill-opacity=\"0.45\" stroke=\"{(below ? Red : Grey)}\"><title>{Escape(table.Schools[figures.Rows[place]].Name)} {Figure(ratios[place])}</title></circle>\n");
        }

        if (found.Mean is { } mean)
        {
            Add(svg, $"<line x1=\"{X(mean):0.#}\" x2=\"{X(mean):0.#}\" y1=\"{middle - 22}\" y2=\"{middle + 22}\" stroke=\"{Ink}\" stroke-width=\"1.5\"/>\n");
            Text(svg, X(mean), middle - 25, $"平均 {Figure(mean)}", 11, Ink, "middle");
        }

        if (minimum is { } asked)
        {
            Add(svg, $"<line x1=\"{X(asked):0.#}\" x2=\"{X(asked):0.#}\" y1=\"{middle - 22}\" y2=\"{middle + 22}\" stroke=\"{Red}\" stroke-dasharray=\"3 3\"/>\n");
            Text(svg, X(asked), middle + 36, $"最低 {Figure(asked)}", 11, Red, "middle");
        }

        Text(svg, Width - 20, middle + 2, found.Cv is { } cv ? cv.ToString("0.000", CultureInfo.InvariantCulture) : "算不出来", 16, found.Reached == false ? Red : Ink, "end", bold: true);
        Text(svg, Width - 20, middle + 20, found.Threshold is { } threshold ? string.Create(CultureInfo.InvariantCulture, $"{Verdict(found.Reached).Word}，标准 ≤ {threshold:0.00}") : "单项不判定", 12, found.Threshold is null ? Grey : Verdict(found.Reached).Colour, "end");

        double X(double ratio) => Left + ((Right - Left) * ratio / most);
    }

    private static (string Word, string Colour) Verdict(bool? reached) => reached switch { true => ("达到", Green), false => ("未达到", Red), _ => ("不能判定", Grey) };

    private static string Figure(double number) => number.ToString(number >= 100 ? "#,0" : number >= 1 ? "0.##" : "0.####", CultureInfo.InvariantCulture);

    private static void Text(StringBuilder svg, double x, double y, string text, int size, string colour, string anchor = "start", bool bold = false) =>
        Add(svg, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" font-size=\"{size}\" fill=\"{colour}\" text-anchor=\"{anchor}\"{(bold ? " font-weight=\"700\"" : "")}>{Escape(text)}</text>\n");

    private static string Escape(string text) => SecurityElement.Escape(string.Concat(text.Where(letter => letter >= ' ')));

    private static void Add(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
