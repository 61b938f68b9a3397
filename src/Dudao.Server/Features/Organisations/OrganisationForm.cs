using System.Globalization;
using Dudao.Core;
using Dudao.Core.Text;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Saving;

namespace Dudao.Server.Features.Organisations;

/// <summary>What a person typed into the page of an organisation, as typed.</summary>
public sealed class OrganisationForm
{
    /// <summary>Made with the page, so that a form sent twice adds once.</summary>
    public Guid Id { get; set; }

    public int Version { get; set; }

    public OrganisationKind Kind { get; set; } = OrganisationKind.School;

    public Guid ParentId { get; set; }

    public string? Name { get; set; }

    public string? Code { get; set; }

    public string? SchoolType { get; set; }

    public TownshipKind TownshipKind { get; set; } = TownshipKind.Town;

    public bool Boarding { get; set; }

    public bool Canteen { get; set; }

    public bool IsPrivate { get; set; }

    public bool IsCentralSchool { get; set; }

    public string? CentralSchoolId { get; set; }

    public string? Classes { get; set; }

    public string? PrimaryPupils { get; set; }

    public string? JuniorPupils { get; set; }

    public string? SeniorPupils { get; set; }

    public string? KindergartenChildren { get; set; }

    public string? HeadName { get; set; }

    public string? ContactName { get; set; }

    public string? ContactPhone { get; set; }

    public string? Address { get; set; }

    public string? Opened { get; set; }

    public static OrganisationForm Of(Organisation o, string? headName) => new()
    {
        Id = o.Id,
        Version = o.Version,
        Kind = o.Kind,
        ParentId = o.ParentId ?? Guid.Empty,
        Name = o.Name,
        Code = o.Code,
        SchoolType = o.SchoolType,
        TownshipKind = o.TownshipKind,
        Boarding = o.Boarding,
        Canteen = o.Canteen,
        IsPrivate = o.IsPrivate,
        IsCentralSchool = o.IsCentralSchool,
        CentralSchoolId = o.CentralSchoolId?.ToString(),
        Classes = Text(o.Classes),
        PrimaryPupils = Text(o.PrimaryPupils),
        JuniorPupils = Text(o.JuniorPupils),
        SeniorPupils = Text(o.SeniorPupils),
        KindergartenChildren = Text(o.KindergartenChildren),
        HeadName = headName,
        ContactName = o.ContactName,
        ContactPhone = o.ContactPhone,
        Address = o.Address,
        Opened = o.Opened?.ToString(),
    };

    /// <summary>What was typed as values; what cannot be read is refused at its field.</summary>
    public OrganisationDetails Read(List<Refusal> refusals)
    {
        var code = SchoolCode.Read(Code ?? "", out var wrongCode);
        if (wrongCode is not null)
        {
            refusals.Add(wrongCode with { Field = nameof(Code) });
        }

        return new OrganisationDetails
        {
            TownshipKind = TownshipKind,
            Code = code,
            SchoolType = SchoolType ?? "",
            Boarding = Boarding,
            Canteen = Canteen,
            IsPrivate = IsPrivate,
            IsCentralSchool = IsCentralSchool,
            CentralSchoolId = Guid.TryParse(CentralSchoolId, out var central) ? central : null,
            Classes = Count(Classes, nameof(Classes), refusals),
            PrimaryPupils = Count(PrimaryPupils, nameof(PrimaryPupils), refusals),
            JuniorPupils = Count(JuniorPupils, nameof(JuniorPupils), refusals),
            SeniorPupils = Count(SeniorPupils, nameof(SeniorPupils), refusals),
            KindergartenChildren = Count(KindergartenChildren, nameof(KindergartenChildren), refusals),
            HeadName = Plain.Name(HeadName ?? ""),
            ContactName = Plain.Name(ContactName ?? ""),
            ContactPhone = Plain.Trim(ContactPhone ?? ""),
            Address = Plain.Trim(Address ?? ""),
            Opened = Day(Opened, nameof(Opened), refusals),
        };
    }

    private static string Text(int number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);

    private static int Count(string? typed, string field, List<Refusal> refusals)
    {
        if (!TypedNumber.TryRead(typed, out var value, out var problem, decimals: 0) || value is < 0 or > 1_000_000)
        {
            refusals.Add(new Refusal((problem ?? "请填0或正整数") + "。", Field: field));
            return 0;
        }

        return (int)(value ?? 0);
    }

    private static RoughDay? Day(string? typed, string field, List<Refusal> refusals)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (RoughDay.Read(typed) is { } day)
        {
            return day;
        }

        refusals.Add(new Refusal($"“{typed}”不是日期。请写成2015-09-01；只知道年月或年份的，写2015-09或2015。", Field: field));
        return null;
    }
}
