using Dudao.Core.Documents;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Documents.Desk;
using Dudao.Server.Features.Documents.Writing;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Documents;

/// <summary>A paper as its page shows it to the actor.</summary>
public sealed record PaperView(DocumentRecord Document, DocumentKind Kind, DocumentState State, Sight Sight)
{
    /// <summary>What to show: as drafted or signed, else what an edited file says.</summary>
    public OfficialDocument? Content { get; init; }

    /// <summary>The text of the file that was edited outside; it takes the place of the content.</summary>
    public IReadOnlyList<Block> Edited { get; init; } = [];

    public IReadOnlyList<DocumentStep> Steps { get; init; } = [];

    /// <summary>Why the next step is closed; empty where it is open or not the actor's.</summary>
    public string Closed { get; init; } = "";

    public bool MayEdit { get; init; }

    public bool MayFinal { get; init; }

    public bool MayVoid { get; init; }

    /// <summary>Staff may enter that it was signed on paper.</summary>
    public bool MayEnterSigning { get; init; }

    public bool IsInside { get; init; }

    public string Subject { get; init; } = "";

    public IReadOnlyList<DeliveryLine> Deliveries { get; init; } = [];

    public IReadOnlyList<(string Slot, FileView File)> Files { get; init; } = [];

    /// <summary>Newest first; for office and team.</summary>
    public IReadOnlyList<AuditEvent> History { get; init; } = [];
}

/// <summary>A recipient, with whom to call where it was not received.</summary>
public sealed record DeliveryLine(Guid Id, Guid? SubjectId, string Name, string How, DateOnly SentOn, DateOnly? ReceivedOn, string ReceivedBy, string ReceiverPost, bool IsEntered, string Phone)
{
    /// <summary>The scan of a receipt on paper; null for none.</summary>
    public FileView? Scan { get; init; }
}

/// <summary>Reads papers for who may: see <see cref="PaperSight"/>.</summary>
public sealed class PaperReading(DudaoDbContext db, PaperSight sight, PaperSteps steps, PaperFiles papers, FileService files, FileStore store, SignedIn signedIn)
{
    private static readonly DocumentStep[] Offered = [DocumentStep.SendBack, DocumentStep.Check, DocumentStep.Sign, DocumentStep.Issue];

    public async Task<Outcome<PaperView>> OpenAsync(Guid id, CancellationToken cancellation)
    {
        var document = await db.Set<DocumentRecord>().FirstOrDefaultAsync(d => d.Id == id, cancellation);
        var seen = document is null ? Sight.None : await sight.OfAsync(document, cancellation);
        if (document is null || seen == Sight.None)
        {
            return Failure.NotFound;
        }

        var view = new PaperView(document, Enum.Parse<DocumentKind>(document.Kind), Enum.Parse<DocumentState>(document.State), seen)
        {
            Subject = document.SubjectId is { } subject ? await SubjectAsync(subject, cancellation) : "",
        };
        view = seen == Sight.Whole ? await WithTextAsync(view, cancellation) : view;
        var found = await steps.FindAsync(id, cancellation);
        return found.IsDone ? await WithDeskAsync(view, found.Value, cancellation) : view with { Deliveries = await DeliveriesAsync(view.Document, Nodes, cancellation) };
    }

    /// <summary>The DOCX, for who may read the text.</summary>
    public async Task<Outcome<(string Name, byte[] Bytes)>> FileAsync(Guid id, CancellationToken cancellation)
    {
        var document = await db.Set<DocumentRecord>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellation);
        return document is null || await sight.OfAsync(document, cancellation) is not Sight.Whole ? Failure.NotFound : await papers.WordAsync(document, cancellation);
    }

    private Guid[] Nodes => [.. signedIn.Actor.Posts.Select(p => p.OrganisationId)];

    private async Task<PaperView> WithTextAsync(PaperView view, CancellationToken cancellation)
    {
        var edited = view.Document.EditedFileId is not null ? await papers.CurrentAsync(view.Document, cancellation) : null;
        if (edited is null)
        {
            return view with { Content = PaperFiles.Content(view.Document) };
        }

        await using var file = store.Open(edited.Sha256);
        return view with { Edited = DocxText.Read(file) };
    }

    private async Task<PaperView> WithDeskAsync(PaperView view, PaperAt at, CancellationToken cancellation)
    {
        var isSubject = (at.Site.Standing.Acting & Positions.Subject) != 0;
        var verdicts = at.Life.IsSubjects ? [] : Offered.Select(s => (Step: s, Verdict: at.Judge(s))).ToList();
        var redrafts = at.State is DocumentState.Drafted or DocumentState.SentBack && at.Judge(DocumentStep.Draft).IsAllowed;
        return view with
        {
            IsInside = !isSubject,
            Steps = [.. verdicts.Where(v => v.Verdict.IsAllowed).Select(v => v.Step), .. redrafts ? [DocumentStep.Draft] : Array.Empty<DocumentStep>()],
            Closed = verdicts.Where(v => v.Verdict.Kind == VerdictKind.TooEarly && at.Life.Find(v.Step)?.From.Contains(at.State) == true).Select(v => v.Verdict.Refusal!.Message).FirstOrDefault() ?? "",
            MayEdit = PaperFiles.RefuseEditing(at) is null,
            MayFinal = PaperFiles.RefuseFinal(at) is null,
            MayEnterSigning = !at.Life.IsSubjects && !verdicts.Exists(v => v.Step == DocumentStep.Sign && v.Verdict.IsAllowed)
                && at.Judge(DocumentStep.Sign, DocumentAttempt.FromPaper, new Attempt(at.Document.DraftedOn) { For = Position.Director, HasScan = true }).IsAllowed,
            MayVoid = DocumentRules.Judge(at.Kind, DocumentStep.Void, at.State, at.Site.Standing.Acting).IsAllowed,
            Deliveries = await DeliveriesAsync(view.Document, isSubject ? Nodes : null, cancellation),
            Files = view.Sight == Sight.Whole ? await files.ListAsync(PaperFiles.RecordKind, view.Document.Id, cancellation) : [],
            History = isSubject && !at.Life.IsSubjects ? [] : await db.AuditEvents.AsNoTracking()
                .Where(e => e.RecordKind == nameof(DocumentRecord) && e.RecordId == view.Document.Id).OrderByDescending(e => e.Sequence).ToListAsync(cancellation),
        };
    }

    private async Task<string> SubjectAsync(Guid subjectId, CancellationToken cancellation) => await (
        from subject in db.Set<Inspections.Records.Subject>()
        where subject.Id == subjectId
        join organisation in db.Organisations on subject.OrganisationId equals organisation.Id
        select organisation.Name).FirstAsync(cancellation);

    private async Task<IReadOnlyList<DeliveryLine>> DeliveriesAsync(DocumentRecord document, Guid[]? nodes, CancellationToken cancellation)
    {
        var lines = await (
            from delivery in db.Set<Delivery>()
            where delivery.DocumentId == document.Id && (nodes == null || nodes.Contains(delivery.OrganisationId))
            join organisation in db.Organisations on delivery.OrganisationId equals organisation.Id
            orderby delivery.ReceivedOn != null, organisation.Serial
            select new DeliveryLine(delivery.Id, delivery.SubjectId, organisation.Name, delivery.How, delivery.SentOn, delivery.ReceivedOn, delivery.ReceivedBy,
                delivery.ReceiverPost, delivery.EnteredBy != null, organisation.ContactName + " " + organisation.ContactPhone)).ToListAsync(cancellation);
        var entered = lines.Where(l => l.IsEntered).Select(l => l.SubjectId).ToArray();
        if (entered.Length == 0 || Receipts.ActFor(Enum.Parse<DocumentKind>(document.Kind)) is not { } act)
        {
            return lines;
        }

        var name = act.ToString();
        var scans = (await (
            from done in db.Set<Inspections.Records.ActRecord>()
            where done.InspectionId == document.InspectionId && done.Act == name && entered.Contains(done.SubjectId)
            join link in db.Set<FileLink>() on done.Id equals link.RecordId
            where link.RecordKind == Inspections.Gate.ActBook.ScanKind && link.RemovedAt == null
            select new { done.SubjectId, link.Id, link.Name, link.AddedAt, link.AddedByName }).ToListAsync(cancellation)).ToLookup(s => s.SubjectId);
        return [.. lines.Select(l => scans[l.SubjectId].LastOrDefault() is { } scan ? l with { Scan = new FileView(scan.Id, scan.Name, 0, true, scan.AddedAt, scan.AddedByName) } : l)];
    }
}
