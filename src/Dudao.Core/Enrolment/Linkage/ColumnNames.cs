namespace Dudao.Core.Enrolment.Linkage;

/// <summary>What a column's heading says of how to compare it, in Chinese and in English.</summary>
public static class ColumnNames
{
    private static readonly (string[] Words, CompareHow How, ColumnKin Kin)[] Known =
    [
        (["监护人电话", "家长电话", "联系电话", "电话", "手机", "phone", "tel", "mobile"], CompareHow.Id, ColumnKin.Family),
        (["监护人", "家长", "父亲", "母亲", "户主", "guardian", "parent", "mother", "father", "household"], CompareHow.Name, ColumnKin.Family),
        (["标识码", "学校", "班级", "school"], CompareHow.Exact, ColumnKin.Place),
        (["证件类型", "idtype"], CompareHow.Exact, ColumnKin.Neutral),
        (["身份证", "证件号", "学籍号", "学号", "socsec", "ssn", "nationalid", "idnumber", "studentnumber", "passport"], CompareHow.Id, ColumnKin.Person),
        (["email", "邮箱"], CompareHow.Text, ColumnKin.Person),
        (["出生", "生日", "birth", "dob"], CompareHow.Date, ColumnKin.Person),
        (["surname", "lastname", "familyname"], CompareHow.Name, ColumnKin.Family),
        (["姓名", "名字", "givenname", "firstname", "forename", "middlename", "fullname"], CompareHow.Name, ColumnKin.Person),
        (["性别", "sex", "gender"], CompareHow.Exact, ColumnKin.Neutral),
        (["民族", "ethnic", "nationality"], CompareHow.Exact, ColumnKin.Place),
        (["streetnumber", "housenumber", "门牌"], CompareHow.Number, ColumnKin.Place),
        (["postcode", "zip", "邮编", "邮政"], CompareHow.Id, ColumnKin.Place),
        (["state", "province", "country", "省", "乡镇", "county"], CompareHow.Exact, ColumnKin.Place),
        (["户籍", "住址", "地址", "村", "address", "street", "suburb", "city", "town", "village", "locality"], CompareHow.Text, ColumnKin.Place),
        (["name", "姓"], CompareHow.Name, ColumnKin.Person),
    ];

    /// <summary>The column with what its heading tells; an unknown heading is compared as text.</summary>
    public static LinkColumn Guess(string heading)
    {
        var plain = Fold(heading);
        foreach (var (words, how, kin) in Known)
        {
            if (Array.Exists(words, word => plain.Contains(word, StringComparison.Ordinal)))
            {
                return new LinkColumn(heading, how, kin);
            }
        }

        return new LinkColumn(heading, CompareHow.Text);
    }

    /// <summary>Whom a column tells apart that a fields file names with its way of comparing.</summary>
    public static ColumnKin Kin(string heading, CompareHow how)
    {
        var guess = Guess(heading);
        return guess is { Kin: ColumnKin.Neutral, How: CompareHow.Text }
            ? how switch
            {
                CompareHow.Name or CompareHow.Date or CompareHow.Id => ColumnKin.Person,
                CompareHow.Text => ColumnKin.Family,
                _ => ColumnKin.Neutral,
            }
            : guess.Kin;
    }

    /// <summary>Whether a heading names a surname standing in a column of its own.</summary>
    public static bool IsSurname(string heading) => Fold(heading) is "surname" or "lastname" or "familyname" or "姓" or "姓氏";

    private static string Fold(string heading) =>
        string.Concat(heading.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
