using Dudao.Core.Documents;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Dudao.Core.Tests.Documents;

public class DocumentNumberTests
{
    [Fact]
    public void Number_HasSixCorneredBracketsAndNoLeadingZero() => Assert.Equal("云政教督〔2026〕2号", new DocumentNumber("云政教督", 2026, 2).ToString());

    [Fact]
    public void Draft_LeavesTheSequenceBlank() => Assert.Equal("云政教督〔2026〕 号", new DocumentNumber("云政教督", 2026).ToString());

    [Theory]
    [InlineData("云政教督[2026]2号")]
    [InlineData("云政教督（２０２６）２号")]
    [InlineData("云政教督【2026】 2 号")]
    [InlineData("云政教督﹝2026﹞2号")]
    public void Parse_PutsBracketsAndFiguresRight(string typed)
    {
        Assert.Equal(new DocumentNumber("云政教督", 2026, 2), DocumentNumber.Parse(typed, out var refusal));
        Assert.Null(refusal);
    }

    [Theory]
    [InlineData("云政教督〔2026〕第2号", "不加“第”字")]
    [InlineData("云政教督〔2026〕02号", "不编虚位")]
    [InlineData("云政教督2026年2号", "应写成")]
    [InlineData("〔2026〕2号", "应写成")]
    [InlineData("云政教督〔26〕2号", "应写成")]
    [InlineData("", "应写成")]
    public void Parse_RefusesWhatThePaperItselfMustMend(string typed, string says)
    {
        Assert.Null(DocumentNumber.Parse(typed, out var refusal));
        Assert.Contains(says, refusal!.Message, StringComparison.Ordinal);
    }

    [Property]
    public Property PrintedNumber_ReadsBack() => Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt>(),
        Gen.Choose(1949, 9999).ToArbitrary(),
        (sequence, year) =>
        {
            var number = new DocumentNumber("云政教督意", year, sequence.Get % 999999);
            return number.Sequence == 0 || number == DocumentNumber.Parse(number.ToString(), out _);
        });
}
