using System.IO.Compression;
using System.Text;
using System.Xml;
using Dudao.Server.Infrastructure.Spreadsheets.Markup;

namespace Dudao.Server.Infrastructure.Spreadsheets.Xlsx;

/// <summary>The zip of a workbook: parts by name, each opened within the limits.</summary>
internal sealed class XlsxPackage : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    public XlsxPackage(Stream stream, SpreadsheetLimits limits)
    {
        Limits = limits;
        _zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in _zip.Entries)
        {
            _parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }
    }

    public SpreadsheetLimits Limits { get; }

    public IEnumerable<string> Names => _parts.Keys;

    public bool Has(string name) => _parts.ContainsKey(name);

    /// <summary>Opens a part; null where the workbook has none of that name.</summary>
    public Stream? Open(string name, long limit)
    {
        if (!_parts.TryGetValue(name, out var entry))
        {
            return null;
        }

        if (entry.IsEncrypted)
        {
            throw SpreadsheetException.Protected();
        }

        return entry.Length > limit
            ? throw SpreadsheetException.TooLarge($"展开后有 {entry.Length >> 20} MB，最多能读 {limit >> 20} MB")
            : new BoundedStream(entry.Open(), _zip, entry.CompressedLength, entry.Crc32, limit, Limits);
    }

    /// <summary>
    /// Opens a large part for its tags and texts, unpacked in a thread of its own; null where there is none. Almost all are in UTF-8; one that says
    /// otherwise is brought to it.
    /// </summary>
    public XmlTokens? OpenTokens(string name, long limit)
    {
        using var head = Open(name, limit);
        if (head is null)
        {
            return null;
        }

        var bytes = new byte[128];
        var encoding = Utf8Xml.EncodingOf(bytes.AsSpan(0, head.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)));
        Stream part = new ReadAheadStream(Open(name, limit)!);
        return new XmlTokens(encoding is null ? part : Encoding.CreateTranscodingStream(part, encoding, new UTF8Encoding(false)));
    }

    public XmlReader? OpenXml(string name, long limit) => Open(name, limit) is { } part ? Xml(part) : null;

    /// <summary>The relations of a part: id to target and kind (the last word of the kind's address).</summary>
    public Dictionary<string, (string Target, string Kind)> Relations(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var relations = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        using var xml = OpenXml($"{part[..slash]}_rels/{part[slash..]}.rels", Limits.SmallPartBytes);
        while (xml?.Read() == true)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship"
                && xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target)
            {
                var kind = xml.GetAttribute("Type") ?? "";
                relations.TryAdd(id, (Resolve(part[..slash], target), kind[(kind.LastIndexOf('/') + 1)..]));
            }
        }

        return relations;
    }

    public void Dispose() => _zip.Dispose();

    private static XmlReader Xml(Stream stream) => XmlReader.Create(stream, new XmlReaderSettings
    {
        CloseInput = true,
        CheckCharacters = false,
        DtdProcessing = DtdProcessing.Prohibit,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        XmlResolver = null,
    });

    private static string Resolve(string folder, string target)
    {
        target = target.Replace('\\', '/');
        if (target.StartsWith('/'))
        {
            return target.TrimStart('/');
        }

        var steps = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in target.Split('/'))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }
}
