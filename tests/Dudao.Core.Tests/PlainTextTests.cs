using FsCheck.Xunit;

namespace Dudao.Core.Tests;

public class PlainTextTests
{
    [Theory]
    [InlineData("第一行\u000B第二行", "第一行\n第二行")]
    [InlineData("第一行\u2028第二行", "第一行\n第二行")]
    [InlineData("a\u0000\u0007\u001Fb", "ab")]
    [InlineData("报告\u202Efdp.exe", "报告fdp.exe")]
    [InlineData("𠮷野 \t制表\r\n", "𠮷野 \t制表\r\n")]
    public void WhatNoPaperCanHold_IsLeftOut(string typed, string kept) => Assert.Equal(kept, PlainText.Of(typed));

    [Fact]
    public void HalfOfAPair_IsLeftOut() => Assert.Equal("半个", PlainText.Of(new string(['半', '个', (char)0xD83D])));

    [Property]
    public bool WhatIsKept_IsXml_AndStaysAsItIs(string? text)
    {
        var plain = PlainText.Of(text ?? "");
        return System.Xml.XmlConvert.VerifyXmlChars(plain) == plain && PlainText.Of(plain) == plain;
    }
}
