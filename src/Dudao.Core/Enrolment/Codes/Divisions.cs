using System.Collections.Frozen;
using System.Globalization;

namespace Dudao.Core.Enrolment.Codes;

/// <summary>
/// Administrative divisions by six-digit code (GB/T 2260), abolished ones too, since an identity number keeps the code of the day on which it was
/// given. Made by tools/divisions.mjs. Reads its table once; safe for several threads.
/// </summary>
public static class Divisions
{
    private static readonly Lazy<Table> Loaded = new(Load);

    /// <summary>Whether a code is or was one.</summary>
    public static bool IsKnown(int code) => code is >= 0 and < 1_000_000 && Loaded.Value.Known[code];

    /// <summary>Today's name of a code; null where the code is unknown or abolished.</summary>
    public static string? Name(int code) => Loaded.Value.Names.GetValueOrDefault(code);

    /// <summary>The codes that bear a name today; several divisions share names such as 城关区.</summary>
    public static IReadOnlyList<int> Codes(string name) => Loaded.Value.Codes.GetValueOrDefault(name, []);

    /// <summary>Reads a division given by code or by name. Null where it is neither, or where several bear the name.</summary>
    public static int? Read(string text) =>
        text.Length == 6 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? IsKnown(code) ? code : null
            : Codes(text) is [var only] ? only : null;

    private static Table Load()
    {
        using var stream = typeof(Divisions).Assembly.GetManifestResourceStream("Dudao.Core.Enrolment.Codes.divisions.txt")!;
        using var reader = new StreamReader(stream);
        var known = new bool[1_000_000];
        var names = new Dictionary<int, string>();
        while (reader.ReadLine() is { } line)
        {
            var code = int.Parse(line.AsSpan(0, 6), NumberStyles.None, CultureInfo.InvariantCulture);
            known[code] = true;
            if (line.Length > 6)
            {
                names[code] = line[6..];
            }
        }

        var codes = names.GroupBy(pair => pair.Value, pair => pair.Key).ToFrozenDictionary(group => group.Key, group => group.Order().ToArray());
        return new Table(known, names.ToFrozenDictionary(), codes);
    }

    private sealed record Table(bool[] Known, FrozenDictionary<int, string> Names, FrozenDictionary<string, int[]> Codes);
}
