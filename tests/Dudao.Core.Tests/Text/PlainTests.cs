using Dudao.Core.Text;
using FsCheck.Xunit;

namespace Dudao.Core.Tests.Text;

public class PlainTests
{
    [Theory]
    [InlineData(" ２１５３ ０００００１\u3000", "2153000001")]
    [InlineData("530102 20150312 001ｘ", "53010220150312001x")]
    [InlineData("\uFEFF53\u200B01\u00A0", "5301")]
    public void Code_IsHalfWidthWithoutBlanks(string typed, string code) => Assert.Equal(code, Plain.Code(typed));

    [Theory]
    [InlineData("张 　三", "张三")]
    [InlineData("买买提•阿不都", "买买提·阿不都")]
    [InlineData("买买提．阿不都", "买买提·阿不都")]
    [InlineData(" Ann  Lee ", "Ann Lee")]
    public void Name_HasOneForm(string typed, string name) => Assert.Equal(name, Plain.Name(typed));

    [Theory]
    [InlineData("身份证件号（必填）*", "身份证件号")]
    [InlineData(" 学校 标识码\n(10位) ", "学校标识码")]
    [InlineData("ＩＤ", "id")]
    [InlineData("(备注)", "备注")]
    public void Heading_LeavesRemarksOut(string typed, string heading) => Assert.Equal(heading, Plain.Heading(typed));

    [Property]
    public bool EveryForm_IsItsOwnForm(string? text) =>
        Plain.Code(Plain.Code(text ?? "")) == Plain.Code(text ?? "") && Plain.Trim(Plain.Trim(text ?? "")) == Plain.Trim(text ?? "")
        && Plain.Name(Plain.Name(text ?? "")) == Plain.Name(text ?? "");
}
