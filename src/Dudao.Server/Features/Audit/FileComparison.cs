using System.Security.Cryptography;
using Dudao.Server.Data;
using Dudao.Server.Features.Documents;
using Dudao.Server.Infrastructure.Files;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Audit;

/// <summary>Compares the bytes of every kept file with the fingerprint under which they came, and names the file by where it was put.</summary>
public sealed class FileComparison(DudaoDbContext db, FileStore store, RecordNames names)
{
    private const int MostTold = 20;

    public async Task<(long Files, IReadOnlyList<string> Differences)> CompareAsync(CancellationToken cancellation)
    {
        var told = new List<string>();
        var finals = await db.Set<DocumentRecord>().AsNoTracking().Where(d => d.FinalSha256 != "").Select(d => new { d.FinalSha256, d.Title, d.Number }).ToListAsync(cancellation);
        foreach (var final in finals)
        {
            if (await FaultAsync(final.FinalSha256, cancellation) is { } fault)
            {
                told.Add($"《{final.Title}》{final.Number}的定稿文件{fault}。");
            }
        }

        var known = finals.Select(f => f.FinalSha256).ToHashSet();
        var files = (long)known.Count;
        foreach (var sha256 in (await db.Set<StoredFile>().AsNoTracking().Select(f => f.Sha256).ToListAsync(cancellation)).Where(known.Add))
        {
            files++;
            if (await FaultAsync(sha256, cancellation) is { } fault)
            {
                told.Add($"{await NameAsync(sha256, cancellation)}{fault}。");
            }
        }

        return (files, told.Count <= MostTold ? told : [.. told.Take(MostTold), $"另有{told.Count - MostTold}个文件不符。"]);
    }

    private async Task<string?> FaultAsync(string sha256, CancellationToken cancellation)
    {
        if (!File.Exists(store.PathOf(sha256)))
        {
            return "不见了";
        }

        await using var bytes = store.Open(sha256);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancellation)) == sha256 ? null : "被改动过";
    }

    private async Task<string> NameAsync(string sha256, CancellationToken cancellation)
    {
        var link = await db.Set<FileLink>().AsNoTracking().Where(l => l.Sha256 == sha256).OrderBy(l => l.AddedAt).FirstOrDefaultAsync(cancellation);
        return link is null ? $"没有挂在任何资料上的文件（指纹{sha256}）" : $"文件“{link.Name}”（{await names.PlaceAsync(link, cancellation)}，{link.AddedByName}上传）";
    }
}
