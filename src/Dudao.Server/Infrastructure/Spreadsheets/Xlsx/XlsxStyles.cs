using System.Globalization;
using System.Xml;

namespace Dudao.Server.Infrastructure.Spreadsheets.Xlsx;

/// <summary>What each cell style makes of a number.</summary>
internal static class XlsxStyles
{
    public static NumberFormat[] Load(XlsxPackage package, string part)
    {
        var custom = new Dictionary<int, NumberFormat>();
        var formats = new List<NumberFormat>();
        using var xml = package.OpenXml(part, package.Limits.SmallPartBytes);
        var cells = false;
        while (xml?.Read() == true)
        {
            if (xml.LocalName == "cellXfs")
            {
                cells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt" && Number(xml) is { } id)
            {
                custom[id] = NumberFormats.Of(xml.GetAttribute("formatCode") ?? "");
            }
            else if (cells && xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf")
            {
                var number = Number(xml) ?? 0;
                formats.Add(custom.TryGetValue(number, out var format) ? format : NumberFormats.BuiltIn(number));
            }
        }

        return [.. formats];
    }

    private static int? Number(XmlReader xml) =>
        int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
