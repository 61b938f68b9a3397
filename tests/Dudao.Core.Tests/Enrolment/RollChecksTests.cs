using System.Text;
using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Enrolment.Rolls;
using Dudao.Core.Organisations;

namespace Dudao.Core.Tests.Enrolment;

public class RollChecksTests
{
    private static readonly int[] AllColumns = [.. Enumerable.Range(0, RollColumns.Count)];
    private static readonly string Id = IdNumber.Of(532126, new DateOnly(2015, 3, 12), 11).ToString();

    [Fact]
    public void A_sound_row_breaks_no_rule() => Assert.Equal(0u, Check().Bits);

    [Theory]
    [InlineData(RollRule.NameMissing, "name", "")]
    [InlineData(RollRule.SchoolCode, "school", "12345")]
    [InlineData(RollRule.NumberRuined, "id", "4.53E+17")]
    [InlineData(RollRule.IdMissing, "id", "")]
    [InlineData(RollRule.IdLength, "id", "12345")]
    [InlineData(RollRule.IdCharacter, "id", "53212620150312001Y")]
    [InlineData(RollRule.IdDate, "id", "532126201502300119")]
    [InlineData(RollRule.IdRegion, "id", "region")]
    [InlineData(RollRule.IdSex, "sex", "女")]
    [InlineData(RollRule.IdBirth, "birth", "20150313")]
    [InlineData(RollRule.StudentNumber, "student", "12345")]
    [InlineData(RollRule.Telephone, "telephone", "12345")]
    [InlineData(RollRule.AgeForGrade, "grade", "9")]
    public void Each_rule_is_found_by_itself(RollRule rule, string column, string value)
    {
        value = value == "region" ? IdNumber.Of(999999, new DateOnly(2015, 3, 12), 11).ToString() : value;
        var broken = Check(column, value);
        Assert.True(broken.Has(rule), $"{rule} not among {broken.Bits:b}");
        Assert.Equal(rule.Severity() == FindingSeverity.Error, broken.Refuses);
    }

    [Theory]
    [InlineData("学生姓名", RollColumn.Name)]
    [InlineData(" 身份证号 *", RollColumn.IdNumber)]
    [InlineData("全国学籍号（必填）", RollColumn.StudentNumber)]
    public void Headings_are_found_by_their_synonyms(string heading, RollColumn column) => Assert.Equal(column, RollColumns.Find(heading));

    private static BrokenRules Check(string column = "", string value = "")
    {
        string Of(string name, string usual) => name == column ? value : usual;
        var (id, sex) = (Of("id", Id), Of("sex", "男"));
        return RollChecks.Check(
            new RollRowFacts
            {
                Name = Encoding.UTF8.GetBytes(Of("name", "张三")),
                SchoolCode = Encoding.UTF8.GetBytes(Of("school", "9953000001")),
                IdNumber = Encoding.UTF8.GetBytes(id),
                StudentNumber = Encoding.UTF8.GetBytes(Of("student", "G" + Id)),
                Telephone = Encoding.UTF8.GetBytes(Of("telephone", "12345678901")),
                Birth = int.Parse(Of("birth", "20150312"), System.Globalization.CultureInfo.InvariantCulture),
                HasBirth = true,
                Sex = Sexes.TryRead(sex, out var read) ? read : Sex.Unknown,
                SexIsRead = true,
                Grade = int.Parse(Of("grade", "5"), System.Globalization.CultureInfo.InvariantCulture),
                HasGrade = true,
                EthnicGroup = 1,
                HasEthnicGroup = true,
                CellsFit = true,
            },
            AllColumns, new Term(2025, Season.Autumn));
    }
}
