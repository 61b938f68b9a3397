using Dudao.Server.Infrastructure.Components;

namespace Dudao.Server.Tests.Components;

public sealed class DeadlineWordsTests
{
    private static readonly DateOnly Today = new(2026, 10, 21);

    [Theory]
    [InlineData("2026-10-19", -2, null, "逾期 2 个工作日", Tone.Late)]
    [InlineData("2026-10-18", 0, null, "逾期 1 个工作日", Tone.Late)]
    [InlineData("2026-10-21", 0, "16:30", "今天 16:30", Tone.Waiting)]
    [InlineData("2026-10-21", 0, "09:00", "逾期，今天 09:00 已过", Tone.Late)]
    [InlineData("2026-10-21", 0, null, "今天", Tone.Waiting)]
    [InlineData("2026-10-22", 1, "12:00", "明天 12:00", Tone.Waiting)]
    [InlineData("2026-10-26", 3, null, "还剩 3 个工作日", Tone.Waiting)]
    [InlineData("2026-10-28", 5, null, "10月28日", Tone.Idle)]
    [InlineData("2027-01-04", 50, null, "2027年1月4日", Tone.Idle)]
    public void ADeadline_ReadsAsAnOfficeSaysIt(string due, int daysLeft, string? time, string text, Tone tone)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var said = DeadlineWords.Say(DateOnly.Parse(due, culture), Today, daysLeft, time is null ? null : TimeOnly.Parse(time, culture), new TimeOnly(15, 20));
        Assert.Equal((text, tone), (said.Text, said.Tone));
    }

    [Theory]
    [InlineData("待补 2 份", Tone.Waiting)]
    [InlineData("合议", Tone.Running)]
    [InlineData("已结案", Tone.Settled)]
    [InlineData("拟定", Tone.Idle)]
    [InlineData("逾期", Tone.Late)]
    public void AState_HasItsTone(string words, Tone tone) => Assert.Equal(tone, Tones.Of(words));
}
