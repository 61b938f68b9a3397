using Dudao.Core.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static Dudao.Server.Features.Documents.Writing.Pieces;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>What follows the body: attachments note, signature, date, attendance (GB/T 9704-2012, 7.3.5, 7.3.6, 10.3).</summary>
internal sealed class Ending(Stamps stamps)
{
    /// <summary>What follows the text and its attachments note on the page that it ends on, if there is room for it there.</summary>
    /// <param name="document">The document.</param>
    /// <param name="before">The text and the note, which goes along with the last paragraph where there is no room: a signature never stands on a page alone.</param>
    public IReadOnlyList<Paragraph> Of(OfficialDocument document, IReadOnlyList<OpenXmlElement> before)
    {
        if (document is not { Form: not DocumentForm.Minutes, Signature: { } signature })
        {
            return [.. Attended(document.Attendance)];
        }

        // Room for the seal, whose top stays within a line of the text; less of it where that saves the page.
        var pages = PageCount.Of(before);
        foreach (var room in signature.Sealed ? new[] { 2, 1 } : [1])
        {
            var signed = Signed(signature, room);
            if (PageCount.Of([.. before, .. signed]) == pages)
            {
                return signed;
            }
        }

        var note = document.Enclosure is null && document.Attachments.Count > 0 ? document.Attachments.Count + 1 : 0;
        foreach (var line in before.TakeLast(note + 1).OfType<Paragraph>())
        {
            line.Styled(new KeepNext());
        }

        return Signed(signature, signature.Sealed ? 2 : 1);
    }

    /// <summary>The note that names the attachments (附件：1. …).</summary>
    public static IEnumerable<Paragraph> Note(IReadOnlyList<Attachment> attachments)
    {
        if (attachments.Count == 0)
        {
            yield break;
        }

        yield return Blank();
        foreach (var (attachment, i) in attachments.Select((a, i) => (a, i)))
        {
            var label = (i == 0 ? "附件：" : "") + (attachments.Count == 1 ? "" : HeadingLabels.Of(3, i + 1));
            var left = attachments.Count == 1 ? 5 : i < 9 ? 6 : 6.5;
            yield return Para(Styles.Flush, label + attachment.Title).Styled(Hang(left, TextWidth.Of(label)));
        }
    }

    private static IEnumerable<Paragraph> Attended(Attendance? attendance)
    {
        if (attendance is null)
        {
            yield break;
        }

        yield return Blank();
        foreach (var (label, names) in new[] { ("出席：", attendance.Present), ("请假：", attendance.Excused), ("列席：", attendance.Observing) })
        {
            if (names.Count > 0)
            {
                yield return Para(Styles.Flush, Text(label, TextFace.Hei), Text(ChineseWords.Join(names))).Styled(Hang(5, 3));
            }
        }
    }

    private List<Paragraph> Signed(Signature signature, int room)
    {
        List<Paragraph> lines = [.. Lines(signature, room)];
        foreach (var line in lines.SkipLast(1))
        {
            line.Styled(new KeepNext());
        }

        return lines;
    }

    private IEnumerable<Paragraph> Lines(Signature signature, int room)
    {
        foreach (var line in signature.Lines ?? [])
        {
            yield return Blank();
            yield return Para(Styles.Flush, line).Styled(Hang(12, 0));
        }

        for (var i = 0; i < room; i++)
        {
            yield return Blank();
        }

        var day = signature.Date is { } date ? ChineseWords.Day(date) : Stamps.BlankDay;
        var dayWidth = TextWidth.Of(day);
        var widest = signature.Offices.Count == 0 ? 0 : signature.Offices.Max(TextWidth.Of);
        var dayRight = signature.Sealed ? Math.Max(4, (widest - dayWidth) / 2) : 4;
        if (!signature.Sealed && widest + 2 - dayWidth < 4)
        {
            // Date two characters further in than the name, from its left.
            dayRight = Math.Max(2, widest + 2 - 2 - dayWidth);
        }

        foreach (var office in signature.Offices)
        {
            var right = signature.Sealed ? dayRight + ((dayWidth - TextWidth.Of(office)) / 2) : 2;
            yield return Para(Styles.Flush, office).Styled(FromRight(right), new Justification { Val = JustificationValues.Right });
        }

        // Without the gap that Word puts between figures and characters the day is as wide as it is counted, and the name stands over its middle.
        yield return Para(Styles.Flush, stamps.Place(Stamps.Date, Text(day)))
            .Styled(new AutoSpaceDN { Val = false }, FromRight(dayRight), new Justification { Val = JustificationValues.Right });
    }

    private static Indentation Hang(double left, double hanging) =>
        hanging == 0 ? new() { Left = Characters(left), FirstLine = "0" } : new() { Left = Characters(left), Hanging = Characters(hanging) };

    private static Indentation FromRight(double right) => new() { Right = Characters(Math.Max(0, right)), FirstLine = "0" };

    private static string Characters(double n) => Styles.Twips((int)Math.Round(n * Gb9704.Character));
}
