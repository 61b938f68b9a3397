using Dudao.Server.Infrastructure.Spreadsheets.Writing;

namespace Dudao.Server.Infrastructure.Spreadsheets.Importing;

/// <summary>What is to be mended, as a file to send back: the messages, and the bad rows with their reasons, which can be mended and uploaded again.</summary>
public static class ImportReport
{
    public static void Write<T>(ImportPreview<T> preview, Stream target)
    {
        using var writer = new XlsxWriter(target);
        var list = writer.Add("需要改正的地方", new XlsxLayout
        {
            Columns = [new("单元格", 10), new("行", 8), new("列", 18), new("填写的内容", 24), new("问题", 36), new("应为", 44), new("性质", 8)],
            Filter = true,
        });
        foreach (var message in preview.Messages)
        {
            list.Row(message.Place, message.Row == 0 ? XlsxCell.Empty : message.Row, message.Column, message.Value,
                XlsxCell.Text(message.Problem) with { Style = XlsxStyle.Wrapped }, XlsxCell.Text(message.Expected) with { Style = XlsxStyle.Wrapped },
                message.Severity == ImportSeverity.Error ? "错误" : "留意");
        }

        if (preview.Bad.Count == 0)
        {
            return;
        }

        var messages = preview.Messages.Where(message => message.Severity == ImportSeverity.Error).ToLookup(message => message.Row);
        var rows = writer.Add("有错误的行", new XlsxLayout
        {
            Columns = [.. preview.Map.Select(mapping => new XlsxColumn(mapping.Heading) { Text = mapping.Column.Text }), new("原行号", 9), new("原因", 60)],
        });
        foreach (var row in preview.Bad)
        {
            var wrong = messages[row.Number].Select(message => message.Column).ToHashSet(StringComparer.Ordinal);
            rows.Row([
                .. preview.Map.Select((mapping, i) => XlsxCell.Text(row[i]) with { Style = wrong.Contains(mapping.Column.Name) ? XlsxStyle.Wrong : XlsxStyle.Body }),
                row.Number,
                XlsxCell.Text(string.Join("；", messages[row.Number].Select(message => $"{message.Column}{message.Problem}"))) with { Style = XlsxStyle.Wrapped },
            ]);
        }
    }
}
