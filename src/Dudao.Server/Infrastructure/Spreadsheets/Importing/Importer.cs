namespace Dudao.Server.Infrastructure.Spreadsheets.Importing;

/// <summary>Reads a file by a definition, without changing anything.</summary>
public static class Importer
{
    /// <summary>Reads a file. One that cannot be read at all answers with a message for the whole file, not with an exception.</summary>
    /// <param name="definition">What is expected.</param>
    /// <param name="stream">A seekable stream.</param>
    /// <param name="fileName">The name under which it came.</param>
    /// <param name="said">What a person said a heading of the file is: the column's name, or empty to leave it out.</param>
    public static ImportPreview<T> Read<T>(ImportDefinition<T> definition, Stream stream, string fileName, IReadOnlyDictionary<string, string>? said = null)
    {
        try
        {
            using var file = SpreadsheetFile.Open(stream, fileName);
            return Read(definition, file, fileName, said);
        }
        catch (SpreadsheetException refused)
        {
            return new ImportPreview<T> { FileName = fileName, Messages = [ImportMessage.OfFile(refused.Message)], Errors = 1 };
        }
    }

    private static ImportPreview<T> Read<T>(ImportDefinition<T> definition, SpreadsheetFile file, string fileName, IReadOnlyDictionary<string, string>? said)
    {
        var found = file.Sheets.Where(sheet => !sheet.Hidden).Select(sheet => (Sheet: sheet, Headings: Headings.Find(sheet, definition.Columns, said)))
            .Where(candidate => candidate.Headings is not null).ToList();
        if (found.Count == 0)
        {
            return new ImportPreview<T> { FileName = fileName, Messages = [NoHeadings(definition)], Errors = 1 };
        }

        var (sheet, headings) = found.MaxBy(candidate => candidate.Headings!.Map.Count);
        var reading = new ImportReading<T>(definition, headings!);
        var absent = definition.Columns.Where(column => headings!.Map.All(mapping => mapping.Column != column)).ToList();
        foreach (var column in absent.Where(column => column.Required))
        {
            reading.Say(ImportMessage.OfFile($"缺少“{column.Name}”列", column.Synonyms.Count == 0 ? "" : $"这一列，也可写作 {string.Join('、', column.Synonyms)}"));
        }

        foreach (var (other, _) in found.Where(candidate => candidate.Sheet != sheet && candidate.Headings!.Map.Count == headings!.Map.Count))
        {
            reading.Say(ImportMessage.OfFile($"工作表“{other.Name}”也有同样的表头，没有读取；要导入的内容请放在一张工作表里", severity: ImportSeverity.Warning));
        }

        if (reading.Errors == 0)
        {
            reading.ReadRows(sheet);
        }

        return reading.Preview() with
        {
            FileName = fileName,
            Sheet = sheet.Name,
            Missing = [.. absent.Where(column => !column.Required).Select(column => column.Name)],
        };
    }

    private static ImportMessage NoHeadings<T>(ImportDefinition<T> definition) => ImportMessage.OfFile(
        $"没有找到表头。表头应有这些列：{string.Join('、', definition.Columns.Where(column => column.Required).DefaultIfEmpty(definition.Columns[0]).Select(column => column.Name))}。可先下载模板，按模板填写");
}
