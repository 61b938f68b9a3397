using System.Text.RegularExpressions;
using Dudao.Core;
using Dudao.Core.Text;
using Dudao.Server.Data.People;

namespace Dudao.Server.Features.Accounts;

/// <summary>What can be typed of a person.</summary>
public sealed record PersonDetails(string Name, string Phone, Guid OrganisationId, string InspectorKind = "", string Speciality = "");

/// <summary>What holds for every person's file.</summary>
public static partial class People
{
    public const int LongestName = 30;

    /// <summary>The kinds of inspectors; 责任督学 is a duty, not a kind.</summary>
    public static IReadOnlyList<string> InspectorKinds { get; } = ["总督学", "副总督学", "专职", "兼职", "特聘"];

    private static readonly Dictionary<string, string> Opposites = new()
    {
        ["配偶"] = "配偶",
        ["父母"] = "子女",
        ["子女"] = "父母",
        ["兄弟姐妹"] = "兄弟姐妹",
        ["祖父母、外祖父母"] = "孙子女、外孙子女",
        ["孙子女、外孙子女"] = "祖父母、外祖父母",
        ["岳父母、公婆"] = "女婿、儿媳",
        ["女婿、儿媳"] = "岳父母、公婆",
        ["其他近亲属"] = "其他近亲属",
    };

    /// <summary>Relations that count as near relatives: what the other is to the person.</summary>
    public static IReadOnlyList<string> Relations { get; } = [.. Opposites.Keys];

    /// <summary>The same tie from the other's side.</summary>
    public static string Opposite(string relation) => Opposites[relation];

    private const string PlaceholderEnd = "（待核对姓名）";

    /// <summary>The name of an account that was made for a post before anybody said who holds it: its owner puts it right at the first sign-in.</summary>
    public static string Placeholder(string organisation, string title) => $"{organisation[..Math.Min(organisation.Length, 18)]}{title}{PlaceholderEnd}";

    public static bool IsPlaceholder(string name) => name.EndsWith(PlaceholderEnd, StringComparison.Ordinal);

    /// <summary>The placeholder without its remark.</summary>
    public static string Bare(string name) => IsPlaceholder(name) ? name[..^PlaceholderEnd.Length] : name;

    /// <summary>A number as it is kept, whatever its width and blanks: one may sign in with it.</summary>
    public static string PhoneOf(string phone) => Typed.Phone(phone) ?? phone.Trim();

    public static Refusal? CheckPhone(string phone) => phone.Trim().Length == 0 || Typed.Phone(phone) is not null || Phone().IsMatch(phone.Trim())
        ? null
        : new Refusal("电话不像电话号码。应是手机号，或区号加号码，例如0877-6220135。", Field: nameof(Person.Phone));

    public static IEnumerable<Refusal> Check(PersonDetails details)
    {
        var name = Plain.Name(details.Name);
        if (name.Length is 0 or > LongestName || name.Any(char.IsDigit))
        {
            yield return new Refusal($"请填姓名，不带数字，不超过{LongestName}个字。", Field: nameof(Person.Name));
        }

        if (CheckPhone(details.Phone) is { } phone)
        {
            yield return phone;
        }

        if (details.InspectorKind.Length > 0 && !InspectorKinds.Contains(details.InspectorKind))
        {
            yield return new Refusal($"督学类别应是{string.Join('、', InspectorKinds)}之一。", Field: nameof(Person.InspectorKind));
        }

        if (details.Speciality.Length > 60)
        {
            yield return new Refusal("专长不超过60个字。", Field: nameof(Person.Speciality));
        }
    }

    [GeneratedRegex(@"^\+?[0-9（）()\-—转 ]{5,30}$")]
    private static partial Regex Phone();
}
