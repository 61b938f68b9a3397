using System.Net;
using Dudao.Core.Documents;
using Dudao.Server.Tests.Hosting;

namespace Dudao.Server.Tests.Documents.Desk;

/// <summary>J2's paper side on its pages: drafted, sent back once with a remark, signed with a number, issued, received; voided at last.</summary>
public class PaperPagesTests
{
    [Theory, OnBothDatabases]
    public async Task 实施方案_从拟稿到作废_在页面上办完(Database database)
    {
        await using var scene = await PaperScene.StartAsync(database);
        using var staff = await scene.Office.SignInAsync(LoopScene.Staff, Features.Demonstration.DemonstrationPeople.Password);
        using var director = await scene.Office.SignInAsync(LoopScene.Director, Features.Demonstration.DemonstrationPeople.Password);
        var id = Guid.CreateVersion7();

        using var begun = await staff.PostFormAsync($"/documents/new?kind=InspectionPlan&inspection={scene.Loop.InspectionId}", "draft", ("Input.Id", id.ToString()));
        Assert.Equal(HttpStatusCode.SeeOther, begun.StatusCode);
        await StepAsync(staff, id, DocumentStep.Check, HttpStatusCode.SeeOther);
        await StepAsync(director, id, DocumentStep.SendBack, HttpStatusCode.Conflict);
        await StepAsync(director, id, DocumentStep.SendBack, HttpStatusCode.SeeOther, ("Input.Reason", "日程写到半天"));
        Assert.Contains("日程写到半天", WebUtility.HtmlDecode(await staff.GetTextAsync($"/documents/{id}")), StringComparison.Ordinal);
        await StepAsync(staff, id, DocumentStep.Draft, HttpStatusCode.SeeOther);
        await StepAsync(staff, id, DocumentStep.Check, HttpStatusCode.SeeOther);
        await StepAsync(director, id, DocumentStep.Sign, HttpStatusCode.SeeOther);
        await StepAsync(staff, id, DocumentStep.Issue, HttpStatusCode.SeeOther, ("Input.How", "公文交换"));

        var register = WebUtility.HtmlDecode(await staff.GetTextAsync("/documents/register"));
        Assert.Contains("云政教督〔2026〕1号", register, StringComparison.Ordinal);
        Assert.Contains("记录链首", register, StringComparison.Ordinal);
        Assert.Contains("日程写到半天", WebUtility.HtmlDecode(await staff.GetTextAsync($"/documents/{id}/slip")), StringComparison.Ordinal);
        var line = (await scene.LinesAsync())[0].Id;
        using var refused = await staff.PostFormAsync($"/documents/register/{line}/void", "void", ("Input.Id", Guid.CreateVersion7().ToString()), ("Input.Reason", "重发"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var voided = await director.PostFormAsync($"/documents/register/{line}/void", "void", ("Input.Id", Guid.CreateVersion7().ToString()), ("Input.Reason", "重发"));
        Assert.Equal(HttpStatusCode.SeeOther, voided.StatusCode);
        Assert.Contains("重发", WebUtility.HtmlDecode(await staff.GetTextAsync("/documents/register?tab=voided")), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task 学校_登记簿和他校公文_打不开(Database database)
    {
        await using var scene = await PaperScene.StartAsync(database);
        var id = await scene.DraftAsync();
        using var school = await scene.Office.SignInAsync(LoopScene.Head, Features.Demonstration.DemonstrationPeople.Password);

        foreach (var (path, status) in new[] { ("/documents/register", HttpStatusCode.Forbidden), ($"/documents/{id}", HttpStatusCode.NotFound), ($"/documents/{id}/file.docx", HttpStatusCode.NotFound), ($"/documents/{id}/slip", HttpStatusCode.NotFound) })
        {
            using var page = await school.GetAsync(path);
            Assert.Equal(status, page.StatusCode);
        }
    }

    private static async Task StepAsync(Browser who, Guid id, DocumentStep step, HttpStatusCode status, params (string, string)[] more)
    {
        using var page = await who.PostFormAsync($"/documents/{id}", "step", [("Input.Id", Guid.CreateVersion7().ToString()), ("Input.Step", step.ToString()), .. more]);
        Assert.True(status == page.StatusCode, $"{step}: {page.StatusCode}");
    }
}
