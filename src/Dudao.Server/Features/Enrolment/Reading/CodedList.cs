using Dudao.Core.Enrolment.Linkage;
using Dudao.Core.Enrolment.Texts;
using Dudao.Server.Infrastructure.Spreadsheets.Text;

namespace Dudao.Server.Features.Enrolment.Reading;

/// <summary>One list as it is read for linking: a code for each cell of the columns that are wanted.</summary>
internal sealed class CodedList
{
    private readonly int[][] _codes;
    private int[] _lines = new int[1024];

    private CodedList(TextPool[] pools)
    {
        Pools = pools;
        _codes = [.. pools.Select(_ => new int[1024])];
    }

    public TextPool[] Pools { get; }

    public int Rows { get; private set; }

    /// <summary>The line of the file on which a row stands.</summary>
    public int Line(int row) => _lines[row];

    /// <summary>Reads a file to its end.</summary>
    /// <param name="file">The file.</param>
    /// <param name="columns">For each wanted column its place in the file, −1 where the file has none, and how it is compared.</param>
    /// <param name="pools">For each wanted column the pool of its texts.</param>
    /// <param name="cancellation">Stops between pieces.</param>
    public static CodedList Read(
        RowFile file, IReadOnlyList<(int Column, CompareHow? How, bool AsTyped)> columns, TextPool[] pools, CancellationToken cancellation)
    {
        var list = new CodedList(pools);
        var records = new CsvRecords(file.Separator);
        Span<byte> buffer = stackalloc byte[CellText.Longest];
        while (file.Next() is { } chunk)
        {
            cancellation.ThrowIfCancellationRequested();
            records.Take(chunk.Bytes, chunk.Start, chunk.Length, chunk.FirstLine);
            while (records.Read())
            {
                var row = list.AddRow(records.Line);
                for (var i = 0; i < columns.Count; i++)
                {
                    var (column, how, asTyped) = columns[i];
                    var cell = column < 0 ? default : records[column];
                    list._codes[i][row] = pools[i].Add(asTyped ? cell : CellForms.Form(cell, how, buffer));
                }
            }

            chunk.Return();
        }

        return list;
    }

    public LinkList Freeze(int columns)
    {
        for (var i = 0; i < _codes.Length; i++)
        {
            Array.Resize(ref _codes[i], Rows);
        }

        return new LinkList(Rows, _codes[..columns]);
    }

    public int[] Codes(int column) => _codes[column];

    /// <summary>Turns the codes of a pool into those of another that has taken its texts.</summary>
    public void Move(TextPool from, int[] codes)
    {
        for (var i = 0; i < Pools.Length; i++)
        {
            if (ReferenceEquals(Pools[i], from))
            {
                var column = _codes[i];
                for (var row = 0; row < Rows; row++)
                {
                    column[row] = codes[column[row]];
                }
            }
        }
    }

    private int AddRow(int line)
    {
        if (Rows == _lines.Length)
        {
            var size = Rows < 1 << 20 ? Rows * 2 : Rows + (Rows / 4);
            Array.Resize(ref _lines, size);
            for (var i = 0; i < _codes.Length; i++)
            {
                Array.Resize(ref _codes[i], size);
            }
        }

        _lines[Rows] = line;
        return Rows++;
    }
}
