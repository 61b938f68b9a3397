using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>A stretch of text in a file, however many runs an editor has split it into.</summary>
internal sealed class TextRange
{
    private readonly List<Text> texts;
    private readonly OpenXmlElement? after;
    private readonly int start;
    private readonly int length;

    private TextRange(List<Text> texts, OpenXmlElement? after, int start, int length) => (this.texts, this.after, this.start, this.length) = (texts, after, start, length);

    public string Text => string.Concat(texts.Select(t => t.Text)).Substring(start, length);

    /// <summary>What stands inside the bookmarks of that name.</summary>
    public static IEnumerable<TextRange> Bookmarked(OpenXmlElement root, string name) =>
        root.Descendants<BookmarkStart>().Where(b => b.Name?.Value == name && b.Ancestors<Paragraph>().Any()).ToList().Select(b => Whole(Inside(root, b), b));

    /// <summary>What stands inside the content controls of that name.</summary>
    public static IEnumerable<TextRange> Controlled(OpenXmlElement root, string name) =>
        root.Descendants<SdtRun>().Where(s => s.SdtProperties?.GetFirstChild<SdtAlias>()?.Val?.Value == name && s.SdtContentRun is not null)
            .ToList().Select(s => Whole([.. s.SdtContentRun!.Descendants<Text>()], s.SdtContentRun.GetFirstChild<Run>() ?? s.SdtContentRun.AppendChild(new Run())));

    /// <summary>A paragraph's own text, without that of boxes anchored in it.</summary>
    public static TextRange Of(Paragraph paragraph) => Whole([.. paragraph.Descendants<Text>().Where(t => t.Ancestors<Paragraph>().First() == paragraph)], null);

    public TextRange Part(int from, int count) => new(texts, after, start + from, count);

    /// <summary>Puts another text in its place, in the look of its first letter.</summary>
    public void Replace(string text)
    {
        if (texts.Count == 0)
        {
            Insert(text);
            return;
        }

        var at = 0;
        var put = false;
        foreach (var piece in texts)
        {
            var own = piece.Text;
            var from = Math.Clamp(start - at, 0, own.Length);
            var to = Math.Clamp(start + length - at, 0, own.Length);
            var reached = !put && start <= at + own.Length;
            piece.Text = own[..from] + (reached ? text : "") + own[to..];
            piece.Space = SpaceProcessingModeValues.Preserve;
            put |= reached;
            at += own.Length;
        }
    }

    private void Insert(string text)
    {
        if (after is Run empty)
        {
            empty.AppendChild(new Text(text));
            return;
        }

        var like = after!.Ancestors<Paragraph>().First().Descendants<Run>().LastOrDefault(r => r.InnerText.Length > 0)?.RunProperties?.CloneNode(true);
        after.InsertAfterSelf(like is null ? new Run(new Text(text)) : new Run(like, new Text(text)));
    }

    private static TextRange Whole(List<Text> texts, OpenXmlElement? after) => new(texts, after, 0, texts.Sum(t => t.Text.Length));

    private static List<Text> Inside(OpenXmlElement root, BookmarkStart bookmark)
    {
        var texts = new List<Text>();
        var inside = false;
        foreach (var element in root.Descendants())
        {
            inside |= element == bookmark;
            if (inside && element is BookmarkEnd end && end.Id?.Value == bookmark.Id?.Value)
            {
                break;
            }

            if (inside && element is Text text)
            {
                texts.Add(text);
            }
        }

        return texts;
    }
}
