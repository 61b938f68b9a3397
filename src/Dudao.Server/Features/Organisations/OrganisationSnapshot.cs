using Dudao.Server.Data.People;

namespace Dudao.Server.Features.Organisations;

/// <summary>What an organisation was before an import changed it, and the version that the import left.</summary>
public sealed record OrganisationSnapshot(
    Guid Id, int VersionAfter, string Name, Guid? ParentId, string Path, List<FormerName> FormerNames, string SearchKeys, Guid? HeadPersonId, OrganisationDetails Details)
{
    public static OrganisationSnapshot Of(Organisation o) => new(
        o.Id, o.Version + 1, o.Name, o.ParentId, o.Path, o.FormerNames, o.SearchKeys, o.HeadPersonId,
        new OrganisationDetails
        {
            TownshipKind = o.TownshipKind,
            Code = o.Code,
            SchoolType = o.SchoolType,
            Boarding = o.Boarding,
            Canteen = o.Canteen,
            IsPrivate = o.IsPrivate,
            IsCentralSchool = o.IsCentralSchool,
            CentralSchoolId = o.CentralSchoolId,
            Classes = o.Classes,
            PrimaryPupils = o.PrimaryPupils,
            JuniorPupils = o.JuniorPupils,
            SeniorPupils = o.SeniorPupils,
            KindergartenChildren = o.KindergartenChildren,
            ContactName = o.ContactName,
            ContactPhone = o.ContactPhone,
            Address = o.Address,
            Opened = o.Opened,
        });

    public void Restore(Organisation o)
    {
        Details.PutInto(o);
        (o.Name, o.ParentId, o.Path, o.FormerNames, o.SearchKeys, o.HeadPersonId) = (Name, ParentId, Path, FormerNames, SearchKeys, HeadPersonId);
        o.Version++;
    }
}

/// <summary>What it takes to take an import of schools back.</summary>
/// <param name="Added">Organisations that were made, parents before children.</param>
/// <param name="People">Heads whose file was begun with them.</param>
public sealed record OrganisationUndo(List<Guid> Added, List<Guid> People, List<OrganisationSnapshot> Changed);
