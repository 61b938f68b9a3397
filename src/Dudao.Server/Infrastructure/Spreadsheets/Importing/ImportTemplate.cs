using Dudao.Server.Infrastructure.Spreadsheets.Writing;

namespace Dudao.Server.Infrastructure.Spreadsheets.Importing;

/// <summary>The empty file to download: a sheet with the headings alone, a second that says what each column means, with an example.</summary>
public static class ImportTemplate
{
    public static string FileName<T>(ImportDefinition<T> definition) => $"{definition.Title}导入模板.xlsx";

    /// <param name="definition">The import.</param>
    /// <param name="target">Where the .xlsx goes.</param>
    /// <param name="filled">Rows to fill in beforehand, cells in the order of the columns; none for an empty template.</param>
    public static void Write<T>(ImportDefinition<T> definition, Stream target, IEnumerable<IReadOnlyList<string>>? filled = null)
    {
        using var writer = new XlsxWriter(target);
        var sheet = writer.Add(definition.Title, new XlsxLayout
        {
            Columns = [.. definition.Columns.Select(column => new XlsxColumn(column.Required ? column.Name + "（必填）" : column.Name, column.Width)
            {
                Text = column.Text,
                Allowed = column.Allowed,
            })],
        });
        foreach (var row in filled ?? [])
        {
            sheet.Row([.. row.Select(XlsxCell.Text)]);
        }

        var guide = writer.Add("填写说明", new XlsxLayout
        {
            Columns = [new("列", 20), new("必填", 8), new("填写要求", 46), new("示例", 24), new("含义", 46)],
            Title = $"{definition.Title}：怎样填写",
        });
        foreach (var column in definition.Columns)
        {
            guide.Row([.. new[] { column.Name, column.Required ? "是" : "", column.Expected, column.Example, Meaning(column) }
                .Select(text => XlsxCell.Text(text) with { Style = XlsxStyle.Wrapped })]);
        }

        guide.Across("请从第 2 行起逐行填写，不要改动表头；列可以调换次序，可以删去不用的列。有一处错误就不会导入任何内容，会逐行指出。");
        if (definition.Guide.Length > 0)
        {
            guide.Across(definition.Guide);
        }
    }

    private static string Meaning(ImportColumn column) =>
        column.Synonyms.Count == 0 ? column.Meaning : $"{column.Meaning}{(column.Meaning.Length > 0 ? "。" : "")}表头也可写作：{string.Join('、', column.Synonyms)}";
}
