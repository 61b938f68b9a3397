using System.Security.Cryptography;
using System.Text;

namespace Dudao.Server.Features.Demonstration;

/// <summary>The same id for the same name each time the demonstration is made, so that tests can name what they mean.</summary>
public static class DemonstrationId
{
    public static Guid Of(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes("demonstration/" + name)).AsSpan(0, 16));
}
