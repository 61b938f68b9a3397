namespace Dudao.Server.Infrastructure.Spreadsheets;

/// <summary>A reading of a sheet, row by row. What it hands out is valid until the next <see cref="Read"/>.</summary>
public abstract class SheetCursor : IDisposable
{
    private string[] _lastTexts = [];

    /// <summary>The row's number in the file, from 1.</summary>
    public int Number { get; private protected set; }

    /// <summary>How many cells the row has, up to the last that holds anything.</summary>
    public int Count => Buffer.Count;

    /// <summary>A cell's text; empty beyond the last.</summary>
    public ReadOnlySpan<char> this[int column] => Buffer[column];

    private protected RowBuffer Buffer { get; } = new();

    /// <summary>Goes to the next row that holds anything.</summary>
    /// <exception cref="SpreadsheetException">The sheet is damaged or too large.</exception>
    public bool Read()
    {
        try
        {
            return ReadRow();
        }
        catch (Exception exception) when (Damage.IsMeantBy(exception))
        {
            throw SpreadsheetException.Damaged(exception);
        }
    }

    /// <summary>A cell as a text object; a column that repeats the row above shares it.</summary>
    public string Text(int column)
    {
        var text = Buffer[column];
        if (text.IsEmpty)
        {
            return "";
        }

        if (column >= _lastTexts.Length)
        {
            Array.Resize(ref _lastTexts, Math.Max(column + 1, _lastTexts.Length * 2));
        }

        return text.SequenceEqual(_lastTexts[column]) ? _lastTexts[column] : _lastTexts[column] = text.ToString();
    }

    /// <summary>The row as a value that outlives the reading.</summary>
    public SheetRow Row()
    {
        var cells = new string[Count];
        for (var column = 0; column < cells.Length; column++)
        {
            cells[column] = Text(column);
        }

        return new SheetRow(Number, cells);
    }

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    private protected abstract bool ReadRow();

    private protected virtual void Close()
    {
    }
}
