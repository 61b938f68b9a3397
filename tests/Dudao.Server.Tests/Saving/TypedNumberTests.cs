using Dudao.Server.Infrastructure.Saving;
using FsCheck.Xunit;

namespace Dudao.Server.Tests.Saving;

public sealed class TypedNumberTests
{
    [Theory]
    [InlineData("９５", 95)]
    [InlineData("９．５", 9.5)]
    [InlineData("9。5", 9.5)]
    [InlineData(" 　2.50 ", 2.5)]
    [InlineData("－１", -1)]
    [InlineData("−0.5", -0.5)]
    [InlineData(".5", 0.5)]
    public void TypedWithAChineseKeyboard_IsRead(string text, double expected)
    {
        Assert.True(TypedNumber.TryRead(text, out var value, out var problem));
        Assert.Equal((decimal)expected, value);
        Assert.Null(problem);
    }

    [Theory]
    [InlineData("1,5", "“1,5”里有逗号。小数请用小数点，如 1.5")]
    [InlineData("1，5", "“1，5”里有逗号。小数请用小数点，如 1.5")]
    [InlineData("良好", "“良好”不是数字。请填数字，如 1.5")]
    [InlineData("1e5", "“1e5”不是数字。请填数字，如 1.5")]
    [InlineData("1.234", "最多 2 位小数")]
    public void WhatIsNoNumber_SaysWhatToType(string text, string expected)
    {
        Assert.False(TypedNumber.TryRead(text, out var value, out var problem));
        Assert.Null(value);
        Assert.Equal(expected, problem);
    }

    [Fact]
    public void NothingTyped_IsNoNumberAndNoProblem()
    {
        Assert.True(TypedNumber.TryRead("　", out var value, out var problem));
        Assert.Null(value);
        Assert.Null(problem);
    }

    [Property]
    public bool FullWidthDigits_ReadAsPlainOnes(short hundredths)
    {
        var plain = (hundredths / 100m).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var wide = string.Concat(plain.Select(letter => letter switch { '.' => '．', '-' => '－', _ => (char)(letter - '0' + '０') }));
        return TypedNumber.TryRead(wide, out var value, out _) && value == hundredths / 100m;
    }
}
