// Makes src/Dudao.Core/Text/unihan.txt.gz from Debian's package unicode-data (15.0.0): readings without tones, shapes, simplified forms.
//   dotnet run tools/unihan.cs [-- FOLDER OF Unihan_*.txt.bz2]
// Readings: kMandarin first, then kTGHZ2013 and kXHC1983; kHanyuPinyin, whose readings are also of old books, only where those two have none.
// Characters: the blocks up to U+9FFF and the 8105 of kTGHZ2013; shapes (strokes, four corners, Cangjie) for the 8105 alone.
#:property TargetFramework=net10.0
#:property RestorePackagesWithLockFile=false
#:property NoWarn=CS1591

using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

var folder = args.Length > 0 ? args[0] : "/usr/share/unicode";
var root = Directory.GetCurrentDirectory();
var readings = Load("Readings");
var shapes = Load("DictionaryLikeData");
var variants = Load("Variants");
var sources = Load("IRGSources");
var standard = Of(readings, "kTGHZ2013").Keys.ToHashSet();

var text = new StringBuilder();
text.Append("# Made by tools/unihan.cs from Unihan 15.0.0; unihan-licence.txt stands beside it.\n[pinyin]\n");
var bySyllable = new SortedDictionary<string, (StringBuilder First, StringBuilder Others)>(StringComparer.Ordinal);
foreach (var (character, syllables) in Pinyin().OrderBy(pair => pair.Key))
{
    for (var i = 0; i < syllables.Count; i++)
    {
        if (!bySyllable.TryGetValue(syllables[i], out var lists))
        {
            bySyllable[syllables[i]] = lists = (new(), new());
        }

        (i == 0 ? lists.First : lists.Others).Append(char.ConvertFromUtf32(character));
    }
}

foreach (var (syllable, (first, others)) in bySyllable)
{
    text.Append(CultureInfo.InvariantCulture, $"{syllable} {first} {others}\n");
}

text.Append("[shapes]\n");
var strokes = Of(sources, "kTotalStrokes");
var corners = Of(shapes, "kFourCornerCode");
var cangjie = Of(shapes, "kCangjie");
foreach (var character in standard.Order())
{
    var corner = corners.TryGetValue(character, out var code) ? code.Split(' ')[0].Split('.')[0] : "";
    text.Append(CultureInfo.InvariantCulture,
        $"{char.ConvertFromUtf32(character)} {strokes[character].Split(' ')[0]} {corner} {cangjie.GetValueOrDefault(character, "")}\n");
}

// A traditional form with one simplified form that the standard table knows. 后, 干 and their like have several and stay.
text.Append("[simplified]\n");
foreach (var (character, forms) in Of(variants, "kSimplifiedVariant").OrderBy(pair => pair.Key))
{
    var targets = Codes(forms).Where(target => target != character && standard.Contains(target)).Distinct().ToList();
    if (targets.Count == 1 && !standard.Contains(character) && character <= 0xFFFF)
    {
        text.Append(char.ConvertFromUtf32(character)).Append(char.ConvertFromUtf32(targets[0]));
    }
}

text.Append("\n[alike]\n");
foreach (var (character, forms) in Of(variants, "kSpoofingVariant").OrderBy(pair => pair.Key))
{
    foreach (var other in Codes(forms).Where(other => other > character && standard.Contains(character) && standard.Contains(other)))
    {
        text.Append(char.ConvertFromUtf32(character)).Append(char.ConvertFromUtf32(other)).Append('\n');
    }
}

var bytes = Encoding.UTF8.GetBytes(text.ToString());
var target = Path.Combine(root, "src/Dudao.Core/Text/unihan.txt.gz");
using (var file = new GZipStream(File.Create(target), CompressionLevel.SmallestSize))
{
    file.Write(bytes);
}

Console.WriteLine($"{bySyllable.Count} syllables, {standard.Count} shapes, {bytes.Length >> 10} KB, packed {new FileInfo(target).Length >> 10} KB");
return;

Dictionary<int, List<string>> Pinyin()
{
    var mandarin = Of(readings, "kMandarin");
    var current = new[] { Of(readings, "kTGHZ2013"), Of(readings, "kXHC1983") };
    var old = Of(readings, "kHanyuPinyin");
    var found = new Dictionary<int, List<string>>();
    foreach (var character in mandarin.Keys.Concat(current[0].Keys).Concat(old.Keys).Distinct().Where(c => c <= 0x9FFF || standard.Contains(c)))
    {
        var all = new List<string>();
        all.AddRange((mandarin.TryGetValue(character, out var first) ? first : "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(1));
        all.AddRange(current.SelectMany(source => Listed(source, character)));
        all.AddRange(current.Any(source => source.ContainsKey(character)) ? [] : Listed(old, character));
        var toneless = all.Select(Toneless).Where(syllable => syllable.Length > 0).Distinct().ToList();
        if (toneless.Count > 0)
        {
            found[character] = toneless;
        }
    }

    return found;
}

// "036.140:chán 064.090:dān", "10109.030:qiú,chóu"
static IEnumerable<string> Listed(Dictionary<int, string> source, int character) =>
    source.TryGetValue(character, out var value)
        ? value.Split(' ').SelectMany(place => place[(place.IndexOf(':') + 1)..].Split(',')) : [];

static string Toneless(string syllable)
{
    var letters = new StringBuilder();
    foreach (var letter in syllable.Normalize(NormalizationForm.FormD))
    {
        if (letter == '\u0308')
        {
            letters[^1] = 'v';
        }
        else if (letter is >= 'a' and <= 'z')
        {
            letters.Append(letter);
        }
    }

    return letters.ToString();
}

static IEnumerable<int> Codes(string forms) => Regex.Matches(forms, "U\\+([0-9A-F]+)").Select(match => Convert.ToInt32(match.Groups[1].Value, 16));

static Dictionary<int, string> Of(Dictionary<string, Dictionary<int, string>> table, string field) => table.GetValueOrDefault(field) ?? [];

Dictionary<string, Dictionary<int, string>> Load(string name)
{
    var start = new ProcessStartInfo("bzcat", [$"{folder}/Unihan_{name}.txt.bz2"]) { RedirectStandardOutput = true };
    using var bzcat = Process.Start(start) ?? throw new InvalidOperationException("bzcat is missing");
    var table = new Dictionary<string, Dictionary<int, string>>();
    while (bzcat.StandardOutput.ReadLine() is { } line)
    {
        var cells = line.Split('\t');
        if (cells.Length != 3 || !line.StartsWith("U+", StringComparison.Ordinal))
        {
            continue;
        }

        if (!table.TryGetValue(cells[1], out var field))
        {
            table[cells[1]] = field = [];
        }

        field[Convert.ToInt32(cells[0][2..], 16)] = cells[2];
    }

    return table;
}
