namespace Dudao.Core.Documents.Templates;

/// <summary>How papers call the subjects of one kind of inspection.</summary>
/// <param name="Subject">The word of the kind: 学校, 乡镇.</param>
public sealed record SubjectWords(string Subject)
{
    /// <summary>Of the kinds that inspect schools.</summary>
    public static SubjectWords School { get; } = new("学校");

    private bool IsSchool => Subject == School.Subject;

    /// <summary>The word with its measure, as it follows a number: 所学校, 个乡镇.</summary>
    public string Counted => IsSchool ? "所学校" : "个" + Subject;

    /// <summary>Who answers for a subject: 校长, else 负责人.</summary>
    public string Head => IsSchool ? "校长" : "负责人";

    internal string Each => IsSchool ? "各校" : "各" + Subject;

    internal string That => IsSchool ? "该校" : "该" + Subject;

    internal string Enter => IsSchool ? "进校督导" : "开展现场督导";

    /// <summary>One subject as 你 and 我 go before it: 校, 园, 镇, 乡, 街道.</summary>
    /// <param name="name">Its full name; one whose name does not tell is called by the kind's word.</param>
    public string One(string name)
    {
        if (IsSchool)
        {
            return name.EndsWith("幼儿园", StringComparison.Ordinal) ? "园" : "校";
        }

        var place = name.EndsWith("人民政府", StringComparison.Ordinal) ? name[..^4] : name.EndsWith("办事处", StringComparison.Ordinal) ? name[..^3] : name;
        return place.EndsWith("街道", StringComparison.Ordinal) ? "街道" : place.EndsWith('镇') ? "镇" : place.EndsWith('乡') ? "乡" : Subject;
    }
}
