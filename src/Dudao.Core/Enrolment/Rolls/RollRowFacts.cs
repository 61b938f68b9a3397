using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Organisations;

namespace Dudao.Core.Enrolment.Rolls;

/// <summary>What a row of a roll says, in the form in which it is checked. Texts are bytes of UTF-8 in the form of <see cref="Texts.CellForms"/>.</summary>
public readonly ref struct RollRowFacts
{
    /// <summary>姓名.</summary>
    public ReadOnlySpan<byte> Name { get; init; }

    /// <summary>学校标识码.</summary>
    public ReadOnlySpan<byte> SchoolCode { get; init; }

    /// <summary>身份证件号.</summary>
    public ReadOnlySpan<byte> IdNumber { get; init; }

    /// <summary>The paper is a passport or the like.</summary>
    public bool IsOtherPaper { get; init; }

    /// <summary>学籍号.</summary>
    public ReadOnlySpan<byte> StudentNumber { get; init; }

    /// <summary>监护人电话.</summary>
    public ReadOnlySpan<byte> Telephone { get; init; }

    /// <summary>出生日期 as yyyymmdd, 0 for none.</summary>
    public int Birth { get; init; }

    /// <summary>Whether something stands in the column of birth dates.</summary>
    public bool HasBirth { get; init; }

    /// <summary>性别.</summary>
    public Sex Sex { get; init; }

    /// <summary>Whether the cell of the sex could be read; an empty one can.</summary>
    public bool SexIsRead { get; init; }

    /// <summary>民族 by number, 0 for none.</summary>
    public int EthnicGroup { get; init; }

    /// <summary>Whether something stands in the column.</summary>
    public bool HasEthnicGroup { get; init; }

    /// <summary>年级, 0 for none.</summary>
    public int Grade { get; init; }

    /// <summary>Whether something stands in the column.</summary>
    public bool HasGrade { get; init; }

    /// <summary>Whether the row has as many cells as the headings.</summary>
    public bool CellsFit { get; init; }
}

/// <summary>Checks rows of a roll by themselves; what needs other rows or the office's schools is checked where these are known.</summary>
public static class RollChecks
{
    /// <summary>The rules that a row breaks.</summary>
    /// <param name="row">The row.</param>
    /// <param name="columns">Which columns the file has: no value is missed where there is no column.</param>
    /// <param name="term">The term, from which the age at entry is counted.</param>
    public static BrokenRules Check(in RollRowFacts row, IReadOnlyList<int> columns, Term term)
    {
        var broken = default(BrokenRules)
            .With(RollRule.NameMissing, row.Name.IsEmpty)
            .With(RollRule.SchoolCode, Codes.SchoolDigits.Read(row.SchoolCode) < 0)
            .With(RollRule.Cells, !row.CellsFit)
            .With(RollRule.NumberRuined, Codes.IdNumber.IsRuined(row.IdNumber) || Codes.IdNumber.IsRuined(row.StudentNumber))
            .With(RollRule.Birth, row.HasBirth && row.Birth == 0)
            .With(RollRule.Sex, !row.SexIsRead)
            .With(RollRule.EthnicGroup, row.HasEthnicGroup && row.EthnicGroup == 0)
            .With(RollRule.Grade, row.HasGrade && row.Grade == 0)
            .With(RollRule.Telephone, !row.Telephone.IsEmpty && !IsTelephone(row.Telephone));
        broken = OfStudentNumber(row, columns, broken);
        return OfAge(row, term, OfIdNumber(row, columns, broken));
    }

    private static BrokenRules OfIdNumber(in RollRowFacts row, IReadOnlyList<int> columns, BrokenRules broken)
    {
        if (columns[(int)RollColumn.IdNumber] < 0 || row.IsOtherPaper)
        {
            return broken;
        }

        var problem = Codes.IdNumber.Read(row.IdNumber, out var number);
        broken = problem switch
        {
            IdNumberProblem.Missing => broken.With(RollRule.IdMissing, true),
            IdNumberProblem.Length => broken.With(RollRule.IdLength, true),
            IdNumberProblem.Character => broken.With(RollRule.IdCharacter, true),
            IdNumberProblem.Date => broken.With(RollRule.IdDate, true),
            IdNumberProblem.Check => broken.With(RollRule.IdCheck, true),
            _ => broken,
        };
        return problem != IdNumberProblem.None ? broken : broken
            .With(RollRule.IdRegion, !Divisions.IsKnown(number.Region))
            .With(RollRule.IdSex, row.Sex != Sex.Unknown && row.Sex != number.Sex)
            .With(RollRule.IdBirth, row.Birth != 0 && row.Birth != number.BirthNumber);
    }

    private static BrokenRules OfStudentNumber(in RollRowFacts row, IReadOnlyList<int> columns, BrokenRules broken)
    {
        if (columns[(int)RollColumn.StudentNumber] < 0)
        {
            return broken;
        }

        var number = Codes.StudentNumber.Read(row.StudentNumber);
        return broken.With(RollRule.StudentNumber, number.Kind == StudentNumberKind.None)
            .With(RollRule.StudentCheck, number.Kind != StudentNumberKind.None && number.IsSuspect);
    }

    // Six on 31 August of the year of entry, seven where conditions lack (义务教育法 article 11).
    private static BrokenRules OfAge(in RollRowFacts row, Term term, BrokenRules broken)
    {
        if (row.Birth == 0 || row.Grade is < 1 or > 9)
        {
            return broken;
        }

        var entry = term.SchoolYear.First - row.Grade + 1;
        var age = ((entry * 10000) + 831 - row.Birth) / 10000;
        return broken.With(RollRule.AgeForGrade, age is < 6 or > 7);
    }

    private static bool IsTelephone(ReadOnlySpan<byte> text)
    {
        foreach (var value in text)
        {
            if (value is < (byte)'0' or > (byte)'9')
            {
                return false;
            }
        }

        return text.Length == 11 ? text[0] is (byte)'1' or (byte)'0' : text.Length is 7 or 8 or 10 or 12;
    }
}
