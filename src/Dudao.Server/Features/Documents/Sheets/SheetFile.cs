using Dudao.Core.Documents;
using Dudao.Server.Features.Documents.Writing;

namespace Dudao.Server.Features.Documents.Sheets;

/// <summary>A sheet as a file to be taken home.</summary>
public static class SheetFile
{
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The sheet as DOCX; <paramref name="name"/> is the file's name without its ending.</summary>
    public static IResult Docx(Sheet sheet, string name)
    {
        var file = new MemoryStream();
        DocxWriter.Write(sheet, file);
        file.Position = 0;
        return Results.File(file, Word, $"{name}.docx");
    }
}
