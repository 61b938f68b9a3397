using System.Text.RegularExpressions;
using Dudao.Core;
using Dudao.Core.Text;
using Dudao.Server.Data.People;

namespace Dudao.Server.Features.Organisations;

/// <summary>What can be typed of an organisation, by a page, a spreadsheet or the demonstration. What is only a school's is ignored elsewhere.</summary>
public sealed partial record OrganisationDetails
{
    private const int MostPupils = 100_000;

    public TownshipKind TownshipKind { get; init; }

    public string Code { get; init; } = "";

    public string SchoolType { get; init; } = "";

    public bool Boarding { get; init; }

    public bool Canteen { get; init; }

    public bool IsPrivate { get; init; }

    public bool IsCentralSchool { get; init; }

    public Guid? CentralSchoolId { get; init; }

    public int Classes { get; init; }

    public int PrimaryPupils { get; init; }

    public int JuniorPupils { get; init; }

    public int SeniorPupils { get; init; }

    public int KindergartenChildren { get; init; }

    /// <summary>The head's name; a person of that name is found at the organisation or made.</summary>
    public string HeadName { get; init; } = "";

    public string ContactName { get; init; } = "";

    public string ContactPhone { get; init; } = "";

    public string Address { get; init; } = "";

    public RoughDay? Opened { get; init; }

    /// <summary>What is wrong by itself, each at its field; what depends on others is the service's to judge.</summary>
    public IEnumerable<Refusal> Check(OrganisationKind kind, DateOnly today)
    {
        if (kind == OrganisationKind.School)
        {
            foreach (var refusal in CheckSchool())
            {
                yield return refusal;
            }
        }

        if (ContactPhone.Length > 0 && !Phone().IsMatch(ContactPhone))
        {
            yield return new Refusal($"电话“{ContactPhone}”不像电话号码。应是手机号，或区号加号码，例如0000-6220135。", Field: nameof(ContactPhone));
        }

        foreach (var (text, most, field, words) in Texts().Where(t => t.Text.Length > t.Most))
        {
            yield return new Refusal($"{words}不能超过{most}个字，现在有{text.Length}个。", Field: field);
        }

        if (Opened is { Day: var opened } && (opened.Year < 1800 || opened > today.AddYears(2)))
        {
            yield return new Refusal("开办日期应在1800年以后，最晚不超过两年以后。", Field: nameof(Opened));
        }
    }

    /// <summary>Puts what was typed into the organisation.</summary>
    public void PutInto(Organisation organisation)
    {
        organisation.ContactName = ContactName;
        organisation.ContactPhone = ContactPhone;
        organisation.Address = Address;
        (organisation.OpenedOn, organisation.OpenedExactness) = (Opened?.Day, Opened?.Exactness ?? DayExactness.Day);
        organisation.TownshipKind = organisation.Kind == OrganisationKind.Township ? TownshipKind : TownshipKind.None;
        if (organisation.Kind == OrganisationKind.School)
        {
            organisation.Code = Code;
            organisation.SchoolType = SchoolType;
            organisation.Boarding = Boarding;
            organisation.Canteen = Canteen;
            organisation.IsPrivate = IsPrivate;
            organisation.IsCentralSchool = IsCentralSchool;
            organisation.CentralSchoolId = CentralSchoolId;
            organisation.Classes = Classes;
            organisation.PrimaryPupils = PrimaryPupils;
            organisation.JuniorPupils = JuniorPupils;
            organisation.SeniorPupils = SeniorPupils;
            organisation.KindergartenChildren = KindergartenChildren;
        }
    }

    private IEnumerable<Refusal> CheckSchool()
    {
        if (!Core.Organisations.SchoolType.All.Any(t => t.Name == SchoolType))
        {
            yield return new Refusal($"请选学校类型：{string.Join('、', Core.Organisations.SchoolType.All.Select(t => t.Name))}。", Field: nameof(SchoolType));
        }

        _ = SchoolCode.Read(Code, out var wrongCode);
        if (wrongCode is not null)
        {
            yield return wrongCode with { Field = nameof(Code) };
        }

        foreach (var (count, field, words) in Counts().Where(c => c.Count is < 0 or > MostPupils))
        {
            yield return new Refusal($"{words}应是0至{MostPupils}之间的整数，现在是{count}。", Field: field);
        }

        if (IsCentralSchool && CentralSchoolId is not null)
        {
            yield return new Refusal("中心学校自己没有上级中心学校。请去掉“所属中心学校”，或不勾选“中心学校”。", Field: nameof(CentralSchoolId));
        }
    }

    private IEnumerable<(int Count, string Field, string Words)> Counts() =>
    [
        (Classes, nameof(Classes), "班数"),
        (PrimaryPupils, nameof(PrimaryPupils), "小学学生数"),
        (JuniorPupils, nameof(JuniorPupils), "初中学生数"),
        (SeniorPupils, nameof(SeniorPupils), "高中学生数"),
        (KindergartenChildren, nameof(KindergartenChildren), "在园幼儿数"),
    ];

    private IEnumerable<(string Text, int Most, string Field, string Words)> Texts() =>
    [
        (HeadName, 30, nameof(HeadName), "负责人姓名"),
        (ContactName, 30, nameof(ContactName), "联系人姓名"),
        (Address, 100, nameof(Address), "地址"),
    ];

    [GeneratedRegex(@"^\+?[0-9（）()\-—转 ]{5,30}$")]
    private static partial Regex Phone();
}
