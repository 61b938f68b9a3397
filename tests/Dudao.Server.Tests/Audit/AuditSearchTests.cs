using System.Net;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Audit;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Audit;

/// <summary>操作记录 is searched as people remember things: by school, township, paper.</summary>
public class AuditSearchTests
{
    [Theory, OnBothDatabases]
    public async Task 按学校_乡镇_公文标题都查得到_对象写出名称_别的办公室查不到(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var closing = office;
        var officeId = DemonstrationId.Of(DemonstrationTree.Office);
        var paper = new DocumentRecord { Id = Guid.CreateVersion7(), OfficeId = officeId, SubjectId = LoopScene.SubjectOf("石桥镇中心小学"), Kind = "Notice", State = "Issued", Title = "秋季告知书" };
        await office.ArrangeAsync(paper);
        await office.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<DudaoDbContext>();
            db.Record(new Deed("Mark.Save", "甲操作") { RecordKind = nameof(MarkSheet), RecordId = scene.Subject, OfficeId = officeId });
            db.Record(new Deed("Document.Edit", "乙操作") { RecordKind = nameof(DocumentRecord), RecordId = paper.Id, OfficeId = officeId });
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        var staff = await office.SignInAsync(LoopScene.Staff, DemonstrationAccounts.Password);
        var superior = await office.SignInAsync(LoopScene.Superior, DemonstrationAccounts.Password);

        var bySchool = await FoundAsync(staff, "白石小学");
        Assert.Contains("甲操作", bySchool, StringComparison.Ordinal);
        Assert.Contains("评分表 白石小学", bySchool, StringComparison.Ordinal);
        Assert.DoesNotContain("乙操作", bySchool, StringComparison.Ordinal);
        var byPaper = await FoundAsync(staff, "秋季告知");
        Assert.Contains("公文 秋季告知书", byPaper, StringComparison.Ordinal);
        Assert.DoesNotContain("甲操作", byPaper, StringComparison.Ordinal);
        Assert.Contains("乙操作", await FoundAsync(staff, "石桥镇"), StringComparison.Ordinal);
        Assert.DoesNotContain("甲操作", await FoundAsync(superior, "白石小学"), StringComparison.Ordinal);
    }

    private static async Task<string> FoundAsync(Browser browser, string word) =>
        WebUtility.HtmlDecode(await browser.GetTextAsync($"{AuditLinks.List}?q={Uri.EscapeDataString(word)}"));
}
