namespace Dudao.Core.Tests;

public class RefusalTests
{
    [Fact]
    public void Refusal_WithArticle_NamesItInFullWidthBrackets() =>
        Assert.Equal("督导小组应由3名以上督学组成（教育督导条例第十六条）", new Refusal("督导小组应由3名以上督学组成", "教育督导条例第十六条").ToString());
}
