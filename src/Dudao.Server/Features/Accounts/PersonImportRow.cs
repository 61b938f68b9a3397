using Dudao.Core.Text;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Spreadsheets.Importing;

namespace Dudao.Server.Features.Accounts;

/// <summary>A row of an office's list of people.</summary>
/// <param name="Unit">Name or code of the organisation that keeps the file.</param>
/// <param name="Role">The post there; null where none is given.</param>
public sealed record PersonImportRow(string Name, string Unit, Role? Role, string Title, string Phone, string InspectorKind, string Speciality);

/// <summary>The columns of such a list. Only the posts that the actor may give are offered.</summary>
internal sealed class PersonColumns(IReadOnlyList<Role> roles)
{
    private static readonly (string Word, Role Role)[] Others =
    [
        ("园长", Role.Head), ("学校负责人", Role.Head), ("督学联络员", Role.Liaison), ("教师", Role.Contributor), ("教育专干", Role.TownshipUser), ("乡镇", Role.TownshipUser),
        ("教育局", Role.BureauUser), ("部门", Role.BureauUser), ("主任", Role.OfficeDirector), ("工作人员", Role.OfficeStaff), ("管理员", Role.Administrator), ("分管领导", Role.GovernmentLeader),
        ("专职督学", Role.Inspector), ("兼职督学", Role.Inspector), ("特约督学", Role.Inspector), ("特聘督学", Role.Inspector),
    ];

    public ImportColumn<string> Name { get; } = new("姓名", Cells.Name) { Required = true, Example = "秦仲山" };

    public ImportColumn<string> Unit { get; } = new("所在单位", Cells.Text(60))
    {
        Required = true,
        Synonyms = ["单位", "工作单位", "学校", "单位名称"],
        Example = "石桥镇中心小学",
        Meaning = "单位全称或学校标识码；督学填督导室",
        Width = 28,
    };

    public ImportColumn<Role?> Post { get; } = new("岗位", Cells.Choice<Role?>(
        [.. roles.Select(r => (r.Title(), (Role?)r))], [.. Others.Where(o => roles.Contains(o.Role)).Select(o => (o.Word, (Role?)o.Role))]))
    {
        Synonyms = ["角色"],
        Example = "督学",
        Meaning = "空着的只建档案，不任命；填了督学类别的任命为督学",
        Width = 18,
    };

    public ImportColumn<string> Title { get; } = new("岗位名称", Cells.Text(30)) { Synonyms = ["职务"], Meaning = "不填就用岗位的通称", Example = "副校长" };

    public ImportColumn<string> Phone { get; } = new("电话", Cells.Phone) { Synonyms = ["手机", "联系电话", "手机号", "联系方式", "手机号码", "电话号码"], Example = "13800000000", Width = 16 };

    public ImportColumn<string> Kind { get; } = new("督学类别", Cells.Choice([.. People.InspectorKinds.Select(k => (k, k))], [.. People.InspectorKinds.Select(k => (k + "督学", k)), ("特约", "特聘"), ("特约督学", "特聘")]))
    {
        Synonyms = ["类别", "督学类型"],
        Example = "兼职",
        Meaning = "不是督学空着",
    };

    public ImportColumn<string> Speciality { get; } = new("专长", Cells.Text(60)) { Synonyms = ["学科", "专业"], Example = "小学数学" };

    public ImportDefinition<PersonImportRow> Definition => new("人员", [Name, Unit, Post, Title, Phone, Kind, Speciality], row => new PersonImportRow(
        Plain.Name(row.Of(Name)), Plain.Name(row.Of(Unit)), row.Get(Post), row.Get(Title) ?? "", row.Get(Phone) ?? "", row.Get(Kind) ?? "", row.Get(Speciality) ?? ""))
    {
        Checks = [ImportChecks.Unique<PersonImportRow>(Name, r => $"{r.Unit} {r.Name} {r.Role}")],
        MostRows = 5_000,
    };
}
