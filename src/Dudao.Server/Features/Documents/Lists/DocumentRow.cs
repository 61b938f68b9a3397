using Dudao.Core.Documents;
using Dudao.Server.Infrastructure.Lists;

namespace Dudao.Server.Features.Documents.Lists;

/// <summary>A document as the list shows it.</summary>
public sealed class DocumentRow
{
    public Guid Id { get; init; }

    public string Title { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Number { get; init; } = "";

    public DocumentState State { get; init; }

    /// <summary>The batch or the subject that it is about.</summary>
    public string About { get; init; } = "";

    public int Year { get; init; }

    public string DraftedBy { get; init; } = "";

    public DateOnly DraftedOn { get; init; }

    public DateOnly? SignedOn { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public bool IsMine { get; init; }

    public int Sent { get; init; }

    public int Received { get; init; }
}

/// <summary>公文.</summary>
public static class DocumentList
{
    public static ListDefinition<DocumentRow> Of(bool isOffice) => new()
    {
        Key = "documents",
        Title = "公文",
        Unit = "件",
        RowKey = row => row.Id,
        Href = row => DocumentLinks.Of(row.Id),
        ExportHref = "/documents/export",
        DefaultSort = "-drafted",
        Columns =
        [
            Column<DocumentRow>.Of("title", "标题", row => row.Title) with { Lead = true },
            Column<DocumentRow>.Of("kind", "文种", row => row.Kind) with { Whole = true },
            Column<DocumentRow>.Of("number", "文号", row => row.Number) with { Whole = true },
            Column<DocumentRow>.Of("state", "状态", row => row.State) with { Text = row => row.State.Name(), Phone = PhonePlace.Side },
            Column<DocumentRow>.Of("drafter", "拟稿人", row => row.DraftedBy) with { Whole = true, Phone = PhonePlace.None },
            Column<DocumentRow>.Of("drafted", "拟稿日期", row => row.DraftedOn) with { Phone = PhonePlace.None },
            Column<DocumentRow>.Of("signed", "签发日期", row => row.SignedOn),
            Column<DocumentRow>.Of("received", "签收", row => row.Received) with { Text = row => row.Sent == 0 ? "" : $"{row.Received}/{row.Sent}" },
            Column<DocumentRow>.Of("about", "任务或单位", row => row.About) with { Hidden = true },
            Column<DocumentRow>.Of("issued", "印发日期", row => row.IssuedOn) with { Hidden = true },
        ],
        Filters =
        [
            new SearchFilter<DocumentRow>("标题、文号或单位", row => row.Title, row => row.Number, row => row.About),
            new SelectFilter<DocumentRow, string>("kind", "文种", row => row.Kind),
            new SelectFilter<DocumentRow, DocumentState>("state", "状态", row => row.State) { Words = state => state.Name(), By = state => (int)state },
            new SelectFilter<DocumentRow, int>("year", "年度", row => row.Year) { By = year => -year },
        ],
        Tabs = isOffice
            ?
            [
                new("all", "全部"),
                new("check", "待核稿", row => row.State == DocumentState.Drafted),
                new("sign", "待签发", row => row.State == DocumentState.Checked),
                new("mine", "我拟的", row => row.IsMine),
                new("waiting", "未签收", row => row.Sent > row.Received),
            ]
            : [new("all", "全部"), new("waiting", "待签收", row => row.Sent > row.Received)],
    };
}
