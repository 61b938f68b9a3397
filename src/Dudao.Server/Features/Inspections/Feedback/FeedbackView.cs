using Dudao.Core.Documents.Templates;
using Dudao.Core.Frameworks;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;

namespace Dudao.Server.Features.Inspections.Feedback;

/// <summary>What is said to a subject at the end: judgements of each A level, problems, advice, and the meeting at which it is said.</summary>
public sealed record FeedbackView(SubjectPicture Picture, IReadOnlyDictionary<string, FeedbackText> Texts)
{
    public const string Place = "place";
    public const string Attended = "attended";
    public const string Spoken = "spoken";
    public const string Advice = "advice";

    /// <summary>The A levels that apply here.</summary>
    public IReadOnlyList<Indicator> Parts { get; init; } = [];

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public EvidenceCounts Evidence { get; init; } = new();

    /// <summary>The actor may type here, and the preliminary opinion is not signed.</summary>
    public bool MayType { get; init; }

    /// <summary>What was sent and not taken, shown again so that nothing typed is lost.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    public static string FieldOf(Indicator part) => "j-" + part.Id;

    public string Of(string field) => Texts.GetValueOrDefault(field)?.Words ?? "";

    public int VersionOf(string field) => Texts.GetValueOrDefault(field)?.Version ?? 0;

    public IReadOnlyList<string> AdviceLines => Lines(Advice);

    public IReadOnlyList<string> Lines(string field) => [.. Of(field).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    public int Judged => Parts.Count(p => Of(FieldOf(p)).Length > 0);

    /// <summary>The field's label on the page.</summary>
    public string LabelOf(string field) => field switch
    {
        Advice => "建议",
        Spoken => "学校发言",
        _ => Parts.FirstOrDefault(p => FieldOf(p) == field)?.Title ?? field,
    };

    /// <summary>Every field that can be typed.</summary>
    public IEnumerable<string> Fields => [Place, Attended, Spoken, Advice, .. Parts.Select(FieldOf)];
}
