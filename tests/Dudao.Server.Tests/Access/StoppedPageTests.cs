using System.Net;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Inspections;
using Dudao.Server.Tests.Hosting;

namespace Dudao.Server.Tests.Access;

/// <summary>A page that is refused while it is drawn says why, and shows nothing of itself.</summary>
public class StoppedPageTests
{
    [Theory, OnBothDatabases]
    public async Task 不能看的_还不能办的_找不到的_页面写明原因(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var disposing = office;
        using var head = await office.SignInAsync(LoopScene.Head, DemonstrationPeople.Password);
        using var staff = await office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        foreach (var (browser, url, status, title, words) in new[]
        {
            (head, InspectionLinks.Opinion(scene.Subject), HttpStatusCode.Forbidden, "不能办理", "督导意见书签收后，被督导单位可以查看等级和评分结果。"),
            (staff, InspectionLinks.Opinion(scene.Subject), HttpStatusCode.Forbidden, "不能办理", "督导意见书签收后"),
            (head, InspectionLinks.Subject(Guid.CreateVersion7()), HttpStatusCode.NotFound, "没有找到", "不在您的管理范围内"),
        })
        {
            using var answer = await browser.GetAsync(url);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal((url, status), (url, answer.StatusCode));
            Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
            Assert.True(page.Contains($">{title}</h1>", StringComparison.Ordinal) && page.Contains(words, StringComparison.Ordinal), page);
            Assert.Equal(1, page.Split("<main").Length - 1);
        }
    }
}
