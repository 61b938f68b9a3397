using Dudao.Core.Frameworks;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Frameworks;

public class FrameworkEditorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 督学_校长_系统管理员_别的督导室_都不能改草稿_已发布的谁也不能改(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var id = await TakeAsync(office, staff);
        var command = new FrameworkCommand("set", First.Id, Field: "name", Value: "改", Was: First.Name, Base: 1);
        var other = await office.AddPersonAsync("other", county.OtherOffice.Id, (Role.OfficeStaff, county.OtherOffice.Id));
        foreach (var actor in new[] { await county.AddAsync(Role.Inspector), await county.AddAsync(Role.Head), await county.AddAsync(Role.Administrator), other, Actor.Nobody })
        {
            Assert.Equal(OutcomeKind.NotFound, (await DoAsync(office, actor, id, command)).Kind);
        }

        Assert.Equal(1, (await StoredAsync(office, id)).Version);
        Assert.True((await office.AsAsync(staff, (FrameworkLibrary l) => l.PublishAsync(id, Cancellation))).IsDone);
        Assert.Equal(OutcomeKind.Conflict, (await DoAsync(office, staff, id, command)).Kind);
    }

    [Theory, OnBothDatabases]
    public async Task 添加_移动_删除_重发一次不变_撤销后一字不差(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var id = await TakeAsync(office, staff);
        var begun = await ReadAsync(office, id);
        var added = Guid.CreateVersion7().ToString();
        var undo = new Stack<string>();
        foreach (var command in new[]
        {
            new FrameworkCommand("add", added, Parent.Id, First.Id),
            new FrameworkCommand("move", added, Parent.Id, null),
            new FrameworkCommand("set", added, Field: "points", Value: "２.５", Was: "0"),
            new FrameworkCommand("set", added, Field: "rule", Value: "deduct", Was: "points"),
            new FrameworkCommand("rename", added, Value: "课后服务", Was: "新的一条"),
            new FrameworkCommand("remove", ShippedFrameworks.School.Vetoes[0].Id),
            new FrameworkCommand("remove", ShippedFrameworks.School.Parts[0].Id),
        })
        {
            var stored = await StoredAsync(office, id);
            var done = await DoAsync(office, staff, id, command with { Base = stored.Version });
            Assert.True(done.IsDone, done.Message);
            undo.Push(done.Value!.Undo!);
            var again = await DoAsync(office, staff, id, command with { Base = stored.Version });
            Assert.True(again.IsDone, again.Message);
            Assert.Equal(stored.Version + 1, again.Value!.Row.Version);
            if (command.Kind == "rename")
            {
                var node = again.Value.Framework.Find(added)!;
                Assert.Equal(("课后服务", 2.5m, "deduct", added), (node.Name, node.Points, node.Rule.Code, again.Value.Framework.Find(Parent.Id)!.Children[0].Id));
            }
        }

        foreach (var step in undo)
        {
            Assert.True((await DoAsync(office, staff, id, new FrameworkCommand("undo", Value: step))).IsDone);
        }

        Assert.Equal(begun, await ReadAsync(office, id));
    }

    [Theory, OnBothDatabases]
    public async Task 答复丢了重发_答复一样_仍可撤销_不做第二遍(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var id = await TakeAsync(office, staff);
        var begun = await ReadAsync(office, id);
        var typed = new FrameworkCommand("set", First.Id, Field: "standard", Value: "还没写完", Was: First.Leaf!.Standard);
        foreach (var command in new[]
        {
            new FrameworkCommand("remove", ShippedFrameworks.School.Parts[0].Id, Base: 1, Key: Guid.CreateVersion7()),
            typed with { Key = Guid.CreateVersion7() },
            typed,
        })
        {
            var version = (await StoredAsync(office, id)).Version;
            var sent = command with { Base = version };
            var first = await DoAsync(office, staff, id, sent);
            Assert.True(first.IsDone, first.Message);
            var again = await DoAsync(office, staff, id, sent);
            Assert.True(again.IsDone, again.Message);
            Assert.Equal(version + 1, again.Value.Row.Version);
            if (command.Key is not null)
            {
                Assert.Equal(first.Value.Undo, again.Value.Undo);
            }

            var back = new FrameworkCommand("undo", Value: again.Value.Undo, Key: Guid.CreateVersion7());
            Assert.True((await DoAsync(office, staff, id, back)).IsDone);
            Assert.True((await DoAsync(office, staff, id, back)).IsDone);
            Assert.Equal(begun, await ReadAsync(office, id));
        }
    }

    [Theory, OnBothDatabases]
    public async Task 两人同时改_不同项都存_同一项后一人被告知_别人改过的不许盲删(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var director = await county.AddAsync(Role.OfficeDirector);
        var id = await TakeAsync(office, staff);
        Assert.True((await DoAsync(office, staff, id, new FrameworkCommand("set", First.Id, Field: "name", Value: "先改", Was: First.Name, Base: 1))).IsDone);
        Assert.True((await DoAsync(office, director, id, new FrameworkCommand("set", First.Id, Field: "evidence", Value: "课表", Was: First.Leaf!.Evidence, Base: 1))).IsDone);

        var late = await DoAsync(office, director, id, new FrameworkCommand("set", First.Id, Field: "name", Value: "后改", Was: First.Name, Base: 1));
        Assert.Equal(OutcomeKind.Conflict, late.Kind);
        Assert.Contains("先改", late.Message, StringComparison.Ordinal);
        Assert.Equal("先改", late.Value!.Framework.Find(First.Id)!.Name);
        Assert.Equal(OutcomeKind.Conflict, (await DoAsync(office, director, id, new FrameworkCommand("remove", First.Id, Base: 1))).Kind);
        var now = (await ReadAsync(office, id)).Find(First.Id)!;
        Assert.Equal(("先改", "课表"), (now.Name, now.Leaf!.Evidence));
    }

    [Theory, OnBothDatabases]
    public async Task 操作记录只写改了的那一项_不写整个指标体系(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var id = await TakeAsync(office, staff);
        Assert.True((await DoAsync(office, staff, id, new FrameworkCommand("set", First.Id, Field: "points", Value: "0.5", Was: NodeField.Text(First, "points"), Base: 1))).IsDone);

        var deeds = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().AuditEvents.AsNoTracking().Where(e => e.RecordId == id).OrderBy(e => e.Sequence).ToListAsync(Cancellation));

        Assert.All(deeds, d => Assert.DoesNotContain("\"Content\"", d.Changes, StringComparison.OrdinalIgnoreCase));
        var changes = System.Text.Json.JsonSerializer.Deserialize<List<RecordedChange>>(deeds[^1].Changes, Conventions.Json)!;
        var change = Assert.Single(changes, c => c.Key == First.Id);
        Assert.Equal((NodeField.Text(First, "points"), "0.5"), (change.Old, change.New));
        Assert.True(deeds[^1].Changes.Length < 1500, deeds[^1].Changes);
    }

    [Theory, OnBothDatabases]
    public async Task 督导任务用着第一版_第二版改了发布_任务仍是第一版(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, Core.Inspections.InspectionState.OnSite);
        await using var running = office;
        var newId = Guid.CreateVersion7();
        async Task<T> AsStaff<TService, T>(Func<TService, Task<T>> work)
            where TService : notnull => await office.AsAsync(LoopScene.Staff, s => work(s.GetRequiredService<TService>()));
        Assert.True((await AsStaff((FrameworkLibrary l) => l.NewVersionAsync(newId, scene.FrameworkVersionId, Cancellation))).IsDone);
        Assert.True((await AsStaff((FrameworkEditor e) => e.DoAsync(newId, new FrameworkCommand("rename", "c1", Value: "议事决策", Was: "议事规则"), Cancellation))).IsDone);
        Assert.True((await AsStaff((FrameworkLibrary l) => l.PublishAsync(newId, Cancellation))).IsDone);

        var inspection = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<Features.Inspections.Records.Inspection>().AsNoTracking().SingleAsync(i => i.Id == scene.InspectionId, Cancellation));
        Assert.Equal(scene.FrameworkVersionId, inspection.FrameworkVersionId);
        Assert.Equal("议事规则", (await ReadAsync(office, scene.FrameworkVersionId)).Find("c1")!.Name);
        Assert.Equal("议事决策", (await ReadAsync(office, newId)).Find("c1")!.Name);
    }

    private static Indicator First => ShippedFrameworks.School.Leaves().First();

    private static Indicator Parent => ShippedFrameworks.School.ParentOf(First.Id)!;

    private static async Task<Guid> TakeAsync(TestOffice office, Actor actor)
    {
        var id = Guid.CreateVersion7();
        var taken = await office.AsAsync(actor, (FrameworkLibrary l) => l.TakeShippedAsync(id, "school", Cancellation));
        Assert.True(taken.IsDone, taken.Message);
        return id;
    }

    private static Task<Outcome<FrameworkEdited>> DoAsync(TestOffice office, Actor actor, Guid id, FrameworkCommand command) =>
        office.AsAsync(actor, (FrameworkEditor e) => e.DoAsync(id, command, Cancellation));

    private static Task<FrameworkVersionRecord> StoredAsync(TestOffice office, Guid id) =>
        office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<FrameworkVersionRecord>().AsNoTracking().SingleAsync(v => v.Id == id, Cancellation));

    private static async Task<Framework> ReadAsync(TestOffice office, Guid id) => FrameworkJson.Read((await StoredAsync(office, id)).Content);
}
