using Dudao.Core.Text;
using FsCheck.Xunit;

namespace Dudao.Core.Tests.Text;

public class TypedTests
{
    [Theory]
    [InlineData("20150312")]
    [InlineData("2015-03-12")]
    [InlineData("2015/3/12")]
    [InlineData("2015.3.12")]
    [InlineData("2015年3月12日")]
    [InlineData(" ２０１５年０３月１２ 日 ")]
    [InlineData("2015-03-12 08:30:00")]
    [InlineData("2015/3/12 8:30")]
    [InlineData("2015-03-12T00:00:00")]
    [InlineData("42075")]
    public void Day_InEveryForm_IsTheDay(string text) => Assert.Equal(new DateOnly(2015, 3, 12), Typed.Day(text));

    [Theory]
    [InlineData("2015-02-29")]
    [InlineData("2015-13-01")]
    [InlineData("15-3-12")]
    [InlineData("201503")]
    [InlineData("2015")]
    [InlineData("2015-03")]
    [InlineData("三月")]
    [InlineData("")]
    [InlineData("3/12/2015")]
    [InlineData("99999")]
    [InlineData("18991231")]
    public void Day_ThatIsNone_IsNull(string text) => Assert.Null(Typed.Day(text));

    [Property]
    public bool Day_OfEveryDay_ComesBack(ushort offset)
    {
        var day = new DateOnly(1930, 1, 1).AddDays(offset);
        return Typed.Day($"{day:yyyyMMdd}") == day && Typed.Day($"{day:yyyy年M月d日}") == day
            && Typed.Day($"{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}") == (day.Year < 2100 ? day : null);
    }

    [Theory]
    [InlineData("１,２３４.５", "1234.5")]
    [InlineData(" -3 ", "-3")]
    [InlineData("－3", "-3")]
    [InlineData("1,234,567", "1234567")]
    public void Number_IsRead(string text, string number) => Assert.Equal(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), Typed.Number(text));

    [Theory]
    [InlineData("12人")]
    [InlineData("1,23")]
    [InlineData("1e5")]
    [InlineData("")]
    [InlineData("--1")]
    [InlineData("4.53E+17")]
    public void Number_ThatIsNone_IsNull(string text) => Assert.Null(Typed.Number(text));

    [Theory]
    [InlineData("是", true)]
    [InlineData(" 否 ", false)]
    [InlineData("ＴＲＵＥ", true)]
    [InlineData("0", false)]
    [InlineData("√", true)]
    [InlineData("也许", null)]
    public void YesNo_IsRead(string text, bool? truth) => Assert.Equal(truth, Typed.YesNo(text));

    [Theory]
    [InlineData("138 0000 0000", "13800000000")]
    [InlineData("+86-138-0000-0000", "13800000000")]
    [InlineData("0871-65100000", "0871-65100000")]
    [InlineData("087165100000", "0871-65100000")]
    [InlineData("(010)62000000", "010-62000000")]
    [InlineData("０８７１—６５１００００", "0871-6510000")]
    [InlineData("65100000", "65100000")]
    [InlineData("0871-65100000-801", "0871-65100000-801")]
    [InlineData("110", null)]
    [InlineData("138000000001", null)]
    [InlineData("无", null)]
    [InlineData("13800000000、13900000000", null)]
    public void Phone_HasOneForm(string text, string? phone) => Assert.Equal(phone, Typed.Phone(text));

    [Theory]
    [InlineData("4.53E+17", true)]
    [InlineData("4.53024199001011E+17", true)]
    [InlineData("４.５３e17", true)]
    [InlineData("E+17", false)]
    [InlineData("53010220150312001X", false)]
    [InlineData("L5E", false)]
    public void RuinedNumbers_AreKnown(string text, bool ruined) => Assert.Equal(ruined, Typed.IsRuinedNumber(text));

    [Property]
    public void AnyText_IsReadWithoutTrouble(string? text)
    {
        _ = (Typed.Day(text ?? ""), Typed.Number(text ?? ""), Typed.Phone(text ?? ""), Typed.YesNo(text ?? ""), Plain.Heading(text ?? ""));
        Assert.NotNull(NameSearch.Matches(text ?? "", "云屏县第二中学").ToString());
    }
}
