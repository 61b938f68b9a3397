using System.Globalization;
using Dudao.Core.Documents;
using DocumentFormat.OpenXml.Wordprocessing;
using static Dudao.Server.Features.Documents.Writing.Pieces;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>
/// The foot (版记): a box on the last lines of the type area, its rules paragraphs of their own, since a paragraph's border ends
/// where its indent begins (GB/T 9704-2012, 7.4).
/// </summary>
internal sealed class FootLines(Stamps stamps)
{
    private const int RuleHeight = 20;
    private const int Pitch = 440;
    private const uint Thick = 8;
    private const uint Thin = 6;

    /// <summary>The line that the box is anchored to, of almost no height, and the height of the box in twips.</summary>
    public (Paragraph Anchor, int Height) Of(Foot foot, bool letter)
    {
        List<Paragraph> lines = [];
        if (!letter)
        {
            lines.Add(Rule(Thick));
        }

        if (foot.CopyTo.Count > 0)
        {
            lines.Add(Para(Styles.Foot, $"抄送：{string.Join('，', foot.CopyTo)}。").Styled(new Indentation
            {
                Left = Styles.Twips(4 * Gb9704.SmallCharacter),
                Right = Styles.Twips(Gb9704.SmallCharacter),
                Hanging = Styles.Twips(3 * Gb9704.SmallCharacter),
            }));
            if (!letter)
            {
                lines.Add(Rule(Thin));
            }
        }

        if (!letter)
        {
            lines.Add(Printed(foot));
            lines.Add(Rule(Thick));
        }

        var height = lines.Sum(Height);
        return (TextBox.Anchored(lines, Gb9704.TypeWidth, height), height);
    }

    private static int Height(Paragraph line)
    {
        var indent = line.ParagraphProperties!.Indentation;
        if (indent is null)
        {
            // The rule itself comes on top of its line.
            return RuleHeight + 20;
        }

        var room = Gb9704.TypeWidth - Gb9704.SmallCharacter - int.Parse(indent.Left!.Value!, CultureInfo.InvariantCulture);
        var first = room + int.Parse(indent.Hanging?.Value ?? "0", CultureInfo.InvariantCulture);
        return Pitch * (line.InnerText.Contains("印发", StringComparison.Ordinal) ? 1 : LineCount.Of(line.InnerText, Gb9704.SmallCharacter, 0, first, room));
    }

    private Paragraph Printed(Foot foot)
    {
        var day = foot.PrintingDate is { } date ? ChineseWords.Day(date) : Stamps.BlankDay;
        return Para(Styles.Foot, Text(foot.PrintingOffice + "\t"), stamps.Place(Stamps.PrintingDate, Text(day)), Text("印发")).Styled(
            new Tabs(new TabStop { Val = TabStopValues.Right, Position = Gb9704.TypeWidth - Gb9704.SmallCharacter }),
            new Indentation { Left = Styles.Twips(Gb9704.SmallCharacter), FirstLine = "0" });
    }

    private static Paragraph Rule(uint eighths) => Para(Styles.Flush).Styled(
        new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = eighths, Space = 0, Color = "000000" }),
        Styles.Exact(RuleHeight));
}
