using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Dudao.Core.Organisations;

/// <summary>A school year (学年): from 1 September of its first year to 31 August of the next.</summary>
/// <param name="First">The year in which it begins.</param>
public readonly record struct SchoolYear(int First)
{
    /// <summary>The first day.</summary>
    public DateOnly From => new(First, 9, 1);

    /// <summary>The last day.</summary>
    public DateOnly To => new(First + 1, 8, 31);

    /// <summary>Its first term, autumn.</summary>
    public Term Autumn => new(First, Season.Autumn);

    /// <summary>Its second term, in the spring of the next calendar year.</summary>
    public Term Spring => new(First + 1, Season.Spring);

    /// <summary>The school year of a day.</summary>
    public static SchoolYear Of(DateOnly day) => new(day.Month >= 9 ? day.Year : day.Year - 1);

    /// <summary>2026—2027学年.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First}—{First + 1}学年");
}

/// <summary>The seasons of terms.</summary>
public enum Season
{
    /// <summary>春季学期: begins between February and March.</summary>
    Spring,

    /// <summary>秋季学期: begins in September.</summary>
    Autumn,
}

/// <summary>A term (学期), by its calendar year and season, as files write it: 2026-autumn.</summary>
/// <param name="Year">The calendar year in which it begins.</param>
/// <param name="Season">Spring or autumn.</param>
public readonly record struct Term(int Year, Season Season)
{
    /// <summary>The school year that it belongs to.</summary>
    public SchoolYear SchoolYear => new(Season == Season.Autumn ? Year : Year - 1);

    /// <summary>The term after it.</summary>
    public Term Next => Season == Season.Spring ? this with { Season = Season.Autumn } : new Term(Year + 1, Season.Spring);

    /// <summary>The term of a day: autumn from September to January, spring from February to August.</summary>
    public static Term Of(DateOnly day) =>
        day.Month >= 9 ? new Term(day.Year, Season.Autumn) : day.Month == 1 ? new Term(day.Year - 1, Season.Autumn) : new Term(day.Year, Season.Spring);

    /// <summary>Reads 2026-spring or 2026-autumn.</summary>
    public static bool TryParse(string? text, out Term term, [NotNullWhen(false)] out Refusal? refusal)
    {
        var parts = (text ?? "").Trim().Split('-');
        if (parts.Length == 2 && parts[0].Length == 4 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && Season(parts[1]) is { } season)
        {
            term = new Term(year, season);
            refusal = null;
            return true;
        }

        term = default;
        refusal = new Refusal($"“{text}”不是学期。应写成“年份-spring”或“年份-autumn”，例如：2026-autumn。", Field: "学期");
        return false;

        static Season? Season(string word) => word switch { "spring" => Organisations.Season.Spring, "autumn" => Organisations.Season.Autumn, _ => null };
    }

    /// <summary>A number that grows by one from term to term.</summary>
    public int Order => Year * 2 + (int)Season;

    /// <summary>2026-autumn: what is stored and written.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year}-{(Season == Season.Spring ? "spring" : "autumn")}");

    /// <summary>2026—2027学年秋季学期.</summary>
    public string Words => $"{SchoolYear}{(Season == Season.Spring ? "春季" : "秋季")}学期";
}
