using System.Security.Cryptography;
using Dudao.Server.Data;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Infrastructure.Files;

/// <summary>
/// Keeps files: streamed to a temporary file, hashed on the way, its kind read from its bytes, then moved to a place named by its SHA-256.
/// An upload that is cut off leaves nothing.
/// </summary>
public sealed class FileStore(DataPlace place, OfficeClock clock)
{
    private const int BufferSize = 81_920;
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private string Incoming => Path.Combine(place.FilesFolder, "incoming");

    /// <summary>Removes what a killed server left half received. Another server on the same folder may be receiving: what is younger than a day stays.</summary>
    public void ClearIncoming()
    {
        if (!Directory.Exists(Incoming))
        {
            return;
        }

        // The times of files are the machine's, whatever day the office's clock shows.
        var before = (TimeProvider.System.GetUtcNow() - Abandoned).UtcDateTime;
        foreach (var file in Directory.GetFiles(Incoming).Where(f => File.GetLastWriteTimeUtc(f) < before))
        {
            File.Delete(file);
        }
    }

    /// <summary>Receives a file and adds its row to the context, which the caller saves.</summary>
    public async Task<Outcome<StoredFile>> ReceiveAsync(DudaoDbContext db, Stream body, string name, long limit, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Incoming);
        var temporary = Path.Combine(Incoming, Guid.CreateVersion7().ToString("N"));
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.Asynchronous))
            {
                var received = await CopyAsync(body, file, limit, cancellation);
                if (received is null)
                {
                    return Failure.Invalid($"“{name}”超过每个文件 {limit / (1024 * 1024)} MB 的上限。请压缩或分成几个文件后再上传。", "file");
                }

                var (kind, reason) = FileKind.Of(file, name);
                if (kind is null)
                {
                    return Failure.Invalid(reason, "file");
                }

                var known = await db.Set<StoredFile>().FindAsync([received], cancellation);
                if (known is not null)
                {
                    return known;
                }

                var stored = new StoredFile { Sha256 = received, Length = file.Length, ContentType = kind.ContentType, AddedAt = clock.Now };
                db.Add(stored);
                await file.DisposeAsync();
                Keep(temporary, received);
                return stored;
            }
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Stream Open(string sha256) =>
        new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous);

    public string PathOf(string sha256) => Path.Combine(place.FilesFolder, sha256[..2], sha256);

    private void Keep(string temporary, string sha256)
    {
        var target = PathOf(sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(temporary, target, overwrite: true);
    }

    private static async Task<string?> CopyAsync(Stream from, FileStream to, long limit, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        long total = 0;
        int read;
        while ((read = await from.ReadAsync(buffer, cancellation)) > 0)
        {
            total += read;
            if (total > limit)
            {
                return null;
            }

            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        await to.FlushAsync(cancellation);

        // The row is committed afterwards: a power cut must not leave it without its bytes.
        to.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
