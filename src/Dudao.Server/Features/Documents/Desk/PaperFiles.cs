using System.Text;
using Dudao.Core;
using Dudao.Core.Documents;
using Dudao.Server.Data;
using Dudao.Server.Features.Documents.Writing;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Documents.Desk;

/// <summary>The files of a paper: as drafted, as edited outside and uploaded again, as signed with number and date, and the sealed final.</summary>
public sealed class PaperFiles(DudaoDbContext db, FileStore store, UploadLimit limit, PaperSteps steps, SignedIn signedIn, OfficeClock clock)
{
    public const string RecordKind = nameof(DocumentRecord);
    public const string Edited = "edited";
    public const string SignedDraft = "signed";
    public const string Final = "final";

    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Takes a draft that was edited outside: a DOCX of this very paper, in which number and date will find their places.</summary>
    public async Task<Outcome<Done>> TakeEditedAsync(Guid id, string name, Stream body, CancellationToken cancellation)
    {
        var found = await steps.FindAsync(id, cancellation);
        if (!found.IsDone)
        {
            return found.Failure;
        }

        var at = found.Value;
        if (RefuseEditing(at) is { } refused)
        {
            return refused;
        }

        using var file = new MemoryStream();
        await body.CopyToAsync(file, cancellation);
        file.Position = 0;
        if (DocxPaper.Refuse(file, name, at.Document.Id) is { } stranger)
        {
            return Failure.Invalid(stranger.Message, "file");
        }

        var content = Content(at.Document);
        file.Position = 0;
        if (!at.Life.IsSubjects && DocxStamp.Check(file, at.Life.IsNumbered ? content.Number : null, content.Form == DocumentForm.Upward, content.Signature is not null) is { } unstampable)
        {
            return Failure.Invalid(unstampable.Message, "file");
        }

        file.Position = 0;
        var kept = await KeepAsync(at, Edited, name, file, cancellation);
        if (!kept.IsDone)
        {
            return kept.Failure;
        }

        at.Document.EditedFileId = kept.Value.Id;
        at.Document.Version++;
        steps.Write(at, "Document.Edit", $"上传修改稿“{kept.Value.Name}”");
        return await steps.SaveAsync(cancellation);
    }

    /// <summary>Takes the printed, sealed and scanned final, or the file of the exchange system.</summary>
    public async Task<Outcome<Done>> TakeFinalAsync(Guid id, string name, Stream body, CancellationToken cancellation)
    {
        var found = await steps.FindAsync(id, cancellation);
        if (!found.IsDone)
        {
            return found.Failure;
        }

        var at = found.Value;
        if (RefuseFinal(at) is { } refused)
        {
            return refused;
        }

        var kept = await KeepAsync(at, Final, name, body, cancellation);
        if (!kept.IsDone)
        {
            return kept.Failure;
        }

        (at.Document.FinalFileId, at.Document.FinalSha256) = (kept.Value.Id, kept.Value.Sha256);
        at.Document.Version++;
        if (at.Life.IsSubjects && at.State != DocumentState.SignedForIssue)
        {
            at.Document.State = nameof(DocumentState.SignedForIssue);
            (at.Document.SignedByName, at.Document.SignedOn) = (signedIn.Actor.Name, clock.Today);
        }

        steps.Write(at, "Document.Final", $"上传盖章扫描件“{kept.Value.Name}”", changesState: at.Life.IsSubjects);
        return await steps.SaveAsync(cancellation);
    }

    /// <summary>Why the actor may not upload an edited draft now; null where he may.</summary>
    public static Failure? RefuseEditing(PaperAt at)
    {
        var own = DocumentRules.Judge(at.Kind, DocumentStep.Draft, DocumentState.Drafted, at.Site.Standing.Acting);
        return !own.IsAllowed ? new Failure(OutcomeKind.NotYours, [own.Refusal ?? new Refusal("没有找到。")])
            : at.State is DocumentState.Drafted or DocumentState.SentBack or DocumentState.Checked ? null
            : Failure.Conflict(new Refusal($"这份{at.Kind.Name()}已经“{at.State.Name()}”，不能再改稿。"));
    }

    /// <summary>Why the actor may not upload a final now; null where he may.</summary>
    public static Failure? RefuseFinal(PaperAt at)
    {
        var step = at.Life.IsSubjects ? DocumentStep.Draft : DocumentStep.Issue;
        var who = (at.Life.Find(step) ?? at.Life.Find(DocumentStep.Draft)!).Who;
        var acting = at.Site.Standing.Acting;
        return (who & acting) == 0 && !(at.Life.IsSubjects && (acting & Core.Inspections.Positions.Entering) != 0)
                ? Failure.NotYours($"{at.Kind.Name()}的盖章扫描件由{Core.Inspections.Positions.AnyOf(who)}上传。")
            : at.State == DocumentState.Voided ? Failure.Conflict(new Refusal("这份公文已经作废，不再上传盖章扫描件。"))
            : at.Life.IsSubjects || at.State is DocumentState.SignedForIssue or DocumentState.Issued ? null
            : Failure.Conflict(new Refusal("签发之后再上传盖章扫描件。"));
    }

    /// <summary>Makes the file that bears number and date, from the edited draft where there is one, and keeps it.</summary>
    internal async Task<Failure?> KeepSignedAsync(PaperAt at, OfficialDocument content, Stamp stamp, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        if (at.Document.EditedFileId is { } edited && await LinkAsync(edited, cancellation) is { } link)
        {
            await using var from = store.Open(link.Sha256);
            if (DocxStamp.Apply(from, file, stamp) is { } refusal)
            {
                return Failure.Conflict(refusal);
            }
        }
        else
        {
            DocxWriter.Write(content, file, stamp.ChainHead, at.Document.Id);
        }

        file.Position = 0;
        var kept = await KeepAsync(at, SignedDraft, FileName(at.Document), file, cancellation);
        return kept.IsDone ? null : kept.Failure;
    }

    /// <summary>The paper as DOCX as it stands: signed, edited outside, or as drafted. Who asks has judged who may read it.</summary>
    public async Task<(string Name, byte[] Bytes)> WordAsync(DocumentRecord document, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        if (await CurrentAsync(document, cancellation) is { } link)
        {
            await using var from = store.Open(link.Sha256);
            await from.CopyToAsync(file, cancellation);
        }
        else
        {
            DocxWriter.Write(Content(document), file, paper: document.Id);
        }

        return (FileName(document), file.ToArray());
    }

    /// <summary>The file that was kept for the paper, signed before edited; null while there is only what was drafted.</summary>
    public async Task<FileLink?> CurrentAsync(DocumentRecord document, CancellationToken cancellation) =>
        await db.Set<FileLink>().AsNoTracking().Where(l => l.RecordKind == RecordKind && l.RecordId == document.Id && l.Slot == SignedDraft && l.RemovedAt == null)
            .OrderByDescending(l => l.AddedAt).FirstOrDefaultAsync(cancellation)
        ?? (document.EditedFileId is { } edited ? await LinkAsync(edited, cancellation) : null);

    public static OfficialDocument Content(DocumentRecord document) => DocumentJson.ReadDocument(Encoding.UTF8.GetBytes(document.Content));

    private Task<FileLink?> LinkAsync(Guid id, CancellationToken cancellation) => db.Set<FileLink>().AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, cancellation);

    private async Task<Outcome<FileLink>> KeepAsync(PaperAt at, string slot, string name, Stream body, CancellationToken cancellation)
    {
        var stored = await store.ReceiveAsync(db, body, name, await limit.BytesAsync(cancellation), cancellation);
        if (!stored.IsDone)
        {
            return stored.Failure;
        }

        var link = new FileLink
        {
            Id = Guid.CreateVersion7(),
            Sha256 = stored.Value.Sha256,
            Name = Path.GetFileName(name),
            RecordKind = RecordKind,
            RecordId = at.Document.Id,
            Slot = slot,
            AddedAt = clock.Now,
            AddedByPersonId = signedIn.Actor.PersonId,
            AddedByName = signedIn.Actor.Name,
        };
        db.Add(link);
        return link;
    }

    private static string FileName(DocumentRecord document) => document.Title[..Math.Min(document.Title.Length, 180)] + ".docx";
}
