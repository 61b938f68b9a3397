using System.Text;
using Dudao.Core;
using Dudao.Core.Documents;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Features.Procedure;
using Dudao.Server.Features.Settings;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Documents;

/// <summary>
/// The way of a batch's papers: drafted, checked, sent back or signed with number and date in one transaction, issued to its recipients.
/// Each step is an act of the procedure and is judged as one.
/// </summary>
public sealed class BatchPaperDesk(
    DudaoDbContext db, BatchBook book, IEnumerable<PaperDraft> drafts, DocumentRegister register, ProcedureBook procedure, SettingsService settings, SignedIn signedIn, OfficeClock clock,
    IServiceProvider services)
{
    private static readonly DocumentKind[] Kinds = [DocumentKind.InspectionPlan, DocumentKind.Notice];

    public async Task<Outcome<DocumentRecord>> DraftAsync(Guid id, DocumentKind kind, Guid inspectionId, ActForm form, CancellationToken cancellation)
    {
        if (!Kinds.Contains(kind))
        {
            return Failure.NotFound;
        }

        if (await db.Set<DocumentRecord>().FindAsync([id], cancellation) is { } made)
        {
            return made.InspectionId == inspectionId ? made : Failure.NotFound;
        }

        DocumentRecord? record = null;
        var done = await book.PerformAsync(inspectionId, Act(kind, DocumentStep.Draft), form, $"拟{kind.Name()}", async picture =>
        {
            var outcome = await ContentAsync(kind, new PaperPlace(inspectionId, null), cancellation);
            if (!outcome.IsDone)
            {
                return new Failure(outcome.Kind, outcome.Refusals);
            }

            var drafted = outcome.Value;
            record = new DocumentRecord
            {
                Id = id,
                OfficeId = picture.Inspection.OfficeId,
                Kind = kind.ToString(),
                InspectionId = inspectionId,
                Title = drafted.Title.ToString() ?? kind.Name(),
                State = nameof(DocumentState.Drafted),
                Content = Encoding.UTF8.GetString(DocumentJson.Write(drafted)),
                DraftedBy = signedIn.Actor.PersonId,
                DraftedByName = signedIn.Actor.Name,
                DraftedOn = form.Day ?? clock.Today,
            };
            db.Add(record);
            return null;
        }, cancellation);
        return done.IsDone ? record! : new Failure(done.Kind, done.Refusals);
    }

    public Task<Outcome<ActRecord>> CheckAsync(Guid id, ActForm form, CancellationToken cancellation) =>
        StepAsync(id, DocumentStep.Check, form, (document, day) =>
        {
            document.CheckedBy = signedIn.Actor.PersonId;
            document.CheckedByName = signedIn.Actor.Name;
            document.CheckedOn = day;
            return Task.FromResult<Failure?>(null);
        }, cancellation);

    /// <summary>The director sends a draft back with a remark; it is drafted anew from the data as it is then.</summary>
    public async Task<Outcome<Done>> SendBackAsync(Guid id, string remark, CancellationToken cancellation)
    {
        var found = await FindAsync(id, cancellation);
        if (!found.IsDone)
        {
            return new Failure(found.Kind, found.Refusals);
        }

        var (document, picture) = found.Value;
        var verdict = DocumentRules.Judge(KindOf(document), DocumentStep.SendBack, StateOf(document), picture.Standing.Acting, new DocumentAttempt { Reason = remark.Trim() });
        if (ActBook.Refuse(verdict, ActForm.New()) is { } refused)
        {
            return refused;
        }

        document.State = nameof(DocumentState.SentBack);
        document.SentBackRemark = remark.Trim();
        document.Version++;
        db.Record(new Data.Audit.Deed("Document.SendBack", $"退回{KindOf(document).Name()}：{remark.Trim()}") { RecordKind = nameof(Inspection), RecordId = document.InspectionId, OfficeId = document.OfficeId });
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }

    /// <summary>Drafts a paper that was sent back anew.</summary>
    public Task<Outcome<ActRecord>> RedraftAsync(Guid id, ActForm form, CancellationToken cancellation) =>
        StepAsync(id, DocumentStep.Draft, form, async (document, _) =>
        {
            var outcome = await ContentAsync(KindOf(document), new PaperPlace(document.InspectionId!.Value, document.SubjectId), cancellation);
            if (!outcome.IsDone)
            {
                return new Failure(outcome.Kind, outcome.Refusals);
            }

            document.Content = Encoding.UTF8.GetString(DocumentJson.Write(outcome.Value));
            document.SentBackRemark = "";
            return null;
        }, cancellation);

    /// <summary>Signs for issue: number and date are given in one transaction.</summary>
    public async Task<Outcome<ActRecord>> SignAsync(Guid id, ActForm form, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var signed = await StepAsync(id, DocumentStep.Sign, form, async (document, day) =>
        {
            var code = (await settings.ReadAsync(document.OfficeId, cancellation)).CodeFor(RegisterUse.General);
            if (code.Length == 0)
            {
                return Failure.Conflict(new Refusal("还没有设机关代字，不能编号。请系统管理员在“设置”里填写。"));
            }

            if (await register.LastDayAsync(document.OfficeId, code, day.Year, cancellation) > day && form.Reason.Trim().Length == 0)
            {
                return Failure.Invalid("签发日期早于上一个文号的日期。确需如此，请写明理由。", "reason");
            }

            var line = await register.AllotAsync(document.OfficeId, code, day, document.Title, document.Id, cancellation);
            var number = new DocumentNumber(line.Code, line.Year, line.Sequence);
            document.RegisterCode = code;
            document.Number = number.ToString();
            document.SignedBy = signedIn.Actor.PersonId;
            document.SignedByName = signedIn.Actor.Name;
            document.SignedOn = day;
            var content = DocumentJson.ReadDocument(Encoding.UTF8.GetBytes(document.Content));
            document.Content = Encoding.UTF8.GetString(DocumentJson.Write(content with { Number = number, Signature = content.Signature is { } s ? s with { Date = day } : null }));
            return null;
        }, cancellation);
        if (signed.IsDone)
        {
            await transaction.CommitAsync(cancellation);
        }

        return signed;
    }

    /// <summary>Issues: the notice goes to every subject, and the procedure begins there; the profile is frozen.</summary>
    public Task<Outcome<ActRecord>> IssueAsync(Guid id, ActForm form, CancellationToken cancellation) =>
        StepAsync(id, DocumentStep.Issue, form, async (document, day) =>
        {
            document.IssuedOn = day;
            if (KindOf(document) != DocumentKind.Notice)
            {
                return null;
            }

            var picture = (await book.OpenAsync(document.InspectionId!.Value, cancellation)).Value!;
            picture.Inspection.AnnouncedOn = day;
            picture.Inspection.ProfileId = await procedure.ProfileIdAsync(document.OfficeId, day, cancellation);
            foreach (var subject in picture.Subjects)
            {
                db.Add(new Delivery
                {
                    Id = Guid.CreateVersion7(),
                    DocumentId = document.Id,
                    SubjectId = subject.Id,
                    OrganisationId = subject.OrganisationId,
                    How = "平台",
                    SentOn = day,
                });
            }

            return null;
        }, cancellation);

    public async Task<Outcome<(DocumentRecord Document, BatchPicture Picture)>> FindAsync(Guid id, CancellationToken cancellation)
    {
        var document = await db.Set<DocumentRecord>().FirstOrDefaultAsync(d => d.Id == id, cancellation);
        if (document?.InspectionId is not { } inspectionId)
        {
            return Failure.NotFound;
        }

        var opened = await book.OpenAsync(inspectionId, cancellation);
        return opened.IsDone ? (document, opened.Value) : new Failure(opened.Kind, opened.Refusals);
    }

    public static DocumentKind KindOf(DocumentRecord document) => Enum.Parse<DocumentKind>(document.Kind);

    public static DocumentState StateOf(DocumentRecord document) => Enum.Parse<DocumentState>(document.State);

    private async Task<Outcome<ActRecord>> StepAsync(
        Guid id, DocumentStep step, ActForm form, Func<DocumentRecord, DateOnly, Task<Failure?>> change, CancellationToken cancellation)
    {
        var found = await FindAsync(id, cancellation);
        if (!found.IsDone)
        {
            return new Failure(found.Kind, found.Refusals);
        }

        var (document, picture) = found.Value;
        var kind = KindOf(document);
        var isOwn = document.DraftedBy == signedIn.Actor.PersonId;
        var others = await OtherSignersAsync(document.OfficeId, cancellation);
        var verdict = DocumentRules.Judge(kind, step, StateOf(document), picture.Standing.Acting, new DocumentAttempt { DraftedByHimself = isOwn, OtherSigners = others, Reason = form.Reason });
        if (ActBook.Refuse(verdict, form) is { } refused)
        {
            return refused;
        }

        var act = Act(kind, step);
        return await book.PerformAsync(picture.Inspection.Id, act, form with { DraftedByHimself = isOwn, OtherSigners = others }, picture.Kind[act].Name, async _ =>
        {
            if (await change(document, form.Day ?? clock.Today) is { } failed)
            {
                return failed;
            }

            document.State = DocumentLife.Of(kind).Find(step)!.To.ToString();
            document.Version++;
            return null;
        }, cancellation);
    }

    private Task<Outcome<OfficialDocument>> ContentAsync(DocumentKind kind, PaperPlace place, CancellationToken cancellation) =>
        drafts.First(d => d.Kind == kind).DraftAsync(services, place, cancellation);

    private Task<int> OtherSignersAsync(Guid officeId, CancellationToken cancellation)
    {
        var personId = signedIn.Actor.PersonId;
        var today = clock.Today;
        return (from post in db.Posts
                where post.OrganisationId == officeId && post.MaySign
                join holding in db.PostHoldings on post.Id equals holding.PostId
                where holding.PersonId != personId && holding.From <= today && (holding.To == null || holding.To >= today)
                select holding.PersonId).Distinct().CountAsync(cancellation);
    }

    private static ActId Act(DocumentKind kind, DocumentStep step) => DocumentLife.Of(kind).Find(step)!.Act!.Value;
}
