using System.Text;
using Dudao.Server.Infrastructure.Spreadsheets.Text;

namespace Dudao.Server.Infrastructure.Spreadsheets.Markup;

/// <summary>The tables of a web page, one below the other: what many systems export under the name of .xls.</summary>
internal sealed class HtmlSheet(Stream stream, string name, SpreadsheetLimits limits) : Sheet
{
    private IReadOnlyList<MergedRange>? _merges;

    public override string Name => name;

    public override IReadOnlyList<MergedRange> MergedRanges
    {
        get
        {
            if (_merges is null)
            {
                using var cursor = Read();
                while (cursor.Read())
                {
                }
            }

            return _merges ??= [];
        }
    }

    public override SheetCursor Read()
    {
        var (encoding, mark) = TextEncoding.Detect(stream);
        stream.Position = mark;
        return new HtmlCursor(this, new StreamReader(stream, encoding, false, 1 << 16, leaveOpen: true), limits);
    }

    private sealed class HtmlCursor(HtmlSheet sheet, StreamReader reader, SpreadsheetLimits limits) : SheetCursor
    {
        private const int MostSpan = 1000;
        private const int MostMerges = 100_000;
        private readonly HtmlTokens _tokens = new(reader);
        private readonly List<MergedRange> _merges = [];
        private readonly StringBuilder _cell = new();

        // Column to the last row that a cell above reaches down to.
        private readonly Dictionary<int, int> _reserved = [];
        private int _column = -1;
        private bool _inCell;
        private bool _inRow;
        private int _start;
        private int _row;

        private protected override bool ReadRow()
        {
            while (true)
            {
                switch (_tokens.Next())
                {
                    case HtmlToken.End:
                        if (EndRow())
                        {
                            return true;
                        }

                        Buffer.Clear();
                        sheet._merges ??= _merges;
                        return false;
                    case HtmlToken.Text when _inCell:
                        AppendText(_tokens.Value);
                        break;
                    case HtmlToken.Open when _tokens.Value == "tr":
                        if (EndRow())
                        {
                            StartRow();
                            return true;
                        }

                        StartRow();
                        break;
                    case HtmlToken.Open when _tokens.Value is "td" or "th":
                        StartCell();
                        break;
                    case HtmlToken.Open when _tokens.Value is "br" or "p" or "div" && _inCell && _cell.Length > 0:
                        _cell.Append('\n');
                        break;
                    case HtmlToken.Close when _tokens.Value is "td" or "th":
                        EndCell();
                        break;
                    case HtmlToken.Close when _tokens.Value is "tr" or "table" && EndRow():
                        return true;
                    default:
                        break;
                }
            }
        }

        private protected override void Close() => reader.Dispose();

        private void StartRow()
        {
            _inRow = true;
            if (++_row > limits.SheetRows)
            {
                throw SpreadsheetException.TooLarge($"超过了 {limits.SheetRows} 行");
            }
        }

        private void StartCell()
        {
            EndCell();
            if (!_inRow)
            {
                StartRow();
            }

            if (_column < 0)
            {
                Buffer.Clear();
            }

            do
            {
                _column++;
            }
            while (_reserved.TryGetValue(_column, out var until) && until >= _row);
            var (across, down) = (_tokens.Number("colspan", MostSpan), _tokens.Number("rowspan", limits.SheetRows));
            if (_column + across > limits.Columns)
            {
                throw SpreadsheetException.TooLarge($"超过了 {limits.Columns} 列");
            }

            if (across > 1 || down > 1)
            {
                Span(across, down);
            }

            (_inCell, _start) = (true, _column);
            _column += across - 1;
        }

        private void Span(int across, int down)
        {
            if (_merges.Count < MostMerges)
            {
                _merges.Add(new MergedRange(_row, _column, _row + down - 1, _column + across - 1));
            }

            for (var column = _column; down > 1 && column < _column + across; column++)
            {
                _reserved[column] = _row + down - 1;
            }
        }

        private void AppendText(string text)
        {
            foreach (var sign in text)
            {
                if (!char.IsWhiteSpace(sign))
                {
                    _cell.Append(sign);
                }
                else if (_cell.Length > 0 && !char.IsWhiteSpace(_cell[^1]))
                {
                    _cell.Append(' ');
                }
            }

            if (_cell.Length > 1 << 20)
            {
                throw SpreadsheetException.TooLarge("有一个单元格的文字超出了限度");
            }
        }

        private void EndCell()
        {
            if (_inCell)
            {
                Buffer.Set(_start, _cell.ToString().Trim());
                _cell.Clear();
                _inCell = false;
            }
        }

        private bool EndRow()
        {
            EndCell();
            if (!_inRow)
            {
                return false;
            }

            var any = _column >= 0 && Buffer.Count > 0;
            Number = any ? _row : Number;
            (_inRow, _column) = (false, -1);
            return any;
        }
    }
}
