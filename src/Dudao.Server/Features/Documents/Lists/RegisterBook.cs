using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Documents.Desk;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Lists;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Documents.Lists;

/// <summary>A line of the register as the list shows it.</summary>
public sealed class RegisterRow
{
    public Guid Id { get; init; }

    public Guid? DocumentId { get; init; }

    public string Code { get; init; } = "";

    public int Year { get; init; }

    public int Sequence { get; init; }

    public string Number { get; init; } = "";

    public DateOnly Day { get; init; }

    public string Title { get; init; } = "";

    public string SignedBy { get; init; } = "";

    public DateOnly? VoidedOn { get; init; }

    public string VoidReason { get; init; } = "";
}

/// <summary>发文登记簿 of the actor's office: read, and numbers voided in it.</summary>
public sealed class RegisterBook(DudaoDbContext db, PaperSigning signing, SignedIn signedIn, OfficeClock clock)
{
    public static ListDefinition<RegisterRow> Definition { get; } = new()
    {
        Key = "register",
        Title = "发文登记簿",
        Unit = "号",
        RowKey = row => row.Id,
        Href = row => row.DocumentId is { } document ? DocumentLinks.Of(document) : null,
        ExportHref = "/documents/register/export",
        DefaultSort = "-day",
        DefaultSize = 50,
        Columns =
        [
            Column<RegisterRow>.Of("number", "文号", row => row.Number) with { Whole = true, Lead = true },
            Column<RegisterRow>.Of("title", "标题", row => row.Title),
            Column<RegisterRow>.Of("day", "签发日期", row => row.Day) with { Phone = PhonePlace.Side },
            Column<RegisterRow>.Of("signer", "签发人", row => row.SignedBy) with { Whole = true },
            Column<RegisterRow>.Of("voided", "作废", row => row.VoidedOn),
            Column<RegisterRow>.Of("reason", "作废原因", row => row.VoidReason),
            Column<RegisterRow>.Of("sequence", "序号", row => row.Sequence) with { IsNumber = true, Phone = PhonePlace.None },
        ],
        Filters =
        [
            new SearchFilter<RegisterRow>("标题或文号", row => row.Title, row => row.Number),
            new SelectFilter<RegisterRow, string>("code", "机关代字", row => row.Code),
            new SelectFilter<RegisterRow, int>("year", "年度", row => row.Year) { By = year => -year },
        ],
        Tabs = [new("all", "全部"), new("valid", "有效", row => row.VoidedOn == null), new("voided", "已作废", row => row.VoidedOn != null)],
    };

    private Guid[] Offices => [.. signedIn.Actor.Posts.Where(p => p.Role is Data.People.Role.OfficeStaff or Data.People.Role.OfficeDirector || p.MaySign).Select(p => p.OrganisationId)];

    /// <summary>Whether the actor may void numbers here.</summary>
    public bool MayVoid => signedIn.Actor.Posts.Any(p => p.Role == Data.People.Role.OfficeDirector || p.MaySign);

    public ListSource<RegisterRow> Source()
    {
        var offices = Offices;
        return new ListSource<RegisterRow>(Definition,
            from line in db.Set<RegisterLine>().AsNoTracking()
            where offices.Contains(line.OfficeId)
            join document in db.Set<DocumentRecord>() on line.DocumentId equals document.Id into documents
            from document in documents.DefaultIfEmpty()
            select new RegisterRow
            {
                Id = line.Id,
                DocumentId = line.DocumentId,
                Code = line.Code,
                Year = line.Year,
                Sequence = line.Sequence,
                Number = line.Code + "〔" + line.Year + "〕" + line.Sequence + "号",
                Day = line.Day,
                Title = line.Title,
                SignedBy = document == null ? "" : document.SignedByName,
                VoidedOn = line.VoidedOn,
                VoidReason = line.VoidReason,
            });
    }

    /// <summary>The head of the record chain, which the printed register bears so that paper anchors the database.</summary>
    public async Task<(long Sequence, string Hash)> HeadAsync(CancellationToken cancellation)
    {
        var head = await db.Set<AuditHead>().AsNoTracking().SingleAsync(cancellation);
        return (head.Sequence, head.Hash);
    }

    public async Task<Outcome<RegisterRow>> FindAsync(Guid lineId, CancellationToken cancellation) =>
        await Source().Rows.FirstOrDefaultAsync(r => r.Id == lineId, cancellation) is { } row ? row : Failure.NotFound;

    /// <summary>Voids a number: with its document where it has one, else the line that was entered from paper.</summary>
    public async Task<Outcome<Done>> VoidAsync(Guid lineId, ActForm form, CancellationToken cancellation)
    {
        var found = await FindAsync(lineId, cancellation);
        if (!found.IsDone)
        {
            return found.Failure;
        }

        if (found.Value.DocumentId is { } documentId)
        {
            return await signing.VoidAsync(documentId, form, cancellation);
        }

        var line = await db.Set<RegisterLine>().SingleAsync(l => l.Id == lineId, cancellation);
        var reason = form.Reason.Trim();
        if (!signedIn.Actor.Posts.Any(p => p.OrganisationId == line.OfficeId && (p.Role == Data.People.Role.OfficeDirector || p.MaySign)))
        {
            return Failure.NotYours("文号由督导室主任或有签发权的人作废。");
        }

        if (reason.Length == 0)
        {
            return Failure.Invalid("作废应当写明理由，登记簿保留原号。", "Reason");
        }

        if (line.VoidedOn is null)
        {
            (line.VoidedOn, line.VoidReason) = (clock.Today, reason);
            db.Record(new Deed("Document.Void", $"作废{found.Value.Number}：{reason}") { RecordKind = nameof(RegisterLine), RecordId = lineId, OfficeId = line.OfficeId });
            await db.SaveChangesAsync(cancellation);
        }

        return new Done();
    }
}
