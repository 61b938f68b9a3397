using System.Globalization;
using Dudao.Core;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.SelfEvaluation;

/// <summary>
/// What is typed into a self-evaluation: a 填报人 at his leaves, liaison and head at all, staff for a school that hands in paper. Each
/// field has its version, so two at one leaf overwrite nothing.
/// </summary>
public sealed class SelfTyping(DudaoDbContext db, SelfSheets sheets, SignedIn signedIn, OfficeClock clock)
{
    /// <summary>Saves what is typed: fields m-LEAF, n-LEAF, c-LEAF and x-LEAF are own mark, narrative, 备查 and why it does not apply.</summary>
    public Task<Outcome<SaveResponse>> SaveAsync(Guid subjectId, SaveRequest request, CancellationToken cancellation) => db.WriteAsync<SaveResponse>(async () =>
    {
        var found = await sheets.FindAsync(subjectId, cancellation);
        return !found.IsDone ? found.Failure
            : found.Value.Closed(clock.Today) is { } closed ? closed
            : await WriteAsync(found.Value, request, cancellation);
    }, cancellation);

    /// <summary>Takes many leaves in one save, as from paper: all or none.</summary>
    public Task<Outcome<Done>> TypeAsync(
        Guid subjectId, IReadOnlyDictionary<string, (LeafInput Input, string Narrative, string OnCall)> answers, CancellationToken cancellation) =>
        db.WriteAsync(() => TypeNowAsync(subjectId, answers, cancellation), cancellation);

    private async Task<Outcome<Done>> TypeNowAsync(
        Guid subjectId, IReadOnlyDictionary<string, (LeafInput Input, string Narrative, string OnCall)> answers, CancellationToken cancellation)
    {
        var found = await sheets.FindAsync(subjectId, cancellation);
        if (!found.IsDone)
        {
            return found.Failure;
        }

        var sheet = found.Value;
        if (sheet.Closed(clock.Today) is { } closed)
        {
            return closed;
        }

        var entries = await db.Set<SelfEntry>().Where(e => e.SubjectId == subjectId).ToDictionaryAsync(e => e.LeafId, cancellation);
        if (answers.Keys.Select(id => sheet.ClosedAt(id, entries.GetValueOrDefault(id), signedIn.Actor.PersonId)).FirstOrDefault(w => w is not null) is { } why)
        {
            return Failure.NotYours(why);
        }

        var asked = sheet.Asked.ToDictionary(l => l.Id);
        var refusals = answers.Select(a => (Leaf: asked[a.Key], Refusal: asked[a.Key].Rule.Refuse(asked[a.Key].Points, a.Value.Input)))
            .Where(r => r.Refusal is not null).Select(r => new Refusal($"{r.Leaf.Title}：{r.Refusal!.Message}", Field: r.Leaf.Id)).ToList();
        if (refusals.Count > 0)
        {
            return Failure.Invalid(refusals);
        }

        foreach (var (leafId, (input, narrative, onCall)) in answers)
        {
            var entry = EntryOf(subjectId, leafId, entries);
            Put(entry, 'm', asked[leafId], input, "");
            Put(entry, 'n', asked[leafId], null, narrative.Trim());
            Put(entry, 'c', asked[leafId], null, onCall.Trim());
            Sign(entry);
        }

        Record(sheet);
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }

    private async Task<SaveResponse> WriteAsync(SelfSheet sheet, SaveRequest request, CancellationToken cancellation)
    {
        var subjectId = sheet.At.Subject.Id;
        var asked = sheet.Asked.ToDictionary(l => l.Id);
        var entries = await db.Set<SelfEntry>().Where(e => e.SubjectId == subjectId).ToDictionaryAsync(e => e.LeafId, cancellation);
        var results = new List<SaveResult>();
        foreach (var change in request.Changes)
        {
            results.Add(sheet.ClosedAt(change.Of, entries.GetValueOrDefault(change.Of), signedIn.Actor.PersonId) is { } why
                ? SaveResult.Refused(change, why)
                : Apply(subjectId, asked[change.Of], entries, change));
        }

        if (db.ChangeTracker.HasChanges())
        {
            Record(sheet);
            await db.SaveChangesAsync(cancellation);
        }

        return SaveResponse.Now(clock, results, Totals(sheet, entries));
    }

    private SaveResult Apply(Guid subjectId, Indicator leaf, Dictionary<string, SelfEntry> entries, SaveChange change)
    {
        var entry = entries.GetValueOrDefault(leaf.Id);
        TypedField As(string? stored, int? version) => new(stored ?? "", version ?? 0, entry?.UpdatedByName ?? "", entry?.UpdatedAt);
        void Write(LeafInput? input, string words)
        {
            var row = EntryOf(subjectId, leaf.Id, entries);
            Put(row, change.Field, leaf, input, words);
            Sign(row);
        }

        switch (change.Field)
        {
            case 'm':
                var reading = LeafReading.Of(leaf, change.Value);
                return As(entry is { Input.Length: > 0 } ? LeafNotation.Write(leaf, FrameworkJson.ReadInput(entry.Input)) : "", entry?.InputVersion)
                    .Take(change, LeafNotation.Write(leaf, reading.Input), Problem(entry, reading), () => Write(reading.Input, ""));
            case 'n':
                return As(entry?.Narrative, entry?.NarrativeVersion).Take(change, words => Write(null, words));
            case 'c':
                return As(entry?.OnCall, entry?.OnCallVersion).Take(change, words => Write(null, words));
            case 'x':
                return As(entry?.NotApplicableReason, entry?.NotApplicableVersion).Take(change, words => Write(null, words));
            default:
                return SaveResult.Refused(change, "没有这一栏。");
        }
    }

    private static string? Problem(SelfEntry? entry, LeafReading reading) => reading switch
    {
        { Refusal: { } refusal } => refusal.Message,
        { Input: LeafInput.NotApplicable } => "“不适用”要写明理由，请填在“本条不适用”里，由督导室裁定。",
        { Input: not null } when entry?.NotApplicableGranted == true => "督导室已同意本条不适用。要填分，请先删去不适用的理由。",
        _ => null,
    };

    private SelfEntry EntryOf(Guid subjectId, string leafId, Dictionary<string, SelfEntry> entries)
    {
        if (!entries.TryGetValue(leafId, out var entry))
        {
            entries[leafId] = entry = new SelfEntry { SubjectId = subjectId, LeafId = leafId };
            db.Add(entry);
        }

        return entry;
    }

    private static void Put(SelfEntry entry, char field, Indicator leaf, LeafInput? input, string value)
    {
        switch (field)
        {
            case 'm':
                entry.Input = input is null ? "" : FrameworkJson.Write(input);
                entry.Value = input is null ? null : leaf.Rule.Value(leaf.Points, input)?.Round(4);
                entry.InputVersion++;
                break;
            case 'n':
                entry.Narrative = value;
                entry.NarrativeVersion++;
                break;
            case 'c':
                entry.OnCall = value;
                entry.OnCallVersion++;
                break;
            default:
                // What was decided was decided on the reason that stood there.
                entry.NotApplicableReason = value;
                entry.NotApplicableVersion++;
                if (entry.NotApplicableGranted == true)
                {
                    Put(entry, 'm', leaf, null, "");
                }

                entry.NotApplicableGranted = null;
                break;
        }
    }

    private void Sign(SelfEntry entry)
    {
        entry.UpdatedAt = clock.Now;
        entry.UpdatedByPersonId = signedIn.Actor.PersonId;
        entry.UpdatedByName = signedIn.Actor.Name;
    }

    private void Record(SelfSheet sheet) => db.Record(new Deed("SelfEvaluation.Save", "填写自评")
    {
        RecordKind = nameof(Subject),
        RecordId = sheet.At.Subject.Id,
        OfficeId = sheet.At.Inspection.OfficeId,
        ForWhom = (sheet.At.Standing.Acting & Positions.Subject) == 0 ? $"{sheet.At.Organisation.Name}（纸质自评表）" : "",
    });

    private Dictionary<string, string> Totals(SelfSheet sheet, Dictionary<string, SelfEntry> entries)
    {
        var his = sheet.Asked.Where(l => sheet.IsHis(entries.GetValueOrDefault(l.Id), signedIn.Actor.PersonId)).ToList();
        var worth = his.Where(l => entries.GetValueOrDefault(l.Id)?.Value is not null).ToList();
        var totals = his.ToDictionary(l => "value-" + l.Id, l => entries.GetValueOrDefault(l.Id)?.Value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "");
        totals["done"] = his.Count(l => entries.GetValueOrDefault(l.Id) is { } e && (e.Input.Length > 0 || (e.NotApplicableReason.Length > 0 && e.NotApplicableGranted != false))).ToString(CultureInfo.InvariantCulture);
        totals["sum"] = worth.Sum(l => entries[l.Id].Value!.Value).ToString("0.##", CultureInfo.InvariantCulture);
        totals["full"] = worth.Sum(l => l.Points).Plain();
        return totals;
    }
}
