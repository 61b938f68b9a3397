using Dudao.Core.Procedure;
using FsCheck.Xunit;

namespace Dudao.Core.Tests.Procedure;

public class WorkingDayTableTests
{
    private static readonly WorkingDayTable Table = WorkingDayTable.Shipped;

    /// <summary>The 33 days off and 6 days worked of the notice for 2026, day by day.</summary>
    [Theory]
    [InlineData("01-01", "01-03", false)]
    [InlineData("01-04", "01-04", true)]
    [InlineData("02-14", "02-14", true)]
    [InlineData("02-15", "02-23", false)]
    [InlineData("02-24", "02-27", true)]
    [InlineData("02-28", "02-28", true)]
    [InlineData("04-04", "04-06", false)]
    [InlineData("05-01", "05-05", false)]
    [InlineData("05-09", "05-09", true)]
    [InlineData("06-19", "06-21", false)]
    [InlineData("09-20", "09-20", true)]
    [InlineData("09-25", "09-27", false)]
    [InlineData("10-01", "10-07", false)]
    [InlineData("10-08", "10-10", true)]
    [InlineData("10-11", "10-11", false)]
    public void Days_Of2026_AreAsTheNoticeSays(string from, string to, bool worked)
    {
        for (var day = Day(from); day <= Day(to); day = day.AddDays(1))
        {
            Assert.Equal(worked, Table.IsWorkingDay(day));
        }
    }

    [Fact]
    public void Year2026_HasAsManyWorkingDaysAsTheNoticeMakes() =>
        // 261 days from Monday to Friday; of the 33 days off 14 fall on weekends; 6 weekend days are worked.
        Assert.Equal(261 - (33 - 14) + 6, Table.Between(new(2025, 12, 31), new(2026, 12, 31)));

    [Fact]
    public void WhyOff_SaysTheHolidayOrTheDayOfTheWeek()
    {
        Assert.Equal("国庆节假期", Table.WhyOff(new(2026, 10, 3)));
        Assert.Equal("星期日", Table.WhyOff(new(2026, 11, 1)));
        Assert.Equal("", Table.WhyOff(new(2026, 10, 10)));
    }

    [Fact]
    public void YearWithoutTable_CountsMondayToFriday_AndIsNotKnown()
    {
        Assert.False(Table.Knows(2027));
        Assert.True(Table.IsWorkingDay(new(2027, 10, 1)));
        Assert.False(Table.IsWorkingDay(new(2027, 10, 2)));
    }

    [Fact]
    public void Office_ExtendsTheTable_AndReplacesAYear()
    {
        var year = new HolidayYear(2027, "", [new("国庆节", new(2027, 10, 1), new(2027, 10, 7))], [new(2027, 10, 9)]);
        var extended = Table.With(year);
        Assert.True(extended.Knows(2027));
        Assert.False(extended.IsWorkingDay(new(2027, 10, 1)));
        Assert.True(extended.IsWorkingDay(new(2027, 10, 9)));
        Assert.False(extended.IsWorkingDay(new(2026, 10, 1)));
        Assert.True(extended.With(new HolidayYear(2027, "", [], [])).IsWorkingDay(new(2027, 10, 1)));
        Assert.Null(year.Check());
    }

    [Fact]
    public void TypedTable_WithMistakes_IsRefusedInWords()
    {
        Assert.Contains("开始日期晚于结束日期", new HolidayYear(2027, "", [new("春节", new(2027, 2, 9), new(2027, 2, 5))], []).Check()!.Message, StringComparison.Ordinal);
        Assert.Contains("不在2027年", new HolidayYear(2027, "", [new("元旦", new(2026, 12, 31), new(2027, 1, 2))], []).Check()!.Message, StringComparison.Ordinal);
        Assert.Contains("星期六或星期日", new HolidayYear(2027, "", [], [new(2027, 2, 8)]).Check()!.Message, StringComparison.Ordinal);
        Assert.Contains("同时填作放假和上班", new HolidayYear(2027, "", [new("春节", new(2027, 2, 5), new(2027, 2, 11))], [new(2027, 2, 6)]).Check()!.Message, StringComparison.Ordinal);
        Assert.All(Table.Years, y => Assert.Null(y.Check()));
    }

    [Property]
    public bool Add_ThenBetween_GivesTheNumberBack(ushort offset, byte n)
    {
        var from = new DateOnly(2025, 6, 1).AddDays(offset % 900);
        var to = Table.Add(from, n);
        return Table.Between(from, to) == n && (n == 0 || Table.IsWorkingDay(to)) && (n == 0 || Table.Add(to, -n) <= from.AddDays(1) || !Table.IsWorkingDay(from));
    }

    [Property]
    public bool OnOrAfter_IsTheFirstWorkingDay(ushort offset)
    {
        var from = new DateOnly(2025, 6, 1).AddDays(offset % 900);
        var to = Table.OnOrAfter(from);
        return Table.IsWorkingDay(to) && Table.Between(from.AddDays(-1), to) == 1;
    }

    private static DateOnly Day(string monthDay) => DateOnly.ParseExact("2026-" + monthDay, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
