using System.Text.Json;
using Dudao.Server.Data;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Saving;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Infrastructure.Pieces;

/// <summary>What is typed on the sheets of pieces, in a file of the data folder, so that it outlives the program as a database would.</summary>
internal sealed class PiecesStore(ServeOptions options, OfficeClock clock)
{
    private readonly Lock _lock = new();

    private string Path => System.IO.Path.Combine(options.Place.Folder, "pieces.json");

    public IReadOnlyDictionary<string, Kept> All()
    {
        lock (_lock)
        {
            return Load();
        }
    }

    /// <summary>Saves a batch as another or as the sample's own person.</summary>
    public SaveResponse Save(SaveRequest request, string by)
    {
        lock (_lock)
        {
            var kept = Load();
            var results = request.Changes.Select(change => Save(kept, change, by)).ToList();
            var written = Path + ".new";
            File.WriteAllText(written, JsonSerializer.Serialize(kept, Conventions.Json));
            File.Move(written, Path, overwrite: true);
            var marks = kept.Where(pair => pair.Key.StartsWith("m-", StringComparison.Ordinal)).Select(pair => TypedNumber.TryRead(pair.Value.Value, out var mark, out _) ? mark : null).OfType<decimal>().ToList();
            return new(results, Time(), new Dictionary<string, string> { ["sum"] = ListsNumber(marks.Sum()), ["done"] = marks.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        }
    }

    private static string ListsNumber(decimal number) => number.ToString("0.0#", System.Globalization.CultureInfo.InvariantCulture);

    private SaveResult Save(Dictionary<string, Kept> kept, SaveChange change, string by)
    {
        var stored = kept.GetValueOrDefault(change.Id, new("", 0, "", ""));
        var value = change.Value ?? "";
        if (change.Id.StartsWith("m-", StringComparison.Ordinal) || change.Id.StartsWith('p'))
        {
            if (!TypedNumber.TryRead(value, out var number, out var problem))
            {
                return SaveResult.Invalid(change, stored.Version, stored.Value, problem!);
            }

            if (number is > 3 or < 0)
            {
                return SaveResult.Invalid(change, stored.Version, stored.Value, "满分 3 分");
            }

            value = TypedNumber.Plain(value);
        }

        switch (SaveRule.Decide(change, value, stored.Value, stored.Version))
        {
            case SaveStep.Same:
                return SaveResult.Ok(change, stored.Version, stored.Value);
            case SaveStep.Conflict:
                return SaveResult.Conflict(change, stored.Version, stored.Value, stored.By, stored.At);
            default:
                kept[change.Id] = new(value, stored.Version + 1, by, Time()[..5]);
                return SaveResult.Ok(change, stored.Version + 1, value);
        }
    }

    private Dictionary<string, Kept> Load() =>
        File.Exists(Path) ? JsonSerializer.Deserialize<Dictionary<string, Kept>>(File.ReadAllText(Path), Conventions.Json) ?? [] : [];

    private string Time() => clock.Local.ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    internal sealed record Kept(string Value, int Version, string By, string At);
}
