using Dudao.Core.Documents;
using Dudao.Server.Features.Documents.Desk;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Tests.Hosting;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Dudao.Server.Tests.Documents.Desk;

public class PaperSigningTests
{
    [Theory, OnBothDatabases]
    public async Task 未核稿_签发_被拒绝_登记簿无号(Database database)
    {
        await using var scene = await PaperScene.StartAsync(database);
        var id = await scene.DraftAsync();

        var signed = await scene.SignAsync(id);

        Assert.Equal(OutcomeKind.Conflict, signed.Kind);
        Assert.Empty(await scene.LinesAsync());
    }

    [Theory, OnBothDatabases]
    public async Task 工作人员签发_被拒绝(Database database)
    {
        await using var scene = await PaperScene.StartAsync(database);
        var id = await scene.DraftAsync();
        await scene.CheckAsync(id);

        var signed = await scene.SignAsync(id, LoopScene.Staff);

        Assert.Equal(OutcomeKind.NotYours, signed.Kind);
        Assert.Empty(await scene.LinesAsync());
    }

    [Theory, OnBothDatabases]
    public async Task 主任自拟_另有签发人_签发被拒绝(Database database)
    {
        await using var scene = await PaperScene.StartAsync(database);
        await scene.GiveAsync(LoopScene.Director, Data.People.Role.OfficeStaff);
        await scene.GiveAsync("heliyan", Data.People.Role.OfficeDirector);
        var id = await scene.DraftAsync(by: LoopScene.Director);
        await scene.CheckAsync(id);

        var signed = await scene.SignAsync(id);

        Assert.Equal(OutcomeKind.NotYours, signed.Kind);
        Assert.Contains("不得签发自己拟的稿", signed.Message, StringComparison.Ordinal);
        Assert.Empty(await scene.LinesAsync());
    }

    [Theory, OnBothDatabases]
    public async Task 退回一次_改后签发_才有号_字号日期在文件里(Database database)
    {
        await using var scene = await PaperScene.StartAsync(database);
        var id = await scene.DraftAsync();
        await scene.CheckAsync(id);

        Assert.Equal(OutcomeKind.Conflict, (await scene.SendBackAsync(id, "")).Kind);
        Assert.True((await scene.SendBackAsync(id, "补写乡镇名称")).IsDone);
        Assert.Equal("补写乡镇名称", (await scene.ReadAsync(id)).SentBackRemark);
        Assert.Equal(OutcomeKind.Conflict, (await scene.SignAsync(id)).Kind);
        await scene.Office.AsAsync(LoopScene.Staff, s => ((PaperDesk)s.GetService(typeof(PaperDesk))!).RedraftAsync(id, true, ActForm.New(), TestContext.Current.CancellationToken));
        await scene.CheckAsync(id);
        Assert.Empty((await scene.ReadAsync(id)).Number);
        var signed = await scene.SignAsync(id);

        Assert.True(signed.IsDone, signed.Message);
        var document = await scene.ReadAsync(id);
        Assert.Matches("^云政教督〔2026〕1号$", document.Number);
        using var file = new MemoryStream(await scene.WordAsync(id));
        using var package = WordprocessingDocument.Open(file, false);
        Assert.Contains(document.Number, package.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package, TestContext.Current.CancellationToken));
    }

    [Theory, OnBothDatabases]
    public async Task 二十人同时签发_不断号不重号(Database database)
    {
        await using var scene = await PaperScene.StartAsync(database);
        var ids = new List<Guid>();
        for (var i = 0; i < 20; i++)
        {
            var id = await scene.DraftAsync();
            Assert.True((await scene.CheckAsync(id)).IsDone);
            ids.Add(id);
        }

        var outcomes = await Task.WhenAll(ids.SelectMany(id => new[] { scene.SignAsync(id), scene.SignAsync(id) }));

        var lines = await scene.LinesAsync();
        Assert.Equal(Enumerable.Range(1, 20), lines.Select(l => l.Sequence));
        Assert.Equal(lines.Count, outcomes.Count(o => o.IsDone));
        Assert.Equal(lines.Count, lines.Select(l => l.DocumentId).Distinct().Count());
    }

    [Theory, OnBothDatabases]
    public async Task 代签_写明期限和原因_期限外被拒绝(Database database)
    {
        await using var scene = await PaperScene.StartAsync(database);
        var id = await scene.DraftAsync();
        await scene.CheckAsync(id);
        var today = scene.Office.Clock.Today;

        var late = await scene.SignAsync(id, instead: new SignedInstead("罗敬之", today.AddDays(-9), today.AddDays(-1), "外出学习"));
        Assert.Equal(OutcomeKind.Invalid, late.Kind);
        Assert.Empty(await scene.LinesAsync());

        Assert.True((await scene.SignAsync(id, instead: new SignedInstead("罗敬之", today, today.AddDays(3), "外出学习"))).IsDone);
        Assert.Contains("外出学习", (await scene.ReadAsync(id)).SignedFor, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task 日期早于上一个文号_写明理由才编号(Database database)
    {
        await using var scene = await PaperScene.StartAsync(database);
        var (first, second) = (await scene.DraftAsync(), await scene.DraftAsync());
        await scene.CheckAsync(first);
        await scene.CheckAsync(second);
        await scene.SignAsync(first);
        var earlier = ActForm.New() with { Day = scene.Office.Clock.Today.AddDays(-1) };

        Assert.Equal(OutcomeKind.Invalid, (await scene.SignAsync(second, form: earlier)).Kind);
        Assert.Single(await scene.LinesAsync());
        Assert.True((await scene.SignAsync(second, form: earlier with { Reason = "补签纸质件" })).IsDone);
        Assert.Equal(2, (await scene.LinesAsync()).Count);
    }

    [Theory, OnBothDatabases]
    public async Task 作废_写明理由_号留在登记簿_不再重用(Database database)
    {
        await using var scene = await PaperScene.StartAsync(database);
        var id = await scene.DraftAsync();
        await scene.CheckAsync(id);
        await scene.SignAsync(id);

        Assert.Equal(OutcomeKind.NotYours, (await scene.VoidAsync(id, "重复", LoopScene.Staff)).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await scene.VoidAsync(id, "")).Kind);
        Assert.True((await scene.VoidAsync(id, "内容有误")).IsDone);
        var next = await scene.DraftAsync();
        await scene.CheckAsync(next);
        await scene.SignAsync(next);

        var lines = await scene.LinesAsync();
        Assert.Equal([1, 2], lines.Select(l => l.Sequence));
        Assert.Equal("内容有误", lines[0].VoidReason);
    }

    [Theory, OnBothDatabases]
    public async Task 修改稿_不是Word或另一公文的_被拒绝_本公文的签发后盖上字号(Database database)
    {
        await using var scene = await PaperScene.StartAsync(database);
        var (id, other) = (await scene.DraftAsync(), await scene.DraftAsync());

        Assert.Contains("不是 Word 文档", (await scene.EditAsync(id, "稿.pdf", "%PDF-1.4"u8.ToArray())).Message, StringComparison.Ordinal);
        Assert.Contains("另存为", (await scene.EditAsync(id, "稿.docx", "这不是压缩包"u8.ToArray())).Message, StringComparison.Ordinal);
        Assert.Contains("另一份公文", (await scene.EditAsync(id, "稿.docx", await scene.WordAsync(other))).Message, StringComparison.Ordinal);
        var edited = Edited(await scene.WordAsync(id), "请各校准时参加。");
        Assert.True((await scene.EditAsync(id, "稿.docx", edited)).IsDone);
        Assert.Equal(OutcomeKind.NotFound, (await scene.EditAsync(id, "稿.docx", edited, LoopScene.Head)).Kind);
        await scene.CheckAsync(id);
        var signed = await scene.SignAsync(id);

        Assert.True(signed.IsDone, signed.Message);
        using var file = new MemoryStream(await scene.WordAsync(id));
        using var package = WordprocessingDocument.Open(file, false);
        Assert.Contains("请各校准时参加。", package.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        Assert.Contains((await scene.ReadAsync(id)).Number, package.MainDocumentPart.Document.InnerText, StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.Conflict, (await scene.EditAsync(id, "稿.docx", edited)).Kind);
    }

    [Theory, OnBothDatabases]
    public async Task 签发稿_经LibreOffice打开_第一页有字号和标题(Database database)
    {
        await using var scene = await PaperScene.StartAsync(database);
        var id = await scene.DraftAsync(DocumentKind.InspectionPlan);
        await scene.CheckAsync(id);
        await scene.SignAsync(id);
        var folder = Directory.CreateTempSubdirectory("dudao-signed-");
        try
        {
            var word = Path.Combine(folder.FullName, "signed.docx");
            await File.WriteAllBytesAsync(word, await scene.WordAsync(id), TestContext.Current.CancellationToken);
            await Office.ConvertAsync("pdf", folder.FullName, [word], TestContext.Current.CancellationToken);
            var text = System.Text.Encoding.UTF8.GetString(await Programs.RunAsync(
                "pdftotext", "poppler-utils", TestContext.Current.CancellationToken, null, "-f", "1", "-l", "1", Path.Combine(folder.FullName, "signed.pdf"), "-")).Replace(" ", "", StringComparison.Ordinal);
            Assert.Contains("云政教督〔2026〕1号", text, StringComparison.Ordinal);
            Assert.Contains("云屏县人民政府教育督导室文件", text, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static byte[] Edited(byte[] docx, string line)
    {
        using var file = new MemoryStream();
        file.Write(docx);
        using (var package = WordprocessingDocument.Open(file, true))
        {
            package.MainDocumentPart!.Document!.Body!.PrependChild(new DocumentFormat.OpenXml.Wordprocessing.Paragraph(new Run(new Text(line))));
        }

        return file.ToArray();
    }
}
