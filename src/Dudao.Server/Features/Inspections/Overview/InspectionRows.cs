using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Overview;

/// <summary>
/// The subjects of the signed-in person with whose turn it is and until when. Turn and day follow from the rules, so they are computed for
/// what is running; what is closed waits for nobody.
/// </summary>
public sealed class InspectionRows(DudaoDbContext db, Standings standings, SubjectPictures pictures, SignedIn signedIn, OfficeClock clock)
{
    public async Task<IReadOnlyList<InspectionRow>> ReadAsync(CancellationToken cancellation)
    {
        var mine = await standings.MineAsync(withClosed: true, cancellation);
        var running = (await pictures.LoadAsync([.. mine.Where(m => m.Subject.State != InspectionState.Closed)], cancellation)).ToDictionary(p => p.Subject.Id);
        var parents = mine.Select(m => m.Organisation.ParentId).OfType<Guid>().Distinct().ToArray();
        var townships = await db.Organisations.Where(o => parents.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        var inspections = mine.Select(m => m.Inspection.Id).Distinct().ToArray();
        var numbers = (await db.NoticesSigned().Where(d => d.InspectionId != null && inspections.Contains(d.InspectionId.Value))
            .Select(d => new { d.InspectionId, d.Number }).ToListAsync(cancellation)).ToLookup(d => d.InspectionId!.Value, d => d.Number);
        return
        [
            .. mine.Select(m => Row(m, running.GetValueOrDefault(m.Subject.Id),
                m.Organisation.ParentId is { } parent ? townships.GetValueOrDefault(parent, "") : "", numbers[m.Inspection.Id].FirstOrDefault() ?? "")),
        ];
    }

    /// <summary>Plans of the person's office that no row stands for yet: without subjects.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Title)>> EmptyDraftsAsync(CancellationToken cancellation)
    {
        var offices = signedIn.Actor.Posts.Where(p => p.Role == Data.People.Role.OfficeStaff).Select(p => p.OrganisationId).ToArray();
        var found = offices.Length == 0 ? [] : await db.Set<Inspection>()
            .Where(i => offices.Contains(i.OfficeId) && i.AnnouncedOn == null && !db.Set<Subject>().Any(s => s.InspectionId == i.Id))
            .OrderBy(i => i.CreatedOn).Select(i => new { i.Id, i.Title }).ToListAsync(cancellation);
        return [.. found.Select(i => (i.Id, i.Title))];
    }

    private InspectionRow Row(SubjectStanding at, SubjectPicture? picture, string township, string number)
    {
        var kind = InspectionKinds.Of(at.Inspection.Kind);
        var next = picture?.Next;
        var deadline = next?.Deadline is { DoneOn: null, Stopped.Length: 0 } running ? running : null;
        var due = deadline?.Due ?? (next?.When is { } when ? DateOnly.FromDateTime(when) : null);
        return new InspectionRow
        {
            Id = at.Subject.Id,
            InspectionId = at.Inspection.Id,
            Subject = at.Organisation.Name,
            SearchKeys = at.Organisation.SearchKeys,
            Township = township,
            Title = at.Inspection.Title,
            Kind = kind.Name,
            Year = at.Inspection.Year,
            State = at.Subject.State,
            StateWords = picture is null ? at.Subject.State.Name() : StateWords.Of(picture),
            Step = kind.PlaceOf(at.Subject.State) + 1,
            Steps = kind.States.Count,
            Turn = next is null ? "" : Turns.Of(next, at.Organisation.Name),
            IsInside = (at.Standing.Acting & (Positions.Office | Positions.Team)) != 0,
            IsMine = next is not null && (next.Act.Who & at.Standing.Acting) != 0,
            NextAct = next?.Act.Name ?? "",
            Due = due,
            DueTime = next?.When is { } hour && due == DateOnly.FromDateTime(hour) ? TimeOnly.FromDateTime(hour) : null,
            DaysLeft = due is { } day && picture is not null ? picture.Days.Between(clock.Today, day) : 0,
            IsLate = due < clock.Today,
            Grade = SeesOf(at, picture).Has(Sees.Grade) ? at.Subject.Grade : "",
            Number = number,
        };
    }

    /// <summary>What is closed was received.</summary>
    private static Sees SeesOf(SubjectStanding at, SubjectPicture? picture) => picture?.Sees
        ?? Visibility.Of(at.Standing, new ViewMoment(true, true, true, true) { ShowsMarksToSubject = at.Inspection.ShowsMarksToSubject });

    /// <summary>Whether the signed-in person may make an inspection.</summary>
    public bool MayCreate => signedIn.Actor.Has(Data.People.Role.OfficeStaff);
}

/// <summary>Whose turn it is, in the words of the list.</summary>
internal static class Turns
{
    public static string Of(NextStep next, string subject)
    {
        var who = next.Act.Who;
        return (who & Positions.Office) != 0 ? "督导室" : (who & Positions.Subject) != 0 ? subject : who.Names().Replace("、", "或", StringComparison.Ordinal);
    }
}
