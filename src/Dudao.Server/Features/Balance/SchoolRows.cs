using System.Text;
using Dudao.Core.Balance.Schools;
using Dudao.Server.Infrastructure.Spreadsheets;
using Dudao.Server.Infrastructure.Spreadsheets.Text;

namespace Dudao.Server.Features.Balance;

/// <summary>Which column of a file is what; −1 where there is none.</summary>
internal sealed record SchoolPlaces(int School, int Kind, int Group, IReadOnlyList<(int At, string Name, string Heading)> Figures);

/// <summary>The rows of a school table, or of a piece of one, column by column.</summary>
internal sealed class SchoolRows(SchoolPlaces places)
{
    private const int MostDigits = 15;

    private static readonly double[] Tens = [.. Enumerable.Range(0, MostDigits + 1).Select(digits => Math.Pow(10, digits))];

    private readonly List<SchoolEntry> _schools = [];
    private readonly List<double>[] _values = [.. places.Figures.Select(_ => new List<double>())];
    private readonly Dictionary<int, string>[] _unreadable = [.. places.Figures.Select(_ => new Dictionary<int, string>())];
    private string _group = "";
    private SchoolKind? _kind;
    private byte[] _kindBytes = [];

    /// <summary>The pieces put together, in their order.</summary>
    public static SchoolTable Table(SchoolPlaces places, IReadOnlyList<SchoolRows> pieces)
    {
        var columns = places.Figures.Select((figure, at) =>
        {
            var unreadable = new Dictionary<int, string>();
            var before = 0;
            foreach (var piece in pieces)
            {
                foreach (var (row, text) in piece._unreadable[at])
                {
                    unreadable[before + row] = text;
                }

                before += piece._schools.Count;
            }

            return new FigureValues(figure.Name, figure.Heading, [.. pieces.SelectMany(piece => piece._values[at])], unreadable);
        });
        return new SchoolTable([.. pieces.SelectMany(piece => piece._schools)], [.. columns]);
    }

    /// <summary>Takes the row at which a reading stands; one without anything in the columns that count is passed over.</summary>
    public void Take(SheetCursor row)
    {
        var name = row[places.School].Trim();
        var kind = row[places.Kind].Trim();
        var blank = name.IsEmpty && kind.IsEmpty;
        foreach (var (at, _, _) in places.Figures)
        {
            blank = blank && row[at].Trim().IsEmpty;
        }

        if (blank)
        {
            return;
        }

        var known = SchoolKinds.Find(kind);
        _schools.Add(new SchoolEntry(row.Number, name.ToString(), places.Group < 0 ? "" : row.Text(places.Group).Trim(), known, known is null ? kind.ToString() : ""));
        for (var figure = 0; figure < _values.Length; figure++)
        {
            var cell = row[places.Figures[figure].At].Trim();
            Add(figure, SchoolFile.Number(cell), cell);
        }
    }

    /// <summary>The same from the bytes of a CSV, for tables of a whole country.</summary>
    public void Take(CsvRecords row)
    {
        var name = Encoding.UTF8.GetString(row[places.School]).Trim();
        var kind = row[places.Kind].Trim((byte)' ');
        var blank = name.Length == 0 && kind.IsEmpty;
        foreach (var (at, _, _) in places.Figures)
        {
            blank = blank && row[at].Trim((byte)' ').IsEmpty;
        }

        if (blank)
        {
            return;
        }

        if (_schools.Count == 0 || !kind.SequenceEqual(_kindBytes))
        {
            _kindBytes = kind.ToArray();
            _kind = SchoolKinds.Find(Encoding.UTF8.GetString(kind));
        }

        _schools.Add(new SchoolEntry(row.Line, name, places.Group < 0 ? "" : Group(row[places.Group]), _kind, _kind is null ? Encoding.UTF8.GetString(kind).Trim() : ""));
        for (var figure = 0; figure < _values.Length; figure++)
        {
            var cell = row[places.Figures[figure].At];
            if (cell.IsEmpty)
            {
                _values[figure].Add(double.NaN);
            }
            else if (Plain(cell) is >= 0 and var number)
            {
                _values[figure].Add(number);
            }
            else
            {
                var text = Encoding.UTF8.GetString(cell).Trim();
                Add(figure, SchoolFile.Number(text), text);
            }
        }
    }

    private void Add(int figure, double? number, ReadOnlySpan<char> cell)
    {
        _values[figure].Add(number ?? double.NaN);
        if (number is null && !cell.IsEmpty)
        {
            _unreadable[figure][_schools.Count - 1] = cell.ToString();
        }
    }

    private string Group(ReadOnlySpan<byte> cell)
    {
        Span<char> text = stackalloc char[128];
        if (cell.Length > text.Length || !text[..Encoding.UTF8.GetChars(cell, text)].Trim().SequenceEqual(_group))
        {
            _group = Encoding.UTF8.GetString(cell).Trim();
        }

        return _group;
    }

    /// <summary>Digits with at most one point, exactly as a parser would read them: both parts of the quotient are whole and below 2⁵³. −1 for anything else.</summary>
    private static double Plain(ReadOnlySpan<byte> cell)
    {
        long digits = 0;
        var (point, count) = (-1, 0);
        foreach (var sign in cell)
        {
            if (sign is >= (byte)'0' and <= (byte)'9' && count < MostDigits)
            {
                digits = (digits * 10) + (sign - '0');
                count++;
            }
            else if (sign == '.' && point < 0)
            {
                point = count;
            }
            else
            {
                return -1;
            }
        }

        return count == 0 ? -1 : point < 0 ? digits : digits / Tens[count - point];
    }
}
