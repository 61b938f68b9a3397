using DocumentFormat.OpenXml.Wordprocessing;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>The fonts of documents by the names that Word and WPS on an office PC have, each with the name that stands in where it is missing.</summary>
internal static class Faces
{
    public const string FangSong = "仿宋_GB2312";
    public const string Kai = "楷体_GB2312";
    public const string Hei = "黑体";
    public const string Song = "宋体";
    public const string Title = "方正小标宋简体";

    private static readonly (string Name, string Otherwise, string Panose)[] All =
    [
        (FangSong, "仿宋", "02010609030101010101"),
        (Kai, "楷体", "02010609030101010101"),
        (Hei, "SimHei", "02010609060101010101"),
        (Song, "SimSun", "02010600030101010101"),
        (Title, "小标宋", "03000509000000000000"),
    ];

    public static RunFonts Of(string face) => new() { Ascii = face, HighAnsi = face, EastAsia = face, ComplexScript = face, Hint = FontTypeHintValues.EastAsia };

    public static Fonts Table() => new(All.Select(f => new Font(
        new AltName { Val = f.Otherwise },
        new Panose1Number { Val = f.Panose },
        new FontCharSet { Val = "86" },
        new FontFamily { Val = FontFamilyValues.Auto },
        new Pitch { Val = FontPitchValues.Default })
    { Name = f.Name }));
}
