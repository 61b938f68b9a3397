using Dudao.Core.Documents;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Inspections;
using Dudao.Server.Features.Inspections.Acts;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Overview;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Components;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Dashboard;

/// <summary>
/// Derives the desk from the state of every subject at which the signed-in person stands. Nothing is stored, so nothing goes stale; the
/// number of queries does not grow with the number of subjects.
/// </summary>
public sealed class DeskReading(
    DudaoDbContext db, Standings standings, SubjectPictures pictures, Infrastructure.Access.SignedIn signedIn, OfficeClock clock)
{
    private const int MostRunning = 6;

    private static readonly Dictionary<ActId, DocumentKind> Steps = DocumentLife.All.Where(l => !l.IsSubjects)
        .SelectMany(l => l.Steps.Where(s => s.Act is not null && s.Step is DocumentStep.Check or DocumentStep.Sign or DocumentStep.Issue).Select(s => (Act: s.Act!.Value, l.Kind)))
        .DistinctBy(s => s.Act).ToDictionary(s => s.Act, s => s.Kind);

    public async Task<DeskView> ReadAsync(CancellationToken cancellation)
    {
        var loaded = await pictures.LoadAsync(await standings.MineAsync(withClosed: false, cancellation), cancellation);
        return new DeskView(clock.Today)
        {
            Tasks = await TasksAsync(loaded, cancellation),
            Visits = [.. loaded.SelectMany(Visits).OrderBy(v => v.Day).ThenBy(v => v.At ?? TimeOnly.MinValue).ThenBy(v => v.Subject, StringComparer.Ordinal)],
            Running = [.. loaded.Select(p => (Picture: p, p.Next)).OrderBy(r => r.Next?.Deadline?.Due ?? r.Picture.Facts.Plan.VisitFrom ?? DateOnly.MaxValue).Take(MostRunning).Select(r => Course(r.Picture, r.Next))],
        };
    }

    /// <summary>How much waits, and how much of it is late: as many lines as the desk has.</summary>
    public async Task<DeskCount> CountAsync(CancellationToken cancellation)
    {
        var loaded = await pictures.LoadAsync(await standings.MineAsync(withClosed: false, cancellation), cancellation);
        var mine = Mine(loaded).Select(m => (m.Task.IsOverdue, Key: IsOfBatch(m.Task) ? (m.Picture.Inspection.Id, m.Task.Act) : ((Guid, ActId?)?)null)).ToList();
        var counted = mine.Where(m => m.Key is null).Concat(mine.Where(m => m.Key is not null).DistinctBy(m => m.Key)).ToList();
        return new DeskCount(counted.Count + (await DraftsAsync(loaded, cancellation)).Count, counted.Count(m => m.IsOverdue));
    }

    private IEnumerable<(SubjectPicture Picture, OpenTask Task)> Mine(IReadOnlyList<SubjectPicture> loaded) =>
        loaded.SelectMany(p => OpenTasks.Of(p.Kind, p.Subject.State, p.Facts).Where(t => IsMine(p, t)).Select(t => (p, t)));

    /// <summary>Plans that staff has begun and that nothing else on the desk leads to: without subjects, or with something still missing.</summary>
    private async Task<IReadOnlyList<DeskTask>> DraftsAsync(IReadOnlyList<SubjectPicture> loaded, CancellationToken cancellation)
    {
        var offices = signedIn.Actor.Posts.Where(p => p.Role == Data.People.Role.OfficeStaff).Select(p => p.OrganisationId).ToArray();
        if (offices.Length == 0)
        {
            return [];
        }

        var empty = await db.Set<Inspection>().Where(i => offices.Contains(i.OfficeId) && i.AnnouncedOn == null && !db.Set<Subject>().Any(s => s.InspectionId == i.Id))
            .OrderBy(i => i.CreatedOn).Select(i => new { i.Id, i.Title }).ToListAsync(cancellation);
        var unready = loaded.Where(p => p.Subject.State == InspectionState.Draft && p.At.Standing.Acting.HasFlag(Position.Staff)).GroupBy(p => p.Inspection.Id)
            .Where(batch => !Mine([.. batch]).Any(m => IsOfBatch(m.Task))).Select(batch => (batch.Key, batch.First().Inspection.Title, Missing: batch.First().Next?.Missing ?? []));
        return
        [
            .. empty.Select(i => Draft(i.Id, i.Title, "没有被督导单位和督导组")),
            .. unready.Select(u => Draft(u.Key, u.Title, string.Join('、', u.Missing.Select(m => m.Text)))),
        ];

        static DeskTask Draft(Guid id, string title, string waiting) =>
            new(new OpenTask(TaskKind.Procedure, ActId.Edit, Position.Staff, "完成拟定") { Waiting = waiting }, title, InspectionLinks.Batch(id)) { Term = DeskTerm.Later };
    }

    private async Task<IReadOnlyList<DeskTask>> TasksAsync(IReadOnlyList<SubjectPicture> loaded, CancellationToken cancellation)
    {
        var mine = Mine(loaded).ToList();
        var phones = await PhonesAsync([.. mine.Where(m => m.Task.Kind == TaskKind.Reminder).Select(m => m.Picture.Subject.OrganisationId).Distinct()], cancellation);
        var papers = await PapersAsync([.. mine.Where(m => PaperOf(m.Task) is not null).Select(m => m.Picture.Inspection.Id).Distinct()], cancellation);
        var tasks = mine.Where(m => !IsOfBatch(m.Task)).Select(m => Line(m.Picture, m.Task, m.Picture.At.Organisation.Name, phones.GetValueOrDefault(m.Picture.Subject.OrganisationId, ""), papers));
        var batches = mine.Where(m => IsOfBatch(m.Task)).DistinctBy(m => (m.Picture.Inspection.Id, m.Task.Act))
            .Select(m => Line(m.Picture, m.Task, m.Picture.Inspection.Title, "", papers));
        return [.. tasks.Concat(batches).Concat(await DraftsAsync(loaded, cancellation)).OrderBy(t => t.Term).ThenBy(t => t.Task.Due ?? DateOnly.MaxValue).ThenBy(t => t.Task.At ?? TimeOnly.MaxValue).ThenBy(t => t.Where, StringComparer.Ordinal)];
    }

    private bool IsMine(SubjectPicture picture, OpenTask task) =>
        (task.Who & picture.At.Standing.Acting) != 0 && (task.PersonId is null || task.PersonId == signedIn.Actor.PersonId);

    /// <summary>Plan, team and notice are the whole batch's: one line, not one a school.</summary>
    private static bool IsOfBatch(OpenTask task) => task.Act is <= ActId.IssueNotice;

    /// <summary>The kind of paper that a task checks, signs or issues; null for other work.</summary>
    private static DocumentKind? PaperOf(OpenTask task) => task.Act is { } act && Steps.TryGetValue(act, out var kind) ? kind : null;

    /// <summary>The papers in hand of these inspections: a paper that waits is opened itself, not the inspection that it belongs to.</summary>
    private async Task<ILookup<(Guid, Guid?, string), Guid>> PapersAsync(Guid[] inspections, CancellationToken cancellation)
    {
        var papers = inspections.Length == 0 ? [] : await db.Set<DocumentRecord>()
            .Where(d => d.InspectionId != null && inspections.Contains(d.InspectionId.Value) && d.VoidedOn == null).OrderByDescending(d => d.DraftedOn).ThenByDescending(d => d.Id)
            .Select(d => new { d.Id, InspectionId = d.InspectionId!.Value, d.SubjectId, d.Kind }).ToListAsync(cancellation);
        return papers.ToLookup(d => (d.InspectionId, d.SubjectId, d.Kind), d => d.Id);
    }

    private DeskTask Line(SubjectPicture picture, OpenTask task, string where, string phone, ILookup<(Guid, Guid?, string), Guid> papers) => new(task, where, HrefOf(picture, task, papers))
    {
        Phone = phone,
        Term = DeskTerms.Of(task, clock.Today),
        Deadline = task.Due is { } due
            ? DeadlineWords.Say(due, clock.Today, picture.Days.Between(clock.Today, due), task.At, TimeOnly.FromDateTime(clock.Local))
            : null,
    };

    private static string HrefOf(SubjectPicture picture, OpenTask task, ILookup<(Guid, Guid?, string), Guid> papers) => task.Act switch
    {
        _ when PaperOf(task)?.ToString() is { } kind && papers[(picture.Inspection.Id, picture.Subject.Id, kind)].Concat(papers[(picture.Inspection.Id, null, kind)]).FirstOrDefault() is var paper
            && paper != Guid.Empty => DocumentLinks.Of(paper),
        null => InspectionLinks.Problems(picture.Subject.Id),
        { } act when PlainActs.IsPlain(act) => InspectionLinks.Act(picture.Subject.Id, act),
        { } act => InspectionLinks.Of(act, picture.Subject.Id, picture.Inspection.Id),
    };

    private async Task<Dictionary<Guid, string>> PhonesAsync(Guid[] organisations, CancellationToken cancellation)
    {
        if (organisations.Length == 0)
        {
            return [];
        }

        var rows = await (
            from organisation in db.Organisations
            where organisations.Contains(organisation.Id)
            from head in db.People.Where(p => p.Id == organisation.HeadPersonId).DefaultIfEmpty()
            select new { organisation.Id, organisation.ContactName, organisation.ContactPhone, Head = head == null ? "" : head.Name, Phone = head == null ? "" : head.Phone }).ToListAsync(cancellation);
        return rows.ToDictionary(r => r.Id, r => (r.ContactPhone.Length > 0 ? $"{r.ContactName} {r.ContactPhone}" : $"{r.Head} {r.Phone}").Trim());
    }

    private IEnumerable<DeskVisit> Visits(SubjectPicture picture)
    {
        var (name, href, until) = (picture.At.Organisation.Name, InspectionLinks.Subject(picture.Subject.Id), DeskTerms.SundayOf(clock.Today));
        var who = picture.Sees.HasFlag(Sees.TeamList) && picture.Team.Count > 0 ? $"{picture.Team.Count} 人" : "";
        if (picture.Subject.State is InspectionState.Draft or > InspectionState.Deliberation)
        {
            yield break;
        }

        if (picture.Facts.Plan is { VisitFrom: { } from, VisitTo: { } to } && !picture.Facts.Has(ActId.EndVisit) && to >= clock.Today && from <= until)
        {
            var day = from > clock.Today ? from : clock.Today;
            var nth = day.DayNumber - from.DayNumber + 1;
            yield return new DeskVisit(day, null, name, nth > 1 ? $"现场评估第 {nth} 天" : "现场评估", who, href);
        }

        if (picture.Facts.Plan.DeliberationAt is { } at && DateOnly.FromDateTime(at) is var on && on >= clock.Today && on <= until)
        {
            yield return new DeskVisit(on, TimeOnly.FromDateTime(at), name, "合议", who, href);
        }
    }

    private static DeskCourse Course(SubjectPicture picture, NextStep? next) => new(
        picture.At.Organisation.Name, InspectionLinks.Subject(picture.Subject.Id), StateWords.Of(picture),
        picture.Kind.PlaceOf(picture.Subject.State) + 1, picture.Kind.States.Count,
        next is null ? "" : (next.Act.Who & Positions.Subject) != 0 ? picture.Kind.SubjectWord : Turns.Of(next, picture.At.Organisation.Name));
}
