using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Tables;
using Dudao.Server.Infrastructure.Spreadsheets.Writing;

namespace Dudao.Server.Features.Frameworks;

/// <summary>A framework as a workbook in the shape that the import reads.</summary>
public static class FrameworkWorkbook
{
    public static void Write(Framework framework, Stream target)
    {
        using var workbook = new XlsxWriter(target);
        var rows = FrameworkTable.Write(framework);
        var sheet = workbook.Add("指标体系", new XlsxLayout
        {
            Title = framework.Name,
            Columns = [.. rows[0].Select(heading => new XlsxColumn(heading, Width(heading)) { Text = true })],
        });
        foreach (var row in rows.Skip(1))
        {
            sheet.Row([.. row.Select(cell => XlsxCell.Text(cell) with { Style = XlsxStyle.Wrapped })]);
        }
    }

    private static double Width(string heading) => heading switch
    {
        "评分标准" => 60,
        _ when heading.Contains("分值", StringComparison.Ordinal) => 9,
        _ when heading.Contains("指标", StringComparison.Ordinal) => 26,
        _ => 18,
    };
}
