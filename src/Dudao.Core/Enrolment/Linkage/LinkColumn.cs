namespace Dudao.Core.Enrolment.Linkage;

/// <summary>How two cells of a column are compared.</summary>
public enum CompareHow
{
    /// <summary>Equal or not.</summary>
    Exact,

    /// <summary>By edit distance, as addresses.</summary>
    Text,

    /// <summary>By edit distance; Chinese also by pinyin and by characters that look alike.</summary>
    Name,

    /// <summary>Days, with day and month changed about and single wrong digits.</summary>
    Date,

    /// <summary>Numbers of persons, telephones: equal, or within one edit.</summary>
    Id,

    /// <summary>Figures: equal, near, or different.</summary>
    Number,
}

/// <summary>Whom a column tells apart. The class of the household is begun from it; the rest is learned.</summary>
public enum ColumnKin
{
    /// <summary>Says little of either.</summary>
    Neutral,

    /// <summary>Differs between brothers: given name, birth date, number of a person.</summary>
    Person,

    /// <summary>Shared by a household and hardly beyond: guardian, telephone, surname.</summary>
    Family,

    /// <summary>Shared by a household and its neighbours: village, suburb, postcode, school. Such columns go together.</summary>
    Place,
}

/// <summary>A column of both lists.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="How">How it is compared; null for one that only blocks.</param>
/// <param name="Kin">Whom it tells apart.</param>
public sealed record LinkColumn(string Name, CompareHow? How, ColumnKin Kin = ColumnKin.Neutral);

/// <summary>What of a cell makes a blocking key.</summary>
public enum KeyPart
{
    /// <summary>The cell as it is.</summary>
    Whole,

    /// <summary>How it sounds: the pinyin of a Chinese text, the consonants of a Latin one.</summary>
    Pinyin,

    /// <summary>What stays when parts are changed about: day and month of a date, letters of a text.</summary>
    Swapped,

    /// <summary>The first letter; of a date the year.</summary>
    First,
}

/// <summary>A part of a column as a piece of a blocking key.</summary>
/// <param name="Column">The column's place in the list of columns.</param>
/// <param name="Part">What of it.</param>
public readonly record struct KeyPiece(int Column, KeyPart Part);

/// <summary>One list, a column an array of codes into the column's pool of texts.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Codes">For each column the code of each row's cell; 0 is empty.</param>
public sealed record LinkList(int Rows, int[][] Codes);

/// <summary>Two lists to be linked, or one in which doubles are sought.</summary>
/// <param name="Columns">The columns, at most 20 of them compared.</param>
/// <param name="Pools">For each column its texts; names share one pool, so that they can be compared across columns.</param>
/// <param name="A">The first list.</param>
/// <param name="B">The second list; null where doubles within the first are sought.</param>
public sealed record LinkData(IReadOnlyList<LinkColumn> Columns, IReadOnlyList<Texts.TextPool> Pools, LinkList A, LinkList? B)
{
    /// <summary>Whether doubles within one list are sought.</summary>
    public bool IsOneList => B is null;

    /// <summary>The second list, or the only one.</summary>
    public LinkList Other => B ?? A;

    /// <summary>How many pairs of rows there are.</summary>
    public double AllPairs => IsOneList ? A.Rows * (A.Rows - 1.0) / 2 : (double)A.Rows * B!.Rows;
}
