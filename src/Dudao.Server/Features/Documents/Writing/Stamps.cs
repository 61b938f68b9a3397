using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>
/// The places that signing fills: each is a content control with its name, and in it a bookmark of the same name, because Word keeps
/// both and LibreOffice the bookmark.
/// </summary>
internal sealed class Stamps
{
    public const string Number = "发文字号";
    public const string Date = "成文日期";
    public const string Signer = "签发人";
    public const string PrintingDate = "印发日期";

    /// <summary>A day that is not known yet, with room to write it.</summary>
    public const string BlankDay = "    年  月  日";

    private int next = 1;

    public OpenXmlElement Place(string name, Run content)
    {
        var id = next++;
        var key = id.ToString(CultureInfo.InvariantCulture);
        return new SdtRun(
            new SdtProperties(new SdtAlias { Val = name }, new Tag { Val = name }, new SdtId { Val = 970400 + id }),
            new SdtContentRun(new BookmarkStart { Id = key, Name = name }, content, new BookmarkEnd { Id = key }));
    }
}
