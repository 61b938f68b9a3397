using Dudao.Core.Inspections;

namespace Dudao.Core.Tests.Inspections;

public class MarksInWordsTests
{
    private static readonly string[] Grades = ["优级甲等", "优级丙等", "合格", "暂不定等级", "不合格"];

    [Theory]
    [InlineData("本次得88.70分，工作扎实", "88.70分")]
    [InlineData("总分在全县靠前", "总分")]
    [InlineData("扣分较多的是实验教学", "扣分")]
    [InlineData("可以评为优级丙等", "优级丙等")]
    [InlineData("等级为合格", "等级为合格")]
    public void 写了分数或等级的_说出是哪几个字(string text, string found) => Assert.Equal(found, MarksInWords.Find(text, Grades));

    [Theory]
    [InlineData("")]
    [InlineData("课间操30分钟，开展充分，分管副校长每周巡查，三分之二的教师参加")]
    [InlineData("体检合格率达到99%，分类投放，A级指标中办学条件改善明显")]
    [InlineData("食堂2分部已停用，学生满意，得分散学习的时间利用好")]
    public void 平常的话不拦(string text) => Assert.Null(MarksInWords.Find(text, Grades));
}
