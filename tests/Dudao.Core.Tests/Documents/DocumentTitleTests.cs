using Dudao.Core.Documents;

namespace Dudao.Core.Tests.Documents;

public class DocumentTitleTests
{
    [Fact]
    public void ShortTitle_StaysOnOneLine() => Assert.Equal(["自评报告"], DocumentTitle.Of("自评", "报告").Lines(19));

    [Fact]
    public void LongTitle_BreaksBetweenWords_AsFewLinesAsItNeeds() => Assert.Equal(
        ["云屏县人民政府教育督导室", "关于对云屏县第二中学等4所学校", "开展综合督导评估的通知"],
        DocumentTitle.Of("云屏县人民政府教育督导室", "关于对", "云屏县第二中学等4所学校", "开展", "综合督导评估", "的通知").Lines(19));

    [Fact]
    public void Lines_NeverMakeAnHourglass_WhereAnotherShapeFits()
    {
        var lines = DocumentTitle.Of("甲乙丙丁戊己", "庚辛", "壬癸", "子丑寅卯辰巳").Lines(8);
        Assert.Equal(2, lines.Count);
        lines = DocumentTitle.Of("甲乙丙丁戊己", "庚辛", "壬癸子丑", "寅卯辰巳午未").Lines(8);
        Assert.False(lines.Count == 3 && TextWidth.Of(lines[1]) < Math.Min(TextWidth.Of(lines[0]), TextWidth.Of(lines[2])));
    }

    [Fact]
    public void WordLongerThanALine_IsCut() => Assert.All(DocumentTitle.Of(new string('长', 45)).Lines(19), l => Assert.True(l.Length <= 19));
}
