using System.Globalization;
using System.Numerics;

namespace Dudao.Server.Infrastructure.Spreadsheets.Xlsx;

/// <summary>References such as AB12: column from 0, row from 1.</summary>
internal static class CellReference
{
    /// <summary>The column's number, or −1 where there are no letters.</summary>
    /// <typeparam name="T">Characters or bytes of UTF-8.</typeparam>
    public static int Column<T>(ReadOnlySpan<T> reference)
        where T : unmanaged, IBinaryInteger<T>
    {
        var column = 0;
        var letters = 0;
        foreach (var letter in reference)
        {
            var value = (int.CreateTruncating(letter) | 0x20) - 'a';
            if ((uint)value > 25 || ++letters > 4)
            {
                break;
            }

            column = column * 26 + value + 1;
        }

        return column - 1;
    }

    public static bool TryRange(string text, out MergedRange range)
    {
        var ends = text.Replace("$", "", StringComparison.Ordinal).Split(':');
        range = default;
        if (ends.Length is < 1 or > 2 || Row(ends[0]) is not { } first || Row(ends[^1]) is not { } last)
        {
            return false;
        }

        range = new MergedRange(first, Column<char>(ends[0]), last, Column<char>(ends[^1]));
        return range.FirstColumn >= 0 && range.LastColumn >= range.FirstColumn && range.LastRow >= range.FirstRow;
    }

    private static int? Row(string reference) =>
        int.TryParse(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"), NumberStyles.None,
            CultureInfo.InvariantCulture, out var row) && row > 0 ? row : null;
}
