using System.Globalization;
using System.Text.Json;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.SelfEvaluation;

/// <summary>A subject's self-evaluation (自查自评): read, shared out, submitted, sent back at leaves, 不适用 decided.</summary>
public sealed class SelfEvaluationService(DudaoDbContext db, ActBook book, SelfTyping typing, FileService files, SignedIn signedIn, OfficeClock clock)
{
    private static readonly Role[] Filling = [Role.Liaison, Role.Contributor, Role.Head, Role.TownshipUser];

    /// <summary>The self-evaluation as the actor sees it.</summary>
    public async Task<Outcome<SelfEvaluationView>> OpenAsync(Guid subjectId, CancellationToken cancellation)
    {
        var opened = await book.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var picture = opened.Value;
        if (picture.Plan is not { } plan || !SelfSheets.IsSeen(picture.At))
        {
            return Failure.NotFound;
        }

        var sheet = new SelfSheet(picture.At, plan, picture.Facts.SelfEvaluation.Submitted, picture.Facts.SelfEvaluation.SentBack);
        var entries = await db.Set<SelfEntry>().AsNoTracking().Where(e => e.SubjectId == subjectId).ToDictionaryAsync(e => e.LeafId, cancellation);
        var people = entries.Values.Select(e => e.ContributorPersonId).OfType<Guid>().Distinct().ToArray();
        var names = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
        var kept = (await files.ListAsync(SelfSheets.FileKind, subjectId, cancellation)).ToLookup(f => f.Slot, f => f.File);
        var isClosed = sheet.Closed(clock.Today) is not null;
        var personId = signedIn.Actor.PersonId;
        return new SelfEvaluationView(picture, sheet)
        {
            Lines =
            [
                .. sheet.Asked.Where(l => sheet.IsHis(entries.GetValueOrDefault(l.Id), personId)).Select(l => Line(l, entries.GetValueOrDefault(l.Id)) with
                {
                    Above = [.. plan.Framework.PathTo(l.Id).SkipLast(1)],
                    Contributor = entries.GetValueOrDefault(l.Id)?.ContributorPersonId is { } whose ? names.GetValueOrDefault(whose, "") : "",
                    IsOpen = !isClosed && sheet.ClosedAt(l.Id, entries.GetValueOrDefault(l.Id), personId) is null,
                    Files = [.. kept[l.Id]],
                    Stages = StagesOf(l, picture.Subject.Traits),
                }),
            ],
            Contributors = picture.Judge(ActId.ShareLeaves).IsAllowed ? await ContributorsAsync(picture.At.Organisation.Id, cancellation) : [],
            Submitted = picture.Last(ActId.SubmitSelfEvaluation) is { Words.Length: > 0 } act ? JsonSerializer.Deserialize<SubmittedWords>(act.Words, Conventions.Json) : null,
        };
    }

    /// <summary>The same for the page of one leaf, which must be the actor's to see.</summary>
    public async Task<Outcome<SelfEvaluationView>> OpenLeafAsync(Guid subjectId, string leafId, CancellationToken cancellation)
    {
        var opened = await OpenAsync(subjectId, cancellation);
        return !opened.IsDone || opened.Value.Lines.Any(l => l.Leaf.Id == leafId) ? opened
            : opened.Value.Sheet.Asked.Any(l => l.Id == leafId) ? Failure.NotYours("这一项不是分派给您的。要看请联系本单位联络员。")
            : Failure.NotFound;
    }

    /// <summary>Takes many leaves in one save.</summary>
    public Task<Outcome<Done>> TypeAsync(
        Guid subjectId, IReadOnlyDictionary<string, (LeafInput Input, string Narrative, string OnCall)> answers, CancellationToken cancellation) =>
        typing.TypeAsync(subjectId, answers, cancellation);

    /// <summary>Gives leaves to a 填报人; to nobody where <paramref name="personId"/> is null.</summary>
    public async Task<Outcome<ActRecord>> ShareAsync(Guid subjectId, ActForm form, Guid? personId, IReadOnlyCollection<string> leafIds, CancellationToken cancellation)
    {
        form = form with { Words = JsonSerializer.Serialize(new { Person = personId, Leaves = leafIds }, Conventions.Json) };
        return await book.PerformAsync(subjectId, ActId.ShareLeaves, form, $"分派指标{leafIds.Count}项", async picture =>
        {
            if (leafIds.Count == 0)
            {
                return Failure.Invalid("请先勾选要分派的指标。", "leaf");
            }

            if (personId is { } person && (await ContributorsAsync(picture.At.Organisation.Id, cancellation)).All(c => c.PersonId != person))
            {
                return Failure.Invalid("请选择本单位的填报人、联络员或负责人。", "person");
            }

            var entries = await EntriesAsync(picture, leafIds, cancellation);
            entries?.ForEach(e => e.ContributorPersonId = personId);
            return entries is null ? Failure.NotFound : null;
        }, cancellation);
    }

    /// <summary>上报: with the day of the meeting that passed it and the days for which it was posted; everything is locked then.</summary>
    public async Task<Outcome<ActRecord>> SubmitAsync(Guid subjectId, ActForm form, DateOnly meeting, int daysPosted, CancellationToken cancellation)
    {
        form = form with { Words = JsonSerializer.Serialize(new SubmittedWords(meeting, daysPosted), Conventions.Json) };
        return await book.PerformAsync(subjectId, ActId.SubmitSelfEvaluation, form, "上报自评", async _ =>
        {
            if (meeting > (form.Day ?? clock.Today))
            {
                return Failure.Invalid("会议应在上报之前召开，请核对会议日期。", "meeting");
            }

            var unlocked = await db.Set<SelfEntry>().Where(e => e.SubjectId == subjectId && e.IsUnlocked).ToListAsync(cancellation);
            unlocked.ForEach(e => e.IsUnlocked = false);
            return null;
        }, cancellation, facts => WithForm(facts, meeting != default, daysPosted > 0));
    }

    /// <summary>Sends it back at leaves, each with a remark; these alone are unlocked.</summary>
    public async Task<Outcome<ActRecord>> SendBackAsync(Guid subjectId, ActForm form, IReadOnlyDictionary<string, string> remarks, CancellationToken cancellation)
    {
        form = form with { Words = JsonSerializer.Serialize(remarks, Conventions.Json) };
        return await book.PerformAsync(subjectId, ActId.SendBackSelfEvaluation, form, $"退回自评{remarks.Count}项", async picture =>
        {
            if (await EntriesAsync(picture, remarks.Keys, cancellation) is not { } entries)
            {
                return Failure.NotFound;
            }

            var earlier = await db.Set<SelfEntry>().Where(e => e.SubjectId == subjectId && e.SendBackRemark != "").ToListAsync(cancellation);
            earlier.ForEach(e => e.SendBackRemark = "");
            entries.ForEach(e => (e.SendBackRemark, e.IsUnlocked) = (remarks[e.LeafId].Trim(), true));
            return null;
        }, cancellation, facts => facts with
        {
            SelfEvaluation = facts.SelfEvaluation with { LeavesToSendBack = remarks.Count, LeavesWithoutRemark = remarks.Values.Count(string.IsNullOrWhiteSpace) },
        });
    }

    /// <summary>Decides whether a leaf is left out (不适用), as the subject asked with its reason; a refusal says why.</summary>
    public async Task<Outcome<ActRecord>> DecideNotApplicableAsync(Guid subjectId, ActForm form, string leafId, bool isGranted, CancellationToken cancellation)
    {
        form = form with { Words = JsonSerializer.Serialize(new { Leaf = leafId, Granted = isGranted }, Conventions.Json) };
        return await book.PerformAsync(subjectId, ActId.DecideNotApplicable, form, isGranted ? "同意不适用" : "不同意不适用", async _ =>
        {
            var entry = await db.Set<SelfEntry>().FirstOrDefaultAsync(e => e.SubjectId == subjectId && e.LeafId == leafId, cancellation);
            if (entry is null || entry.NotApplicableReason.Length == 0 || entry.NotApplicableGranted is not null)
            {
                return Failure.Invalid("这一项没有待裁定的“不适用”申请。", "leaf");
            }

            entry.NotApplicableGranted = isGranted;
            entry.NotApplicableVersion++;
            if (isGranted)
            {
                entry.Input = FrameworkJson.Write(new LeafInput.NotApplicable());
                entry.Value = null;
                entry.InputVersion++;
            }

            return null;
        }, cancellation);
    }

    private static List<FigureStage> StagesOf(Indicator leaf, SubjectTraits traits)
    {
        (SubjectTraits Trait, FigureStage Stage)[] all = [(SubjectTraits.Primary, FigureStage.Primary), (SubjectTraits.Junior, FigureStage.Junior), (SubjectTraits.Senior, FigureStage.Senior)];
        var stages = all.Where(s => traits.HasFlag(s.Trait)).Select(s => s.Stage).ToList();
        return leaf.Rule is DataRule && stages.Count > 1 ? stages : [];
    }

    /// <summary>Facts as they are once the submission's own form is filled.</summary>
    internal static Facts WithForm(Facts facts, bool isMeetingDated, bool isPostingSaid) =>
        facts with { SelfEvaluation = facts.SelfEvaluation with { MeetingDated = isMeetingDated, PostingSaid = isPostingSaid } };

    /// <summary>The entries of these leaves, made where there is none; null where a leaf is not asked here.</summary>
    private async Task<List<SelfEntry>?> EntriesAsync(SubjectPicture picture, IEnumerable<string> leafIds, CancellationToken cancellation)
    {
        var wanted = leafIds.Distinct().ToArray();
        var asked = picture.Plan is { } plan ? SelfAsked.Of(plan).Select(l => l.Id).ToHashSet() : [];
        if (!wanted.All(asked.Contains))
        {
            return null;
        }

        var subjectId = picture.Subject.Id;
        var entries = await db.Set<SelfEntry>().Where(e => e.SubjectId == subjectId && wanted.Contains(e.LeafId)).ToListAsync(cancellation);
        foreach (var leafId in wanted.Except(entries.Select(e => e.LeafId)).ToList())
        {
            var entry = new SelfEntry { SubjectId = subjectId, LeafId = leafId };
            db.Add(entry);
            entries.Add(entry);
        }

        return entries;
    }

    private async Task<IReadOnlyList<SelfContributor>> ContributorsAsync(Guid organisationId, CancellationToken cancellation)
    {
        var today = clock.Today;
        var rows = await (
            from holding in db.PostHoldings.On(today)
            join post in db.Posts on holding.PostId equals post.Id
            where post.OrganisationId == organisationId && Filling.Contains(post.Role)
            join person in db.People on holding.PersonId equals person.Id
            orderby person.Name
            select new { person.Id, person.Name, post.Title, post.Role }).ToListAsync(cancellation);
        return [.. rows.OrderByDescending(r => r.Role).DistinctBy(r => r.Id).Select(r => new SelfContributor(r.Id, r.Name, r.Title.Length > 0 ? r.Title : r.Role.Title()))];
    }

    private static SelfLine Line(Indicator leaf, SelfEntry? entry) => entry is null ? new SelfLine(leaf, []) : new SelfLine(leaf, [])
    {
        Input = entry.Input.Length == 0 ? null : FrameworkJson.ReadInput(entry.Input),
        InputVersion = entry.InputVersion,
        Narrative = entry.Narrative,
        NarrativeVersion = entry.NarrativeVersion,
        OnCall = entry.OnCall,
        OnCallVersion = entry.OnCallVersion,
        OutReason = entry.NotApplicableReason,
        OutVersion = entry.NotApplicableVersion,
        Granted = entry.NotApplicableGranted,
        Remark = entry.SendBackRemark,
        IsUnlocked = entry.IsUnlocked,
        ContributorPersonId = entry.ContributorPersonId,
        SavedAt = entry.UpdatedAt == default ? "" : OfficeClock.LocalOf(entry.UpdatedAt).ToString("M月d日 HH:mm", CultureInfo.InvariantCulture),
    };
}
