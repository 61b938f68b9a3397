namespace Dudao.Server.Features.Documents.Writing;

/// <summary>The page of GB/T 9704-2012 in twips (twentieths of a point): 22 lines of 28 characters in a type area of 156 × 225 mm on A4.</summary>
internal static class Gb9704
{
    public const int PageWidth = 11906;
    public const int PageHeight = 16838;
    public const int Top = 2098;
    public const int Left = 1587;
    public const int Right = 1474;
    public const int Bottom = 1984;
    public const int TypeWidth = PageWidth - Left - Right;
    public const int TypeHeight = PageHeight - Top - Bottom;

    /// <summary>22 of these fit the type area, 23 do not.</summary>
    public const int Pitch = 579;

    /// <summary>16 pt less a quarter of a point, since 28 characters of 16 pt are 2 mm wider than the type area.</summary>
    public const int Character = 315;

    public const int CharacterSpacing = -5;
    public const int TitlePitch = 640;

    /// <summary>No. 4 (14 pt), for the foot and page numbers.</summary>
    public const int SmallCharacter = 280;

    public const string Red = "C7141D";

    /// <summary>In an exact line the baseline lies at four fifths of its height.</summary>
    public const double Baseline = 0.8;

    public static int Mm(double millimetres) => (int)Math.Round(millimetres * 1440 / 25.4);
}
