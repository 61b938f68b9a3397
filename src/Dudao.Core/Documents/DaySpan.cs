namespace Dudao.Core.Documents;

/// <summary>Days from one to another, both included.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, not before the first.</param>
public sealed record DaySpan(DateOnly From, DateOnly To)
{
    /// <summary>A span of one day.</summary>
    public static DaySpan Of(DateOnly day) => new(day, day);

    /// <summary>With the year: 2026年10月20日至22日, 2026年9月21日至10月9日, 2026年10月20日.</summary>
    public override string ToString() => ChineseWords.Day(From) + Rest();

    /// <summary>Without the year: 10月20日至22日.</summary>
    public string WithoutYear() => ChineseWords.MonthDay(From) + Rest();

    private string Rest() =>
        From == To ? ""
        : From.Year != To.Year ? "至" + ChineseWords.Day(To)
        : From.Month != To.Month ? "至" + ChineseWords.MonthDay(To)
        : FormattableString.Invariant($"至{To.Day}日");
}
