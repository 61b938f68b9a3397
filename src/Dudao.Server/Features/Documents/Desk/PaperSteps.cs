using Dudao.Core.Documents;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Documents.Desk;

/// <summary>Who may sign papers for issue, with the post by which he may.</summary>
public sealed record Signer(Guid PersonId, string Name, string Post);

/// <summary>One step of a paper: judged, changed, written down at the paper and in the procedure, saved once.</summary>
public sealed class PaperSteps(DudaoDbContext db, PaperSites sites, ActBook acts, SignedIn signedIn, OfficeClock clock)
{
    /// <summary>The paper for who stands where it lies; delivered papers are read by <see cref="PaperReading"/>.</summary>
    public async Task<Outcome<PaperAt>> FindAsync(Guid id, CancellationToken cancellation)
    {
        var document = await db.Set<DocumentRecord>().FirstOrDefaultAsync(d => d.Id == id, cancellation);
        if (document?.InspectionId is not { } inspectionId)
        {
            return Failure.NotFound;
        }

        var site = await sites.OpenAsync(Enum.Parse<DocumentKind>(document.Kind), new PaperPlace(inspectionId, document.SubjectId), id, cancellation);
        return site.IsDone ? new PaperAt(document, site.Value) : site.Failure;
    }

    /// <summary>Does a step in one writing, so that many papers of one batch are signed at once without a refusal.</summary>
    /// <param name="words">What the paper's history says of it.</param>
    /// <param name="change">Run when the step was judged allowed; a failure stops it, and nothing is saved.</param>
    public Task<Outcome<Done>> DoAsync(
        Guid id, DocumentStep step, ActForm form, Func<PaperAt, string> words, Func<PaperAt, DateOnly, Task<Failure?>> change, CancellationToken cancellation) => db.WriteAsync<Done>(async () =>
    {
        var found = await FindAsync(id, cancellation);
        if (!found.IsDone)
        {
            return found.Failure;
        }

        var at = found.Value;
        if (await IsDoneAsync(form.Id, cancellation) || (at.Life.Find(step) is { Act: null } rule && step != DocumentStep.Draft && rule.To == at.State))
        {
            return new Done();
        }

        var doer = form.For is null ? signedIn.Actor.PersonId : form.OwnerPersonId;
        var isOwn = at.Document.DraftedBy == doer;
        var others = (await SignersAsync(at.Document.OfficeId, cancellation)).Count(s => s.PersonId != doer);
        var told = form with { DraftedByHimself = isOwn, OtherSigners = others };
        var attempt = new DocumentAttempt
        {
            DraftedByHimself = isOwn,
            OtherSigners = others,
            Reason = form.Reason.Trim(),
            IsEnteredFor = form.For is not null,
            HasScan = (await acts.AttemptAsync(form, cancellation)).HasScan,
        };
        if (ActBook.Refuse(DocumentRules.Judge(at.Kind, step, at.State, at.Site.Standing.Acting, attempt), told) is { } refused)
        {
            return refused;
        }

        var act = at.Life.IsSubjects ? null : at.Life.Find(step)!.Act;
        return await sites.PerformAsync(at.Site, act, told, act is { } a ? at.Site.Procedure[a].Name : words(at), async () =>
        {
            var day = form.Day ?? clock.Today;
            if (await change(at, day) is { } failed)
            {
                return failed;
            }

            at.Document.State = at.Life.Find(step)!.To.ToString();
            at.Document.Version++;
            Write(at, $"Document.{step}", words(at), day, changesState: true, form.For is null ? "" : form.OwnerName);
            return null;
        }, cancellation);
    }, cancellation);

    /// <summary>A line of the paper's own history.</summary>
    public void Write(PaperAt at, string act, string words, DateOnly? day = null, bool changesState = false, string forWhom = "") => db.Record(new Deed(act, words)
    {
        RecordKind = nameof(DocumentRecord),
        RecordId = at.Document.Id,
        OfficeId = at.Document.OfficeId,
        ForWhom = forWhom,
        TrueDate = day == clock.Today ? null : day,
        ChangesState = changesState,
    });

    /// <summary>Saves what a caller changed at a paper after an upload, for which no writer waits, and tells in words when somebody was quicker.</summary>
    public async Task<Outcome<Done>> SaveAsync(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return new Done();
        }
        catch (DbUpdateConcurrencyException)
        {
            return Failure.Conflict(new Core.Refusal("刚才有人先办了这一步，您这次没有改动任何内容。请刷新后再看。"));
        }
    }

    /// <summary>Who may sign for issue in the office today.</summary>
    public async Task<IReadOnlyList<Signer>> SignersAsync(Guid officeId, CancellationToken cancellation)
    {
        var today = clock.Today;
        var held = await (
            from post in db.Posts
            where post.OrganisationId == officeId && (post.MaySign || post.Role == Role.OfficeDirector)
            join holding in db.PostHoldings.On(today) on post.Id equals holding.PostId
            join person in db.People on holding.PersonId equals person.Id
            orderby post.Role, person.Name
            select new { person.Id, person.Name, post.Title, post.Role }).ToListAsync(cancellation);
        return [.. held.DistinctBy(h => h.Id).Select(h => new Signer(h.Id, h.Name, h.Title.Length > 0 ? h.Title : h.Role.Title()))];
    }

    /// <summary>The actor has done this already: a second click, or an answer that was lost.</summary>
    public Task<bool> IsDoneAsync(Guid formId, CancellationToken cancellation) =>
        db.Set<Inspections.Records.ActRecord>().AnyAsync(a => a.Id == formId && a.EnteredByPersonId == signedIn.Actor.PersonId, cancellation);
}
