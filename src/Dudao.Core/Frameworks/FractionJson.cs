using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dudao.Core.Frameworks;

/// <summary>Writes a fraction as a JSON number where a decimal says it exactly, else as a string "1/3".</summary>
public sealed class FractionJson : JsonConverter<Fraction>
{
    /// <inheritdoc/>
    public override Fraction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType == JsonTokenType.Number
        ? reader.GetDecimal()
        : Fraction.TryParse(reader.GetString(), out var value) ? value : throw new JsonException("a number or \"n/d\" is expected");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Fraction value, JsonSerializerOptions options)
    {
        if (value.IsDecimal(out var exact))
        {
            writer.WriteRawValue(value.ToString());
        }
        else
        {
            writer.WriteStringValue(value.ToString());
        }
    }
}
