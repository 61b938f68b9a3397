using Dudao.Server.Data.People;

namespace Dudao.Server.Features.Demonstration;

/// <summary>The invented city, its districts and 云屏县 with its townships, offices and schools.</summary>
internal static class DemonstrationTree
{
    public const string City = "云州市";
    public const string County = "云屏县";
    public const string Office = "云屏县人民政府教育督导室";
    public const string CityOffice = "云州市人民政府教育督导室";
    public const string Bureau = "云屏县教育局";
    public const string Government = "云屏县人民政府";

    private static readonly string[] Districts = ["东城区", "西山区", "北关区"];

    private static readonly (string Name, TownshipKind Kind)[] Townships =
    [
        ("云屏镇", TownshipKind.Town), ("白石镇", TownshipKind.Town), ("石桥镇", TownshipKind.Town), ("柳溪镇", TownshipKind.Town),
        ("大湾乡", TownshipKind.Township), ("青岭乡", TownshipKind.Township), ("松坪乡", TownshipKind.Township),
    ];

    /// <summary>Township, name, type, pupils of primary, junior and senior, then b boarding, c canteen, z central school, p private.</summary>
    private static readonly string[] Schools =
    [
        "云屏镇 云屏县第一中学 完全中学 0 960 2140 bc",
        "云屏镇 云屏县第二中学 初级中学 0 1486 0 bc",
        "云屏镇 云屏县第三中学 初级中学 0 1320 0 bc",
        "云屏镇 云屏县民族中学 初级中学 0 1105 0 bc",
        "云屏镇 城东初级中学 初级中学 0 876 0 c",
        "石桥镇 石桥镇初级中学 初级中学 0 742 0 bc",
        "白石镇 白石镇初级中学 初级中学 0 688 0 bc",
        "柳溪镇 柳溪镇初级中学 初级中学 0 815 0 bc",
        "大湾乡 大湾乡中学 初级中学 0 534 0 bc",
        "青岭乡 青岭乡中学 初级中学 0 421 0 bc",
        "松坪乡 松坪乡中学 初级中学 0 386 0 bc",
        "云屏镇 云屏镇九年一贯制学校 九年一贯制学校 1012 655 0 c",
        "柳溪镇 柳溪镇九年一贯制学校 九年一贯制学校 618 402 0 bc",
        "云屏镇 云屏县职业中学 职业中学 0 0 1260 bc",
        "云屏镇 云屏县特殊教育学校 特殊教育学校 86 24 0 bc",
        "云屏镇 云屏镇中心小学 小学 1968 0 0 cz",
        "云屏镇 云屏县实验小学 小学 2104 0 0 c",
        "云屏镇 云屏镇东门小学 小学 1240 0 0 c",
        "云屏镇 云屏镇西街小学 小学 986 0 0 c",
        "云屏镇 云屏镇城南小学 小学 752 0 0 c",
        "云屏镇 云屏镇北坡小学 小学 214 0 0 c",
        "白石镇 白石镇中心小学 小学 924 0 0 bcz",
        "白石镇 白石小学 小学 412 0 0 c",
        "白石镇 白石镇双溪小学 小学 268 0 0 c",
        "白石镇 白石镇岩口教学点 教学点 31 0 0 -",
        "石桥镇 石桥镇中心小学 小学 1036 0 0 cz",
        "石桥镇 石桥镇马鞍小学 小学 305 0 0 c",
        "石桥镇 石桥镇河口小学 小学 242 0 0 c",
        "石桥镇 石桥镇龙井教学点 教学点 26 0 0 -",
        "柳溪镇 柳溪镇中心小学 小学 1120 0 0 cz",
        "柳溪镇 柳溪镇第二小学 小学 536 0 0 c",
        "柳溪镇 柳溪镇杨柳小学 小学 288 0 0 c",
        "柳溪镇 柳溪镇水磨教学点 教学点 38 0 0 -",
        "大湾乡 大湾乡中心小学 小学 742 0 0 bcz",
        "大湾乡 大湾乡回龙小学 小学 226 0 0 c",
        "大湾乡 大湾乡沙坝小学 小学 198 0 0 c",
        "大湾乡 大湾乡黄泥教学点 教学点 22 0 0 -",
        "青岭乡 青岭乡中心小学 小学 618 0 0 bcz",
        "青岭乡 青岭乡茶园小学 小学 187 0 0 c",
        "青岭乡 青岭乡石门小学 小学 164 0 0 c",
        "青岭乡 青岭乡云顶教学点 教学点 19 0 0 -",
        "松坪乡 松坪乡中心小学 小学 586 0 0 bcz",
        "松坪乡 松坪乡小学 小学 243 0 0 c",
        "松坪乡 松坪乡大坪小学 小学 176 0 0 c",
        "松坪乡 松坪乡岩脚教学点 教学点 24 0 0 -",
        "云屏镇 云屏县第一幼儿园 幼儿园 0 0 0 c",
        "云屏镇 云屏县第二幼儿园 幼儿园 0 0 0 c",
        "云屏镇 小太阳幼儿园 幼儿园 0 0 0 cp",
        "白石镇 白石镇中心幼儿园 幼儿园 0 0 0 c",
        "石桥镇 石桥镇中心幼儿园 幼儿园 0 0 0 c",
        "柳溪镇 柳溪镇中心幼儿园 幼儿园 0 0 0 c",
        "柳溪镇 红蜻蜓幼儿园 幼儿园 0 0 0 cp",
        "大湾乡 大湾乡中心幼儿园 幼儿园 0 0 0 c",
        "青岭乡 青岭乡中心幼儿园 幼儿园 0 0 0 c",
        "松坪乡 松坪乡中心幼儿园 幼儿园 0 0 0 c",
    ];

    public static IEnumerable<string> SchoolNames => Schools.Select(s => s.Split(' ')[1]);

    /// <summary>Every node, parents before children.</summary>
    public static IReadOnlyList<Organisation> Build()
    {
        var nodes = new Dictionary<string, Organisation>();
        Add(nodes, null, City, OrganisationKind.City);
        Add(nodes, City, CityOffice, OrganisationKind.SupervisionOffice);
        foreach (var district in Districts)
        {
            Add(nodes, City, district, OrganisationKind.County);
        }

        Add(nodes, City, County, OrganisationKind.County);
        Add(nodes, County, Office, OrganisationKind.SupervisionOffice);
        Add(nodes, County, Government, OrganisationKind.Department);
        Add(nodes, County, Bureau, OrganisationKind.Bureau);
        foreach (var department in new[] { "云屏县财政局", "云屏县公安局", "云屏县卫生健康局" })
        {
            Add(nodes, County, department, OrganisationKind.Department);
        }

        foreach (var (name, kind) in Townships)
        {
            Add(nodes, County, name, OrganisationKind.Township).TownshipKind = kind;
        }

        foreach (var (index, line) in Schools.Index())
        {
            AddSchool(nodes, index, line.Split(' '));
        }

        return [.. nodes.Values];
    }

    private static Organisation Add(Dictionary<string, Organisation> nodes, string? parent, string name, OrganisationKind kind)
    {
        var serial = nodes.Count + 1;
        var above = parent is null ? null : nodes[parent];
        return nodes[name] = new Organisation
        {
            Id = DemonstrationId.Of(name),
            Serial = serial,
            ParentId = above?.Id,
            Path = (above?.Path ?? "/") + serial.ToString(System.Globalization.CultureInfo.InvariantCulture) + "/",
            Kind = kind,
            Name = name,
        };
    }

    private static void AddSchool(Dictionary<string, Organisation> nodes, int index, string[] line)
    {
        var school = Add(nodes, line[0], line[1], OrganisationKind.School);
        school.Code = (2199000400L + index).ToString(System.Globalization.CultureInfo.InvariantCulture);
        school.SchoolType = line[2];
        school.PrimaryPupils = Number(line[3]);
        school.JuniorPupils = Number(line[4]);
        school.SeniorPupils = Number(line[5]);
        school.Boarding = line[6].Contains('b', StringComparison.Ordinal);
        school.Canteen = line[6].Contains('c', StringComparison.Ordinal);
        school.IsCentralSchool = line[6].Contains('z', StringComparison.Ordinal);
        school.IsPrivate = line[6].Contains('p', StringComparison.Ordinal);
        school.KindergartenChildren = line[2] == "幼儿园" ? 120 + (index * 37 % 160) : 0;
        school.Classes = Math.Max(1, (school.Pupils + 44) / 45);
        school.OpenedOn = new DateOnly(1958 + (index * 7 % 50), 9, 1);
        school.Address = $"{County}{line[0]}";
        var central = $"{line[0]}中心小学";
        if (line[2] is "教学点" or "小学" && !school.IsCentralSchool && line[1] is not "云屏县实验小学")
        {
            school.CentralSchoolId = DemonstrationId.Of(central);
        }
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
