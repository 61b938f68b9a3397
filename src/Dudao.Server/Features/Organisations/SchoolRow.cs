using Dudao.Core.Text;
using Dudao.Server.Infrastructure.Spreadsheets.Importing;

namespace Dudao.Server.Features.Organisations;

/// <summary>A row of an office's table of schools.</summary>
/// <param name="Place">The township's name; empty for a school directly under the county; null where the file has no such column.</param>
/// <param name="CentralSchool">Name or code of the central school that answers for it.</param>
/// <param name="Columns">The columns of the file: what it leaves out altogether stays as it was.</param>
public sealed record SchoolRow(string Code, string Name, SchoolType Type, string? Place, string CentralSchool, OrganisationDetails Details, IReadOnlySet<ImportColumn> Columns)
{
    /// <summary>What a school that is there already becomes.</summary>
    public OrganisationDetails Over(OrganisationDetails present) => Details with
    {
        TownshipKind = present.TownshipKind,
        Code = Has(SchoolColumns.Code) && Code.Length > 0 ? Code : present.Code,
        IsPrivate = Has(SchoolColumns.IsPrivate) ? Details.IsPrivate : present.IsPrivate,
        Classes = Has(SchoolColumns.Classes) ? Details.Classes : present.Classes,
        PrimaryPupils = Has(SchoolColumns.Primary) ? Details.PrimaryPupils : present.PrimaryPupils,
        JuniorPupils = Has(SchoolColumns.Junior) ? Details.JuniorPupils : present.JuniorPupils,
        SeniorPupils = Has(SchoolColumns.Senior) ? Details.SeniorPupils : present.SeniorPupils,
        KindergartenChildren = Has(SchoolColumns.Children) ? Details.KindergartenChildren : present.KindergartenChildren,
        Boarding = Has(SchoolColumns.Boarding) ? Details.Boarding : present.Boarding,
        Canteen = Has(SchoolColumns.Canteen) ? Details.Canteen : present.Canteen,
        IsCentralSchool = Has(SchoolColumns.IsCentral) ? Details.IsCentralSchool : present.IsCentralSchool,
        CentralSchoolId = Has(SchoolColumns.Central) ? Details.CentralSchoolId : present.CentralSchoolId,
        HeadName = Has(SchoolColumns.Head) ? Details.HeadName : present.HeadName,
        ContactName = Has(SchoolColumns.Contact) ? Details.ContactName : present.ContactName,
        ContactPhone = Has(SchoolColumns.Phone) ? Details.ContactPhone : present.ContactPhone,
        Address = Has(SchoolColumns.Address) ? Details.Address : present.Address,
        Opened = Has(SchoolColumns.Opened) ? Details.Opened : present.Opened,
    };

    private bool Has(ImportColumn column) => Columns.Contains(column);
}

/// <summary>The columns of such a table, with the headings that offices use.</summary>
internal static class SchoolColumns
{
    public static readonly ImportColumn<string> Code = new("学校标识码", Cells.Digits(SchoolCode.Length))
    {
        Synonyms = ["标识码", "学校代码", "机构代码", "学校（机构）标识码", "机构标识码"],
        Example = "2153000401",
        Meaning = "已有这个标识码的学校会被修改，没有的新增",
        Width = 16,
    };

    public static readonly ImportColumn<string> Name = new("学校名称", Cells.Text(60))
    {
        Required = true,
        Synonyms = ["学校", "单位", "名称", "单位名称", "学校（机构）名称", "机构名称", "全称"],
        Example = "石桥镇中心小学",
        Width = 26,
    };

    public static readonly ImportColumn<SchoolType> Type = new("学校类型", new CellKind<SchoolType>(
        string.Join('、', SchoolType.All.Select(t => t.Name)) + "之一",
        text => SchoolType.Find(text) is { } type ? type : Cells.Wrong("不认得这种学校类型"))
    { Allowed = [.. SchoolType.All.Select(t => t.Name)] })
    {
        Required = true,
        Synonyms = ["办学类型", "类型", "类别", "学校类别"],
        Example = "小学",
        Width = 16,
    };

    public static readonly ImportColumn<string> Place = new("所在乡镇", Cells.Text(30))
    {
        Synonyms = ["乡镇", "所属乡镇", "乡镇街道", "所在乡镇街道", "镇乡", "所在地", "所在"],
        Example = "石桥镇",
        Meaning = "还没有的乡镇会一并新建；县直学校空着",
        Width = 14,
    };

    public static readonly ImportColumn<bool?> IsPrivate = new("办别", Cells.Choice<bool?>([("公办", false), ("民办", true)], [("公立", false), ("私立", true), ("教育部门", false), ("否", false), ("是", true)]))
    {
        Synonyms = ["公民办", "办学性质", "举办者类型", "民办"],
        Example = "公办",
    };

    public static readonly ImportColumn<int> Classes = new("班数", Cells.Whole(0, 1000)) { Synonyms = ["班级数", "教学班数", "班数合计"], Example = "24" };
    public static readonly ImportColumn<int> Primary = new("小学生", Cells.Whole(0, 100_000)) { Synonyms = ["小学学生数", "小学人数", "小学在校生"], Example = "1036" };
    public static readonly ImportColumn<int> Junior = new("初中生", Cells.Whole(0, 100_000)) { Synonyms = ["初中学生数", "初中人数", "初中在校生"] };
    public static readonly ImportColumn<int> Senior = new("高中生", Cells.Whole(0, 100_000)) { Synonyms = ["高中学生数", "高中人数", "高中在校生", "中职生"], Meaning = "含职业高中" };
    public static readonly ImportColumn<int> Children = new("在园幼儿", Cells.Whole(0, 100_000)) { Synonyms = ["幼儿数", "在园幼儿数", "幼儿人数"] };
    public static readonly ImportColumn<bool> Boarding = new("寄宿", Cells.YesNo) { Synonyms = ["是否寄宿", "寄宿制", "有寄宿生", "是否寄宿制", "寄宿制学校"], Example = "否" };
    public static readonly ImportColumn<bool> Canteen = new("食堂", Cells.YesNo) { Synonyms = ["是否有食堂", "有食堂", "有无食堂"], Example = "是" };
    public static readonly ImportColumn<bool> IsCentral = new("中心学校", Cells.YesNo) { Synonyms = ["是否中心学校", "乡镇中心学校", "中心校"], Example = "是" };
    public static readonly ImportColumn<string> Central = new("所属中心学校", Cells.Text(60)) { Synonyms = ["所属中心校", "主管中心学校", "上级学校"], Meaning = "村小、教学点填中心学校的名称或标识码", Width = 20 };
    public static readonly ImportColumn<string> Head = new("校长", Cells.Name) { Synonyms = ["校长（园长）", "园长", "负责人", "校长姓名"], Example = "潘若谷" };
    public static readonly ImportColumn<string> Contact = new("联系人", Cells.Name) { Synonyms = ["联络员", "联系人姓名"], Example = "姚采苓" };
    public static readonly ImportColumn<string> Phone = new("联系电话", Cells.Phone) { Synonyms = ["电话", "手机", "联系方式"], Example = "0000-6220135", Width = 16 };
    public static readonly ImportColumn<string> Address = new("地址", Cells.Text(100)) { Synonyms = ["学校地址", "详细地址"], Width = 24 };
    public static readonly ImportColumn<RoughDay?> Opened = new("开办日期", Cells.RoughDay.OrNone())
    {
        Synonyms = ["建校日期", "成立日期", "建校时间", "建校年月", "建校年份", "办学时间", "开办时间"],
        Example = "1958-09-01",
        Meaning = "只知道年月或年份的，写到年月或年份",
    };

    public static ImportDefinition<SchoolRow> Definition { get; } = new(
        "学校",
        [Code, Name, Type, Place, IsPrivate, Classes, Primary, Junior, Senior, Children, Boarding, Canteen, IsCentral, Central, Head, Contact, Phone, Address, Opened],
        Make)
    {
        Checks = [ImportChecks.Unique<SchoolRow>(Code, r => r.Code), ImportChecks.Unique<SchoolRow>(Name, r => $"{r.Place}{r.Name}")],
        MostRows = 5_000,
    };

    private static SchoolRow Make(ImportRow row) => new(
        row.Get(Code) ?? "", Plain.Name(row.Of(Name)), row.Of(Type), row.Columns.Contains(Place) ? PlaceName(row.Get(Place) ?? "") : null, Plain.Name(row.Get(Central) ?? ""),
        new OrganisationDetails
        {
            Code = row.Get(Code) ?? "",
            SchoolType = row.Of(Type).Name,
            IsPrivate = row.Get(IsPrivate) ?? false,
            Classes = row.Get(Classes),
            PrimaryPupils = row.Get(Primary),
            JuniorPupils = row.Get(Junior),
            SeniorPupils = row.Get(Senior),
            KindergartenChildren = row.Get(Children),
            Boarding = row.Get(Boarding),
            Canteen = row.Get(Canteen),
            IsCentralSchool = row.Get(IsCentral),
            HeadName = row.Get(Head) ?? "",
            ContactName = row.Get(Contact) ?? "",
            ContactPhone = row.Get(Phone) ?? "",
            Address = row.Get(Address) ?? "",
            Opened = row.Get(Opened),
        },
        row.Columns);

    /// <summary>石桥镇人民政府 and 云屏街道办事处 are places by their own name.</summary>
    private static string PlaceName(string typed)
    {
        var name = Plain.Name(typed).Replace("人民政府", "", StringComparison.Ordinal);
        return name.EndsWith("街道办事处", StringComparison.Ordinal) ? name[..^3] : name;
    }
}
