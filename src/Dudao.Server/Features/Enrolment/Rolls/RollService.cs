using System.Security.Cryptography;
using Dudao.Core;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Clock;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Enrolment.Rolls;

/// <summary>What an import came to. Without a roll nothing was taken.</summary>
internal sealed record RollImported(Guid? Roll, Term Term, RollFindings Found)
{
    public int Imported => Roll is null ? 0 : Found.Rows - Found.Refused;
}

/// <summary>Takes rolls in and out again.</summary>
internal sealed class RollService(DudaoDbContext db, DataPlace place, OfficeClock clock, AuditAuthor author)
{
    /// <summary>Imports a roll: whole, or its good rows where a file for the others is named; else nothing.</summary>
    public async Task<RollImported> ImportAsync(RollRequest request, CancellationToken cancellation)
    {
        await RemoveOrphansAsync(cancellation);
        var keys = new RollKeys(place);
        var roll = Guid.CreateVersion7(clock.Now);
        var version = keys.CurrentVersion();
        var schools = await db.Set<Organisation>().Where(o => o.Code != "").Select(o => o.Code).ToListAsync(cancellation);
        var known = schools.Select(code => Core.Enrolment.Codes.SchoolDigits.Read<char>(code)).ToHashSet();
        var hashing = Task.Run(() => HashAsync(request.Path, cancellation), cancellation);
        await using RollStore store = place.IsSqlite ? new SqliteRollStore(place, roll) : await PostgresRollStore.BeginAsync(db, roll, cancellation);
        var found = await RollImport.RunAsync(request, store, (keys.MatchKey(), keys.SealKey(version, roll)), roll, known, cancellation);
        var imported = new RollImported(roll, request.Term, found);
        if (found.Refused > 0 && (request.BadRows is null || imported.Imported == 0))
        {
            return imported with { Roll = null };
        }

        var sha256 = await hashing;
        request.Progress("入库", 0.97);
        await store.PublishAsync(async token =>
        {
            db.Add(new Roll
            {
                Id = roll,
                Term = request.Term.ToString(),
                FileName = Path.GetFileName(request.Path),
                FileSha256 = sha256,
                At = clock.Now,
                ByPersonId = author.PersonId,
                ByName = author.Name,
                Rows = found.Rows,
                Imported = imported.Imported,
                Refused = found.Refused,
                KeyVersion = version,
                Headings = found.Headings,
                Findings = found.Findings,
            });
            db.Record(new Deed("Roll.Import", $"导入{request.Term.Words}学籍 {imported.Imported} 人（{Path.GetFileName(request.Path)}）")
            {
                RecordKind = nameof(Roll),
                RecordId = roll,
            });
            await db.SaveChangesAsync(token);
        }, cancellation);
        return imported;
    }

    /// <summary>Checks a file as an import would, without a database.</summary>
    public static async Task<RollImported> RehearseAsync(RollRequest request, CancellationToken cancellation)
    {
        var key = RandomNumberGenerator.GetBytes(48);
        var found = await RollImport.RunAsync(request, null, (key[..16], key[16..]), Guid.Empty, null, cancellation);
        return new RollImported(null, request.Term, found);
    }

    /// <summary>Undoes an import: the roll is gone, the record of acts keeps that it was.</summary>
    public async Task<Refusal?> UndoAsync(Guid id, CancellationToken cancellation)
    {
        var roll = await db.Set<Roll>().FindAsync([id], cancellation);
        if (roll is null)
        {
            return new Refusal($"没有编号为 {id} 的导入，可能已经撤销过。", Field: "编号");
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(cancellation))
        {
            db.Remove(roll);
            db.Record(new Deed("Roll.Undo", $"撤销导入的{roll.Term}学籍 {roll.Imported} 人（{roll.FileName}）") { RecordKind = nameof(Roll), RecordId = id });
            await db.SaveChangesAsync(cancellation);
            if (!place.IsSqlite)
            {
                await PostgresRollStore.DropAsync(db, id, cancellation);
            }

            await transaction.CommitAsync(cancellation);
        }

        if (place.IsSqlite)
        {
            File.Delete(SqliteRollFiles.PathOf(place, id));
        }

        return null;
    }

    /// <summary>Removes what killed imports left beside the database.</summary>
    public async Task RemoveOrphansAsync(CancellationToken cancellation)
    {
        if (place.IsSqlite)
        {
            var known = await db.Set<Roll>().Select(roll => roll.Id).ToListAsync(cancellation);
            SqliteRollFiles.RemoveOrphans(place, known.ToHashSet());
        }
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan | FileOptions.Asynchronous);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
    }
}
