using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Dudao.Server.Tests.Access;

/// <summary>What a person could read in an answer: a page without its drawings, or everything in an Office file or an archive of them.</summary>
internal static partial class ReadText
{
    public static string Of(byte[] bytes)
    {
        if (bytes is not [(byte)'P', (byte)'K', ..])
        {
            return WebUtility.HtmlDecode(Drawing().Replace(Encoding.UTF8.GetString(bytes), ""));
        }

        using var archive = new ZipArchive(new MemoryStream(bytes));
        var all = new StringBuilder();
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            using var whole = new MemoryStream();
            content.CopyTo(whole);
            all.Append(Of(whole.ToArray())).Append('\n');
        }

        return all.ToString();
    }

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Drawing();
}
