using System.Globalization;
using System.Text;

namespace Dudao.Server.Infrastructure.Spreadsheets.Writing;

/// <summary>The styles that a workbook used, numbered as they are asked for.</summary>
internal sealed class StyleSheet
{
    public const int General = 0;
    public const int TextFormat = 49;
    public const int Day = 164;
    public const int Moment = 165;
    public const int PerCent = 166;
    private const int FirstPlaces = 167;

    // The style of cells that nobody wrote comes first and has no frame.
    private const int Unwritten = -1;
    private static readonly string[] Codes = ["yyyy\\-mm\\-dd", "yyyy\\-mm\\-dd\\ hh:mm", "0.0%", "0", "0.0", "0.00", "0.000", "0.0000"];
    private readonly Dictionary<(XlsxStyle Style, int Format, bool Quoted), int> _numbers = new() { [(XlsxStyle.Body, Unwritten, false)] = 0 };

    public static int Places(int places) => FirstPlaces + Math.Clamp(places, 0, 4);

    /// <summary>The number of a style; a quoted text begins like a formula and is kept from becoming one when somebody edits it.</summary>
    public int Number(XlsxStyle style, int format, bool quoted = false)
    {
        if (!_numbers.TryGetValue((style, format, quoted), out var number))
        {
            _numbers[(style, format, quoted)] = number = _numbers.Count;
        }

        return number;
    }

    public string Write()
    {
        var xml = new StringBuilder("""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
            """);
        xml.Append(CultureInfo.InvariantCulture, $"<numFmts count=\"{Codes.Length}\">");
        for (var i = 0; i < Codes.Length; i++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<numFmt numFmtId=\"{Day + i}\" formatCode=\"{Codes[i]}\"/>");
        }

        xml.Append("""
            </numFmts><fonts count="5"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font>
            <font><b/><sz val="16"/><name val="黑体"/></font><font><sz val="10"/><color rgb="FF595959"/><name val="宋体"/></font>
            <font><sz val="11"/><color rgb="FFB42318"/><name val="宋体"/></font></fonts>
            <fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
            <fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/></patternFill></fill>
            <fill><patternFill patternType="solid"><fgColor rgb="FFFDECEA"/></patternFill></fill></fills>
            <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>
            """);
        foreach (var side in new[] { "left", "right", "top", "bottom" })
        {
            xml.Append(CultureInfo.InvariantCulture, $"<{side} style=\"thin\"><color rgb=\"FFBFC7D0\"/></{side}>");
        }

        xml.Append("<diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>");
        xml.Append(CultureInfo.InvariantCulture, $"<cellXfs count=\"{_numbers.Count}\">");
        foreach (var ((style, format, quoted), _) in _numbers.OrderBy(pair => pair.Value))
        {
            WriteFormat(xml, style, format, quoted);
        }

        xml.Append("</cellXfs><cellStyles count=\"1\"><cellStyle name=\"常规\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>");
        return xml.ToString();
    }

    private static void WriteFormat(StringBuilder xml, XlsxStyle style, int format, bool quoted)
    {
        var (font, fill, border, align) = style switch
        {
            XlsxStyle.Header => (1, 2, 1, "horizontal=\"center\" vertical=\"center\" wrapText=\"1\""),
            XlsxStyle.Title => (2, 0, 0, "horizontal=\"center\" vertical=\"center\""),
            XlsxStyle.Note => (3, 0, 0, "vertical=\"top\" wrapText=\"1\""),
            XlsxStyle.Wrapped => (0, 0, 1, "vertical=\"center\" wrapText=\"1\""),
            XlsxStyle.Wrong => (4, 3, 1, "vertical=\"center\" wrapText=\"1\""),
            XlsxStyle.Total => (1, 0, 1, "vertical=\"center\""),
            _ => (0, 0, format == Unwritten ? 0 : 1, "vertical=\"center\""),
        };
        xml.Append(CultureInfo.InvariantCulture, $"<xf numFmtId=\"{Math.Max(General, format)}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\"");
        xml.Append(CultureInfo.InvariantCulture, $"{(quoted ? " quotePrefix=\"1\"" : "")} applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\"");
        xml.Append(CultureInfo.InvariantCulture, $" applyAlignment=\"1\"><alignment {align}/></xf>");
    }
}
