using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Dudao.Core.Frameworks;

/// <summary>
/// The one form in which frameworks and marks are stored: compact JSON in which empty values are left out and a decimal has no
/// trailing zeros, so that equal values have equal bytes.
/// </summary>
public static class FrameworkJson
{
    /// <summary>The options that write the canonical form and read it back.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>The canonical JSON.</summary>
    public static string Write(Framework framework) => JsonSerializer.Serialize(framework, Options);

    /// <summary>Reads what <see cref="Write(Framework)"/> wrote.</summary>
    /// <exception cref="JsonException">It is not a framework.</exception>
    public static Framework Read(string json) =>
        JsonSerializer.Deserialize<Framework>(json, Options) ?? throw new JsonException("null is not a framework");

    /// <summary>The canonical JSON of an input.</summary>
    public static string Write(LeafInput input) => JsonSerializer.Serialize(input, Options);

    /// <summary>Reads an input.</summary>
    /// <exception cref="JsonException">It is not an input.</exception>
    public static LeafInput ReadInput(string json) =>
        JsonSerializer.Deserialize<LeafInput>(json, Options) ?? throw new JsonException("null is not an input");

    internal static string Digest(Framework framework) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(framework, Options)));

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            Converters = { new PlainDecimal(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutEmpty } },
        };
        options.MakeReadOnly();
        return options;
    }

    // Left out is only what is empty and what reading an absent property gives back; so a new default never changes old bytes.
    private static void LeaveOutEmpty(JsonTypeInfo type)
    {
        var initial = type.Kind == JsonTypeInfoKind.Object && !type.Type.IsAbstract && type.Type.GetConstructor(Type.EmptyTypes) is { } make
            ? make.Invoke(null)
            : null;
        foreach (var property in type.Properties.Where(p => p.Get is not null))
        {
            var first = initial is null ? null : property.Get!(initial);
            property.ShouldSerialize = (_, value) => !(IsEmpty(value) && (initial is null ? value is null : Equals(value, first)));
        }
    }

    private static bool IsEmpty(object? value) => value switch
    {
        null => true,
        string text => text.Length == 0,
        bool yes => !yes,
        decimal number => number == 0,
        Enum choice => Convert.ToInt64(choice, CultureInfo.InvariantCulture) == 0,
        IEnumerable items => !items.GetEnumerator().MoveNext(),
        _ => false,
    };

    private sealed class PlainDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.ToString("0.############################", CultureInfo.InvariantCulture));
    }
}
