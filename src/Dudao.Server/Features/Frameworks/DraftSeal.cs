using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Dudao.Core.Frameworks;
using Microsoft.AspNetCore.DataProtection;

namespace Dudao.Server.Features.Frameworks;

/// <summary>Carries a draft through the browser between reading a table and keeping it, so that nobody can make another of it.</summary>
public sealed class DraftSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Dudao.Frameworks.Import");

    public string Close(Framework draft)
    {
        using var packed = new MemoryStream();
        using (var zip = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(FrameworkJson.Write(draft)));
        }

        return Convert.ToBase64String(_protector.Protect(packed.ToArray()));
    }

    /// <summary>The draft; null when it is not what <see cref="Close"/> made, or when its key is gone.</summary>
    public Framework? Open(string text)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
        {
            return null;
        }

        try
        {
            using var zip = new BrotliStream(new MemoryStream(_protector.Unprotect(bytes[..length])), CompressionMode.Decompress);
            using var text8 = new StreamReader(zip, Encoding.UTF8);
            return FrameworkJson.Read(text8.ReadToEnd());
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
