namespace Dudao.Server.Infrastructure.Spreadsheets;

/// <summary>Which formats of numbers mean days and times: those built in, also of Chinese Excel, and those that people write.</summary>
internal static class NumberFormats
{
    public static NumberFormat BuiltIn(int id) => id switch
    {
        >= 14 and <= 17 or >= 27 and <= 31 or 36 or >= 50 and <= 54 or 57 or 58 => new(NumberKind.Day),
        >= 18 and <= 21 or >= 32 and <= 35 or >= 45 and <= 47 or 55 or 56 => new(NumberKind.Time),
        22 => new(NumberKind.DayAndTime),
        _ => default,
    };

    /// <summary>Reads a format code such as yyyy"年"m"月"d"日"; only its first section counts.</summary>
    public static NumberFormat Of(string code)
    {
        var (day, month, time, other) = (false, false, false, false);
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '"':
                    var quote = code.IndexOf('"', i + 1);
                    i = quote < 0 ? code.Length : quote;
                    break;
                case '[':
                    var close = code.IndexOf(']', i + 1);
                    time |= close == i + 2 && "hHmMsS".Contains(code[i + 1]);
                    i = close < 0 ? code.Length : close;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'y' or 'Y' or 'd' or 'D':
                    day = true;
                    break;
                case 'e' or 'E' when i + 1 >= code.Length || code[i + 1] is not ('+' or '-'):
                    day |= !code.StartsWith("General", StringComparison.OrdinalIgnoreCase);
                    break;
                case 'm' or 'M':
                    month = true;
                    break;
                case 'h' or 'H' or 's' or 'S':
                    time = true;
                    break;
                case '0' or '#' or '?' or '@':
                    other = true;
                    break;
                default:
                    break;
            }
        }

        if (other && !day && !(time && month) && !(time && code.Contains(':')))
        {
            return new(NumberKind.Number, code.AsSpan().TrimStart('0').IsEmpty ? Math.Min(code.Length, 30) : 0);
        }

        return (day || (month && !time), time) switch
        {
            (true, true) => new(NumberKind.DayAndTime),
            (true, false) => new(NumberKind.Day),
            (false, true) => new(NumberKind.Time),
            _ => default,
        };
    }
}
