using System.Text;

namespace Dudao.Server.Infrastructure.Spreadsheets.Xls;

/// <summary>Reads texts that may go on in continuing records, where letters of one byte and of two may change ([MS-XLS] 2.5.293).</summary>
internal sealed class BiffText(BiffRecords records)
{
    private char[] _chars = new char[1024];
    private int _length;
    private int _at;

    public ReadOnlySpan<char> Chars => _chars.AsSpan(0, _length);

    /// <summary>Begins at a place of the present record.</summary>
    public void Start(int at) => _at = at;

    /// <summary>Reads a text with a count of letters in two bytes, and passes over its runs and reading aids.</summary>
    public void ReadUnicode()
    {
        var count = Byte() | (Byte() << 8);
        var flags = Byte();
        var runs = (flags & 8) != 0 ? Byte() | (Byte() << 8) : 0;
        var aids = (flags & 4) != 0 ? (uint)(Byte() | (Byte() << 8) | (Byte() << 16) | (Byte() << 24)) : 0;
        ReadLetters(count, (flags & 1) != 0);
        Skip(runs * 4L + aids);
    }

    /// <summary>Reads so many letters after a flag that says whether each has two bytes.</summary>
    public void ReadLetters(int count, bool wide)
    {
        _length = 0;
        if (count > _chars.Length)
        {
            _chars = new char[count];
        }

        while (_length < count)
        {
            if (_at >= records.Data.Length)
            {
                Turn();
                wide = (Byte() & 1) != 0;
            }

            var rest = records.Data[_at..];
            if (!wide)
            {
                var take = Math.Min(count - _length, rest.Length);
                Encoding.Latin1.GetChars(rest[..take], _chars.AsSpan(_length));
                (_length, _at) = (_length + take, _at + take);
            }
            else if (rest.Length < 2)
            {
                throw SpreadsheetException.Damaged();
            }
            else
            {
                var take = Math.Min(count - _length, rest.Length / 2);
                Encoding.Unicode.GetChars(rest[..(take * 2)], _chars.AsSpan(_length));
                (_length, _at) = (_length + take, _at + take * 2);
            }
        }
    }

    private int Byte()
    {
        if (_at >= records.Data.Length)
        {
            Turn();
        }

        return records.Data[_at++];
    }

    private void Skip(long bytes)
    {
        while (bytes > records.Data.Length - _at)
        {
            bytes -= records.Data.Length - _at;
            Turn();
        }

        _at += (int)bytes;
    }

    private void Turn()
    {
        do
        {
            if (!records.Continue())
            {
                throw SpreadsheetException.Damaged();
            }
        }
        while (records.Data.IsEmpty);
        _at = 0;
    }
}
