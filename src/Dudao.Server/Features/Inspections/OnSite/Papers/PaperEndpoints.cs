using Dudao.Core.Documents;
using Dudao.Server.Features.Documents.Writing;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Features.Inspections.OnSite.Papers;

/// <summary>The sheets of the spot as files.</summary>
internal static class PaperEndpoints
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(WebApplication app)
    {
        app.MapGet("/subjects/{id:guid}/papers/{what}/file.docx", async (Guid id, string what, HttpContext http, FieldPapers papers, CancellationToken cancellation) =>
            File(http, await papers.ReadAsync(id, what, cancellation), Write, Docx, sheet => sheet.Kind.Name() + ".docx")).Need(Right.TakePartInInspections);
        app.MapGet("/subjects/{id:guid}/bag.zip", async (Guid id, Guid? member, bool? filled, HttpContext http, DayBags bags, CancellationToken cancellation) =>
            File(http, await bags.ReadAsync(id, member, filled ?? false, cancellation), DayBags.Zip, "application/zip", bag => $"{bag.Owner.Name}资料袋.zip")).Need(Right.MarkOnSite);
    }

    private static IResult File<T>(HttpContext http, Outcome<T> read, Func<T, byte[]> write, string type, Func<T, string> name)
    {
        if (read.IsDone)
        {
            return Results.File(write(read.Value), type, name(read.Value));
        }

        http.Stop(read);
        return Results.Empty;
    }

    private static byte[] Write(Sheet sheet)
    {
        using var made = new MemoryStream();
        DocxWriter.Write(sheet, made);
        return made.ToArray();
    }
}
