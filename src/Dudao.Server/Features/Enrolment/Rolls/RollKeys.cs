using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dudao.Server.Data;

namespace Dudao.Server.Features.Enrolment.Rolls;

/// <summary>
/// The keys of rolls: one by which numbers are matched, the same for all rolls, and versions of one by which fields are sealed. They lie in the folder
/// of keys, or in that which DUDAO_KEYS names, so that they can be kept apart from the data. See docs/childrens-data.md.
/// </summary>
internal sealed class RollKeys
{
    private const int KeyBytes = 32;
    private readonly string _folder;

    public RollKeys(DataPlace place)
    {
        _folder = Environment.GetEnvironmentVariable("DUDAO_KEYS") is { Length: > 0 } folder ? folder : place.KeysFolder;
        Directory.CreateDirectory(_folder);
    }

    /// <summary>The newest version of the sealing key; the first is made when there is none.</summary>
    public int CurrentVersion()
    {
        var newest = Directory.EnumerateFiles(_folder, "roll-seal-*.key").Select(Version).DefaultIfEmpty(0).Max();
        if (newest == 0)
        {
            LoadOrMake("roll-seal-1.key");
            newest = 1;
        }

        return newest;
    }

    /// <summary>The key by which numbers of all rolls are matched.</summary>
    public byte[] MatchKey() => HKDF.DeriveKey(HashAlgorithmName.SHA256, LoadOrMake("roll-match.key"), 16, info: "match"u8.ToArray());

    /// <summary>The key of one roll: derived, so that the numbers of rows can be its nonces.</summary>
    public byte[] SealKey(int version, Guid roll)
    {
        var path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"roll-seal-{version}.key"));
        if (!File.Exists(path))
        {
            throw new IOException($"缺少第{version}版密钥 {path}，这份学籍的号码、电话、住址打不开。请从密钥备份中恢复它。");
        }

        return HKDF.DeriveKey(HashAlgorithmName.SHA256, LoadOrMake(Path.GetFileName(path)), 32, roll.ToByteArray(bigEndian: true), Encoding.ASCII.GetBytes("seal"));
    }

    private static int Version(string path) => int.TryParse(
        Path.GetFileNameWithoutExtension(path).AsSpan("roll-seal-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    // Made beside its place and linked there, so that two who begin at once have one key.
    private byte[] LoadOrMake(string name)
    {
        var path = Path.Combine(_folder, name);
        if (!File.Exists(path))
        {
            var beside = $"{path}.{Guid.NewGuid():N}";
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(beside, options))
            {
                file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
                file.Flush(flushToDisk: true);
            }

            try
            {
                File.Move(beside, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(beside);
            }
        }

        var key = File.ReadAllBytes(path);
        return key.Length == KeyBytes ? key : throw new IOException($"密钥文件 {path} 已损坏（应为 {KeyBytes} 字节）。请从密钥备份中恢复它。");
    }
}

/// <summary>Nonces of rows: their numbers, unique under the key of a roll.</summary>
internal static class RowNonce
{
    public static void Write(Span<byte> nonce, long row)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], row);
    }
}
