using System.Text.Json.Serialization;

namespace Dudao.Core.Documents;

/// <summary>A sheet without number (表单): printed blank to be written on, or filled; on A4, from the browser or as DOCX.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Title">Its title.</param>
/// <param name="Parts">From above.</param>
public sealed record Sheet(SheetKind Kind, string Title, IReadOnlyList<SheetPart> Parts)
{
    /// <summary>A line below the title, such as the inspection's name; empty for none.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Small print at the foot: how it is filled in, who keeps it; empty for none.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether it lies on its side.</summary>
    public bool Landscape { get; init; }
}

/// <summary>A part of a sheet.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SheetFields), "fields")]
[JsonDerivedType(typeof(SheetTable), "table")]
[JsonDerivedType(typeof(SheetText), "text")]
[JsonDerivedType(typeof(SheetLines), "lines")]
[JsonDerivedType(typeof(SheetSignatures), "signatures")]
public abstract record SheetPart;

/// <summary>Labelled fields in a line over the tables: 学校：____ 日期：____.</summary>
/// <param name="Fields">From the left.</param>
public sealed record SheetFields(IReadOnlyList<SheetField> Fields) : SheetPart;

/// <summary>A labelled field.</summary>
/// <param name="Label">Without colon.</param>
/// <param name="Value">Empty to be written by hand on a rule.</param>
/// <param name="Share">Its share of the line's width among the others.</param>
public sealed record SheetField(string Label, string Value, double Share = 1);

/// <summary>A ruled table.</summary>
/// <param name="Table">Its widths are scaled to the sheet's width.</param>
/// <param name="Caption">A line above it; empty for none.</param>
public sealed record SheetTable(Table Table, string Caption = "") : SheetPart;

/// <summary>Paragraphs.</summary>
/// <param name="Caption">A line in 黑体 above; empty for none.</param>
/// <param name="Paragraphs">Each indented two characters.</param>
public sealed record SheetText(string Caption, IReadOnlyList<string> Paragraphs) : SheetPart;

/// <summary>Something written at length: its text if there is any, ruled lines for the rest.</summary>
/// <param name="Caption">What is to be written.</param>
/// <param name="Text">Empty to be written by hand.</param>
/// <param name="Lines">How many ruled lines a blank sheet has.</param>
public sealed record SheetLines(string Caption, string Text, int Lines) : SheetPart;

/// <summary>Places to sign at the end.</summary>
/// <param name="Lines">Each on a line of its own.</param>
public sealed record SheetSignatures(IReadOnlyList<SignatureLine> Lines) : SheetPart;

/// <summary>A place to sign.</summary>
/// <param name="Label">Without colon, such as 校长（签字、盖章）.</param>
/// <param name="Name">A printed name before the signature; usually empty.</param>
/// <param name="Date">The day beside it; null leaves 年 月 日 to be filled in.</param>
/// <param name="Dated">Whether a day is asked for at all.</param>
public sealed record SignatureLine(string Label, string Name = "", DateOnly? Date = null, bool Dated = true);
