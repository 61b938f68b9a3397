using Dudao.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Documents;

/// <summary>The register (发文登记簿) allots numbers: one sequence a year for each 机关代字, without gaps, never twice, also when many ask at once.</summary>
public sealed class DocumentRegister(DudaoDbContext db)
{
    /// <summary>
    /// The next number. It belongs to the transaction that the caller began before reading anything and commits together with what the
    /// number is for; if that fails, the number was never given.
    /// </summary>
    /// <exception cref="InvalidOperationException">No transaction was begun: the number could be lost or given twice.</exception>
    public async Task<RegisterLine> AllotAsync(Guid officeId, string code, DateOnly day, string title, Guid? documentId, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A number is allotted inside the transaction that uses it.");
        }

        await db.LockForNumberingAsync(cancellation);
        var last = await db.Set<RegisterLine>()
            .Where(l => l.OfficeId == officeId && l.Code == code && l.Year == day.Year)
            .MaxAsync(l => (int?)l.Sequence, cancellation) ?? 0;
        var line = new RegisterLine
        {
            Id = Guid.CreateVersion7(),
            OfficeId = officeId,
            Code = code,
            Year = day.Year,
            Sequence = last + 1,
            Day = day,
            Title = title,
            DocumentId = documentId,
        };
        db.Add(line);
        return line;
    }

    /// <summary>The day of the last number of the year: an earlier one is warned of before it is given. Null where none was given.</summary>
    public Task<DateOnly?> LastDayAsync(Guid officeId, string code, int year, CancellationToken cancellation) => db.Set<RegisterLine>()
        .Where(l => l.OfficeId == officeId && l.Code == code && l.Year == year)
        .OrderByDescending(l => l.Sequence).Select(l => (DateOnly?)l.Day).FirstOrDefaultAsync(cancellation);
}
