using Dudao.Core.Frameworks;

namespace Dudao.Core.Organisations;

/// <summary>A school, as far as applicability of indicators asks.</summary>
/// <param name="Type">What sort of school.</param>
/// <param name="Boarding">Has boarders.</param>
/// <param name="Canteen">Has a canteen.</param>
/// <param name="IsCentral">Central school of its township.</param>
/// <param name="HasCentral">A central school answers for it: a village school.</param>
/// <param name="IsPrivate">民办.</param>
public sealed record SchoolFacts(SchoolType Type, bool Boarding = false, bool Canteen = false, bool IsCentral = false, bool HasCentral = false, bool IsPrivate = false);

/// <summary>The traits (适用范围) that a subject has, from what it is.</summary>
public static class Traits
{
    /// <summary>The traits of a school. A teaching point is primary too; a school of several stages has each.</summary>
    public static SubjectTraits Of(SchoolFacts school)
    {
        var type = school.Type;
        return When(type.Runs(Stages.Primary), SubjectTraits.Primary)
            | When(type.Runs(Stages.Junior), SubjectTraits.Junior)
            | When(type.Runs(Stages.Senior) && type != SchoolType.Vocational, SubjectTraits.Senior)
            | When(type == SchoolType.Kindergarten, SubjectTraits.Kindergarten)
            | When(type == SchoolType.Special, SubjectTraits.Special)
            | When(type == SchoolType.Vocational, SubjectTraits.Vocational)
            | When(type == SchoolType.TeachingPoint, SubjectTraits.TeachingPoint)
            | When(school.Boarding, SubjectTraits.Boarding)
            | When(school.Canteen, SubjectTraits.Canteen)
            | When(school.IsCentral, SubjectTraits.CentralSchool)
            | When(school.HasCentral && !school.IsCentral, SubjectTraits.VillageSchool)
            | When(school.IsPrivate, SubjectTraits.Private);
    }

    /// <summary>The traits of a township.</summary>
    /// <param name="kind">乡, 镇 or 街道.</param>
    /// <param name="schools">The schools on its ground.</param>
    public static SubjectTraits Of(TownshipKind kind, IEnumerable<SchoolType> schools) =>
        When(kind is TownshipKind.Town or TownshipKind.Township, SubjectTraits.Township)
        | When(kind == TownshipKind.Subdistrict, SubjectTraits.SubDistrict)
        | When(schools.Any(s => s.Runs(Stages.Junior)), SubjectTraits.HasJunior);

    private static SubjectTraits When(bool holds, SubjectTraits trait) => holds ? trait : SubjectTraits.None;
}
