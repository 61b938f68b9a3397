using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Dudao.Server.Tests.Spreadsheets;

/// <summary>Spoils files: bytes of any file, and the parts inside a workbook, where its checksums would else stop everything.</summary>
internal static partial class Mutation
{
    private static readonly string[] Numbers = ["-1", "0", "1048576", "1048577", "2147483647", "99999999999999999999", "1e308", "NaN", "", "ZZZZ9", "A0", "XFD1048576"];

    public static byte[] Of(byte[] file, Random random)
    {
        if (file.AsSpan().StartsWith("PK"u8) && random.Next(10) < 8)
        {
            return OfParts(file, random);
        }

        var bytes = file.ToList();
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            OfBytes(bytes, random);
        }

        return [.. bytes];
    }

    private static void OfBytes(List<byte> bytes, Random random)
    {
        if (bytes.Count == 0)
        {
            return;
        }

        var at = random.Next(bytes.Count);
        var length = Math.Min(random.Next(1, 64), bytes.Count - at);
        switch (random.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, random.Next(4) == 0 ? bytes.Count - at : length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4:
                bytes.InsertRange(at, Enumerable.Range(0, length).Select(_ => (byte)random.Next(256)));
                break;
            case 5:
                // Lengths, sectors and places are numbers of four bytes: the smallest, the largest, another one's.
                for (var i = at & ~3; i < Math.Min((at & ~3) + 4, bytes.Count); i++)
                {
                    bytes[i] = random.Next(2) == 0 ? (byte)0xFF : (byte)random.Next(8);
                }

                break;
            case 6:
                for (var i = at; i < at + length; i++)
                {
                    bytes[i] = 0;
                }

                break;
            default:
                var from = random.Next(bytes.Count - length + 1);
                for (var i = 0; i < length; i++)
                {
                    bytes[at + i] = bytes[from + i];
                }

                break;
        }
    }

    private static byte[] OfParts(byte[] file, Random random)
    {
        var target = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(file)))
        using (var to = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.Where(_ => random.Next(30) > 0))
            {
                using var part = entry.Open();
                var copy = new MemoryStream();
                part.CopyTo(copy);
                var bytes = copy.ToArray().ToList();
                for (var times = random.Next(3); times > 0; times--)
                {
                    if (random.Next(2) == 0)
                    {
                        OfBytes(bytes, random);
                    }
                    else
                    {
                        bytes = [.. Encoding.UTF8.GetBytes(OfXml(Encoding.UTF8.GetString([.. bytes]), random))];
                    }
                }

                using var made = to.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                made.Write([.. bytes]);
            }
        }

        return target.ToArray();
    }

    private static string OfXml(string xml, Random random)
    {
        var places = (random.Next(2) == 0 ? Values() : Tags()).Matches(xml);
        if (places.Count == 0)
        {
            return xml;
        }

        var place = places[random.Next(places.Count)];
        var repeated = string.Concat(Enumerable.Repeat(place.Value, random.Next(1, 2000)));
        var number = Numbers[random.Next(Numbers.Length)];
        return xml[..place.Index] + (place.Value[0] == '<' ? repeated : string.Create(CultureInfo.InvariantCulture, $"\"{number}\"")) + xml[(place.Index + place.Length)..];
    }

    [GeneratedRegex("\"[^\"<>]*\"")]
    private static partial Regex Values();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tags();
}
