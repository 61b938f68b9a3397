using System.Text.Unicode;

namespace Dudao.Server.Infrastructure.Spreadsheets.Text;

/// <summary>A text file as a sheet. For millions of rows see <see cref="CsvChunks"/>.</summary>
public sealed class TextSheet : Sheet
{
    private readonly Stream _stream;
    private readonly SpreadsheetLimits _limits;

    internal TextSheet(Stream stream, string name, SpreadsheetLimits limits) =>
        (_stream, Name, _limits, Format) = (stream, name, limits, CsvFormat.Detect(stream));

    public override string Name { get; }

    public CsvFormat Format { get; }

    public override SheetCursor Read() => new TextCursor(new CsvChunks(_stream, Format, _limits), _limits);

    /// <summary>The file in pieces of UTF-8, for several threads.</summary>
    public CsvChunks Chunks() => new(_stream, Format, _limits, strict: true);

    private sealed class TextCursor(CsvChunks chunks, SpreadsheetLimits limits) : SheetCursor
    {
        private readonly CsvRecords _records = new((byte)chunks.Format.Separator);
        private CsvChunk? _chunk;

        private protected override bool ReadRow()
        {
            while (true)
            {
                while (_records.Read())
                {
                    if (_records.Count > limits.Columns)
                    {
                        throw SpreadsheetException.TooLarge($"第 {_records.Line} 行超过了 {limits.Columns} 列");
                    }

                    Buffer.Clear();
                    Number = _records.Line;
                    for (var column = 0; column < _records.Count; column++)
                    {
                        var bytes = _records[column];
                        Utf8.ToUtf16(bytes, Buffer.Room(bytes.Length), out _, out var written);
                        Buffer.Commit(column, written);
                    }

                    if (Buffer.Count > 0)
                    {
                        return true;
                    }
                }

                _chunk?.Return();
                _chunk = chunks.Next();
                if (_chunk is null)
                {
                    Buffer.Clear();
                    return false;
                }

                _records.Take(_chunk);
            }
        }

        private protected override void Close()
        {
            _chunk?.Return();
            _chunk = null;
            chunks.Dispose();
        }
    }
}
