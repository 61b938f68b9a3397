using Dudao.Server.Infrastructure.Components;

namespace Dudao.Server.Features.Organisations;

/// <summary>What differs between what a person typed and what was saved meanwhile.</summary>
internal static class OrganisationDifferences
{
    public static IReadOnlyList<Difference> Between(OrganisationForm mine, OrganisationForm theirs, IReadOnlyList<PickerOption> centrals)
    {
        string Central(OrganisationForm form) => centrals.FirstOrDefault(c => c.Value == form.CentralSchoolId)?.Words ?? "";
        (string Field, Func<OrganisationForm, string?> Value)[] fields =
        [
            ("类别", f => f.TownshipKind.Name()), ("学校类型", f => f.SchoolType), ("学校标识码", f => f.Code), ("开办日期", f => f.Opened),
            ("有寄宿生", f => YesNo(f.Boarding)), ("有食堂", f => YesNo(f.Canteen)), ("民办", f => YesNo(f.IsPrivate)), ("乡镇中心学校", f => YesNo(f.IsCentralSchool)),
            ("所属中心学校", Central), ("班数", f => f.Classes), ("小学生", f => f.PrimaryPupils), ("初中生", f => f.JuniorPupils), ("高中生", f => f.SeniorPupils),
            ("在园幼儿", f => f.KindergartenChildren), ("负责人", f => f.HeadName), ("联系人", f => f.ContactName), ("联系电话", f => f.ContactPhone), ("地址", f => f.Address),
        ];
        return [.. fields.Select(f => new Difference(f.Field, (f.Value(mine) ?? "").Trim(), f.Value(theirs) ?? "")).Where(d => d.Mine != d.Theirs)];
    }

    private static string YesNo(bool value) => value ? "是" : "否";
}
