using System.Globalization;
using System.Text;
using Dudao.Core;
using Dudao.Core.Documents;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Documents.Writing;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Features.Settings;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Documents.Desk;

/// <summary>For whom a paper is signed (代签), for how long, and why.</summary>
public sealed record SignedInstead(string Name, DateOnly From, DateOnly To, string Reason)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name}（代签期限{ChineseWords.Day(From)}至{ChineseWords.Day(To)}，{Reason}）");
}

/// <summary>A paper whose signing was done on paper and is to be entered.</summary>
/// <param name="ScanSlot">The subject at whose act the scan is uploaded.</param>
public sealed record PaperToEnter(DocumentRecord Document, IReadOnlyList<Signer> Signers, Guid ScanSlot);

/// <summary>Signs papers for issue, with number, date and the file that bears them in one transaction; voids numbers.</summary>
public sealed class PaperSigning(
    DudaoDbContext db, PaperSteps steps, PaperSites sites, PaperFiles files, DocumentRegister register, SettingsService settings, SignedIn signedIn, OfficeClock clock)
{
    /// <summary>What staff must know to enter a signing on paper: the paper, who may have signed it, and where the scan lies.</summary>
    public async Task<Outcome<PaperToEnter>> OpenPaperAsync(Guid id, CancellationToken cancellation)
    {
        var found = await steps.FindAsync(id, cancellation);
        if (!found.IsDone)
        {
            return found.Failure;
        }

        var at = found.Value;
        return ActBook.Refuse(at.Judge(DocumentStep.Sign, DocumentAttempt.FromPaper, Attempt(ActForm.New())), ActForm.New()) is { } refused
            ? refused
            : new PaperToEnter(at.Document, await steps.SignersAsync(at.Document.OfficeId, cancellation), at.Site.SubjectIds.FirstOrDefault());

        Attempt Attempt(ActForm form) => new(form.Day ?? clock.Today) { For = Position.Director, HasScan = true };
    }

    /// <summary>Enters what a signer signed on paper (代录), with the scan that lies at the form's id.</summary>
    public async Task<Outcome<Done>> EnterAsync(Guid id, Guid signerPersonId, ActForm form, CancellationToken cancellation)
    {
        var opened = await OpenPaperAsync(id, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        return opened.Value.Signers.FirstOrDefault(s => s.PersonId == signerPersonId) is { } signer
            ? await SignAsync(id, null, form with { For = Position.Director, OwnerPersonId = signer.PersonId, OwnerName = signer.Name, OwnerPost = signer.Post, IsOwn = false }, cancellation)
            : Failure.Invalid("请选择签发人。", "Input.Signer");
    }

    public Task<Outcome<Done>> SignAsync(Guid id, SignedInstead? instead, ActForm form, CancellationToken cancellation)
    {
        var (signerId, signerName) = form.For is null ? (signedIn.Actor.PersonId, signedIn.Actor.Name) : (form.OwnerPersonId, form.OwnerName);
        return steps.DoAsync(id, DocumentStep.Sign, form, at => Words(at, instead), async (at, day) =>
        {
            if (instead is not null && (day < instead.From || day > instead.To))
            {
                return Failure.Invalid("签发日期不在代签期限内。", nameof(SignedInstead.From));
            }

            var numbered = await NumberAsync(at, day, form, cancellation);
            if (!numbered.IsDone)
            {
                return numbered.Failure;
            }

            var number = at.Life.IsNumbered ? numbered.Value : null;
            var content = Signed(at, number, day, signerName);
            if (await files.KeepSignedAsync(at, content, new Stamp(number, day, content.Signer.Length > 0 ? content.Signer : null, await HeadAsync(cancellation)) { Dated = content.Signature is not null }, cancellation) is { } failed)
            {
                return failed;
            }

            var document = at.Document;
            document.Content = Encoding.UTF8.GetString(DocumentJson.Write(content));
            (document.RegisterCode, document.Number) = (number?.Code ?? "", number?.ToString() ?? "");
            (document.SignedBy, document.SignedByName, document.SignedOn) = (signerId, signerName, day);
            document.SignedFor = instead?.ToString() ?? "";
            return null;
        }, cancellation);
    }

    /// <summary>Voids a signed paper with its number, which stays in the register. Where it was not issued yet its signing no longer stands.</summary>
    public Task<Outcome<Done>> VoidAsync(Guid id, ActForm form, CancellationToken cancellation) => db.WriteAsync<Done>(async () =>
    {
        var found = await steps.FindAsync(id, cancellation);
        if (!found.IsDone)
        {
            return found.Failure;
        }

        var at = found.Value;
        if (at.State == DocumentState.Voided)
        {
            return new Done();
        }

        var reason = form.Reason.Trim();
        if (ActBook.Refuse(DocumentRules.Judge(at.Kind, DocumentStep.Void, at.State, at.Site.Standing.Acting, new DocumentAttempt { Reason = reason }), form) is { } refused)
        {
            return refused;
        }

        return await sites.PerformAsync(at.Site, ActId.VoidNumber, form, $"作废{at.Kind.Name()}{at.Document.Number}：{reason}", async () =>
        {
            var day = form.Day ?? clock.Today;
            var document = at.Document;
            foreach (var line in await db.Set<RegisterLine>().Where(l => l.DocumentId == document.Id && l.VoidedOn == null).ToListAsync(cancellation))
            {
                (line.VoidedOn, line.VoidReason) = (day, reason);
            }

            if (at.State == DocumentState.SignedForIssue && at.Life.Find(DocumentStep.Sign)?.Act is { } signing)
            {
                await UndoAsync(at, signing, cancellation);
            }

            // A meeting whose minutes were voided can be corrected, and its minutes drafted anew.
            foreach (var meeting in await db.Set<DecisionMeeting>().Where(m => m.MinutesId == document.Id).ToListAsync(cancellation))
            {
                meeting.MinutesId = null;
                meeting.Version++;
            }

            document.State = nameof(DocumentState.Voided);
            (document.VoidedOn, document.VoidReason) = (day, reason);
            document.Version++;
            steps.Write(at, "Document.Void", $"作废{document.Number}：{reason}", day, changesState: true);
            return null;
        }, cancellation);
    }, cancellation);

    private async Task<Outcome<DocumentNumber>> NumberAsync(PaperAt at, DateOnly day, ActForm form, CancellationToken cancellation)
    {
        if (!at.Life.IsNumbered)
        {
            return new DocumentNumber("无", day.Year);
        }

        var code = (await settings.ReadAsync(at.Document.OfficeId, cancellation)).CodeFor(at.Life.Register.Use());
        if (code.Length == 0)
        {
            return Failure.Conflict(new Refusal("还没有设机关代字，不能编号。请系统管理员在“设置”里填写。"));
        }

        if (await register.LastDayAsync(at.Document.OfficeId, code, day.Year, cancellation) is { } last && last > day && form.Reason.Trim().Length == 0)
        {
            return Failure.Invalid($"签发日期（{ChineseWords.MonthDay(day)}）早于上一个文号的日期（{ChineseWords.MonthDay(last)}）。确需如此，请在意见里写明理由。", "Reason");
        }

        var line = await register.AllotAsync(at.Document.OfficeId, code, day, at.Document.Title, at.Document.Id, cancellation);
        return new DocumentNumber(line.Code, line.Year, line.Sequence);
    }

    private static OfficialDocument Signed(PaperAt at, DocumentNumber? number, DateOnly day, string signer)
    {
        var content = DocumentJson.ReadDocument(Encoding.UTF8.GetBytes(at.Document.Content));
        return content with
        {
            Number = number,
            Signer = content.Form == DocumentForm.Upward ? signer : "",
            Signature = content.Signature is { } signature ? signature with { Date = day } : null,
            Foot = content.Foot is { } foot ? foot with { PrintingDate = day } : null,
        };
    }

    private async Task UndoAsync(PaperAt at, ActId act, CancellationToken cancellation)
    {
        var (name, place) = (act.ToString(), at.Site.Place);
        var subjects = at.Site.Subjects.Select(s => (Guid?)s.Subject.Id).ToArray();
        var last = await db.Set<ActRecord>()
            .Where(a => a.InspectionId == place.InspectionId && (subjects.Length == 0 ? a.SubjectId == null : subjects.Contains(a.SubjectId)) && a.Act == name && a.UndoneAt == null)
            .ToListAsync(cancellation);
        last.ForEach(a => a.UndoneAt = clock.Now);
    }

    private Task<string> HeadAsync(CancellationToken cancellation) => db.Set<Data.Audit.AuditHead>().AsNoTracking().Select(h => h.Hash).SingleAsync(cancellation);

    private static string Words(PaperAt at, SignedInstead? instead) =>
        $"签发{at.Document.Number}" + (instead is null ? "" : $"，代{instead}");
}
