using System.Security.Cryptography;
using System.Text.Json;
using Dudao.Core.Frameworks;
using Microsoft.AspNetCore.DataProtection;

namespace Dudao.Server.Features.Frameworks;

/// <summary>Carries the steps that take a change of a draft back through the browser, so that nobody can make others of them, or use them on another draft.</summary>
public sealed class UndoSeal(IDataProtectionProvider protection)
{
    public string Close(Guid versionId, IReadOnlyList<FrameworkStep> steps) => Of(versionId).Protect(JsonSerializer.Serialize(steps, FrameworkJson.Options));

    /// <summary>The steps; null when it is not what <see cref="Close"/> made for this draft, or when its key is gone.</summary>
    public IReadOnlyList<FrameworkStep>? Open(Guid versionId, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<List<FrameworkStep>>(Of(versionId).Unprotect(text), FrameworkJson.Options);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Of(Guid versionId) => protection.CreateProtector("Dudao.Frameworks.Undo", versionId.ToString());
}
