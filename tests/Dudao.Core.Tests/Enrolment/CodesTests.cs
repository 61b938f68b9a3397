using Dudao.Core.Enrolment.Codes;
using FsCheck.Xunit;

namespace Dudao.Core.Tests.Enrolment;

public class CodesTests
{
    [Theory]
    [InlineData("20150312")]
    [InlineData("2015-03-12")]
    [InlineData("2015/3/12")]
    [InlineData("2015.3.12")]
    [InlineData("2015年3月12日")]
    [InlineData("2015-03-12 00:00:00")]
    [InlineData("42075")]
    [InlineData("42075.5")]
    public void One_day_in_the_forms_that_files_have(string text) =>
        Assert.Equal(new DateOnly(2015, 3, 12), Days.TryRead(text, out var day) ? day : default);

    [Theory]
    [InlineData("")]
    [InlineData("2015-02-30")]
    [InlineData("不详")]
    [InlineData("3/12/2015")]
    [InlineData("201503")]
    [InlineData("2015")]
    public void What_is_no_day_is_none(string text) => Assert.False(Days.TryRead(text, out _));

    [Property]
    public bool Days_written_are_read_back(ushort days)
    {
        var day = new DateOnly(1950, 1, 1).AddDays(days % 50000);
        return Days.TryRead(day.Text(), out var read) && read == day && Days.TryRead($"{day.Year}年{day.Month}月{day.Day}日", out read) && read == day;
    }

    [Property]
    public bool Nothing_makes_reading_throw(string? text) => Days.Number<char>(text ?? "") >= 0 && Grades.Read(text) >= 0;

    [Theory]
    [InlineData("一年级", 1)]
    [InlineData("九年级", 9)]
    [InlineData("7", 7)]
    [InlineData("初一", 7)]
    [InlineData("初中三年级", 9)]
    [InlineData("小学五年级", 5)]
    [InlineData("高一", 10)]
    [InlineData("十二年级", 12)]
    [InlineData("10", 10)]
    [InlineData("学前班", 0)]
    [InlineData("2021级", 0)]
    public void Grades_in_words_and_figures(string text, int grade) => Assert.Equal(grade, Grades.Read(text));

    [Theory]
    [InlineData("汉", 1)]
    [InlineData("HA", 1)]
    [InlineData("01", 1)]
    [InlineData("1", 1)]
    [InlineData("基诺族", 56)]
    [InlineData("火星族", 0)]
    public void Ethnic_groups_by_name_number_and_letters(string text, int number) => Assert.Equal(number, EthnicGroups.Number(text));

    [Fact]
    public void Divisions_of_today_have_names_and_abolished_ones_are_known()
    {
        Assert.Equal("东城区", Divisions.Name(110101));
        Assert.True(Divisions.IsKnown(110103));
        Assert.Null(Divisions.Name(110103));
        Assert.False(Divisions.IsKnown(999999));
        Assert.Equal(430723, Divisions.Read("澧县"));
        Assert.Equal(430723, Divisions.Read("430723"));
        Assert.Null(Divisions.Read("城关区镇"));
    }

    [Theory]
    [InlineData("1", true, Sex.Male)]
    [InlineData("女", true, Sex.Female)]
    [InlineData("", true, Sex.Unknown)]
    [InlineData("甲", false, Sex.Unknown)]
    public void Sexes_by_code_and_word(string text, bool read, Sex sex) => Assert.Equal((read, sex), (Sexes.TryRead(text, out var told), told));
}
