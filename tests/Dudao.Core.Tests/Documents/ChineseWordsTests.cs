using Dudao.Core.Documents;

namespace Dudao.Core.Tests.Documents;

public class ChineseWordsTests
{
    [Theory]
    [InlineData(0, "〇")]
    [InlineData(1, "一")]
    [InlineData(10, "十")]
    [InlineData(12, "十二")]
    [InlineData(20, "二十")]
    [InlineData(36, "三十六")]
    [InlineData(105, "一百零五")]
    [InlineData(110, "一百一十")]
    [InlineData(1001, "一千零一")]
    [InlineData(2026, "二千零二十六")]
    public void Number_InCharacters(int n, string words) => Assert.Equal(words, ChineseWords.Number(n));

    [Fact]
    public void Days()
    {
        var day = new DateOnly(2026, 10, 8);
        Assert.Equal("2026年10月8日", ChineseWords.Day(day));
        Assert.Equal("10月8日（星期四）", ChineseWords.MonthDayWeekday(day));
        Assert.Equal("二〇二六年十月八日", ChineseWords.DayInCharacters(day));
    }

    [Fact]
    public void Spans_RepeatOnlyWhatChanges()
    {
        Assert.Equal("2026年10月20日至22日", new DaySpan(new(2026, 10, 20), new(2026, 10, 22)).ToString());
        Assert.Equal("9月21日至10月12日", new DaySpan(new(2026, 9, 21), new(2026, 10, 12)).WithoutYear());
        Assert.Equal("2026年12月30日至2027年1月3日", new DaySpan(new(2026, 12, 30), new(2027, 1, 3)).ToString());
        Assert.Equal("2026年10月20日", DaySpan.Of(new(2026, 10, 20)).ToString());
    }

    [Theory]
    [InlineData(8, 30, "上午8:30")]
    [InlineData(12, 0, "中午12:00")]
    [InlineData(14, 5, "下午2:05")]
    [InlineData(19, 0, "晚上7:00")]
    public void Times(int hour, int minute, string words) => Assert.Equal(words, ChineseWords.Time(new TimeOnly(hour, minute)));

    [Fact]
    public void Names_AreCountedWhereTheyAreMany()
    {
        Assert.Equal("甲校", ChineseWords.NamesOrCount(["甲校"], "所学校"));
        Assert.Equal("甲校和乙校", ChineseWords.NamesOrCount(["甲校", "乙校"], "所学校"));
        Assert.Equal("甲校等3所学校", ChineseWords.NamesOrCount(["甲校", "乙校", "丙校"], "所学校"));
    }
}
