namespace Dudao.Core.Documents;

/// <summary>
/// An official document as data: what it says and in which form, not how it is drawn. A value; the same document always has the same
/// JSON and digest. Number, dates and signer are blank while it is a draft.
/// </summary>
public sealed record OfficialDocument
{
    /// <summary>Its kind.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>Its form.</summary>
    public required DocumentForm Form { get; init; }

    /// <summary>The issuing mark (发文机关标志) in red, such as 云屏县人民政府教育督导室文件; empty in the plain form.</summary>
    public string IssuingMark { get; init; } = "";

    /// <summary>The number, without sequence in a draft; null for a kind that has none.</summary>
    public DocumentNumber? Number { get; init; }

    /// <summary>Who signed for issue (签发人); shown in the upward form only; empty in a draft.</summary>
    public string Signer { get; init; } = "";

    /// <summary>The title.</summary>
    public required DocumentTitle Title { get; init; }

    /// <summary>The addressee (主送机关) without its colon; empty for none.</summary>
    public string Addressee { get; init; } = "";

    /// <summary>The body.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>Attachments in order; the note below the body (附件：1. …) follows from them.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Who attended, in minutes; null elsewhere.</summary>
    public Attendance? Attendance { get; init; }

    /// <summary>Who signs below the body and when; null in minutes.</summary>
    public Signature? Signature { get; init; }

    /// <summary>A text issued by this document (关于印发…的通知), after the signature on a page of its own; null for none.</summary>
    public Enclosure? Enclosure { get; init; }

    /// <summary>The foot (版记); null for none.</summary>
    public Foot? Foot { get; init; }
}

/// <summary>An attachment, on a page of its own before the foot.</summary>
/// <param name="Title">Its title without 附件 and number.</param>
/// <param name="Blocks">What it holds; empty if it travels as a file of its own (另附).</param>
/// <param name="Landscape">Whether its pages lie on their side.</param>
public sealed record Attachment(string Title, IReadOnlyList<Block> Blocks, bool Landscape = false);

/// <summary>A text that a notice issues: it follows on a new page under its own title, without the word 附件; the attachments are then its own.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Blocks">What it says.</param>
public sealed record Enclosure(DocumentTitle Title, IReadOnlyList<Block> Blocks);

/// <summary>Signature and date (发文机关署名和成文日期).</summary>
/// <param name="Offices">The offices, each on a line.</param>
/// <param name="Date">The day of signing; null in a draft.</param>
/// <param name="Sealed">Whether a seal covers both, so that the name stands centred over the date and room is left above.</param>
/// <param name="Lines">Lines for hand-written signatures above the office, such as 校长（签字）：.</param>
public sealed record Signature(IReadOnlyList<string> Offices, DateOnly? Date, bool Sealed = true, IReadOnlyList<string>? Lines = null);

/// <summary>The foot (版记) on the last even page.</summary>
/// <param name="CopyTo">Copies (抄送); empty for none.</param>
/// <param name="PrintingOffice">The printing office (印发机关).</param>
/// <param name="PrintingDate">The day of printing; null in a draft.</param>
public sealed record Foot(IReadOnlyList<string> CopyTo, string PrintingOffice, DateOnly? PrintingDate);

/// <summary>Who attended a meeting (出席、请假、列席), names as they are printed.</summary>
/// <param name="Present">出席.</param>
/// <param name="Excused">请假, with reason or recusal in brackets where there is one.</param>
/// <param name="Observing">列席.</param>
public sealed record Attendance(IReadOnlyList<string> Present, IReadOnlyList<string> Excused, IReadOnlyList<string> Observing);
