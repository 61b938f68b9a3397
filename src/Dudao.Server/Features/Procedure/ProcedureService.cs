using System.Text.Json;
using Dudao.Core;
using Dudao.Core.Procedure;
using Dudao.Core.Text;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Procedure;

/// <summary>What an office takes as its rules of procedure: a profile with its own values, the days off, the year's list.</summary>
public sealed class ProcedureService(DudaoDbContext db, SignedIn signedIn, OfficeClock clock)
{
    private Guid OfficeId => signedIn.Actor.OfficeId ?? Guid.Empty;

    /// <summary>Takes a profile that ships, with the office's own values, from a day on. An inspection keeps the one that it began under.</summary>
    public async Task<Outcome<ProfileRecord>> TakeProfileAsync(string code, IReadOnlyList<ProfileValue> own, DateOnly from, CancellationToken cancellation)
    {
        if (Refuse() is { } no)
        {
            return no;
        }

        if (ShippedProfiles.All.FirstOrDefault(p => p.Code == code) is not { } profile)
        {
            return Failure.Invalid("请选一套程序规定。", nameof(code));
        }

        var refusals = own.Select(profile.RefuseOwn).OfType<Refusal>().ToList();
        if (refusals.Count == 0)
        {
            profile = own.Aggregate(profile, (p, value) => p.WithOwn(value));
            refusals.AddRange(profile.ToAsk().Select(q => new Refusal($"还没有填：{q.Ask}", Field: q.Id.ToString())));
        }

        if (refusals.Count > 0)
        {
            return Failure.Invalid(refusals);
        }

        var record = await db.Set<ProfileRecord>().FirstOrDefaultAsync(p => p.OfficeId == OfficeId && p.From == from, cancellation);
        if (record is not null && await db.Set<Inspection>().AnyAsync(i => i.ProfileId == record.Id, cancellation))
        {
            return Failure.Conflict(new Refusal("从这一天起的程序规定已有督导任务在用，不能再改。请换一个开始的日期，新的任务按新的规定办。", Field: nameof(from)));
        }

        if (record is null)
        {
            record = new ProfileRecord { Id = Guid.CreateVersion7(), OfficeId = OfficeId, From = from };
            db.Add(record);
        }

        record.Name = profile.Name;
        record.Content = profile.Write();
        record.Digest = profile.Digest;
        record.Version++;
        db.Record(Deed("Procedure.TakeProfile", $"采用程序规定“{profile.Name}”，本办规定{profile.Own.Count}项", nameof(ProfileRecord), record.Id) with { TrueDate = from });
        await db.SaveChangesAsync(cancellation);
        return record;
    }

    /// <summary>The days off and make-up days of a year, whole.</summary>
    public async Task<Outcome<Done>> PutHolidaysAsync(HolidayYear year, CancellationToken cancellation)
    {
        if (Refuse() is { } no)
        {
            return no;
        }

        if (year.Check() is { } refusal)
        {
            return Failure.Invalid([refusal]);
        }

        var record = await db.Set<HolidayYearRecord>().FindAsync([OfficeId, year.Year], cancellation);
        if (record is null)
        {
            record = new HolidayYearRecord { OfficeId = OfficeId, Year = year.Year };
            db.Add(record);
        }

        record.Content = JsonSerializer.Serialize(year, Conventions.Json);
        record.Version++;
        db.Record(Deed("Procedure.PutHolidays", $"登记{year.Year}年节假日", nameof(HolidayYearRecord), OfficeId));
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }

    public async Task<IReadOnlyList<ListItem>> ListItemsAsync(int year, CancellationToken cancellation)
    {
        var office = OfficeId;
        var items = await db.Set<ListItem>().AsNoTracking().Where(i => i.OfficeId == office && i.Year == year).ToListAsync(cancellation);
        return [.. items.OrderBy(i => int.TryParse(i.Number, out var n) ? n : int.MaxValue).ThenBy(i => i.Number, StringComparer.Ordinal)];
    }

    /// <summary>Adds an item of the year's list, or changes it.</summary>
    public async Task<Outcome<ListItem>> PutListItemAsync(Guid id, int year, string number, string name, string approvedBy, DateOnly? approvedOn, CancellationToken cancellation)
    {
        if (Refuse() is { } no)
        {
            return no;
        }

        var prepared = await PrepareListItemAsync(id, year, number, name, approvedBy, approvedOn, cancellation);
        if (prepared.IsDone)
        {
            db.Record(Deed("Procedure.PutListItem", $"{year}年清单第{prepared.Value.Number}项“{prepared.Value.Name}”", nameof(ListItem), prepared.Value.Id));
            await db.SaveChangesAsync(cancellation);
        }

        return prepared;
    }

    public async Task<Outcome<Done>> RemoveListItemAsync(Guid id, CancellationToken cancellation)
    {
        if (Refuse() is { } no)
        {
            return no;
        }

        var item = await db.Set<ListItem>().FirstOrDefaultAsync(i => i.Id == id && i.OfficeId == OfficeId, cancellation);
        if (item is null)
        {
            return Failure.NotFound;
        }

        if (await db.Set<Inspection>().AnyAsync(i => i.ListItemId == id, cancellation))
        {
            return Failure.Conflict(new Refusal($"已有督导任务依据“{item.Name}”，不能删去。"));
        }

        db.Remove(item);
        db.Record(Deed("Procedure.RemoveListItem", $"删去{item.Year}年清单第{item.Number}项“{item.Name}”", nameof(ListItem), id));
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }

    /// <summary>Judges and adds to the context, for a caller that saves.</summary>
    internal async Task<Outcome<ListItem>> PrepareListItemAsync(Guid id, int year, string number, string name, string approvedBy, DateOnly? approvedOn, CancellationToken cancellation)
    {
        var refusals = new List<Refusal>();
        (number, name, approvedBy) = (Plain.Code(number), Plain.Trim(name), Plain.Trim(approvedBy));
        if (name.Length is 0 or > 100)
        {
            refusals.Add(new Refusal("请填事项名称，不超过100个字。", Field: nameof(ListItem.Name)));
        }

        if (approvedBy.Length is 0 or > 60)
        {
            refusals.Add(new Refusal("请填批准机关，例如：县委教育工作领导小组。", Field: nameof(ListItem.ApprovedBy)));
        }

        if (approvedOn is null || approvedOn > clock.Today || approvedOn.Value.Year < year - 1)
        {
            refusals.Add(new Refusal("请填批准日期：不晚于今天，不早于清单年度的前一年。", Field: nameof(ListItem.ApprovedOn)));
        }

        if (number.Length is 0 or > 10)
        {
            refusals.Add(new Refusal("请填清单上的序号。", Field: nameof(ListItem.Number)));
        }
        else if (await db.Set<ListItem>().AnyAsync(i => i.OfficeId == OfficeId && i.Year == year && i.Number == number && i.Id != id, cancellation))
        {
            refusals.Add(new Refusal($"{year}年清单已有第{number}项。", Field: nameof(ListItem.Number)));
        }

        if (refusals.Count > 0)
        {
            return Failure.Invalid(refusals);
        }

        var item = await db.Set<ListItem>().FirstOrDefaultAsync(i => i.Id == id && i.OfficeId == OfficeId, cancellation);
        if (item is null)
        {
            item = new ListItem { Id = id, OfficeId = OfficeId };
            db.Add(item);
        }

        (item.Year, item.Number, item.Name, item.ApprovedBy, item.ApprovedOn) = (year, number, name, approvedBy, approvedOn!.Value);
        return item;
    }

    private Failure? Refuse() => signedIn.Actor.OfficeId is null ? Failure.NotFound
        : signedIn.Actor.Holds(Right.ManageProcedure) ? null : Failure.NotYours("程序规定和清单由督导室管理。");

    private Deed Deed(string act, string text, string kind, Guid id) => new(act, text) { RecordKind = kind, RecordId = id, OfficeId = OfficeId };
}
