using Dudao.Core;
using Dudao.Core.Text;
using Dudao.Server.Features.Settings;

namespace Dudao.Server.Features.FirstRun;

/// <summary>What the first page asks: who administers, which office, its codes, who signs.</summary>
public sealed class Founding
{
    public string? Token { get; set; }

    public string? Name { get; set; }

    public string? Phone { get; set; }

    public string? UserName { get; set; }

    public string? Password { get; set; }

    public string? Again { get; set; }

    /// <summary>In an office of three the administrator is staff as well.</summary>
    public bool IsDirector { get; set; }

    public bool IsStaff { get; set; }

    public string? Province { get; set; }

    public string? City { get; set; }

    /// <summary>Empty for the office of a city.</summary>
    public string? County { get; set; }

    public string? Office { get; set; }

    public string? ShortName { get; set; }

    public string? OfficePhone { get; set; }

    public string? Hours { get; set; }

    public string? Address { get; set; }

    public string? Code { get; set; }

    public string? JointCode { get; set; }

    public string? OpinionCode { get; set; }

    public string? RectificationCode { get; set; }

    /// <summary>The posts that may sign, such as 督导室主任.</summary>
    public string? Signers { get; set; }

    public string Place => Plain.Name(County is { Length: > 0 } ? County : City ?? "");

    /// <summary>The titles of the posts that may sign, the first one the director's.</summary>
    public IReadOnlyList<string> SignerTitles =>
        [.. (Signers ?? "").Split(['、', '，', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).DefaultIfEmpty("督导室主任").Distinct().Take(5)];

    public OfficeSettings Settings()
    {
        var (name, code) = (Or(Office, $"{Place}人民政府教育督导室"), Plain.Name(Code ?? ""));
        return new OfficeSettings
        {
            Letterhead = new Letterhead
            {
                Name = name,
                ShortName = Or(ShortName, name.Replace("人民政府", "", StringComparison.Ordinal)),
                Phone = Plain.Trim(OfficePhone ?? ""),
                Hours = Plain.Trim(Hours ?? ""),
                Address = Plain.Trim(Address ?? ""),
            },
            RegisterCodes =
            [
                new RegisterCode(code, RegisterUse.General),
                new RegisterCode(Or(JointCode, code + "联"), RegisterUse.Joint),
                new RegisterCode(Or(OpinionCode, code + "意"), RegisterUse.Opinion),
                new RegisterCode(Or(RectificationCode, code + "改"), RegisterUse.Rectification),
            ],
        };
    }

    public IEnumerable<Refusal> Check()
    {
        if (Plain.Name(Name ?? "").Length is 0 or > 30)
        {
            yield return new Refusal("请填您的姓名。", Field: nameof(Name));
        }

        if (Plain.Code(UserName ?? "") is var user && (user.Length is < 3 or > 40 || !user.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')))
        {
            yield return new Refusal("账号用3至40个字母、数字，例如姓名的拼音。", Field: nameof(UserName));
        }

        if (Password != Again)
        {
            yield return new Refusal("两次输入的密码不一样，请重新输入。", Field: nameof(Again));
        }

        if (Plain.Name(City ?? "").Length + Plain.Name(County ?? "").Length == 0)
        {
            yield return new Refusal("请填督导室所在的县（市、区）；市级督导室填市（州），县不填。", Field: nameof(County));
        }

        if (Plain.Name(Code ?? "").Length == 0)
        {
            yield return new Refusal("请填机关代字，例如：云政教督。", Field: nameof(Code));
        }
        else
        {
            foreach (var refusal in Settings().Check())
            {
                yield return refusal.Field == nameof(OfficeSettings.RegisterCodes) ? refusal with { Field = nameof(Code) } : refusal with { Field = nameof(Office) };
            }
        }
    }

    private static string Or(string? typed, string otherwise) => Plain.Name(typed ?? "") is { Length: > 0 } given ? given : otherwise;
}
