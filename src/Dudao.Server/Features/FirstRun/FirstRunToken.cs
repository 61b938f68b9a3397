using System.Security.Cryptography;
using System.Text;
using Dudao.Server.Data;

namespace Dudao.Server.Features.FirstRun;

/// <summary>
/// The one-time token that lets whoever sees the console make the first administrator. Only its hash is kept, in the data folder; each start
/// of an empty installation makes another, and its use removes it.
/// </summary>
public sealed class FirstRunToken(DataPlace place)
{
    public const string Path = "/first-run";

    private string File => System.IO.Path.Combine(place.Folder, "first-run.sha256");

    /// <summary>Makes a token and forgets the one before.</summary>
    public async Task<string> RenewAsync(CancellationToken cancellation)
    {
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await System.IO.File.WriteAllTextAsync(File, Hash(token), cancellation);
        return token;
    }

    public bool Holds(string? token) => token is { Length: > 0 and < 100 } && System.IO.File.Exists(File)
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(System.IO.File.ReadAllText(File).Trim()), Encoding.ASCII.GetBytes(Hash(token)));

    public void Remove() => System.IO.File.Delete(File);

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
