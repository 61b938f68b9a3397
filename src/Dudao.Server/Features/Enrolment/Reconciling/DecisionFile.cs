using Dudao.Core.Enrolment.Reconciliation;
using Dudao.Server.Features.Enrolment.Reading;
using Dudao.Server.Features.Enrolment.Writing;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Features.Enrolment.Reconciling;

/// <summary>What persons decided of pairs: digest_expected, digest_registered, decision (same, different or open), and for whom decides the rows.</summary>
internal static class DecisionFile
{
    public static IReadOnlyList<PairDecision> Read(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
        {
            return [];
        }

        var rows = SmallTable.Read(path, "核对结果", [["digest_expected"], ["digest_registered"], ["decision", "same|different", "same", "result"]], 2);
        return [.. rows.Select(row => new PairDecision(row.Cells[0].ToLowerInvariant(), row.Cells[1].ToLowerInvariant(), row.Cells[2].ToLowerInvariant() switch
        {
            "same" or "相同" or "同一人" or "是" => true,
            "different" or "不同" or "不是同一人" or "否" => false,
            "" => null,
            var other => throw new SpreadsheetException($"{Path.GetFileName(path)} 第 {row.Line} 行的决定是“{other}”，应是 same（同一人）或 different（不是同一人），未定的留空。"),
        }))];
    }

    public static void Write(string path, ReconcileOutcome outcome, PupilRow[] expected, PupilRow[] registered, bool bom)
    {
        using var output = new CsvOutput(path, bom);
        output.Row("digest_expected", "digest_registered", "decision", "row_expected", "row_registered", "probability");
        foreach (var decision in outcome.Decided)
        {
            output.Row(decision.Expected, decision.Registered, decision.Same == true ? "same" : "different", "", "", "");
        }

        foreach (var pair in outcome.Open)
        {
            output.Cell(pair.Digests.Expected).Cell(pair.Digests.Registered).Cell("").Cell(expected[pair.Expected].Line).Cell(registered[pair.Registered].Line);
            _ = pair.Probability is { } probability ? output.Cell(probability) : output.Cell("");
            output.End();
        }

        output.Complete();
    }
}
