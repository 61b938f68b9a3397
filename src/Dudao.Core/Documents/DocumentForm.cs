using System.Text.Json.Serialization;

namespace Dudao.Core.Documents;

/// <summary>The forms in which a document is laid out (GB/T 9704-2012, 7 to 10).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DocumentForm>))]
public enum DocumentForm
{
    /// <summary>With a red head, to equals and downwards: number in the middle.</summary>
    Document,

    /// <summary>With a red head, upwards: number at the left, 签发人 at the right.</summary>
    Upward,

    /// <summary>Minutes (纪要): mark 纪要, attendance, no seal.</summary>
    Minutes,

    /// <summary>Letter form (信函格式), between peers.</summary>
    Letter,

    /// <summary>Without red head and number: what a subject writes, and the preliminary opinion.</summary>
    Plain,
}
