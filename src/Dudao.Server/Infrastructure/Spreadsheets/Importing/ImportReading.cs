using Dudao.Core.Text;

namespace Dudao.Server.Infrastructure.Spreadsheets.Importing;

/// <summary>One reading of a table below its headings: values, messages, good rows and bad ones.</summary>
internal sealed class ImportReading<T>(ImportDefinition<T> definition, Headings headings)
{
    private const int FirstRows = 8;
    private const int MostBad = 20_000;
    private static readonly string[] FormulaErrors = ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"];
    private static readonly string[] Foot = ["合计", "总计", "小计", "填表人", "填报人", "制表", "审核人", "负责人", "备注:", "注:", "说明:"];
    private readonly HashSet<ImportColumn> _columns = [.. headings.Map.Select(mapping => mapping.Column)];
    private readonly List<ImportMessage> _messages = [];
    private readonly List<(ImportRow Values, SheetRow Cells)> _good = [];
    private readonly List<SheetRow> _first = [];
    private readonly SortedDictionary<int, SheetRow> _bad = [];
    private readonly Dictionary<string, string> _letters = headings.Map.ToDictionary(mapping => mapping.Column.Name, mapping => mapping.Letters, StringComparer.Ordinal);
    private IReadOnlyList<Imported<T>> _made = [];
    private int _rows;
    private int _warnings;

    public int Errors { get; private set; }

    public void Say(ImportMessage message)
    {
        (Errors, _warnings) = message.Severity == ImportSeverity.Error ? (Errors + 1, _warnings) : (Errors, _warnings + 1);
        if (_messages.Count < ImportPreview<T>.MostMessages)
        {
            _messages.Add(message.Place.Length > 0 || message.Row == 0 || !_letters.TryGetValue(message.Column, out var letters) ? message
                : message with { Place = letters + message.Row });
        }
    }

    public void ReadRows(Sheet sheet)
    {
        foreach (var row in sheet.Rows().Where(row => row.Number > headings.Row))
        {
            var cells = new SheetRow(row.Number, [.. headings.Map.Select(mapping => row[mapping.Index])]);
            if (cells.IsBlank || IsFoot(row, cells))
            {
                continue;
            }

            if (++_rows > definition.MostRows)
            {
                Say(ImportMessage.OfFile($"超过了 {definition.MostRows} 行，没有读完。请分成几个文件"));
                return;
            }

            if (_first.Count < FirstRows)
            {
                _first.Add(cells);
            }

            ReadRow(cells);
        }

        if (_rows == 0)
        {
            Say(ImportMessage.OfFile("表头下面没有内容。请填写后再上传"));
        }

        CheckTogether();
    }

    public ImportPreview<T> Preview() => new()
    {
        FileName = "",
        HeadingRow = headings.Row,
        Map = headings.Map,
        Ignored = headings.Ignored,
        First = _first,
        RowCount = _rows,
        Rows = [.. _made.Where(row => !_bad.ContainsKey(row.Row))],
        Bad = [.. _bad.Values],
        Messages = [.. _messages.OrderBy(message => message.Row)],
        Errors = Errors,
        Warnings = _warnings,
    };

    private void ReadRow(SheetRow cells)
    {
        var values = new Dictionary<ImportColumn, object?>(headings.Map.Count);
        var before = Errors;
        for (var i = 0; i < headings.Map.Count; i++)
        {
            var column = headings.Map[i].Column;
            var text = Unwrap(Plain.Trim(cells[i]));
            if (text.Length == 0)
            {
                if (column.Required)
                {
                    Say(new ImportMessage(cells.Number, column.Name, "", "没有填写", column.Expected));
                }

                continue;
            }

            var problem = Array.Exists(FormulaErrors, error => error == text) ? "公式出错"
                : text.Contains('\uFFFD') ? "有认不出的字（乱码），文件的编码可能不对" : null;
            var value = problem is null ? column.Read(text, out problem) : null;
            if (problem is not null)
            {
                Say(new ImportMessage(cells.Number, column.Name, text, problem, column.Expected));
                continue;
            }

            values[column] = value;
        }

        var row = new ImportRow(cells.Number, values, _columns);
        if (Errors == before)
        {
            foreach (var message in definition.CheckRow?.Invoke(row) ?? [])
            {
                Say(message);
            }
        }

        if (Errors == before)
        {
            _good.Add((row, cells));
        }
        else
        {
            KeepBad(cells);
        }
    }

    private void CheckTogether()
    {
        _made = [.. _good.Select(row => new Imported<T>(row.Values.Number, definition.Make(row.Values)))];
        var cells = _good.ToDictionary(row => row.Cells.Number, row => row.Cells);
        foreach (var message in definition.Checks.SelectMany(check => check(_made)))
        {
            Say(message);
            if (message.Severity == ImportSeverity.Error && cells.TryGetValue(message.Row, out var row))
            {
                KeepBad(row);
            }
        }
    }

    private void KeepBad(SheetRow cells)
    {
        if (_bad.Count < MostBad)
        {
            _bad.TryAdd(cells.Number, cells);
        }
    }

    // 合计, 填表人: below a table stands what is no row of it.
    private bool IsFoot(SheetRow row, SheetRow cells)
    {
        var first = Plain.Code(row.Cells.First(cell => !string.IsNullOrWhiteSpace(cell)));
        var blank = headings.Map.Index().Any(mapping => mapping.Item.Column.Required && string.IsNullOrWhiteSpace(cells[mapping.Index]));
        if (!blank || !Array.Exists(Foot, word => first.StartsWith(word, StringComparison.Ordinal)))
        {
            return false;
        }

        Say(new ImportMessage(row.Number, "", "", $"以“{(first.Length > 10 ? first[..10] : first)}”开头，当作表尾，没有读取", "", ImportSeverity.Warning));
        return true;
    }

    // Some systems write ="0123" so that Excel keeps the zero.
    private static string Unwrap(string text) =>
        text.Length > 3 && text.StartsWith("=\"", StringComparison.Ordinal) && text[^1] == '"' ? Plain.Trim(text[2..^1]) : text.TrimStart('\'');
}
