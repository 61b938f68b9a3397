using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Access;

namespace Dudao.Server.Features.Accounts;

/// <summary>Who may give which role, and where each role sits: nobody gives one above his own.</summary>
public static class Appointing
{
    private static readonly Role[] BelowOffice =
    [
        Role.Inspector, Role.ResponsibleInspector, Role.Head, Role.Liaison, Role.Contributor, Role.TownshipUser, Role.BureauUser, Role.GovernmentLeader, Role.SuperiorOffice,
    ];

    /// <summary>
    /// The roles that an actor may give and take within his part of the tree. The administrator sets up the office, so he gives all, and each
    /// is in the record of acts; staff give their own and what is below it.
    /// </summary>
    public static IReadOnlyList<Role> GivenBy(Actor actor) => actor switch
    {
        _ when actor.Has(Role.Administrator) => Enum.GetValues<Role>(),
        _ when actor.Has(Role.OfficeDirector) => [Role.OfficeDirector, Role.OfficeStaff, .. BelowOffice],
        _ when actor.Has(Role.OfficeStaff) => [Role.OfficeStaff, .. BelowOffice],
        _ => [],
    };

    public static bool MayGive(Actor actor, Role role) => GivenBy(actor).Contains(role);

    /// <summary>A post that signs stands as the director does, so only who gives a director gives, hands over or ends it.</summary>
    public static bool MayGive(Actor actor, Role role, bool maySign) => MayGive(actor, role) && (!maySign || MayGive(actor, Role.OfficeDirector));

    /// <summary>The kinds of organisations at which a role sits.</summary>
    public static IReadOnlyList<OrganisationKind> Seats(this Role role) => role switch
    {
        Role.Administrator or Role.OfficeDirector or Role.OfficeStaff or Role.Inspector or Role.ResponsibleInspector => [OrganisationKind.SupervisionOffice],
        Role.Head or Role.Liaison or Role.Contributor => [OrganisationKind.School],
        Role.TownshipUser => [OrganisationKind.Township],
        Role.BureauUser => [OrganisationKind.Bureau, OrganisationKind.Department],
        Role.GovernmentLeader => [OrganisationKind.County, OrganisationKind.City, OrganisationKind.Province, OrganisationKind.Department],
        Role.SuperiorOffice => [OrganisationKind.SupervisionOffice, OrganisationKind.City, OrganisationKind.Province],
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    /// <summary>What the post is called where nothing else is said: a kindergarten's head is 园长.</summary>
    public static string TitleAt(this Role role, Organisation organisation) =>
        role == Role.Head && organisation.SchoolType == Core.Organisations.SchoolType.Kindergarten.Name ? "园长" : role.Title();

    /// <summary>A post that one person at a time holds: a successor takes it over.</summary>
    public static bool IsHeldByOne(this Role role) => role == Role.Head;

    /// <summary>Whoever holds it works at the organisation, in the sense of recusal.</summary>
    public static bool MeansEmployment(this Role role) => role is Role.Head or Role.Liaison or Role.Contributor or Role.TownshipUser or Role.BureauUser;
}
