using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Dudao.Server.Tests.Hosting;

namespace Dudao.Server.Tests.Access;

/// <summary>The forms that pages offer, found on the pages of those who may, so that another's post reaches for a form that is there.</summary>
internal static partial class Forms
{
    private static readonly string[] ThoseWhoMay =
    [
        LoopScene.Staff, LoopScene.Director, LoopScene.Administrator, LoopScene.Leader, LoopScene.MemberTwo, LoopScene.Trainee, LoopScene.Head,
    ];

    /// <summary>Form names by the pattern of their page.</summary>
    public static async Task<ILookup<string, string>> OfAsync(AccessOffice access, IReadOnlyList<Door> doors)
    {
        var found = new ConcurrentBag<(string Pattern, string Form)>();
        foreach (var userName in ThoseWhoMay)
        {
            var browser = await access.BrowserAsync(userName);
            await AccessOffice.EachAsync(doors.Where(d => d is { IsRead: true, IsPage: true }), async door =>
            {
                foreach (Match form in FormName().Matches(await browser.GetTextAsync(door.Url)))
                {
                    found.Add((door.Pattern, form.Groups[1].Value));
                }
            });
        }

        return found.Distinct().ToLookup(f => f.Pattern, f => f.Form);
    }

    /// <summary>What a post to the door may carry: each form of a page, or an empty batch of typed values.</summary>
    public static IEnumerable<Func<HttpContent>> Bodies(Door door, ILookup<string, string> forms, string? token) => door.IsPage
        ? forms[door.Pattern].DefaultIfEmpty("form").Select<string, Func<HttpContent>>(form => () => new FormUrlEncodedContent(
            [new("_handler", form), .. token is null ? Array.Empty<KeyValuePair<string, string>>() : [new("__RequestVerificationToken", token)]]))
        : [() => new StringContent("{\"changes\":[]}", System.Text.Encoding.UTF8, "application/json")];

    [GeneratedRegex("name=\"_handler\" value=\"([^\"]+)\"")]
    private static partial Regex FormName();
}
