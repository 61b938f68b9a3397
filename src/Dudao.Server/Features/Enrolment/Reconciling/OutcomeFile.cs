using Dudao.Core.Enrolment.Reconciliation;
using Dudao.Core.Enrolment.Rolls;
using Dudao.Server.Features.Enrolment.Reading;
using Dudao.Server.Features.Enrolment.Writing;
using Dudao.Server.Infrastructure.Spreadsheets.Text;

namespace Dudao.Server.Features.Enrolment.Reconciling;

/// <summary>Writes a reconciliation row by row, names and numbers as the input showed them: the third pass.</summary>
internal sealed class OutcomeFile(CsvOutput output, RollFile expected, RollFile registered, PupilRow[] rowsE, PupilRow[] rowsR, ReconcileOutcome outcome)
{
    public static void Write(
        string path, bool bom, RollFile expected, RollFile registered, PupilRow[] rowsE, PupilRow[] rowsR, ReconcileOutcome outcome, CancellationToken cancellation)
    {
        var reasons = Reasons(registered, outcome, cancellation);
        using var output = new CsvOutput(path, bom);
        output.Row(
            "row", "list", "student_number", "id_number", "name", "school_code", "class", "flags", "matched_row", "probability", "reason");
        var file = new OutcomeFile(output, expected, registered, rowsE, rowsR, outcome);
        expected.Each((row, records) => file.WriteExpected(row, records, reasons), cancellation);
        registered.Each(file.WriteArrival, cancellation);
        output.Complete();
    }

    // What a school says of a child that did not come is quoted, not believed.
    private static Dictionary<int, string> Reasons(RollFile registered, ReconcileOutcome outcome, CancellationToken cancellation)
    {
        var wanted = outcome.Expected.Where(row => row.QuotedRow >= 0).Select(row => row.QuotedRow).ToHashSet();
        var reasons = new Dictionary<int, string>();
        if (wanted.Count > 0)
        {
            registered.Each((row, records) =>
            {
                if (wanted.Contains(row))
                {
                    string[] parts =
                    [
                        System.Text.Encoding.UTF8.GetString(registered.Cell(records, RollColumn.Reason)).Trim(),
                        System.Text.Encoding.UTF8.GetString(registered.Cell(records, RollColumn.Whereabouts)).Trim(),
                    ];
                    reasons[row] = (parts[0].Length > 0 ? $"学校称：{parts[0]}" : "学校登记为未报到") + (parts[1].Length > 0 ? $"，去向{parts[1]}" : "");
                }
            }, cancellation);
        }

        return reasons;
    }

    private void WriteExpected(int row, CsvRecords records, Dictionary<int, string> reasons)
    {
        var one = outcome.Expected[row];
        var quoted = one.QuotedRow >= 0 ? reasons.GetValueOrDefault(one.QuotedRow, "") : "";
        var reason = quoted.Length == 0 ? one.Reason : one.Reason.Length == 0 ? quoted : $"{one.Reason}；{quoted}";
        WriteCells(records, expected, rowsE[row].Line, "expected"u8, one, one.Match >= 0 ? rowsR[one.Match].Line : 0, reason);
    }

    private void WriteArrival(int row, CsvRecords records)
    {
        var one = outcome.Registered[row];
        if (one.Class is PupilClass.New or PupilClass.Unexplained or PupilClass.SecondArrival)
        {
            WriteCells(records, registered, rowsR[row].Line, "registered"u8, one, one.Match >= 0 ? rowsE[one.Match].Line : 0, one.Reason);
        }
    }

    private void WriteCells(CsvRecords records, RollFile file, int line, ReadOnlySpan<byte> list, in PupilOutcome one, int matched, string reason)
    {
        output.Cell(line).Cell(list).Cell(file.Cell(records, RollColumn.StudentNumber)).Cell(file.Cell(records, RollColumn.IdNumber))
            .Cell(file.Cell(records, RollColumn.Name)).Cell(file.Cell(records, RollColumn.SchoolCode)).Cell(one.Class.Word()).Cell(one.Flags.Words());
        _ = matched > 0 ? output.Cell(matched) : output.Cell("");
        _ = one.Probability is { } probability ? output.Cell(probability) : output.Cell("");
        output.Cell(reason).End();
    }
}
