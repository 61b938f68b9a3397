using Dudao.Core.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static Dudao.Server.Features.Documents.Writing.Pieces;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>The head of a document down to its title: mark, number, signer, red line, title, addressee (GB/T 9704-2012, 7.2 and 7.3).</summary>
internal sealed class RedHead(Stamps stamps)
{
    private const int LargestMark = 96;
    private const double NarrowestScale = 0.6;
    private static readonly int MarkWidth = Gb9704.Mm(152);

    public IEnumerable<OpenXmlElement> Of(OfficialDocument document)
    {
        var head = document.Form switch
        {
            DocumentForm.Plain => [],
            DocumentForm.Letter => [LetterNumber(document)],
            _ => Red(document),
        };

        // Two lines below the red line; a plain paper begins with its title.
        return [.. head, .. document.Form == DocumentForm.Plain ? [] : new OpenXmlElement[] { Blank(), Blank() }, .. Title(document.Title), .. Addressee(document)];
    }

    public static IEnumerable<Paragraph> Title(DocumentTitle title) => title.Lines(19).Select(line => Para(Styles.Title, line).Styled(new KeepNext()));

    private static IEnumerable<OpenXmlElement> Addressee(OfficialDocument document) =>
        document.Addressee.Length == 0 ? [Blank()] : [Blank(), Para(Styles.Flush, document.Addressee + "：")];

    private OpenXmlElement[] Red(OfficialDocument document) => [Mark(document.IssuingMark, Gb9704.Mm(35)), Blank(), Blank(), NumberLine(document)];

    /// <summary>The mark with its upper edge so many twips below the line above; made smaller, then narrowed, until it fits one line.</summary>
    public static Paragraph Mark(string mark, int below)
    {
        var size = LargestMark;
        while (mark.Length * size * 10 * NarrowestScale > MarkWidth && size > 44)
        {
            size -= 2;
        }

        var scale = Math.Clamp((int)(100.0 * MarkWidth / (mark.Length * size * 10)), 33, 100);
        var line = size * 12;
        var before = below - (int)((line * Gb9704.Baseline) - (size * 10 * InkAboveBaseline));
        return Para(Styles.Mark, Text(mark, TextFace.Body, new CharacterScale { Val = scale }, new FontSize { Val = Styles.Twips(size) }, new FontSizeComplexScript { Val = Styles.Twips(size) }))
            .Styled(new SpacingBetweenLines { Before = Styles.Twips(before), Line = Styles.Twips(line), LineRule = LineSpacingRuleValues.Exact });
    }

    /// <summary>How far an ideograph's ink reaches above the baseline, in ems.</summary>
    public const double InkAboveBaseline = 0.82;

    private Paragraph NumberLine(OfficialDocument document)
    {
        OpenXmlElement[] number = document.Number is null ? [] : [stamps.Place(Stamps.Number, Text(document.Number.ToString()))];
        var line = document.Form switch
        {
            DocumentForm.Upward => Para(Styles.Number, [Text("\t"), .. number, Text("\t签发人："), stamps.Place(Stamps.Signer, Text(document.Signer.Length == 0 ? "      " : document.Signer, TextFace.Kai))]),
            DocumentForm.Minutes => Para(Styles.Number, [Text("\t"), .. number, Text("\t"), stamps.Place(Stamps.Date, Text(document.Signature?.Date is { } day ? ChineseWords.Day(day) : Stamps.BlankDay))]),
            _ => Para(Styles.Number, number).Styled(new Justification { Val = JustificationValues.Center }),
        };
        if (document.Form is DocumentForm.Upward or DocumentForm.Minutes)
        {
            // One character in at either side, by tabs: an indent would shorten the red line.
            line.Styled(new Tabs(
                new TabStop { Val = TabStopValues.Left, Position = Gb9704.Character },
                new TabStop { Val = TabStopValues.Right, Position = Gb9704.TypeWidth - Gb9704.Character }));
        }

        // The line's own depth below the ink is about 1.6 mm of the 4.
        return line.Styled(new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 12, Space = 8, Color = Gb9704.Red }));
    }

    private Paragraph LetterNumber(OfficialDocument document) =>
        Para(Styles.Number, document.Number is null ? [] : [stamps.Place(Stamps.Number, Text(document.Number.ToString()))])
            .Styled(new Justification { Val = JustificationValues.Right }, new SpacingBetweenLines { Before = Styles.Twips(LetterFrame.ToNumber), Line = Styles.Twips(Gb9704.Pitch), LineRule = LineSpacingRuleValues.Exact });
}
