using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Spreadsheets.Writing;
using Microsoft.Net.Http.Headers;

namespace Dudao.Server.Infrastructure.Lists;

/// <summary>A list as a spreadsheet: exactly what is filtered, all pages, the columns shown, in their order.</summary>
public static class ListExport
{
    /// <summary>The most rows of a file; an export past it says so in its last line.</summary>
    private const int MostRows = 200_000;

    /// <summary>Maps a list's export. The source is the service's own, so that the file holds what the page may show. Say who may: <c>.Need(…)</c>.</summary>
    /// <param name="routes">Where it is mapped.</param>
    /// <param name="pattern">The address: the definition's ExportHref.</param>
    /// <param name="source">The list and the rows that the signed-in person may see.</param>
    public static RouteHandlerBuilder MapListExport<T>(
        this IEndpointRouteBuilder routes, string pattern, Func<HttpContext, CancellationToken, Task<ListSource<T>>> source) =>
        routes.MapGet(pattern, async (HttpContext http, OfficeClock clock, CancellationToken cancellation) =>
        {
            var (definition, rows) = await source(http, cancellation);
            var query = ListQuery.Read(http, definition);
            var name = $"{definition.Title} {clock.Today:yyyy-MM-dd}.xlsx";
            http.Response.ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = name }.ToString();
            await using var body = http.Response.BodyWriter.AsStream();
            await WriteAsync(definition, rows, query, clock.Local, body, cancellation);
        });

    internal static async Task WriteAsync<T>(
        ListDefinition<T> definition, IQueryable<T> rows, ListQuery query, DateTime now, Stream target, CancellationToken cancellation)
    {
        var tab = ListNarrowing.Tab(definition, query);
        var narrowed = ListNarrowing.InTab(ListNarrowing.Filter(definition, rows, query), tab);
        var columns = ListNarrowing.Shown(definition, query);
        var found = await ListNarrowing.Order(narrowed, definition, query).Take(MostRows + 1).AllAsync(cancellation);

        // The file is a zip that seeks nowhere but is written synchronously: it is made in memory and sent whole.
        using var made = new MemoryStream();
        using (var writer = new XlsxWriter(made))
        {
            Write(writer, definition, query, tab, columns, found, now);
        }

        made.Position = 0;
        await made.CopyToAsync(target, cancellation);
    }

    private static void Write<T>(
        XlsxWriter writer, ListDefinition<T> definition, ListQuery query, ListTab<T>? tab, IReadOnlyList<ListColumn<T>> columns, List<T> rows, DateTime now)
    {
        var asked = definition.Filters.Select(filter => filter.Say(query)).OfType<string>();
        var head = string.Join("；", asked
            .Prepend(tab?.Where is null ? definition.Title : $"{definition.Title}（{tab.Label}）")
            .Append($"共 {Math.Min(rows.Count, MostRows)} {definition.Unit}")
            .Append(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"数据截至 {now:yyyy年M月d日 HH:mm}")));
        var sheet = writer.Add(definition.Title, new XlsxLayout
        {
            Title = head,
            Filter = true,
            Columns = [.. columns.Select(column => new XlsxColumn(column.Header, Width(column, rows)) { Text = column.Text is not null && !column.IsNumber })],
        });
        foreach (var row in rows.Take(MostRows))
        {
            sheet.Row([.. columns.Select(column => Cell(column, row))]);
        }

        if (rows.Count > MostRows)
        {
            sheet.Across($"只导出前 {MostRows} 行。请用筛选缩小范围后分次导出。");
        }
    }

    private static XlsxCell Cell<T>(ListColumn<T> column, T row) => column.Text is { } text && !column.IsNumber ? XlsxCell.Text(text(row)) : column.Read(row) switch
    {
        int number => XlsxCell.Number(number),
        long number => XlsxCell.Number(number),
        decimal number => XlsxCell.Number(number),
        double ratio => XlsxCell.Ratio(ratio),
        DateOnly day => XlsxCell.Day(day),
        DateTimeOffset instant => XlsxCell.Moment(OfficeClock.LocalOf(instant)),
        var other => XlsxCell.Text(ListText.Of(other)),
    };

    /// <summary>As wide as the longest of the first rows, within reason.</summary>
    private static double? Width<T>(ListColumn<T> column, List<T> rows) =>
        Math.Clamp(rows.Take(200).Select(row => column.Cell(row)).Append(column.Header).Max(text => text.Sum(letter => letter < 0x300 ? 1.1 : 2.2)) + 3, 9, 50);
}
