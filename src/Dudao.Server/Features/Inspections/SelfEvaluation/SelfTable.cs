using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;

namespace Dudao.Server.Features.Inspections.SelfEvaluation;

/// <summary>The 自评表 on paper: filled with what stands in the program, or with the leaves and standards alone, to be written on by hand.</summary>
public static class SelfTable
{
    public static Sheet Of(SelfEvaluationView view, bool isBlank)
    {
        var framework = view.Sheet.Plan.Framework;
        return SheetTemplates.SelfEvaluationTable(new SelfTableFacts(
            view.Picture.Inspection.Title, framework.Name, view.Picture.At.Organisation.Name, [.. view.Lines.Select(l => isBlank ? BlankRow(l) : Row(l))])
        {
            Total = isBlank ? "" : view.Lines.Sum(l => l.Value ?? 0).Plain(),
            Meeting = isBlank || view.Submitted is null ? null : view.Submitted.Meeting,
            DaysPosted = isBlank || view.Submitted is null ? null : view.Submitted.DaysPosted,
        });
    }

    private static SelfTableRow BlankRow(SelfLine line) => new(Part(line), line.Leaf.Title, line.Leaf.Points, line.Leaf.Leaf!.Standard);

    private static SelfTableRow Row(SelfLine line) => BlankRow(line) with
    {
        Own = line.Granted == true ? "不适用" : line.Input is LeafInput.Level level ? $"{level.Letter}（{line.Value?.Plain()}）" : line.Value?.Plain() ?? "",
        Narrative = string.Join('\n', new[]
        {
            line.Leaf.Rule is DataRule or ChecklistRule or DeductRule && line.Input is { } input ? line.Leaf.Rule.Explain(line.Leaf.Points, input) : "",
            line.Narrative,
            line.AsksOut ? $"申请不适用：{line.OutReason}" : "",
        }.Where(t => t.Length > 0)),
        OnCall = line.OnCall,
        Contributor = line.Contributor,
    };

    private static string Part(SelfLine line) => line.Above.Count > 0 ? line.Above[^1].Title : "";
}
