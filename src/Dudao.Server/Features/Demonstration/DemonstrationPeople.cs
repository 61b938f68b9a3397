using Dudao.Server.Data.People;

namespace Dudao.Server.Features.Demonstration;

/// <summary>A person of the demonstration with posts and, where there is a user name, an account.</summary>
internal sealed record DemonstrationPerson(string Name, string UserName, string KeptBy, IReadOnlyList<(Role Role, string At, string Title)> Posts)
{
    public string InspectorKind { get; init; } = "";

    public string Phone { get; init; } = "";

    public IReadOnlyList<(string At, string Title, DateOnly? To)> Employments { get; init; } = [];

    /// <summary>Near relatives by name.</summary>
    public IReadOnlyList<(string Name, string Relation)> Kin { get; init; } = [];

    public Guid Id => DemonstrationId.Of("person/" + Name);
}

/// <summary>
/// Everyone in the demonstration. Heads are named persons; one inspector is employed at a subject, one is kin to its head, one left a
/// subject two years ago, so that each rule of recusal is met.
/// </summary>
internal static class DemonstrationPeople
{
    public const string Password = "Yunping-2026";
    private const string Office = DemonstrationTree.Office;

    /// <summary>Those who play the year, by their user names.</summary>
    private static readonly (string Name, string UserName, Role Role, string At, string Title)[] Staff =
    [
        ("高远山", "gaoyuanshan", Role.Administrator, Office, "系统管理员"),
        ("罗敬之", "luojingzhi", Role.OfficeDirector, Office, "督导室主任"),
        ("沈秋禾", "shenqiuhe", Role.OfficeStaff, Office, "督导室工作人员"),
        ("何立言", "heliyan", Role.OfficeStaff, Office, "督导室工作人员"),
        ("周启明", "zhouqiming", Role.GovernmentLeader, DemonstrationTree.Government, "分管副县长"),
        ("梁书文", "liangshuwen", Role.BureauUser, DemonstrationTree.Bureau, "教育局基础教育股"),
        ("方予安", "fangyuan", Role.OfficeDirector, DemonstrationTree.CityOffice, "市督导室主任"),
        ("许知行", "xuzhixing", Role.OfficeStaff, DemonstrationTree.CityOffice, "市督导室工作人员"),
    ];

    /// <summary>Inspectors who take part in October, then the ones planted for recusal.</summary>
    private static readonly (string Name, string UserName, string Kind)[] NamedInspectors =
    [
        ("秦仲山", "qinzhongshan", "专职"), ("韦长青", "weichangqing", "专职"), ("何晓岚", "hexiaolan", "兼职"), ("杜若川", "duruochuan", "兼职"),
        ("马玉屏", "mayuping", "兼职"), ("段文溪", "duanwenxi", "兼职"), ("尹小满", "yinxiaoman", "兼职"), ("龙泽民", "longzemin", "专职"),
        ("石雁秋", "shiyanqiu", "兼职"), ("鲁怀清", "luhuaiqing", "兼职"), ("苏映雪", "suyingxue", "兼职"), ("陶景行", "taojingxing", "兼职"),
        ("覃素心", "qinsuxin", "兼职"), ("莫云帆", "moyunfan", "兼职"), ("蓝采薇", "lancaiwei", "兼职"),
    ];

    private static readonly Dictionary<string, (string Head, string Liaison, string[] Contributors)> NamedSchools = new()
    {
        ["云屏县第二中学"] = ("贺兰亭", "丁若水", ["白一诺", "常青松", "冯嘉树"]),
        ["柳溪镇初级中学"] = ("欧阳朔", "黎明轩", ["邱雨桐", "曹知远", "田雨禾"]),
        ["石桥镇中心小学"] = ("潘若谷", "姚采苓", ["于思齐", "谷雨生", "向南星"]),
        ["白石小学"] = ("田晓禾", "易安然", ["孟春晖", "成佩兰", "文启航"]),
    };

    /// <summary>A head who is kin to an inspector, at a school that has not been inspected this year.</summary>
    private static readonly Dictionary<string, string> KinHeads = new() { ["大湾乡中学"] = "覃怀远" };

    public static IReadOnlyList<DemonstrationPerson> Build()
    {
        var names = new DemonstrationNames(
            [.. Staff.Select(s => s.Name), .. KinHeads.Values, .. NamedInspectors.Select(i => i.Name), .. NamedSchools.Values.SelectMany(s => s.Contributors.Append(s.Head).Append(s.Liaison))]);
        return [.. OfficePeople(), .. Inspectors(names), .. Townships(names), .. Schools(names)];
    }

    private static IEnumerable<DemonstrationPerson> OfficePeople() => Staff.Select(s => new DemonstrationPerson(
        s.Name, s.UserName, s.At, s.At == DemonstrationTree.CityOffice
            ? [(s.Role, s.At, s.Title), (Role.SuperiorOffice, s.At, "上级督导机构")]
            : [(s.Role, s.At, s.Title)]));

    private static IEnumerable<DemonstrationPerson> Inspectors(DemonstrationNames names)
    {
        foreach (var (name, userName, kind) in NamedInspectors)
        {
            yield return Inspector(name, userName, kind) with
            {
                Employments = name switch
                {
                    "陶景行" => [("云屏县第二中学", "副校长", null), ("云屏县第三中学", "交流任教", null)],
                    "莫云帆" => [("白石小学", "教师", new DateOnly(2022, 8, 31)), ("松坪乡中心小学", "教师", new DateOnly(2024, 8, 31)), (DemonstrationTree.Bureau, "教研员", null)],
                    _ => [(DemonstrationTree.Bureau, "教研员", null)],
                },
                Kin = name == "覃素心" ? [("欧阳朔", "配偶"), ("覃怀远", "兄")] : [],
            };
        }

        foreach (var n in Enumerable.Range(1, 26 - NamedInspectors.Length))
        {
            yield return Inspector(names.Next(), $"duxue{n:00}", "兼职");
        }

        foreach (var n in Enumerable.Range(1, 10))
        {
            yield return Inspector(names.Next(), $"teyue{n:00}", "特聘");
        }
    }

    private static DemonstrationPerson Inspector(string name, string userName, string kind) =>
        new(name, userName, Office, [(Role.Inspector, Office, kind == "特聘" ? "特约督学" : "督学")]) { InspectorKind = kind };

    private static IEnumerable<DemonstrationPerson> Townships(DemonstrationNames names) =>
        DemonstrationTree.Build().Where(o => o.Kind == OrganisationKind.Township).Select((township, index) => new DemonstrationPerson(
            names.Next(), $"xiangzhen{index + 1}", township.Name, [(Role.TownshipUser, township.Name, "教育专干")]));

    private static IEnumerable<DemonstrationPerson> Schools(DemonstrationNames names)
    {
        foreach (var (index, school) in DemonstrationTree.Build().Where(o => o.Kind == OrganisationKind.School).Index())
        {
            var named = NamedSchools.GetValueOrDefault(school.Name);
            var title = school.SchoolType == "幼儿园" ? "园长" : "校长";
            yield return AtSchool(named.Head ?? KinHeads.GetValueOrDefault(school.Name, names.Next()), school.Code, school.Name, Role.Head, title, index);
            yield return AtSchool(named.Liaison ?? names.Next(), school.Code + "L", school.Name, Role.Liaison, "联络员", index + 100);
            foreach (var (n, contributor) in (named.Contributors ?? []).Index())
            {
                yield return AtSchool(contributor, $"{school.Code}T{n + 1}", school.Name, Role.Contributor, "填报人", index + 200 + n);
            }
        }
    }

    private static DemonstrationPerson AtSchool(string name, string userName, string school, Role role, string title, int index) =>
        new(name, userName, school, [(role, school, title)])
        {
            Phone = $"000{8_622_0000 + (index * 13):00000000}",
            Employments = [(school, title, null)],
        };
}
