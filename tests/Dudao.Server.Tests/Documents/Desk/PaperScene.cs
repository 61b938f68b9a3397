using Dudao.Core.Documents;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Documents.Desk;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Settings;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Documents.Desk;

/// <summary>The papers of the loop's batch, done by its people through the desk's services.</summary>
internal sealed class PaperScene(TestOffice office, LoopScene scene) : IAsyncDisposable
{
    public TestOffice Office => office;

    public LoopScene Loop => scene;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<PaperScene> StartAsync(Database database, InspectionState state = InspectionState.Draft)
    {
        var (office, scene) = await LoopScene.StartAsync(database, state);
        await office.InScopeAsync(async s =>
        {
            await s.GetRequiredService<SettingsService>().PutAsync(DemonstrationId.Of(DemonstrationTree.Office), new OfficeSettings
            {
                Letterhead = new Letterhead { Name = "云屏县人民政府教育督导室", ShortName = "云屏县教育督导室" },
                RegisterCodes = [new RegisterCode("云政教督", RegisterUse.General), new RegisterCode("云政教督意", RegisterUse.Opinion)],
            }, Cancellation);
            return await s.GetRequiredService<DudaoDbContext>().SaveChangesAsync(Cancellation);
        });
        return new PaperScene(office, scene);
    }

    public async Task<Guid> DraftAsync(DocumentKind kind = DocumentKind.InspectionPlan, string by = LoopScene.Staff)
    {
        var id = Guid.CreateVersion7();
        var drafted = await office.AsAsync(by, s => s.GetRequiredService<PaperDesk>().DraftAsync(id, kind, new PaperPlace(scene.InspectionId, null), ActForm.New(), Cancellation));
        Assert.True(drafted.IsDone, drafted.Message);
        return id;
    }

    public Task<Outcome<Done>> CheckAsync(Guid id, string by = LoopScene.Staff) =>
        office.AsAsync(by, s => s.GetRequiredService<PaperDesk>().CheckAsync(id, ActForm.New(), Cancellation));

    public Task<Outcome<Done>> SendBackAsync(Guid id, string remark, string by = LoopScene.Director) =>
        office.AsAsync(by, s => s.GetRequiredService<PaperDesk>().SendBackAsync(id, ActForm.New() with { Reason = remark }, Cancellation));

    public Task<Outcome<Done>> SignAsync(Guid id, string by = LoopScene.Director, SignedInstead? instead = null, ActForm? form = null) =>
        office.AsAsync(by, s => s.GetRequiredService<PaperSigning>().SignAsync(id, instead, form ?? ActForm.New(), Cancellation));

    public Task<Outcome<Done>> IssueAsync(Guid id, string by = LoopScene.Staff) =>
        office.AsAsync(by, s => s.GetRequiredService<PaperIssuing>().IssueAsync(id, "公文交换", ActForm.New(), Cancellation));

    public Task<Outcome<Done>> VoidAsync(Guid id, string reason, string by = LoopScene.Director) =>
        office.AsAsync(by, s => s.GetRequiredService<PaperSigning>().VoidAsync(id, ActForm.New() with { Reason = reason }, Cancellation));

    public Task<Outcome<Done>> EditAsync(Guid id, string name, byte[] bytes, string by = LoopScene.Staff) => office.AsAsync(by, async s =>
    {
        using var file = new MemoryStream(bytes);
        return await s.GetRequiredService<PaperFiles>().TakeEditedAsync(id, name, file, Cancellation);
    });

    public async Task<byte[]> WordAsync(Guid id, string by = LoopScene.Staff) =>
        (await office.AsAsync(by, s => s.GetRequiredService<PaperReading>().FileAsync(id, Cancellation))).Value.Bytes;

    public Task<DocumentRecord> ReadAsync(Guid id) => office.InScopeAsync(s =>
        s.GetRequiredService<DudaoDbContext>().Set<DocumentRecord>().AsNoTracking().SingleAsync(d => d.Id == id, Cancellation));

    public Task<List<RegisterLine>> LinesAsync() => office.InScopeAsync(s =>
        s.GetRequiredService<DudaoDbContext>().Set<RegisterLine>().AsNoTracking().OrderBy(l => l.Sequence).ToListAsync(Cancellation));

    /// <summary>The director of the office drafts as staff too, holding both posts.</summary>
    public Task GiveAsync(string userName, Data.People.Role role) => office.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<DudaoDbContext>();
        var post = new Data.People.Post { Id = Guid.CreateVersion7(), OrganisationId = DemonstrationId.Of(DemonstrationTree.Office), Role = role, Title = "兼任" };
        db.AddRange(post, new Data.People.PostHolding { Id = Guid.CreateVersion7(), PostId = post.Id, PersonId = LoopScene.PersonOf(userName), From = new DateOnly(2026, 1, 1) });
        db.Record(new Data.Audit.Deed("Test.Arrange", "测试准备"));
        return await db.SaveChangesAsync(Cancellation);
    });

    public ValueTask DisposeAsync() => office.DisposeAsync();
}
