using Dudao.Core.Documents;
using DocumentFormat.OpenXml.Wordprocessing;
using static Dudao.Server.Features.Documents.Writing.Pieces;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>What follows the body: attachments note, signature, date, attendance (GB/T 9704-2012, 7.3.5, 7.3.6, 10.3).</summary>
internal sealed class Ending(Stamps stamps)
{
    public IEnumerable<Paragraph> Of(OfficialDocument document)
    {
        List<Paragraph> lines = [.. Note(document.Attachments), .. Attended(document.Attendance)];
        if (document is { Form: not DocumentForm.Minutes, Signature: { } signature })
        {
            lines.AddRange(Signed(signature));
        }

        foreach (var line in lines.SkipLast(1))
        {
            line.With(new KeepNext());
        }

        return lines;
    }

    private static IEnumerable<Paragraph> Note(IReadOnlyList<Attachment> attachments)
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
            yield return Para(Styles.Flush, label + attachment.Title).With(Hang(left, TextWidth.Of(label)));
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
                yield return Para(Styles.Flush, Text(label, TextFace.Hei), Text(ChineseWords.Join(names))).With(Hang(5, 3));
            }
        }
    }

    private IEnumerable<Paragraph> Signed(Signature signature)
    {
        foreach (var line in signature.Lines ?? [])
        {
            yield return Blank();
            yield return Para(Styles.Flush, line).With(Hang(12, 0));
        }

        // Room for the seal, whose top stays within a line of the text.
        for (var i = 0; i < (signature.Sealed ? 2 : 1); i++)
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
            yield return Para(Styles.Flush, office).With(FromRight(right), new Justification { Val = JustificationValues.Right });
        }

        yield return Para(Styles.Flush, stamps.Place(Stamps.Date, Text(day))).With(FromRight(dayRight), new Justification { Val = JustificationValues.Right });
    }

    private static Indentation Hang(double left, double hanging) =>
        hanging == 0 ? new() { Left = Characters(left), FirstLine = "0" } : new() { Left = Characters(left), Hanging = Characters(hanging) };

    private static Indentation FromRight(double right) => new() { Right = Characters(Math.Max(0, right)), FirstLine = "0" };

    private static string Characters(double n) => Styles.Twips((int)Math.Round(n * Gb9704.Character));
}
