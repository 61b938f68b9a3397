using System.Xml;
using Dudao.Server.Infrastructure.Spreadsheets.Markup;

namespace Dudao.Server.Infrastructure.Spreadsheets.Xlsx;

/// <summary>Loads the shared texts of an .xlsx.</summary>
internal static class XlsxTexts
{
    public static SharedTexts Load(XlsxPackage package, string part)
    {
        var texts = new SharedTexts(package.Limits.TextsInMemory);
        try
        {
            using var xml = package.OpenXml(part, package.Limits.PartBytes);
            var text = new ElementText();
            while (xml?.Read() == true)
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
                {
                    text.Clear();
                    text.ReadRich(xml);
                    texts.Add(text.Chars);
                }
            }

            texts.Complete();
            return texts;
        }
        catch
        {
            texts.Dispose();
            throw;
        }
    }
}
