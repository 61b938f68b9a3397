using Dudao.Core.Balance;
using Dudao.Core.Balance.Checking;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;
using Dudao.Server.Infrastructure.Spreadsheets.Writing;

namespace Dudao.Server.Features.Balance;

/// <summary>A check as a workbook: coefficients, the schools and figures behind each, who is short, who is left out, what to look at.</summary>
internal static class BalanceWorkbook
{
    public static void Write(XlsxWriter book, IReadOnlyList<CountyCheck> checks, BalanceStandard standard, SchoolTable table)
    {
        var sheet = Sheet(book, "差异系数", "组", "学段", "指标", "单位", "学校数", "平均", "标准差", "差异系数", "标准", "结论", "原因");
        foreach (var (check, stage) in Stages(checks))
        {
            foreach (var (indicator, line) in stage.Indicators.Select((indicator, line) => (indicator, line)))
            {
                sheet.Row(
                    check.Group, stage.Stage.Title(), standard.Indicators[line].Name, standard.Indicators[line].RatioUnit, stage.Figures.Count, XlsxCell.Ratio(indicator.Mean),
                    XlsxCell.Ratio(indicator.Deviation), XlsxCell.Ratio(indicator.Cv), XlsxCell.Ratio(indicator.Threshold), Verdict(indicator.Reached, indicator.Threshold), indicator.Reason);
            }

            sheet.Row(
                check.Group, stage.Stage.Title(), standard.Judge == Judging.Composite ? "综合（各项平均）" : "本学段", "", stage.Figures.Count, default,
                default, XlsxCell.Ratio(stage.Composite), XlsxCell.Ratio(stage.Threshold), Verdict(stage.Reached, 0), stage.SchoolsShort.Length == 0 ? "" : $"{stage.SchoolsShort.Length} 所学校不到最低要求");
        }

        sheet = Sheet(book, "学校", ["组", "学段", "行", "学校", "学生", "分摊比例", .. standard.Indicators.Select(indicator => $"{FigureColumn.Title(indicator.Code)}（计入）"), .. standard.Indicators.Select(indicator => indicator.Name)]);
        foreach (var (check, stage) in Stages(checks))
        {
            for (var place = 0; place < stage.Figures.Count; place++)
            {
                var (figures, at) = (stage.Figures, place);
                var school = table.Schools[figures.Rows[at]];
                sheet.Row([
                    check.Group, stage.Stage.Title(), school.Row, school.Name, XlsxCell.Ratio(figures.Pupils[at]), XlsxCell.Ratio(figures.Shares[at]),
                    .. figures.Amounts.Select(amounts => XlsxCell.Ratio(amounts[at])),
                    .. figures.Amounts.Select((amounts, line) => XlsxCell.Ratio(amounts[at] * standard.Indicators[line].Per / figures.Pupils[at]))]);
            }
        }

        sheet = Sheet(book, "不到最低要求", "组", "学段", "行", "学校", "指标", "现有", "要求");
        foreach (var (check, stage) in Stages(checks))
        {
            foreach (var (school, missed) in stage.SchoolsShort.SelectMany(school => school.Missed, (school, missed) => (school, missed)))
            {
                sheet.Row(
                    check.Group, stage.Stage.Title(), school.Row, school.School, standard.Indicators.First(indicator => indicator.Code == missed.Code).Name,
                    XlsxCell.Ratio(missed.Value), XlsxCell.Ratio(missed.Minimum));
            }
        }

        sheet = Sheet(book, "不计入", "组", "行", "学校", "原因");
        foreach (var (check, left) in checks.SelectMany(check => check.LeftOut, (check, left) => (check, left)))
        {
            sheet.Row(check.Group, left.Row, left.School, left.Reason);
        }
    }

    public static XlsxSheetWriter Sheet(XlsxWriter book, string name, params string[] headings) =>
        book.Add(name, new XlsxLayout { Columns = [.. headings.Select(heading => new XlsxColumn(heading, heading is "学校" or "指标" or "原因" ? 30 : null))] });

    private static IEnumerable<(CountyCheck Check, StageCheck Stage)> Stages(IReadOnlyList<CountyCheck> checks) =>
        checks.SelectMany(check => check.Stages, (check, stage) => (check, stage));

    private static string Verdict(bool? reached, double? threshold) => threshold is null ? "单项不判定" : reached switch { true => "达到", false => "未达到", _ => "不能判定" };
}
