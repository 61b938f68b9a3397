using System.Globalization;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Access;

namespace Dudao.Server.Tests.Hosting;

/// <summary>
/// A small county: the office, a bureau, two townships, three schools, and beside it a county of others. One line makes it; people are
/// added where a test needs them.
/// </summary>
public sealed class County
{
    private readonly TestOffice _office;
    private readonly List<Organisation> _nodes = [];

    private County(TestOffice office)
    {
        _office = office;
        City = Add(null, OrganisationKind.City, "云州市");
        Place = Add(City, OrganisationKind.County, "云屏县");
        Office = Add(Place, OrganisationKind.SupervisionOffice, "云屏县人民政府教育督导室");
        Bureau = Add(Place, OrganisationKind.Bureau, "云屏县教育局");
        Baishi = Add(Place, OrganisationKind.Township, "白石镇");
        Liuxi = Add(Place, OrganisationKind.Township, "柳溪镇");
        Central = School(Baishi, "白石镇中心小学", "2199000401");
        Central.IsCentralSchool = true;
        Village = School(Baishi, "双溪小学", "2199000402");
        Village.CentralSchoolId = Central.Id;
        Junior = School(Liuxi, "柳溪镇初级中学", "2199000403");
        Junior.SchoolType = "初级中学";
        OtherPlace = Add(City, OrganisationKind.County, "东城区");
        OtherOffice = Add(OtherPlace, OrganisationKind.SupervisionOffice, "东城区人民政府教育督导室");
        OtherSchool = School(OtherPlace, "东城第一小学", "2199000501");
    }

    public Organisation City { get; }

    public Organisation Place { get; }

    public Organisation Office { get; }

    public Organisation Bureau { get; }

    public Organisation Baishi { get; }

    public Organisation Liuxi { get; }

    public Organisation Central { get; }

    public Organisation Village { get; }

    public Organisation Junior { get; }

    public Organisation OtherPlace { get; }

    public Organisation OtherOffice { get; }

    public Organisation OtherSchool { get; }

    public static async Task<County> FoundAsync(TestOffice office)
    {
        var county = new County(office);
        await office.ArrangeAsync([.. county._nodes]);
        return county;
    }

    /// <summary>A person of the role at the node where that role sits, with an account named after the role, such as <c>officestaff</c>.</summary>
    public Task<Actor> AddAsync(Role role, Organisation? at = null) =>
        _office.AddPersonAsync(UserName(role), (at ?? Seat(role)).Id, (role, (at ?? Seat(role)).Id));

    /// <summary>Adds the person of a role and signs in.</summary>
    public async Task<Browser> SignInAsync(Role role, Organisation? at = null)
    {
        await AddAsync(role, at);
        return await _office.SignInAsync(UserName(role));
    }

    public static string UserName(Role role) => role.ToString().ToLowerInvariant();

    private Organisation Seat(Role role) => role switch
    {
        Role.Head or Role.Liaison or Role.Contributor => Central,
        Role.TownshipUser => Baishi,
        Role.BureauUser => Bureau,
        Role.GovernmentLeader => Place,
        _ => Office,
    };

    private Organisation Add(Organisation? parent, OrganisationKind kind, string name)
    {
        var serial = _nodes.Count + 1;
        var node = new Organisation
        {
            Id = Guid.CreateVersion7(),
            Serial = serial,
            ParentId = parent?.Id,
            Path = (parent?.Path ?? "/") + serial.ToString(CultureInfo.InvariantCulture) + "/",
            Kind = kind,
            TownshipKind = kind == OrganisationKind.Township ? TownshipKind.Town : TownshipKind.None,
            Name = name,
        };
        _nodes.Add(node);
        return node;
    }

    private Organisation School(Organisation parent, string name, string code)
    {
        var school = Add(parent, OrganisationKind.School, name);
        school.Code = code;
        school.SchoolType = "小学";
        school.PrimaryPupils = 300;
        school.Classes = 8;
        return school;
    }
}
