using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Dudao.Core.Text;

/// <summary>The facts of unihan.txt.gz, read once at first use (some 20 ms): readings, shapes, simplified forms. See tools/unihan.cs.</summary>
internal sealed class UnihanTable
{
    private const int FirstCommon = 0x3400;
    private const int LastCommon = 0x9FFF;
    private static readonly Lazy<UnihanTable> Loaded = new(() => new UnihanTable());
    private readonly string[]?[] _common = new string[]?[LastCommon - FirstCommon + 1];
    private readonly Dictionary<int, string[]> _rare = [];
    private readonly Dictionary<int, Shape> _shapes = new(8200);
    private readonly Dictionary<char, char> _simplified = new(3000);
    private readonly HashSet<(int, int)> _alike = [];

    private UnihanTable()
    {
        using var packed = typeof(UnihanTable).Assembly.GetManifestResourceStream("Dudao.Core.Text.unihan.txt.gz")!;
        using var lines = new StreamReader(new GZipStream(packed, CompressionMode.Decompress), Encoding.UTF8);
        var (section, later) = ("", new List<(string Syllable, string Characters)>());
        while (lines.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[')
            {
                section = line;
                continue;
            }

            ReadLine(section, line, later);
        }

        foreach (var (syllable, characters) in later)
        {
            AddReading(syllable, characters);
        }
    }

    public static UnihanTable Facts => Loaded.Value;

    public IReadOnlyDictionary<int, Shape> Shapes => _shapes;

    public string[] Readings(int character) =>
        (character is >= FirstCommon and <= LastCommon ? _common[character - FirstCommon] : _rare.GetValueOrDefault(character)) ?? [];

    public char Simplified(char character) => _simplified.GetValueOrDefault(character, character);

    public bool Spoofs(int one, int other) => _alike.Contains((Math.Min(one, other), Math.Max(one, other)));

    private void ReadLine(string section, string line, List<(string Syllable, string Characters)> later)
    {
        var cells = line.Split(' ');
        switch (section)
        {
            case "[pinyin]":
                AddReading(cells[0], cells[1]);
                later.Add((cells[0], cells[2]));
                break;
            case "[shapes]":
                _shapes[char.ConvertToUtf32(line, 0)] = new Shape(int.Parse(cells[1], CultureInfo.InvariantCulture), cells[2], cells[3]);
                break;
            case "[simplified]":
                // Characters beyond the plane take two units; none of these lists has one on the left.
                for (var i = 0; i + 1 < line.Length; i += char.IsSurrogate(line[i + 1]) ? 3 : 2)
                {
                    if (!char.IsSurrogate(line[i + 1]))
                    {
                        _simplified[line[i]] = line[i + 1];
                    }
                }

                break;
            default:
                var one = char.ConvertToUtf32(line, 0);
                _alike.Add((one, char.ConvertToUtf32(line, one > 0xFFFF ? 2 : 1)));
                break;
        }
    }

    private void AddReading(string syllable, string characters)
    {
        foreach (var rune in characters.EnumerateRunes())
        {
            if (rune.Value is >= FirstCommon and <= LastCommon)
            {
                ref var readings = ref _common[rune.Value - FirstCommon];
                readings = readings is null ? [syllable] : [.. readings, syllable];
            }
            else
            {
                _rare[rune.Value] = [.. _rare.GetValueOrDefault(rune.Value) ?? [], syllable];
            }
        }
    }
}

/// <summary>How a character looks: strokes, four corners and Cangjie code; a code that is not known is empty.</summary>
internal sealed record Shape(int Strokes, string Corners, string Cangjie);
