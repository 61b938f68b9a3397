using System.Globalization;
using System.Text.RegularExpressions;
using Dudao.Core.Frameworks.Rules;

namespace Dudao.Core.Frameworks;

/// <summary>
/// An input that one plain value cannot hold, as a short sentence: ticked items (达到第1、3项), findings by kind (发现2、0处), a figure for
/// each stage (小学98.5，初中缺). Written and read without loss, so that a field saved as typed can carry it and a person can compare two of them.
/// </summary>
public static partial class LeafNotation
{
    /// <summary>No item of a checklist is met.</summary>
    public const string NoneMet = "各项均未达到";

    /// <summary>The input as a field holds it: the sentence for items, findings and several figures; else what <see cref="LeafReading.Show"/> gives.</summary>
    public static string Write(Indicator leaf, LeafInput? input) => input switch
    {
        LeafInput.Items { Met.Count: 0 } => NoneMet,
        LeafInput.Items items => $"达到第{string.Join('、', items.Met.Select(i => i + 1))}项",
        LeafInput.Findings findings => $"发现{string.Join('、', findings.Counts)}处",
        LeafInput.Figures { Of: not [{ Stage: FigureStage.Whole }] } figures => string.Join('，', figures.Of.Select(Say)),
        _ => LeafReading.Show(leaf, input),
    };

    /// <summary>Reads a sentence of <see cref="Write"/>; null where the text is none, or none for this rule.</summary>
    /// <param name="leaf">The leaf; its rule says which sentence is looked for.</param>
    /// <param name="text">In compatibility form (NFKC), trimmed.</param>
    internal static LeafInput? Read(Indicator leaf, string text) => leaf.Rule switch
    {
        ChecklistRule when text == NoneMet => new LeafInput.Items([]),
        ChecklistRule when ItemsText().Match(text) is { Success: true } match => new LeafInput.Items([.. Numbers(match.Groups[1].Value).Select(n => n - 1).Order()]),
        DeductRule when FindingsText().Match(text) is { Success: true } match => new LeafInput.Findings([.. Numbers(match.Groups[1].Value)]),
        DataRule when text.Split(',').Select(FigureOf).ToList() is var figures && figures.TrueForAll(f => f is not null) => new LeafInput.Figures([.. figures.OfType<StageFigure>()]),
        _ => null,
    };

    private static string Say(StageFigure figure) =>
        $"{figure.Stage.Name()}{figure.Value?.Plain() ?? "缺"}{(figure.Pupils is { } pupils ? $"（{pupils.ToString(CultureInfo.InvariantCulture)}人）" : "")}";

    private static StageFigure? FigureOf(string text) => FigureText().Match(text.Trim()) is { Success: true } match
        ? new StageFigure
        {
            Stage = match.Groups[1].Value switch { "小学" => FigureStage.Primary, "初中" => FigureStage.Junior, _ => FigureStage.Senior },
            Value = match.Groups[2].Value == "缺" ? null : decimal.Parse(match.Groups[2].Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture),
            Pupils = match.Groups[3].Success ? int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture) : null,
        }
        : null;

    private static IEnumerable<int> Numbers(string text) => text.Split('、').Select(n => int.Parse(n, CultureInfo.InvariantCulture));

    [GeneratedRegex("^达到第([0-9]{1,3}(?:、[0-9]{1,3})*)项$")]
    private static partial Regex ItemsText();

    [GeneratedRegex("^发现([0-9]{1,5}(?:、[0-9]{1,5})*)处$")]
    private static partial Regex FindingsText();

    [GeneratedRegex(@"^(小学|初中|高中)(缺|-?[0-9]{1,12}(?:\.[0-9]{1,6})?)(?:\(([0-9]{1,7})人\))?$")]
    private static partial Regex FigureText();
}
