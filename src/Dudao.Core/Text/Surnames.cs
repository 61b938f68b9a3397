namespace Dudao.Core.Text;

/// <summary>Surnames that are read otherwise than the character usually is.</summary>
internal static class Surnames
{
    private static readonly Dictionary<string, string[]> Readings = new(StringComparer.Ordinal)
    {
        ["万俟"] = ["mo", "qi"],
        ["尉迟"] = ["yu", "chi"],
        ["长孙"] = ["zhang", "sun"],
        ["澹台"] = ["tan", "tai"],
        ["单于"] = ["chan", "yu"],
        ["单"] = ["shan"],
        ["曾"] = ["zeng"],
        ["解"] = ["xie"],
        ["查"] = ["zha"],
        ["仇"] = ["qiu"],
        ["区"] = ["ou"],
        ["任"] = ["ren"],
        ["朴"] = ["piao"],
        ["盖"] = ["ge"],
        ["覃"] = ["qin"],
        ["翟"] = ["zhai"],
        ["缪"] = ["miao"],
        ["乐"] = ["yue"],
        ["员"] = ["yun"],
        ["秘"] = ["bi"],
        ["种"] = ["chong"],
        ["折"] = ["she"],
        ["祭"] = ["zhai"],
        ["都"] = ["du"],
        ["洗"] = ["xian"],
        ["葛"] = ["ge"],
        ["牟"] = ["mu"],
        ["句"] = ["gou"],
        ["召"] = ["shao"],
        ["宿"] = ["su"],
        ["薄"] = ["bo"],
        ["繁"] = ["po"],
        ["纪"] = ["ji"],
        ["隗"] = ["wei"],
    };

    /// <summary>The readings of the surname that the name begins with, where they are others than usual; else none.</summary>
    public static string[] Of(string name) =>
        name.Length > 2 && Readings.TryGetValue(name[..2], out var two) ? two
        : name.Length > 1 && Readings.TryGetValue(name[..1], out var one) ? one : [];
}
