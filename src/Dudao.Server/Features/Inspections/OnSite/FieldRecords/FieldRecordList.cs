using Dudao.Server.Infrastructure.Lists;

namespace Dudao.Server.Features.Inspections.OnSite.FieldRecords;

/// <summary>A record in the list.</summary>
public sealed class FieldRecordRow
{
    public Guid Id { get; init; }

    public Guid SubjectId { get; init; }

    public DateOnly Day { get; init; }

    public string Kind { get; init; } = "";

    public string Leaf { get; init; } = "";

    public string Person { get; init; } = "";

    public string What { get; init; } = "";

    public string Text { get; init; } = "";

    public int Count { get; init; }

    public string Unit { get; init; } = "";

    public int Photos { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>督导记录 of one subject, as a list.</summary>
public static class FieldRecordList
{
    /// <summary>The rows of the subject that the address names, for its export; none where it is not the reader's.</summary>
    public static async Task<ListSource<FieldRecordRow>> SourceAsync(HttpContext http, CancellationToken cancellation)
    {
        var subjectId = Guid.Parse((string)http.GetRouteValue("id")!);
        var opened = await http.RequestServices.GetRequiredService<FieldRecordBook>().OpenAsync(subjectId, cancellation);
        return opened.IsDone
            ? new ListSource<FieldRecordRow>(For(subjectId, opened.Value.Picture.At.Organisation.Name), opened.Value.Rows.AsQueryable())
            : new ListSource<FieldRecordRow>(For(subjectId, ""), Array.Empty<FieldRecordRow>().AsQueryable());
    }

    public static ListDefinition<FieldRecordRow> For(Guid subjectId, string school) => new()
    {
        Key = "field-records",
        Title = school + "督导记录",
        Unit = "条",
        RowKey = row => row.Id,
        Href = row => InspectionLinks.FieldRecord(row.SubjectId, row.Id),
        ExportHref = InspectionLinks.FieldRecords(subjectId) + "/export",
        DefaultSort = "-at",
        Columns =
        [
            Column<FieldRecordRow>.Of("what", "内容", row => row.What) with { Lead = true, Text = row => row.What.Length > 0 ? row.What : row.Kind },
            Column<FieldRecordRow>.Of("kind", "类别", row => row.Kind) with { Phone = PhonePlace.Side },
            Column<FieldRecordRow>.Of("count", "数量", row => row.Count) with { IsNumber = true, Text = row => $"{row.Count} {row.Unit}" },
            Column<FieldRecordRow>.Of("leaf", "对应指标", row => row.Leaf) with { Quiet = true },
            Column<FieldRecordRow>.Of("text", "记录", row => row.Text) with { Sortable = false },
            Column<FieldRecordRow>.Of("photos", "照片", row => row.Photos) with { IsNumber = true, Phone = PhonePlace.None, Text = row => row.Photos > 0 ? $"{row.Photos} 张" : "" },
            Column<FieldRecordRow>.Of("person", "记录人", row => row.Person) with { Quiet = true },
            Column<FieldRecordRow>.Of("day", "日期", row => row.Day),
            Column<FieldRecordRow>.Of("at", "记录时间", row => row.At) with { Hidden = true },
        ],
        Filters =
        [
            new SearchFilter<FieldRecordRow>("内容、指标或记录人", row => row.What, row => row.Text, row => row.Leaf, row => row.Person),
            new SelectFilter<FieldRecordRow, string>("kind", "类别", row => row.Kind),
            new SelectFilter<FieldRecordRow, string>("leaf", "指标", row => row.Leaf) { Words = leaf => leaf.Length > 0 ? leaf : "整体情况" },
            new SelectFilter<FieldRecordRow, string>("person", "记录人", row => row.Person),
        ],
    };
}
