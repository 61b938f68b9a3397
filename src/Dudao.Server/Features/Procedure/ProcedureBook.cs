using System.Text.Json;
using Dudao.Core.Procedure;
using Dudao.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Procedure;

/// <summary>An office's profile and its table of working days, as its deadlines are counted by.</summary>
public sealed class ProcedureBook(DudaoDbContext db)
{
    /// <summary>The profile that an inspection froze, else the one that the office took and that holds on the day, else the national one.</summary>
    public async Task<ProcedureProfile> ProfileAsync(Guid officeId, Guid? frozenId, DateOnly on, CancellationToken cancellation)
    {
        var content = frozenId is { } id
            ? await db.Set<ProfileRecord>().Where(p => p.Id == id).Select(p => p.Content).FirstOrDefaultAsync(cancellation)
            : await InForce(officeId, on).Select(p => p.Content).FirstOrDefaultAsync(cancellation);
        return content is null ? ShippedProfiles.National : ProcedureProfile.Read(content);
    }

    /// <summary>The id of the profile in force; null where the office took none yet.</summary>
    public Task<Guid?> ProfileIdAsync(Guid officeId, DateOnly on, CancellationToken cancellation) =>
        InForce(officeId, on).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancellation);

    /// <summary>The shipped years and those that the office added.</summary>
    public async Task<WorkingDayTable> DaysAsync(Guid officeId, CancellationToken cancellation)
    {
        var years = await db.Set<HolidayYearRecord>().AsNoTracking().Where(y => y.OfficeId == officeId).Select(y => y.Content).ToListAsync(cancellation);
        return years.Aggregate(WorkingDayTable.Shipped, (table, content) => table.With(JsonSerializer.Deserialize<HolidayYear>(content, Conventions.Json)!));
    }

    private IQueryable<ProfileRecord> InForce(Guid officeId, DateOnly on) =>
        db.Set<ProfileRecord>().AsNoTracking().Where(p => p.OfficeId == officeId && p.From <= on).OrderByDescending(p => p.From);
}
