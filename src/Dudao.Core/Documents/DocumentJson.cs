using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Dudao.Core.Documents;

/// <summary>The JSON of documents and sheets: one form, so that equal values have equal bytes and digests on every machine.</summary>
public static class DocumentJson
{
    private static readonly DocumentJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = false,
    });

    /// <summary>The document's JSON in UTF-8.</summary>
    public static byte[] Write(OfficialDocument document) => JsonSerializer.SerializeToUtf8Bytes(document, Context.OfficialDocument);

    /// <summary>The sheet's JSON in UTF-8.</summary>
    public static byte[] Write(Sheet sheet) => JsonSerializer.SerializeToUtf8Bytes(sheet, Context.Sheet);

    /// <summary>The document of such JSON.</summary>
    /// <exception cref="JsonException">It is not a document's JSON; it holds a key that a document does not know.</exception>
    public static OfficialDocument ReadDocument(ReadOnlySpan<byte> json) => Read(json, Context.OfficialDocument);

    /// <summary>The sheet of such JSON.</summary>
    /// <exception cref="JsonException">As for a document.</exception>
    public static Sheet ReadSheet(ReadOnlySpan<byte> json) => Read(json, Context.Sheet);

    /// <summary>SHA-256 of the document's JSON in lower-case hexadecimal.</summary>
    public static string Digest(this OfficialDocument document) => Convert.ToHexStringLower(SHA256.HashData(Write(document)));

    /// <summary>SHA-256 of the sheet's JSON in lower-case hexadecimal.</summary>
    public static string Digest(this Sheet sheet) => Convert.ToHexStringLower(SHA256.HashData(Write(sheet)));

    private static T Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(json, type) ?? throw new JsonException("null is no document");
}

/// <summary>Serialisers made by the compiler: the browser has no need of reflection for them.</summary>
[JsonSerializable(typeof(OfficialDocument))]
[JsonSerializable(typeof(Sheet))]
internal sealed partial class DocumentJsonContext : JsonSerializerContext;
