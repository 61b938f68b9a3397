using System.Text.Json;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Tables;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Features.Frameworks;

/// <summary>The frameworks that come with the program: tables and grades beside this file, read by the same import as an office's own.</summary>
public static class ShippedFrameworks
{
    private static readonly Lazy<IReadOnlyDictionary<string, Framework>> Read = new(ReadAll);

    /// <summary>All, by the name of their table: township, school, standard-school, teaching, senior-high.</summary>
    public static IReadOnlyDictionary<string, Framework> All => Read.Value;

    /// <summary>学校综合督导评估指标体系: primary and junior secondary schools.</summary>
    public static Framework School => All["school"];

    /// <summary>乡镇人民政府教育工作督导评估指标体系.</summary>
    public static Framework Township => All["township"];

    /// <summary>A shipped table as it is, for download.</summary>
    public static Stream OpenTable(string name) => Open($"{name}.csv");

    private static Dictionary<string, Framework> ReadAll()
    {
        using var stream = Open("shipped.json");
        var entries = JsonSerializer.Deserialize<Entry[]>(stream, JsonSerializerOptions.Web)!;
        return entries.ToDictionary(e => Path.GetFileNameWithoutExtension(e.File), ReadOne, StringComparer.Ordinal);
    }

    private static Framework ReadOne(Entry entry)
    {
        using var stream = Open(entry.File);
        using var file = SpreadsheetFile.Open(stream, entry.File);
        var draft = FrameworkTable.Read(file.Cells())[0].Draft!;
        return draft with { Name = entry.Name, Grades = new() { Bands = [.. entry.Bands] } };
    }

    private static Stream Open(string name) =>
        typeof(ShippedFrameworks).Assembly.GetManifestResourceStream($"Shipped/{name}") ?? throw new FileNotFoundException("No such shipped table.", name);

    private sealed record Entry(string File, string Name, GradeBand[] Bands);
}
