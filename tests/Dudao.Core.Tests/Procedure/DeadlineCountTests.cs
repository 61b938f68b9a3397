using Dudao.Core.Procedure;
using FsCheck.Xunit;

namespace Dudao.Core.Tests.Procedure;

public class DeadlineCountTests
{
    private static readonly WorkingDayTable Table = WorkingDayTable.Shipped;

    [Theory]
    [InlineData("2026-10-22", 10, DayUnit.CalendarDays, "2026-11-02", "自10月22日结束合议次日起第10日为11月1日；11月1日为星期日，顺延至11月2日")]
    [InlineData("2026-10-23", 30, DayUnit.CalendarDays, "2026-11-23", "自10月23日结束合议次日起第30日为11月22日；11月22日为星期日，顺延至11月23日")]
    [InlineData("2026-10-23", 10, DayUnit.CalendarDays, "2026-11-02", "自10月23日结束合议次日起第10日为11月2日")]
    [InlineData("2026-09-21", 10, DayUnit.CalendarDays, "2026-10-08", "自9月21日结束合议次日起第10日为10月1日；10月1日为国庆节假期，顺延至10月8日")]
    [InlineData("2026-09-10", 10, DayUnit.CalendarDays, "2026-09-20", "自9月10日结束合议次日起第10日为9月20日")]
    [InlineData("2026-09-16", 2, DayUnit.WorkingDays, "2026-09-18", "自9月16日结束合议次日起第2个工作日为9月18日")]
    [InlineData("2026-09-30", 3, DayUnit.WorkingDays, "2026-10-10", "自9月30日结束合议次日起第3个工作日为10月10日（其间休息日、节假日7天不计）")]
    [InlineData("2026-10-30", 2, DayUnit.Months, "2026-12-30", "自10月30日结束合议起2个月，至12月30日")]
    [InlineData("2026-08-31", 1, DayUnit.Months, "2026-09-30", "自8月31日结束合议起1个月，至9月30日")]
    [InlineData("2026-09-03", 1, DayUnit.Months, "2026-10-08", "自9月3日结束合议起1个月，至10月3日；10月3日为国庆节假期，顺延至10月8日")]
    [InlineData("2026-10-22", 0, DayUnit.CalendarDays, "2026-10-22", "10月22日结束合议当日")]
    [InlineData("2026-12-28", 10, DayUnit.CalendarDays, "2027-01-07", "自12月28日结束合议次日起第10日为2027年1月7日（2027年节假日安排未录入，按星期一至星期五计）")]
    public void Count_ShowsHowItWasCounted(string from, int amount, DayUnit unit, string due, string words)
    {
        var deadline = DeadlineCount.Of(Day(from), "结束合议", amount, unit, "本办规定", Table);
        Assert.Equal(Day(due), deadline.Due);
        Assert.Equal(words, deadline.Words);
    }

    [Property]
    public bool CalendarDays_EndOnAWorkingDay_NotBeforeTheirNumber(ushort offset, byte n)
    {
        var from = new DateOnly(2025, 6, 1).AddDays(offset % 900);
        var due = DeadlineCount.Of(from, "签收", n + 1, DayUnit.CalendarDays, "", Table).Due;
        return Table.IsWorkingDay(due) && due >= from.AddDays(n + 1) && Table.Between(from.AddDays(n), due) == 1;
    }

    [Property]
    public bool CalendarDays_NeverEndAfterAsManyWorkingDays(ushort offset, byte n)
    {
        var from = new DateOnly(2025, 6, 1).AddDays(offset % 900);
        return DeadlineCount.Of(from, "签收", n + 1, DayUnit.CalendarDays, "", Table).Due <= DeadlineCount.Of(from, "签收", n + 1, DayUnit.WorkingDays, "", Table).Due;
    }

    [Property]
    public bool ALaterEvent_IsNeverDueEarlier(ushort offset, byte n, byte unit)
    {
        var from = new DateOnly(2025, 6, 1).AddDays(offset % 900);
        var by = (DayUnit)(unit % 4);
        var amount = by == DayUnit.Years ? n % 6 + 1 : n + 1;
        return DeadlineCount.Of(from, "签收", amount, by, "", Table).Due <= DeadlineCount.Of(from.AddDays(1), "签收", amount, by, "", Table).Due;
    }

    [Theory]
    [InlineData("2026-10-19", "逾期 2 个工作日", RemainingLevel.Late)]
    [InlineData("2026-10-20", "逾期 1 个工作日", RemainingLevel.Late)]
    [InlineData("2026-09-30", "逾期 11 个工作日", RemainingLevel.Late)]
    [InlineData("2026-10-21", "今天", RemainingLevel.Soon)]
    [InlineData("2026-10-22", "明天", RemainingLevel.Soon)]
    [InlineData("2026-10-23", "还剩 2 个工作日", RemainingLevel.Soon)]
    [InlineData("2026-10-26", "还剩 3 个工作日", RemainingLevel.Soon)]
    [InlineData("2026-10-27", "10月27日", RemainingLevel.Later)]
    [InlineData("2027-01-05", "2027年1月5日", RemainingLevel.Later)]
    public void Remaining_OnWednesday21October(string due, string words, RemainingLevel level) =>
        Assert.Equal(new Remaining(words, level), Remaining.Of(Day(due), new(2026, 10, 21), Table));

    [Fact]
    public void Remaining_TodayWithAnHour_SaysTheHour() =>
        Assert.Equal("今天 16:30", Remaining.Of(new(2026, 10, 21), new(2026, 10, 21), Table, new TimeOnly(16, 30)).Words);

    [Fact]
    public void Remaining_PastWithoutAWorkingDaySince_IsLateWithoutANumber() =>
        Assert.Equal(new Remaining("逾期", RemainingLevel.Late), Remaining.Of(new(2026, 10, 23), new(2026, 10, 24), Table));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
