using System.Text.Json.Serialization;

namespace Dudao.Core.Documents;

/// <summary>One piece of a document's body, in order.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(NumberedList), "list")]
[JsonDerivedType(typeof(TableBlock), "table")]
[JsonDerivedType(typeof(PageBreak), "pageBreak")]
[JsonDerivedType(typeof(LandscapePages), "landscape")]
public abstract record Block;

/// <summary>A heading; its label (一、 （一） 1. （1）) follows from its place, so that a heading put in or left out never breaks the count.</summary>
/// <param name="Level">1 to 4: 黑体, 楷体, 仿宋, 仿宋 (GB/T 9704-2012, 7.3.3).</param>
/// <param name="Text">Without label; with its full stop where text goes on in the same paragraph.</param>
/// <param name="GoesOn">Text in the same paragraph after the heading; empty if the heading stands alone.</param>
public sealed record Heading(int Level, string Text, string GoesOn = "") : Block;

/// <summary>A paragraph of runs.</summary>
/// <param name="Runs">In order.</param>
/// <param name="Place">Where its lines stand.</param>
public sealed record Paragraph(IReadOnlyList<TextRun> Runs, ParagraphPlace Place = ParagraphPlace.Indented) : Block
{
    /// <summary>A paragraph of plain text.</summary>
    public static Paragraph Of(string text, ParagraphPlace place = ParagraphPlace.Indented) => new([new TextRun(text)], place);
}

/// <summary>Items under 1. 2. 3., each a paragraph of its own.</summary>
/// <param name="Items">Without labels.</param>
public sealed record NumberedList(IReadOnlyList<string> Items) : Block;

/// <summary>A table in the body.</summary>
/// <param name="Table">Its widths are millimetres and are scaled to the type area where they exceed it.</param>
/// <param name="Caption">A line in 黑体 above it; empty for none.</param>
public sealed record TableBlock(Table Table, string Caption = "") : Block;

/// <summary>What follows begins on a new page.</summary>
public sealed record PageBreak : Block;

/// <summary>Blocks on pages lying on their side, bound so that odd pages have the table's head at the binding (GB/T 9704-2012, 7.3.7).</summary>
/// <param name="Blocks">Without further landscape pages inside.</param>
public sealed record LandscapePages(IReadOnlyList<Block> Blocks) : Block;

/// <summary>Text in one face.</summary>
/// <param name="Text">May hold line breaks.</param>
/// <param name="Face">Which of the document's fonts.</param>
public sealed record TextRun(string Text, TextFace Face = TextFace.Body);

/// <summary>The faces of a document's text.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextFace>))]
public enum TextFace
{
    /// <summary>仿宋, 3号.</summary>
    Body,

    /// <summary>黑体.</summary>
    Hei,

    /// <summary>楷体.</summary>
    Kai,

    /// <summary>仿宋, bold.</summary>
    Strong,
}

/// <summary>Where the lines of a paragraph stand.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ParagraphPlace>))]
public enum ParagraphPlace
{
    /// <summary>First line two characters in.</summary>
    Indented,

    /// <summary>Flush left.</summary>
    Flush,

    /// <summary>Centred.</summary>
    Centred,

    /// <summary>Flush right, two characters from the edge.</summary>
    Right,
}
