using Dudao.Server.Infrastructure.Spreadsheets.Markup;

namespace Dudao.Server.Infrastructure.Spreadsheets.Xlsx;

/// <summary>Puts texts of a workbook into a row, straight from the bytes of the file.</summary>
internal static class CellTexts
{
    // A text that no cell of Excel can hold; what is longer was made to harm.
    private const int Longest = 1 << 20;
    private static readonly ulong Text = XmlTokens.Name("t"u8);
    private static readonly ulong Reading = XmlTokens.Name("rPh"u8);

    /// <summary>A shared or inline text whose start tag was just read, up to its end tag: plain or in runs, without the reading aid (rPh).</summary>
    public static void PutRich(XmlTokens xml, RowBuffer row, int column)
    {
        var length = 0;
        var depth = xml.IsEmpty ? int.MaxValue : xml.Depth;
        while (xml.Depth >= depth && xml.Read() && xml.Depth >= depth)
        {
            if (xml.Token == XmlToken.Start && xml.LocalName == Text)
            {
                length = Append(xml, row, length);
            }
            else if (xml.Token == XmlToken.Start && xml.LocalName == Reading)
            {
                xml.Skip();
            }
        }

        row.Commit(column, ElementText.Unescape(row.Room(length)));
    }

    /// <summary>A value whose start tag was just read, up to its end tag.</summary>
    public static void PutPlain(XmlTokens xml, RowBuffer row, int column) => row.Commit(column, Append(xml, row, 0));

    private static int Append(XmlTokens xml, RowBuffer row, int length)
    {
        var depth = xml.IsEmpty ? int.MaxValue : xml.Depth;
        while (xml.Depth >= depth && xml.Read() && xml.Depth >= depth)
        {
            if (xml.Token == XmlToken.Text)
            {
                var raw = xml.Raw;
                length += XmlText.Decode(raw, xml.IsLiteral, row.Room(length + raw.Length)[length..]);
                if (length > Longest)
                {
                    throw SpreadsheetException.TooLarge("有一个单元格的文字超出了限度");
                }
            }
        }

        return length;
    }
}
