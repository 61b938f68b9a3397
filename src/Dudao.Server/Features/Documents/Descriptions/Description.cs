using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Dudao.Core;
using Dudao.Core.Documents;
using Dudao.Server.Infrastructure.Spreadsheets.Text;

namespace Dudao.Server.Features.Documents.Descriptions;

/// <summary>Reads the JSON description of a paper, and says in Chinese which key is unknown, missing or cannot be read.</summary>
internal static class Description
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new NumberConverter(), new JsonStringEnumConverter() },
    };

    /// <summary>The schema of a kind's description (JSON Schema), for people and editors.</summary>
    public static string Schema(PaperKind kind) => Options.GetJsonSchemaAsNode(kind.Facts).ToJsonString(Options);

    /// <summary>The description of facts that the program has: read again it gives the same paper.</summary>
    public static string Of(object facts) => JsonSerializer.Serialize(facts, facts.GetType(), Options);

    /// <summary>The facts, or what is wrong; a refusal whose field is 键 is about a key that should not be there.</summary>
    public static (object? Facts, Refusal? Refusal) Read(PaperKind kind, Stream json)
    {
        try
        {
            var (encoding, mark) = TextEncoding.Detect(json);
            using var text = TextEncoding.AsUtf8(json, encoding, mark);
            var node = JsonNode.Parse(text, new JsonNodeOptions { PropertyNameCaseInsensitive = true });
            if (node is not JsonObject)
            {
                return (null, new Refusal("文件里应当是一个 JSON 对象，以 { 开头"));
            }

            return Keys(node, Options.GetTypeInfo(kind.Facts), "") is { } refusal ? (null, refusal) : (node.Deserialize(kind.Facts, Options), null);
        }
        catch (JsonException e)
        {
            var where = (e.LineNumber is { } line ? $"第{line + 1}行" : "") + (e.Path is { Length: > 1 } path ? path[2..] : "");
            return (null, new Refusal($"{(where.Length == 0 ? "文件" : where)}读不懂。日期写成\"2026-10-20\"，时间写成\"08:30\"，数字不加引号，文字加引号，多项用 [ ] 列出"));
        }
    }

    private static Refusal? Keys(JsonNode? node, JsonTypeInfo type, string at)
    {
        if (node is JsonArray array && type.Kind == JsonTypeInfoKind.Enumerable)
        {
            return array.Select((item, i) => Keys(item, Options.GetTypeInfo(type.ElementType!), $"{at}[{i}]")).FirstOrDefault(r => r is not null);
        }

        if (node is not JsonObject entries || type.Kind != JsonTypeInfoKind.Object)
        {
            return null;
        }

        var known = type.Properties.ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        if (entries.FirstOrDefault(e => !known.ContainsKey(e.Key)) is { Key: { } unknown })
        {
            return new Refusal($"不认识“{Path(at, unknown)}”。这里可以写：{string.Join('、', known.Keys)}", Field: "键");
        }

        if (known.Values.FirstOrDefault(p => p.IsRequired && !entries.ContainsKey(p.Name)) is { } missing)
        {
            return new Refusal($"缺少“{Path(at, missing.Name)}”");
        }

        return entries.Select(e => Keys(e.Value, Options.GetTypeInfo(known[e.Key].PropertyType), Path(at, e.Key))).FirstOrDefault(r => r is not null);
    }

    private static string Path(string at, string key) => at.Length == 0 ? key : $"{at}.{key}";

    /// <summary>A number as people write it: 云政教督〔2026〕19号.</summary>
    private sealed class NumberConverter : JsonConverter<DocumentNumber>
    {
        public override DocumentNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DocumentNumber.Parse(reader.GetString() ?? "", out var refusal) ?? throw new JsonException(refusal!.Message);

        public override void Write(Utf8JsonWriter writer, DocumentNumber value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
