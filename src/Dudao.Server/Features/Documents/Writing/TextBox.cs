using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>A borderless text box that stands on the last lines of the type area whatever comes above it.</summary>
internal static class TextBox
{
    private const int EmuPerTwip = 635;

    /// <summary>A line of almost no height with the box anchored to it.</summary>
    public static Paragraph Anchored(IEnumerable<Paragraph> lines, int width, int height)
    {
        var cx = (width * EmuPerTwip).ToString(CultureInfo.InvariantCulture);
        var cy = (height * EmuPerTwip).ToString(CultureInfo.InvariantCulture);
        return new Paragraph($"""
            <w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
              xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
              xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
              ><w:pPr><w:pStyle w:val="{Styles.Flush}"/><w:spacing w:line="20" w:lineRule="exact"/></w:pPr
              ><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing
              ><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0"
              ><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH
              ><wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV
              ><wp:extent cx="{cx}" cy="{cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/><wp:docPr id="1" name="版记"/><wp:cNvGraphicFramePr/><a:graphic
              ><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr
              ><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr
              ><wps:txbx><w:txbxContent>{string.Concat(lines.Select(l => l.OuterXml))}</w:txbxContent></wps:txbx
              ><wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b" anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic
              ></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>
            """);
    }
}
