using System.Security.Cryptography;
using System.Text;

namespace Dudao.Server.Features.Enrolment.Rolls;

/// <summary>What is sealed of a pupil.</summary>
public sealed record ProtectedFields(string StudentNumber, string IdNumber, string Telephone, string Residence, string Address)
{
    /// <summary>As it is shown to who has no authorisation: first and last figures, addresses up to the township.</summary>
    public ProtectedFields Masked() => new(Number(StudentNumber, 5), Number(IdNumber, 4), Number(Telephone, 3), Place(Residence), Place(Address));

    private static string Number(string text, int first) =>
        text.Length <= first + 4 ? new string('*', text.Length) : text[..first] + new string('*', text.Length - first - 4) + text[^4..];

    private static string Place(string text)
    {
        var township = text.IndexOfAny(['镇', '乡', '区', '县']);
        return text.Length == 0 ? "" : township < 0 ? "****" : text[..(township + 1)] + "****";
    }
}

/// <summary>
/// Seals a row's protected fields as one blob with AES-256-GCM: tag, then the fields with their lengths. The nonce is the row's number, the roll
/// and the row are authenticated with it, so that no blob passes for another row's.
/// </summary>
internal sealed class SealedFields(byte[] key, Guid roll) : IDisposable
{
    public const int Fields = 5;
    private const int Tag = 16;
    private readonly AesGcm _cipher = new(key, Tag);
    private readonly byte[] _roll = roll.ToByteArray(bigEndian: true);

    /// <summary>How long the blob of some fields is.</summary>
    public static int Length(int bytesOfFields) => Tag + (Fields * 2) + bytesOfFields;

    /// <summary>Seals.</summary>
    /// <param name="row">The row's line.</param>
    /// <param name="plain">The fields, each after its length in two bytes.</param>
    /// <param name="blob">As long as the plain text and the tag.</param>
    public void Seal(int row, ReadOnlySpan<byte> plain, Span<byte> blob)
    {
        Span<byte> nonce = stackalloc byte[12];
        RowNonce.Write(nonce, row);
        _cipher.Encrypt(nonce, plain, blob[Tag..], blob[..Tag], _roll);
    }

    /// <summary>Opens.</summary>
    /// <exception cref="AuthenticationTagMismatchException">The blob is not that of the row, or was changed.</exception>
    public ProtectedFields Open(int row, ReadOnlySpan<byte> blob)
    {
        Span<byte> nonce = stackalloc byte[12];
        RowNonce.Write(nonce, row);
        var plain = new byte[blob.Length - Tag];
        _cipher.Decrypt(nonce, blob[Tag..], blob[..Tag], plain, _roll);
        var texts = new string[Fields];
        var at = 0;
        for (var i = 0; i < Fields; i++)
        {
            var length = plain[at] | (plain[at + 1] << 8);
            texts[i] = Encoding.UTF8.GetString(plain, at + 2, length);
            at += 2 + length;
        }

        return new ProtectedFields(texts[0], texts[1], texts[2], texts[3], texts[4]);
    }

    public void Dispose() => _cipher.Dispose();
}
