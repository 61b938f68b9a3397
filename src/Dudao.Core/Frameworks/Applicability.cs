using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dudao.Core.Frameworks;

/// <summary>
/// The subjects that a leaf is for (适用范围), as the table words it: terms joined by 、 that must all hold. A term names a trait,
/// 全部 asks nothing, 义务教育 asks for 小学 or 初中, a term with 除外 excludes. In JSON it is its text.
/// </summary>
[JsonConverter(typeof(ApplicabilityJson))]
public sealed record Applicability
{
    /// <summary>For every subject.</summary>
    public static Applicability All { get; } = new("全部");

    private static readonly (string Term, SubjectTraits AnyOf)[] Terms =
    [
        ("小学", SubjectTraits.Primary), ("初中", SubjectTraits.Junior), ("高中", SubjectTraits.Senior),
        ("义务教育", SubjectTraits.Primary | SubjectTraits.Junior), ("中学", SubjectTraits.Junior | SubjectTraits.Senior),
        ("幼儿园", SubjectTraits.Kindergarten), ("特殊教育", SubjectTraits.Special), ("中职", SubjectTraits.Vocational),
        ("寄宿", SubjectTraits.Boarding), ("有食堂", SubjectTraits.Canteen), ("教学点", SubjectTraits.TeachingPoint),
        ("中心学校", SubjectTraits.CentralSchool), ("村小", SubjectTraits.VillageSchool), ("民办", SubjectTraits.Private),
        ("乡镇", SubjectTraits.Township), ("街道", SubjectTraits.SubDistrict), ("有初中", SubjectTraits.HasJunior),
    ];

    private readonly (SubjectTraits AnyOf, bool Excluded)[] conditions;

    private Applicability(string text)
    {
        var parts = text.Split(['、', '，', ',', '；', ';', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var known = new List<(SubjectTraits, bool)>();
        var unknown = new List<string>();
        foreach (var part in parts.Where(p => p is not ("全部" or "所有" or "通用")))
        {
            var excluded = part.EndsWith("除外", StringComparison.Ordinal);
            var name = excluded ? part[..^2] : part;
            var term = Array.Find(Terms, t => t.Term == name);
            if (term.Term is null)
            {
                unknown.Add(part);
            }
            else
            {
                known.Add((term.AnyOf, excluded));
            }
        }

        conditions = [.. known];
        Unknown = unknown.ToValueList();
        Text = parts.Length == 0 ? "全部" : string.Join('、', parts);
    }

    /// <summary>The terms as one text, joined by 、; 全部 when there are none.</summary>
    public string Text { get; }

    /// <summary>Terms that no trait stands for. A leaf with one applies to nobody and cannot be published.</summary>
    public ValueList<string> Unknown { get; }

    /// <summary>The words that can be used, for a choice on screen; each can also be followed by 除外.</summary>
    public static IEnumerable<string> Words => Terms.Select(t => t.Term).Prepend("全部");

    /// <summary>Reads the text of a cell. Never fails: what is not understood stands in <see cref="Unknown"/>; empty means everybody.</summary>
    public static Applicability Parse(string? text) => string.IsNullOrWhiteSpace(text) ? All : new(text.Trim());

    /// <summary>Whether a subject with these traits is asked.</summary>
    public bool Holds(SubjectTraits traits)
    {
        if (Unknown.Count > 0)
        {
            return false;
        }

        foreach (var (anyOf, excluded) in conditions)
        {
            if ((traits & anyOf) != 0 == excluded)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Two are equal when they are worded alike.</summary>
    public bool Equals(Applicability? other) => other?.Text == Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>Writes the words of an applicability.</summary>
public sealed class ApplicabilityJson : JsonConverter<Applicability>
{
    /// <inheritdoc/>
    public override Applicability Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Applicability.Parse(reader.GetString());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Applicability value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
