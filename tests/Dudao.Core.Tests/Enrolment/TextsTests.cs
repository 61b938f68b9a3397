using System.Text;
using Dudao.Core.Enrolment.Linkage;
using Dudao.Core.Enrolment.Texts;
using FsCheck.Xunit;

namespace Dudao.Core.Tests.Enrolment;

public class TextsTests
{
    [Fact]
    public void A_pool_gives_back_each_of_a_million_texts_over_many_chunks()
    {
        var pool = new TextPool();
        var codes = Enumerable.Range(0, 300_000).Select(i => pool.Add(Encoding.UTF8.GetBytes($"文本{i}"))).ToArray();
        Assert.All(Enumerable.Range(0, 3000), i => Assert.Equal($"文本{i * 100}", pool.Text(codes[i * 100])));
        Assert.Equal(codes[77], pool.Add(Encoding.UTF8.GetBytes("文本77")));
        Assert.Equal(300_001, pool.Count);
    }

    [Fact]
    public void A_text_that_just_fills_a_chunk_does_not_overwrite_another()
    {
        var pool = new TextPool();
        // Two bytes at the start, then texts of 14 bytes with their length: the chunk of 2^20 is filled to the last byte by one of them.
        var codes = Enumerable.Range(0, 70_000).Select(i => pool.Add(Encoding.ASCII.GetBytes($"{i:D12}AB"))).ToArray();
        Assert.All(codes.Index(), pair => Assert.Equal($"{pair.Index:D12}AB", pool.Text(pair.Item)));
    }

    [Property]
    public bool Pools_hold_any_text(string[] texts)
    {
        var pool = new TextPool();
        var all = texts.Where(text => text is not null).ToArray();
        var codes = all.Select(text => pool.Add(Encoding.UTF8.GetBytes(text))).ToArray();
        return all.Zip(codes).All(pair => pool[pair.Second].SequenceEqual(Encoding.UTF8.GetBytes(pair.First)));
    }

    [Theory]
    [InlineData(" 张 三　", "张三")]
    [InlineData("ＡＢ１２", "AB12")]
    [InlineData("g123x", "G123X")]
    [InlineData("买买提•艾力", "买买提·艾力")]
    public void Cells_come_into_one_form(string cell, string form) =>
        Assert.Equal(form, Encoding.UTF8.GetString(CellText.Form(Encoding.UTF8.GetBytes(cell), new byte[CellText.Longest])));

    [Property]
    public bool The_form_of_a_form_is_itself(string? text)
    {
        var once = CellText.Form(Encoding.UTF8.GetBytes(text ?? ""), new byte[CellText.Longest]).ToArray();
        return CellText.Form(once, new byte[CellText.Longest]).SequenceEqual(once);
    }

    [Theory]
    [InlineData("2015年3月12日", CompareHow.Date, "20150312")]
    [InlineData("12-34 56", CompareHow.Id, "123456")]
    public void Columns_have_their_own_form(string cell, CompareHow how, string form) =>
        Assert.Equal(form, Encoding.UTF8.GetString(CellForms.Form(Encoding.UTF8.GetBytes(cell), how, new byte[CellText.Longest])));

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "ac", 1)]
    [InlineData("", "abc", 3)]
    public void Edits_are_counted(string one, string other, int edits) => Assert.Equal(edits, TextDistance.Edits(one, other));

    [Property]
    public bool One_edit_is_what_the_count_says(string? one, string? other) =>
        TextDistance.WithinOne<char>(one ?? "", other ?? "") == (TextDistance.Edits(one ?? "", other ?? "") <= 1);

    [Theory]
    [InlineData("MARTHA", "MARHTA", 0.961)]
    [InlineData("DIXON", "DICKSONX", 0.813)]
    [InlineData("DWAYNE", "DUANE", 0.840)]
    public void Jaro_and_Winkler_as_published(string one, string other, double similarity) =>
        Assert.Equal(similarity, TextDistance.JaroWinkler(one, other), 3);
}
