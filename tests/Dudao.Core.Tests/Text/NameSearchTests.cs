using Dudao.Core.Text;

namespace Dudao.Core.Tests.Text;

public class NameSearchTests
{
    [Theory]
    [InlineData("张三", "张三", 6)]
    [InlineData("", "张三", 6)]
    [InlineData("云屏", "云屏县第二中学", 5)]
    [InlineData("第二", "云屏县第二中学", 4)]
    [InlineData("雲屏", "云屏县第二中学", 5)]
    [InlineData("zhangsan", "张三", 3)]
    [InlineData("ZhangS", "张三", 3)]
    [InlineData("zs", "张三", 3)]
    [InlineData("张s", "张三", 3)]
    [InlineData("zsan", "张三", 3)]
    [InlineData("zhs", "张三", 3)]
    [InlineData("ypx", "云屏县第二中学", 3)]
    [InlineData("ypxdezx", "云屏县第二中学", 3)]
    [InlineData("dierz", "云屏县第二中学", 2)]
    [InlineData("二中", "云屏县第二中学", 4)]
    [InlineData("云屏二中", "云屏县第二中学", 1)]
    [InlineData("ypez", "云屏县第二中学", 1)]
    [InlineData("lvli", "吕丽", 3)]
    [InlineData("lüli", "吕丽", 3)]
    [InlineData("lul", "吕丽", 3)]
    [InlineData("lyuli", "吕丽", 3)]
    [InlineData("shan", "单小明", 3)]
    [InlineData("dan", "单小明", 3)]
    [InlineData("３", "第3小学", 4)]
    [InlineData("mama", "阿依古丽·买买提", 0)]
    [InlineData("maimai", "阿依古丽·买买提", 2)]
    [InlineData("wang", "张三", 0)]
    [InlineData("！", "张三", 0)]
    [InlineData("李四", "张三", 0)]
    public void Rank_SaysHowWellANameAnswers(string typed, string name, int rank) => Assert.Equal(rank, NameSearch.Rank(typed, name));
}
