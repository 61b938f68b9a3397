namespace Dudao.Server.Infrastructure.Spreadsheets;

/// <summary>The texts of one row, side by side in one array that is used again for the next.</summary>
internal sealed class RowBuffer
{
    private char[] _chars = new char[4096];
    private (int Start, int Length)[] _cells = new (int, int)[32];
    private int _used;
    private int _written;

    /// <summary>Columns up to the last that is not empty.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<char> this[int column] =>
        (uint)column < (uint)Count ? _chars.AsSpan(_cells[column].Start, _cells[column].Length) : default;

    public void Clear()
    {
        Array.Clear(_cells, 0, _written);
        (_used, _written, Count) = (0, 0, 0);
    }

    public void Set(int column, scoped ReadOnlySpan<char> text)
    {
        text.CopyTo(Room(text.Length));
        Commit(column, text.Length);
    }

    /// <summary>Room for a text that the caller writes and then commits.</summary>
    public Span<char> Room(int length)
    {
        if (_used + length > _chars.Length)
        {
            Array.Resize(ref _chars, Math.Max(_used + length, _chars.Length * 2));
        }

        return _chars.AsSpan(_used, length);
    }

    public void Commit(int column, int length)
    {
        if (length == 0)
        {
            return;
        }

        if (column >= _cells.Length)
        {
            Array.Resize(ref _cells, Math.Max(column + 1, _cells.Length * 2));
        }

        _cells[column] = (_used, length);
        _used += length;
        _written = Math.Max(_written, column + 1);
        Count = _written;
    }
}
