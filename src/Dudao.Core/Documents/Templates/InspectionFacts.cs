namespace Dudao.Core.Documents.Templates;

/// <summary>What the papers of one inspection (a batch) have in common.</summary>
/// <param name="Name">Its name: 2026年秋季学期学校综合督导评估.</param>
/// <param name="KindName">Its kind in words: 综合督导评估.</param>
/// <param name="Framework">The frozen framework.</param>
/// <param name="Item">The item of the yearly list that allows it.</param>
/// <param name="Subjects">The subjects in the order of organisations, at least one.</param>
/// <param name="Groups">The groups of the team.</param>
/// <param name="SelfEvaluation">The window of self-evaluation.</param>
/// <param name="Visit">First and last day of the visits.</param>
/// <param name="Days">The profile's days in words.</param>
public sealed record InspectionFacts(
    string Name,
    string KindName,
    FrameworkFacts Framework,
    YearlyItem Item,
    IReadOnlyList<SubjectFacts> Subjects,
    IReadOnlyList<GroupFacts> Groups,
    DaySpan SelfEvaluation,
    DaySpan Visit,
    ProcedureDays Days)
{
    /// <summary>Further documents that it stands on, each as it is cited: 《云屏县学校督导评估实施方案》（云政教督〔2026〕4号）.</summary>
    public IReadOnlyList<string> Basis { get; init; } = [];

    /// <summary>What its subjects are called.</summary>
    public SubjectWords Words { get; init; } = SubjectWords.School;

    /// <summary>Its kind begins with a self-evaluation.</summary>
    public bool HasSelfEvaluation { get; init; } = true;

    internal string Counted => Words.Counted;

    internal string SubjectsInWords => ChineseWords.NamesOrCount([.. Subjects.Select(s => s.Name)], Counted);

    internal string You => Subjects.Count == 1 ? YouOf(Subjects[0].Name) : FormattableString.Invariant($"你们{Subjects.Count}{Counted}");

    internal string YouOf(string subject) => "你" + Words.One(subject);

    internal string WeOf(string subject) => "我" + Words.One(subject);

    internal string BasisInWords => "根据《教育督导条例》和" + Item.Cited + (Basis.Count == 0 ? "" : "，按照" + string.Join('、', Basis) + "要求");

    internal string Addressee => Subjects.Count <= 8 ? ChineseWords.Join(Subjects.Select(s => s.Name)) : "各有关" + Words.Subject;
}

/// <summary>The framework as papers name it.</summary>
/// <param name="Name">Without book-title marks: 学校综合督导评估指标体系.</param>
/// <param name="Version">Such as 2026年版; empty for none.</param>
/// <param name="Points">The full mark, without bonus.</param>
/// <param name="Parts">The A levels in order, vetoes and bonus apart.</param>
public sealed record FrameworkFacts(string Name, string Version, decimal Points, IReadOnlyList<PartFacts> Parts)
{
    internal string Cited => $"《{Name}》" + (Version.Length == 0 ? "" : $"（{Version}）");

    internal string PartsInWords => string.Join('、', Parts.Select(p => $"{p.Name}（{ChineseWords.Points(p.Points)}分）"));
}

/// <summary>An A level.</summary>
/// <param name="Name">Without number.</param>
/// <param name="Points">Its points.</param>
public sealed record PartFacts(string Name, decimal Points);

/// <summary>An item of the yearly list of inspections (督查检查评比考核事项清单), without which nothing is announced (教师厅〔2025〕2号).</summary>
/// <param name="List">The list's title without book-title marks.</param>
/// <param name="Item">The item with its number as it stands there.</param>
/// <param name="ApprovedBy">Who approved the list.</param>
/// <param name="ApprovedOn">When.</param>
public sealed record YearlyItem(string List, string Item, string ApprovedBy, DateOnly ApprovedOn)
{
    internal string Cited => $"《{List}》（{Item}，{ApprovedBy}{ChineseWords.Day(ApprovedOn)}批准）";
}

/// <summary>A subject of the inspection.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Group">The group that visits it.</param>
/// <param name="Visit">The days of its visit.</param>
public sealed record SubjectFacts(string Name, string Group, DaySpan Visit)
{
    /// <summary>Which it is: two subjects of one batch may bear one name.</summary>
    public Guid Id { get; init; }

    /// <summary>It handed in a self-evaluation, which the team read.</summary>
    public bool SelfEvaluationRead { get; init; } = true;
}

/// <summary>A group of the team.</summary>
/// <param name="Name">Such as 中学组; empty where there is one only.</param>
/// <param name="Members">The leader first.</param>
public sealed record GroupFacts(string Name, IReadOnlyList<MemberFacts> Members)
{
    internal string Shown => Name.Length == 0 ? "督导组" : Name;
}

/// <summary>A member of the team.</summary>
/// <param name="Name">Name.</param>
/// <param name="Unit">Unit and post, or 县督学, 特聘督学.</param>
/// <param name="Duty">组长, 副组长, 成员, 资料员, 跟岗督学.</param>
/// <param name="Parts">What he marks, in words: A3 课程与教学（B6、B7）.</param>
public sealed record MemberFacts(string Name, string Unit, string Duty, IReadOnlyList<string> Parts);

/// <summary>The days of the profile in words, with their kind: 10日, 10个工作日; empty where the profile and the office leave one open.</summary>
/// <param name="Feedback">From closing deliberation to the preliminary opinion.</param>
/// <param name="Reply">From its receipt to the reply.</param>
/// <param name="Opinion">From its receipt to the opinion.</param>
public sealed record ProcedureDays(string Feedback, string Reply, string Opinion);

/// <summary>What is held ready for a leaf (备查).</summary>
/// <param name="Part">The A or B level.</param>
/// <param name="Leaf">The leaf with its number.</param>
/// <param name="Materials">What lies ready.</param>
/// <param name="Upload">What is to be uploaded; empty for nothing, which is the rule.</param>
public sealed record MaterialFacts(string Part, string Leaf, string Materials, string Upload = "");
