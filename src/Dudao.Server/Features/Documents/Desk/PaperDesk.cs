using System.Text;
using Dudao.Core.Documents;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Settings;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;

namespace Dudao.Server.Features.Documents.Desk;

/// <summary>The way of a paper until it is signed: drafted from the data, checked, sent back, drafted anew.</summary>
public sealed class PaperDesk(
    DudaoDbContext db, PaperSites sites, PaperSteps steps, IEnumerable<PaperDraft> drafts, SettingsService settings, SignedIn signedIn, OfficeClock clock, IServiceProvider services)
{
    /// <summary>Whether a paper could be begun here, without drafting it.</summary>
    public async Task<Outcome<PaperAt>> AskAsync(DocumentKind kind, PaperPlace place, CancellationToken cancellation)
    {
        if (drafts.All(d => d.Kind != kind))
        {
            return Failure.NotFound;
        }

        var site = await sites.OpenAsync(kind, place, null, cancellation);
        if (!site.IsDone)
        {
            return site.Failure;
        }

        var at = new PaperAt(Begin(Guid.CreateVersion7(), kind, site.Value), site.Value);
        return ActBook.Refuse(at.Judge(DocumentStep.Draft), ActForm.New()) is { } refused ? refused : at;
    }

    /// <summary>Begins a paper; the same id begins it once.</summary>
    public Task<Outcome<Done>> DraftAsync(Guid id, DocumentKind kind, PaperPlace place, ActForm form, CancellationToken cancellation) => db.WriteAsync<Done>(async () =>
    {
        var made = await db.Set<DocumentRecord>().FindAsync([id], cancellation);
        if (made is not null)
        {
            return made.InspectionId == place.InspectionId && made.SubjectId == place.SubjectId && made.DraftedBy == signedIn.Actor.PersonId ? new Done() : Failure.NotFound;
        }

        var asked = await AskAsync(kind, place, cancellation);
        if (!asked.IsDone)
        {
            return asked.Failure;
        }

        var site = asked.Value.Site;
        var act = asked.Value.Life.IsSubjects ? null : asked.Value.Life.Find(DocumentStep.Draft)!.Act;
        return await sites.PerformAsync(site, act, form, $"拟{kind.Name()}", async () =>
        {
            var record = Begin(id, kind, site);
            if (await FillAsync(record, kind, place, cancellation) is { } failed)
            {
                return failed;
            }

            record.DraftedOn = form.Day ?? clock.Today;
            db.Add(record);
            if (kind == DocumentKind.Minutes && await sites.MeetingAsync(place.InspectionId, null, cancellation) is { } meeting)
            {
                meeting.MinutesId = id;
                meeting.Version++;
            }

            steps.Write(new PaperAt(record, site), "Document.Draft", "拟稿", record.DraftedOn, changesState: true);
            return null;
        }, cancellation);
    }, cancellation);

    public Task<Outcome<Done>> CheckAsync(Guid id, ActForm form, CancellationToken cancellation) =>
        steps.DoAsync(id, DocumentStep.Check, form, _ => "核稿" + After(form), (at, day) =>
        {
            (at.Document.CheckedBy, at.Document.CheckedByName, at.Document.CheckedOn) = (signedIn.Actor.PersonId, signedIn.Actor.Name, day);
            return Task.FromResult<Failure?>(null);
        }, cancellation);

    /// <summary>Sends a draft back with a remark that its drafter reads on the paper.</summary>
    public Task<Outcome<Done>> SendBackAsync(Guid id, ActForm form, CancellationToken cancellation) =>
        steps.DoAsync(id, DocumentStep.SendBack, form, _ => "退回" + After(form), (at, _) =>
        {
            at.Document.SentBackRemark = form.Reason.Trim();
            return Task.FromResult<Failure?>(null);
        }, cancellation);

    /// <summary>
    /// Hands a paper in again after it was sent back: drafted anew from the data as it is then, or as it was edited outside and
    /// uploaded again.
    /// </summary>
    public Task<Outcome<Done>> RedraftAsync(Guid id, bool keepsEdited, ActForm form, CancellationToken cancellation) =>
        steps.DoAsync(id, DocumentStep.Draft, form, at => keepsEdited && at.Document.EditedFileId is not null ? "按退回意见修改后再次提交" : "重新拟稿", async (at, _) =>
        {
            if (!keepsEdited || at.Document.EditedFileId is null)
            {
                if (await FillAsync(at.Document, at.Kind, at.Site.Place, cancellation) is { } failed)
                {
                    return failed;
                }

                at.Document.EditedFileId = null;
            }

            at.Document.SentBackRemark = "";
            return null;
        }, cancellation);

    private async Task<Failure?> FillAsync(DocumentRecord record, DocumentKind kind, PaperPlace place, CancellationToken cancellation)
    {
        var drafted = await drafts.First(d => d.Kind == kind).DraftAsync(services, place, cancellation);
        if (!drafted.IsDone)
        {
            return drafted.Failure;
        }

        var code = (await settings.ReadAsync(record.OfficeId, cancellation)).CodeFor(DocumentLife.Of(kind).Register.Use());
        var content = drafted.Value with { Number = code.Length == 0 || !DocumentLife.Of(kind).IsNumbered ? null : new DocumentNumber(code, clock.Today.Year) };
        record.Title = content.Title.Text;
        record.Content = Encoding.UTF8.GetString(DocumentJson.Write(content));
        return null;
    }

    private DocumentRecord Begin(Guid id, DocumentKind kind, PaperSite site) => new()
    {
        Id = id,
        OfficeId = site.Inspection.OfficeId,
        Kind = kind.ToString(),
        InspectionId = site.Place.InspectionId,
        SubjectId = site.Place.SubjectId,
        State = nameof(DocumentState.Drafted),
        DraftedBy = signedIn.Actor.PersonId,
        DraftedByName = signedIn.Actor.Name,
        DraftedOn = clock.Today,
    };

    private static string After(ActForm form) => form.Reason.Trim() is { Length: > 0 } words ? "：" + words : "";
}
