using System.Text;
using Dudao.Core.Text;

namespace Dudao.Core.Tests.Text;

public class PinyinTests
{
    [Theory]
    [InlineData('张', "zhang")]
    [InlineData('重', "zhong")]
    [InlineData('重', "chong")]
    [InlineData('吕', "lv")]
    [InlineData('略', "lve")]
    [InlineData('覃', "qin")]
    [InlineData('朴', "piao")]
    public void Readings_HoldTheReading(char character, string reading) => Assert.Contains(reading, Pinyin.Readings(character));

    [Fact]
    public void Readings_LeaveOldBooksOut_WhereTodayHasItsOwn() => Assert.Equal(["chou", "qiu"], Pinyin.Readings('仇'));

    [Fact]
    public void Readings_OfAnythingElse_AreNone()
    {
        Assert.Empty(Pinyin.Readings('a'));
        Assert.Empty(Pinyin.Readings('\uD840'));
        Assert.NotEmpty(Pinyin.Readings(new Rune(0x20164)));
    }

    [Theory]
    [InlineData("单小明", "shan xiao ming")]
    [InlineData("曾乐", "zeng le")]
    [InlineData("万俟雪", "mo qi xue")]
    [InlineData("阿依古丽·买买提", "a yi gu li mai mai ti")]
    [InlineData("Ｌｉ 3", "l i 3")]
    [InlineData("", "")]
    public void Of_ReadsASurnameAsSurnamesAre(string name, string syllables) => Assert.Equal(syllables, string.Join(' ', Pinyin.Of(name)));

    [Fact]
    public void EverySurnameReading_IsOneOfTheCharacters()
    {
        foreach (var surname in "单曾解查仇区任朴盖覃翟缪乐员秘种折祭都洗葛牟句召宿薄繁纪隗".EnumerateRunes())
        {
            Assert.Contains(Pinyin.Of(surname + "明")[0], Pinyin.Readings(surname));
        }
    }

    [Fact]
    public void Keys_HoldEveryCombination_TheLikeliestFirst()
    {
        var keys = Pinyin.Keys("曾重");
        Assert.Equal("zengzhong", keys.Full[0]);
        Assert.Equal(["cengchong", "cengzhong", "zengchong", "zengzhong"], keys.Full.Order());
        Assert.Equal(["cc", "cz", "zc", "zz"], keys.Initials.Order());
        Assert.Equal("zhangsan zs", Pinyin.Keys("张三").ToString());
    }

    [Fact]
    public void Keys_OfALongName_AreBounded()
    {
        var keys = Pinyin.Keys(string.Concat(Enumerable.Repeat("重行乐长解曾单", 10)));
        Assert.InRange(keys.Full.Count, 2, 16);
        Assert.All(keys.Full, key => Assert.StartsWith("zhong", key.Replace("chong", "zhong", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("未末", true)]
    [InlineData("戊戌", true)]
    [InlineData("晴睛", true)]
    [InlineData("扬杨", true)]
    [InlineData("玲铃", true)]
    [InlineData("己已", true)]
    [InlineData("薜薛", true)]
    [InlineData("崔催", true)]
    [InlineData("陳陈", true)]
    [InlineData("侯候", true)]
    [InlineData("张王", false)]
    [InlineData("明华", false)]
    [InlineData("明明", false)]
    public void LookAlike_TellsWhatPeopleConfuse(string pair, bool alike)
    {
        Assert.Equal(alike, Characters.LookAlike(pair[0], pair[1]));
        Assert.Equal(alike, Characters.LookAlike(pair[1], pair[0]));
    }

    [Fact]
    public void LookAlikes_AreFew()
    {
        var random = new Random(3);
        var characters = Characters.Homophones("ming").Concat(Characters.Homophones("jian")).Concat(Characters.Homophones("hua")).OrderBy(_ => random.Next()).Take(60).ToList();
        Assert.InRange(characters.Average(character => Characters.LookAlikes(character).Count), 3, 20);
    }

    [Fact]
    public void Homophones_AreReadSo() => Assert.All(Characters.Homophones("zeng"), character => Assert.Contains("zeng", Pinyin.Readings(character)));

    [Fact]
    public void Simplified_TakesOnlyWhatIsCertain() => Assert.Equal("云屏县张后", Characters.Simplified("雲屏縣張后"));
}
