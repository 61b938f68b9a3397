namespace Dudao.Core.Frameworks;

/// <summary>
/// What a subject is, as far as a framework asks (适用范围). A school has every stage that it runs: a nine-year school has both
/// <see cref="Primary"/> and <see cref="Junior"/>.
/// </summary>
[Flags]
public enum SubjectTraits
{
    /// <summary>Nothing is known.</summary>
    None = 0,

    /// <summary>小学: runs the primary stage.</summary>
    Primary = 1,

    /// <summary>初中: runs the junior secondary stage.</summary>
    Junior = 1 << 1,

    /// <summary>高中: runs the senior secondary stage.</summary>
    Senior = 1 << 2,

    /// <summary>幼儿园.</summary>
    Kindergarten = 1 << 3,

    /// <summary>特殊教育学校.</summary>
    Special = 1 << 4,

    /// <summary>中等职业学校.</summary>
    Vocational = 1 << 5,

    /// <summary>寄宿: has boarders.</summary>
    Boarding = 1 << 6,

    /// <summary>有食堂: has a canteen.</summary>
    Canteen = 1 << 7,

    /// <summary>教学点.</summary>
    TeachingPoint = 1 << 8,

    /// <summary>中心学校: the central school of a township.</summary>
    CentralSchool = 1 << 9,

    /// <summary>村小.</summary>
    VillageSchool = 1 << 10,

    /// <summary>民办.</summary>
    Private = 1 << 11,

    /// <summary>乡镇: a township or town, not a sub-district.</summary>
    Township = 1 << 12,

    /// <summary>街道: a sub-district.</summary>
    SubDistrict = 1 << 13,

    /// <summary>有初中: a township on whose ground a junior school stands.</summary>
    HasJunior = 1 << 14,
}
