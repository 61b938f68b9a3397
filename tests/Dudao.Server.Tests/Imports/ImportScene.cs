using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Dudao.Server.Tests.Hosting;

namespace Dudao.Server.Tests.Imports;

/// <summary>A spreadsheet on its way in, as a person brings it: uploaded, looked at, taken, taken back.</summary>
internal static partial class ImportScene
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Uploads a file; the answer is the page that shows what it would bring.</summary>
    public static Task<(string Address, string Page)> LookAsync(this Browser browser, string kind, string csv) => LookAsync(browser, kind, Encoding.UTF8.GetBytes(csv), "表.csv");

    public static async Task<(string Address, string Page)> LookAsync(this Browser browser, string kind, byte[] file, string name)
    {
        var start = await browser.GetTextAsync($"/imports/{kind}");
        using var form = new MultipartFormDataContent
        {
            { new StringContent("upload"), "_handler" },
            { new StringContent(Browser.TokenIn(start)!), "__RequestVerificationToken" },
            { new StringContent(UploadId().Match(start).Groups[1].Value), "Id" },
        };
        var body = new ByteArrayContent(file);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(body, "File", name);
        using var answer = await browser.SendAsync(HttpMethod.Post, $"/imports/{kind}", form);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var address = answer.Headers.Location!.ToString();
        return (address, WebUtility.HtmlDecode(await browser.GetTextAsync(address)));
    }

    /// <summary>Uploads a file and takes it.</summary>
    public static async Task<Guid> TakeAsync(this Browser browser, string kind, byte[] file, string name)
    {
        var (address, _) = await browser.LookAsync(kind, file, name);
        using var taken = await browser.PostFormAsync(address, "take");
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        return Guid.Parse(address[(address.LastIndexOf('/') + 1)..]);
    }

    public static Task<Guid> TakeAsync(this Browser browser, string kind, string csv) => browser.TakeAsync(kind, Encoding.UTF8.GetBytes(csv), "表.csv");

    public static async Task<(HttpStatusCode Status, string Page)> UndoAsync(this Browser browser, string kind, Guid id)
    {
        using var answer = await browser.PostFormAsync($"/imports/{kind}", $"undo-{id}");
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)));
    }

    [GeneratedRegex("name=\"Id\" value=\"([^\"]+)\"")]
    private static partial Regex UploadId();
}
