using Dudao.Server.Infrastructure.Spreadsheets.Markup;

namespace Dudao.Server.Infrastructure.Spreadsheets.Xlsx;

/// <summary>Loads the shared texts of an .xlsx.</summary>
internal static class XlsxTexts
{
    private static readonly ulong Item = XmlTokens.Name("si"u8);

    public static SharedTexts Load(XlsxPackage package, string part)
    {
        var texts = new SharedTexts(package.Limits.TextsInMemory);
        try
        {
            using var xml = package.OpenTokens(part, package.Limits.PartBytes);
            var row = new RowBuffer();
            while (xml?.Read() == true)
            {
                if (xml.Token == XmlToken.Start && xml.LocalName == Item)
                {
                    row.Clear();
                    CellTexts.PutRich(xml, row, 0);
                    texts.Add(row[0]);
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
