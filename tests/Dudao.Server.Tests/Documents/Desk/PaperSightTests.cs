using System.Net;
using Dudao.Core.Documents;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Documents;
using Dudao.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Documents.Desk;

public class PaperSightTests
{
    [Theory, OnBothDatabases]
    public async Task 学校_未送达的通知_不存在_送达后可见(Database database)
    {
        await using var scene = await PaperScene.StartAsync(database, InspectionState.Announced);
        var id = Guid.CreateVersion7();
        await ArrangeAsync(scene, id, DocumentKind.Notice, null);

        Assert.Equal(Sight.None, await SightAsync(scene, id, LoopScene.Head));
        await DeliverAsync(scene, id);
        Assert.Equal(Sight.Whole, await SightAsync(scene, id, LoopScene.Head));
        Assert.Equal(Sight.None, await SightAsync(scene, id, LoopScene.OtherHead));
        Assert.Equal(Sight.None, await SightAsync(scene, id, LoopScene.OutsideInspector));
        Assert.Equal(Sight.None, await SightAsync(scene, id, LoopScene.Administrator));
    }

    [Theory, OnBothDatabases]
    public async Task 合议前_报告和意见_办公室和督导组都看不到(Database database)
    {
        await using var scene = await PaperScene.StartAsync(database, InspectionState.OnSite);
        var (report, opinion) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await ArrangeAsync(scene, report, DocumentKind.Report, null);
        await ArrangeAsync(scene, opinion, DocumentKind.Opinion, scene.Loop.Subject);

        foreach (var who in new[] { LoopScene.Staff, LoopScene.Director, LoopScene.Leader, LoopScene.MemberOne, LoopScene.Head })
        {
            Assert.Equal(Sight.None, await SightAsync(scene, report, who));
            Assert.Equal(Sight.None, await SightAsync(scene, opinion, who));
        }
    }

    [Theory, OnBothDatabases]
    public async Task 合议后_全批报告_只有管全批的人看到(Database database)
    {
        await using var scene = await PaperScene.StartAsync(database, InspectionState.Feedback);
        var id = Guid.CreateVersion7();
        await ArrangeAsync(scene, id, DocumentKind.Report, null);

        Assert.Equal(Sight.Whole, await SightAsync(scene, id, LoopScene.Staff));
        Assert.Equal(Sight.Whole, await SightAsync(scene, id, LoopScene.ChiefLeader));
        Assert.Equal(Sight.None, await SightAsync(scene, id, LoopScene.Leader));
        Assert.Equal(Sight.None, await SightAsync(scene, id, LoopScene.Head));
    }

    [Theory, OnBothDatabases]
    public async Task 初步意见_送达未签收_学校只见封面_下载不到(Database database)
    {
        await using var scene = await PaperScene.StartAsync(database, InspectionState.Feedback);
        var id = Guid.CreateVersion7();
        await ArrangeAsync(scene, id, DocumentKind.PreliminaryOpinion, scene.Loop.Subject);
        await DeliverAsync(scene, id);

        Assert.Equal(Sight.Cover, await SightAsync(scene, id, LoopScene.Head));
        var read = await scene.Office.AsAsync(LoopScene.Head, s => s.GetRequiredService<PaperReading>().FileAsync(id, TestContext.Current.CancellationToken));
        Assert.False(read.IsDone);
    }

    [Theory, OnBothDatabases]
    public async Task 学校_公文列表和登记簿_只有自己的(Database database)
    {
        await using var scene = await PaperScene.StartAsync(database, InspectionState.Announced);
        var id = Guid.CreateVersion7();
        await ArrangeAsync(scene, id, DocumentKind.Notice, null);
        using var visitor = scene.Office.Visit();

        using var page = await visitor.GetAsync("/documents");
        Assert.NotEqual(HttpStatusCode.OK, page.StatusCode);
        var rows = await scene.Office.AsAsync(LoopScene.Head, s => s.GetRequiredService<Features.Documents.Lists.DocumentRows>().ReadAsync(null, TestContext.Current.CancellationToken));
        Assert.Empty(rows);
        var office = await scene.Office.AsAsync(LoopScene.Staff, s => s.GetRequiredService<Features.Documents.Lists.DocumentRows>().ReadAsync(null, TestContext.Current.CancellationToken));
        Assert.Single(office);
    }

    private static Task ArrangeAsync(PaperScene scene, Guid id, DocumentKind kind, Guid? subjectId) => scene.Office.ArrangeAsync(new DocumentRecord
    {
        Id = id,
        OfficeId = DemonstrationId.Of(DemonstrationTree.Office),
        Kind = kind.ToString(),
        InspectionId = scene.Loop.InspectionId,
        SubjectId = subjectId,
        Title = kind.Name(),
        State = nameof(DocumentState.Issued),
        IssuedOn = new DateOnly(2026, 10, 21),
        Content = System.Text.Encoding.UTF8.GetString(DocumentJson.Write(new OfficialDocument { Kind = kind, Form = kind.Form(), Title = DocumentTitle.Of(kind.Name()), Blocks = [Paragraph.Of("正文")] })),
    });

    private static Task DeliverAsync(PaperScene scene, Guid id) => scene.Office.ArrangeAsync(new Delivery
    {
        Id = Guid.CreateVersion7(),
        DocumentId = id,
        SubjectId = scene.Loop.Subject,
        OrganisationId = DemonstrationId.Of("白石小学"),
        How = "平台",
        SentOn = new DateOnly(2026, 10, 21),
    });

    private static Task<Sight> SightAsync(PaperScene scene, Guid id, string who) => scene.Office.AsAsync(who, async s =>
    {
        var opened = await s.GetRequiredService<PaperReading>().OpenAsync(id, TestContext.Current.CancellationToken);
        return opened.IsDone ? opened.Value.Sight : Sight.None;
    });
}
