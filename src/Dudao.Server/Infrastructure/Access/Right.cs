using Dudao.Server.Data.People;

namespace Dudao.Server.Infrastructure.Access;

/// <summary>What a page or an endpoint asks for. Which act on which record is judged apart, by the feature's rules.</summary>
public enum Right
{
    /// <summary>Anyone who signed in.</summary>
    SignedIn,
    SeeOrganisations,
    ManageOrganisations,
    ManageAccounts,
    ManageSettings,
    ManageProcedure,
    SeeInspections,
    RunInspections,
    TakePartInInspections,
    EvaluateSelf,
    MarkOnSite,
    SeeFrameworks,
    ManageFrameworks,
    SeeDocuments,
    ManageDocuments,
    SeeInspectors,
    ManageInspectors,
    SeeAudit,
    SeePublishedResults,
    UploadFiles,
}

/// <summary>Which roles hold which right: the one declaration that pages, endpoints, menus and tests read.</summary>
public static class Rights
{
    private static readonly Role[] Office = [Role.OfficeDirector, Role.OfficeStaff];
    private static readonly Role[] Team = [Role.Inspector, Role.ResponsibleInspector];
    private static readonly Role[] School = [Role.Head, Role.Liaison, Role.Contributor];
    private static readonly Role[] Subject = [.. School, Role.TownshipUser];
    private static readonly Role[] Everyone = Enum.GetValues<Role>();

    public static IReadOnlyList<Role> HoldersOf(Right right) => right switch
    {
        Right.SignedIn => Everyone,
        Right.SeeOrganisations => [Role.Administrator, .. Office, .. Team, .. Subject, Role.BureauUser, Role.SuperiorOffice],
        Right.ManageOrganisations => [Role.Administrator, .. Office],
        Right.ManageAccounts => [Role.Administrator, .. Office],
        Right.ManageSettings => [Role.Administrator],
        Right.ManageProcedure => [Role.Administrator, .. Office],
        Right.SeeInspections => [.. Office, .. Team, .. Subject],
        Right.RunInspections => Office,
        Right.TakePartInInspections => [.. Office, .. Team, .. Subject],
        Right.EvaluateSelf => [.. Office, .. Team, .. Subject],
        Right.MarkOnSite => [.. Office, .. Team],
        Right.SeeFrameworks => [.. Office, .. Team, .. Subject],
        Right.ManageFrameworks => Office,
        Right.SeeDocuments => [.. Office, .. Team, .. Subject],
        Right.ManageDocuments => [.. Office, .. Team, .. Subject],
        Right.SeeInspectors => Office,
        Right.ManageInspectors => Office,
        Right.SeeAudit => [Role.Administrator, .. Office],
        Right.SeePublishedResults => [Role.GovernmentLeader, Role.SuperiorOffice, .. Office],
        Right.UploadFiles => [Role.Administrator, .. Office, .. Team, .. Subject],
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, null),
    };

    /// <summary>Whoever signed in may manage his own account, also while he holds no post.</summary>
    public static bool Holds(this Actor actor, Right right) => right == Right.SignedIn ? actor != Actor.Nobody : HoldersOf(right).Any(actor.Has);

    /// <summary>The post's name as it stands beside a person's name.</summary>
    public static string Title(this Role role) => role switch
    {
        Role.Administrator => "系统管理员",
        Role.OfficeDirector => "督导室主任",
        Role.OfficeStaff => "督导室工作人员",
        Role.Inspector => "督学",
        Role.ResponsibleInspector => "责任督学",
        Role.Head => "校长",
        Role.Liaison => "联络员",
        Role.Contributor => "填报人",
        Role.TownshipUser => "乡镇人民政府",
        Role.BureauUser => "教育局、相关部门",
        Role.GovernmentLeader => "政府领导",
        Role.SuperiorOffice => "上级督导机构",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
