using Dudao.Core.Enrolment.Codes;
using FsCheck.Xunit;

namespace Dudao.Core.Tests.Enrolment;

public class IdNumberTests
{
    // The worked example of GB 11643-1999.
    private const string Standard = "11010519491231002X";

    [Fact]
    public void The_example_of_the_standard_is_read()
    {
        Assert.Equal(IdNumberProblem.None, IdNumber.Read<char>(Standard, out var number));
        Assert.Equal((110105, new DateOnly(1949, 12, 31), Sex.Female, Standard), (number.Region, number.Birth, number.Sex, number.ToString()));
    }

    [Theory]
    [InlineData("", IdNumberProblem.Missing)]
    [InlineData("1101051949123100", IdNumberProblem.Length)]
    [InlineData("110105194912310021", IdNumberProblem.Check)]
    [InlineData("11010519490231002X", IdNumberProblem.Date)]
    [InlineData("11010519491231OO2X", IdNumberProblem.Character)]
    [InlineData("4.53E+17", IdNumberProblem.Ruined)]
    [InlineData("4.53126201512E+17", IdNumberProblem.Ruined)]
    public void What_is_wrong_is_told(string text, IdNumberProblem problem) => Assert.Equal(problem, IdNumber.Read<char>(text, out _));

    [Property]
    public bool A_number_made_is_read_back(ushort days, ushort order)
    {
        var number = IdNumber.Of(532126, new DateOnly(1990, 1, 1).AddDays(days % 20000), order % 1000);
        return IdNumber.Read<char>(number.ToString(), out var read) == IdNumberProblem.None && read == number;
    }

    [Property]
    public bool Any_one_wrong_digit_is_noticed(ushort days, ushort order, byte place, byte step)
    {
        var text = IdNumber.Of(532126, new DateOnly(1990, 1, 1).AddDays(days % 20000), order % 1000).ToString().ToCharArray();
        var at = place % 17;
        text[at] = (char)('0' + ((text[at] - '0' + 1 + (step % 9)) % 10));
        return IdNumber.Read<char>(text, out _) != IdNumberProblem.None;
    }

    [Property]
    public bool Nothing_makes_reading_throw(string? text) => IdNumber.Read<char>(text ?? "", out _) >= 0;

    [Theory]
    [InlineData("G11010519491231002X", StudentNumberKind.Final, false)]
    [InlineData("L11010519491231002X", StudentNumberKind.Temporary, false)]
    [InlineData("J110105194912310021", StudentNumberKind.Makeshift, true)]
    [InlineData("11010519491231002X", StudentNumberKind.None, false)]
    public void Student_numbers_by_their_letter(string text, StudentNumberKind kind, bool suspect)
    {
        var number = StudentNumber.Read<char>(text);
        Assert.Equal((kind, suspect), (number.Kind, number.IsSuspect));
        Assert.Equal(kind == StudentNumberKind.Final, number.Id is not null);
    }
}
