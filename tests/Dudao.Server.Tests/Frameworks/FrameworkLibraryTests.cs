using Dudao.Core.Frameworks;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Frameworks;

public class FrameworkLibraryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 别的督导室_督学_校长_系统管理员_都不能改_学校和督学只看已发布的(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var id = await TakeAsync(office, staff);
        var inspector = await county.AddAsync(Role.Inspector);
        var head = await county.AddAsync(Role.Head);
        var administrator = await county.AddAsync(Role.Administrator);
        var other = await office.AddPersonAsync("other", county.OtherOffice.Id, (Role.OfficeStaff, county.OtherOffice.Id));
        var otherHead = await office.AddPersonAsync("otherhead", county.OtherSchool.Id, (Role.Head, county.OtherSchool.Id));

        foreach (var actor in new[] { inspector, head, administrator, other, otherHead, Actor.Nobody })
        {
            Assert.Equal(OutcomeKind.NotFound, (await PublishAsync(office, actor, id)).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await office.AsAsync(actor, (FrameworkLibrary l) => l.NewVersionAsync(Guid.CreateVersion7(), id, Cancellation))).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await ChangeAsync(office, actor, id, t => t with { Name = "改" })).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await OpenAsync(office, actor, id)).Kind);
            Assert.Empty(await office.AsAsync(actor, (FrameworkShelf s) => s.ListAsync(Cancellation)));
        }

        foreach (var actor in new[] { inspector, head, administrator, Actor.Nobody })
        {
            Assert.Equal(OutcomeKind.NotYours, (await office.AsAsync(actor, (FrameworkLibrary l) => l.TakeShippedAsync(Guid.CreateVersion7(), "township", Cancellation))).Kind);
        }

        Assert.True((await PublishAsync(office, staff, id)).IsDone);
        foreach (var actor in new[] { inspector, head })
        {
            var view = await OpenAsync(office, actor, id);
            Assert.True(view.IsDone);
            Assert.False(view.Value.MayChange);
            Assert.Equal(id, Assert.Single(await office.AsAsync(actor, (FrameworkShelf s) => s.ListAsync(Cancellation))).Id);
        }

        Assert.Equal(OutcomeKind.NotFound, (await OpenAsync(office, other, id)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await OpenAsync(office, otherHead, id)).Kind);
    }

    [Theory, OnBothDatabases]
    public async Task 分值不平_不能发布_说出差在哪里_改平后可以(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var id = await TakeAsync(office, staff);
        var first = ShippedFrameworks.School.Parts[0].Leaves().First();
        Assert.True((await ChangeAsync(office, staff, id, t => t with { Points = "0.5" })).IsDone);

        var refused = await PublishAsync(office, staff, id);

        Assert.Equal(OutcomeKind.Invalid, refused.Kind);
        var parent = ShippedFrameworks.School.PathTo(first.Id)[^2];
        Assert.Contains(refused.Refusals, r => r.Field == parent.Id && r.Message.Contains(parent.ShortTitle, StringComparison.Ordinal));
        Assert.Equal(FrameworkVersionState.Draft, (await StoredAsync(office, id)).State);

        Assert.True((await ChangeAsync(office, staff, id, t => t with { Points = LeafText.Of(first).Points })).IsDone);
        Assert.True((await PublishAsync(office, staff, id)).IsDone);
        Assert.Equal(office.Clock.Today, (await StoredAsync(office, id)).PublishedOn);
    }

    [Theory, OnBothDatabases]
    public async Task 发布后不能再改_新版本可以改_原版一字不动(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var director = await county.AddAsync(Role.OfficeDirector);
        var id = await TakeAsync(office, director);
        Assert.True((await PublishAsync(office, director, id)).IsDone);
        var published = await StoredAsync(office, id);

        Assert.Equal(OutcomeKind.Conflict, (await ChangeAsync(office, director, id, t => t with { Name = "改名" })).Kind);

        var newId = Guid.CreateVersion7();
        Task<Outcome<FrameworkVersionRecord>> Anew(Guid newVersion) => office.AsAsync(director, (FrameworkLibrary l) => l.NewVersionAsync(newVersion, id, Cancellation));
        Assert.Equal(2, (await Anew(newId)).Value!.Number);
        Assert.Equal(newId, (await Anew(newId)).Value!.Id);
        Assert.Equal(OutcomeKind.Conflict, (await Anew(Guid.CreateVersion7())).Kind);
        Assert.True((await ChangeAsync(office, director, newId, t => t with { Name = "改名" })).IsDone);

        var after = await StoredAsync(office, id);
        Assert.Equal((published.Content, published.Digest, published.Version, FrameworkVersionState.Published), (after.Content, after.Digest, after.Version, after.State));
        Assert.Equal(id, (await StoredAsync(office, newId)).BasedOnId);
        var deeds = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().AuditEvents.Where(e => e.Text.Contains("指标体系") || e.Text.Contains("起草") || e.Text.Contains("修改")).Select(e => e.Text).ToListAsync(Cancellation));
        Assert.Equal(4, deeds.Count);
    }

    [Theory, OnBothDatabases]
    public async Task 两人同时改一份草稿_后一人被告知(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var id = await TakeAsync(office, staff);
        var leaf = ShippedFrameworks.School.Leaves().First();
        Task<Outcome<DraftChanged>> Change(string name) =>
            office.AsAsync(staff, (FrameworkLibrary l) => l.ChangeLeafAsync(id, leaf.Id, LeafText.Of(leaf) with { Name = name }, 1, Cancellation));

        Assert.True((await Change("先改")).IsDone);
        Assert.Equal(OutcomeKind.Conflict, (await Change("后改")).Kind);
        Assert.Equal("先改", FrameworkJson.Read((await StoredAsync(office, id)).Content).Find(leaf.Id)!.Name);
    }

    [Theory, OnBothDatabases]
    public async Task 填错的一条_逐项说明_不存(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var id = await TakeAsync(office, staff);

        var outcome = await ChangeAsync(office, staff, id, t => t with { Name = " ", Points = "两分", Rule = "level", Parameters = "A=x", Applicability = "大学" });

        Assert.Equal(OutcomeKind.Invalid, outcome.Kind);
        Assert.Equal(["Applicability", "Name", "Parameters", "Points"], outcome.Refusals.Select(r => r.Field).Order());
        Assert.Equal(1, (await StoredAsync(office, id)).Version);
    }

    [Theory, OnBothDatabases]
    public async Task 导入自带的表格_成为草稿_导出再读_指标一样_坏文件说明原因(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var id = Guid.CreateVersion7();
        await using var table = ShippedFrameworks.OpenTable("township");

        var kept = await office.AsAsync(staff, (FrameworkLibrary l) => l.ImportAsync(id, table, "township.csv", "云屏县乡镇指标体系", Cancellation));

        Assert.True(kept.IsDone, kept.Message);
        var draft = FrameworkJson.Read(kept.Value.Content);
        Assert.Equal("云屏县乡镇指标体系", draft.Name);
        Assert.Equal(ShippedFrameworks.Township.Parts, draft.Parts);

        using var file = new MemoryStream();
        FrameworkWorkbook.Write(draft, file);
        var again = TableReading.Of(file, "导出.xlsx").Draft!;
        Assert.Equal(draft.Leaves().Select(l => (l.Title, l.Points, l.Rule.Notation(), l.Leaf!.Standard)), again.Leaves().Select(l => (l.Title, l.Points, l.Rule.Notation(), l.Leaf!.Standard)));

        using var broken = new MemoryStream([0x50, 0x4B, 3, 4, 9, 9]);
        var refused = await office.AsAsync(staff, (FrameworkLibrary l) => l.ImportAsync(Guid.CreateVersion7(), broken, "坏.xlsx", "坏", Cancellation));
        Assert.Equal(OutcomeKind.Invalid, refused.Kind);
        Assert.NotEmpty(refused.Message);
    }

    private static async Task<Guid> TakeAsync(TestOffice office, Actor actor)
    {
        var id = Guid.CreateVersion7();
        var taken = await office.AsAsync(actor, (FrameworkLibrary l) => l.TakeShippedAsync(id, "school", Cancellation));
        Assert.True(taken.IsDone, taken.Message);
        return id;
    }

    private static Task<Outcome<FrameworkVersionRecord>> PublishAsync(TestOffice office, Actor actor, Guid id) =>
        office.AsAsync(actor, (FrameworkLibrary l) => l.PublishAsync(id, Cancellation));

    private static Task<Outcome<FrameworkView>> OpenAsync(TestOffice office, Actor actor, Guid id) =>
        office.AsAsync(actor, (FrameworkShelf s) => s.OpenAsync(id, Cancellation));

    private static async Task<Outcome<DraftChanged>> ChangeAsync(TestOffice office, Actor actor, Guid id, Func<LeafText, LeafText> change)
    {
        var stored = await StoredAsync(office, id);
        var leaf = FrameworkJson.Read(stored.Content).Leaves().First();
        return await office.AsAsync(actor, (FrameworkLibrary l) => l.ChangeLeafAsync(id, leaf.Id, change(LeafText.Of(leaf)), stored.Version, Cancellation));
    }

    private static Task<FrameworkVersionRecord> StoredAsync(TestOffice office, Guid id) =>
        office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<FrameworkVersionRecord>().AsNoTracking().SingleAsync(v => v.Id == id, Cancellation));
}
