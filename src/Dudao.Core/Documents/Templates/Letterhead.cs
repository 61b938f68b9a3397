namespace Dudao.Core.Documents.Templates;

/// <summary>The office whose paper it is.</summary>
/// <param name="Office">Its full name, which signs and prints: 云屏县人民政府教育督导室.</param>
/// <param name="Mark">What stands in red: the full name with 文件, or the full name.</param>
/// <param name="Government">The government it belongs to: 云屏县人民政府.</param>
public sealed record Letterhead(string Office, string Mark, string Government)
{
    /// <summary>How it calls itself in a text: 我室, 我办.</summary>
    public string Self { get; init; } = "我室";
}

/// <summary>What issuing gives a document: blank while it is a draft.</summary>
/// <param name="Number">Code and year from the first draft on, the sequence once it is allotted.</param>
/// <param name="Date">The day of signing.</param>
/// <param name="Signer">Who signed for issue.</param>
public sealed record Issuing(DocumentNumber? Number = null, DateOnly? Date = null, string Signer = "")
{
    /// <summary>Who gets a copy (抄送).</summary>
    public IReadOnlyList<string> CopyTo { get; init; } = [];

    internal Foot Foot(Letterhead letterhead) => new(CopyTo, letterhead.Office, Date);

    internal Signature By(Letterhead letterhead) => new([letterhead.Office], Date);
}

/// <summary>Someone to ask.</summary>
/// <param name="Name">Name.</param>
/// <param name="Telephone">Telephone.</param>
public sealed record Contact(string Name, string Telephone);
