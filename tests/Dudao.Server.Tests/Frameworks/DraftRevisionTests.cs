using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Frameworks;

public class DraftRevisionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 督学_校长_别的督导室_都不能改等级和确认规则_已发布的谁也不能改(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var id = await TakeAsync(office, staff);
        var text = GradesText.Of(ShippedFrameworks.School);
        text.FullMark = "99";
        var other = await office.AddPersonAsync("other", county.OtherOffice.Id, (Role.OfficeStaff, county.OtherOffice.Id));
        foreach (var actor in new[] { await county.AddAsync(Role.Inspector), await county.AddAsync(Role.Head), await county.AddAsync(Role.Administrator), other, Actor.Nobody })
        {
            Assert.Equal(OutcomeKind.NotFound, (await GradeAsync(office, actor, id, text)).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await office.AsAsync(actor, (DraftRevision r) => r.ConfirmAsync(id, ["c1"], 1, Cancellation))).Kind);
        }

        Assert.True((await office.AsAsync(staff, (FrameworkLibrary l) => l.PublishAsync(id, Cancellation))).IsDone);
        Assert.Equal(OutcomeKind.Conflict, (await GradeAsync(office, staff, id, text)).Kind);
        Assert.Equal(100, (await ReadAsync(office, id)).FullMark);
    }

    [Theory, OnBothDatabases]
    public async Task 等级改名_插入_去掉_否决的上限跟着改名_别人改过的不盖(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var director = await county.AddAsync(Role.OfficeDirector);
        var id = await TakeAsync(office, staff);
        var text = GradesText.Of(ShippedFrameworks.School);
        text.Basis = "云政教督〔2026〕1号";
        text.Bands.Single(b => b.Name == "暂不定等级").Name = "暂缓定等";
        text.Bands.Single(b => b.Name == "优级乙等").Name = " ";
        (text.Bands[^1].Name, text.Bands[^1].Order, text.Bands[^1].AtLeast, text.Bands[^1].NoVeto) = ("良好", "2.5", "８８分", true);

        Assert.True((await GradeAsync(office, staff, id, text)).IsDone);

        var now = await ReadAsync(office, id);
        Assert.Equal(["优级甲等", "良好", "优级丙等", "合格", "暂缓定等", "不合格"], now.Grades.Bands.Select(b => b.Name));
        Assert.Equal((88m, true, "云政教督〔2026〕1号"), (now.Grades.Bands[1].AtLeast, now.Grades.Bands[1].NoVeto, now.Basis));
        Assert.DoesNotContain(now.Leaves(), l => l.Rule is VetoRule { Cap: "暂不定等级" });
        Assert.Contains(now.Leaves(), l => l.Rule is VetoRule { Cap: "暂缓定等" });
        Assert.True(now.CanBePublished());

        var late = GradesText.Of(ShippedFrameworks.School);
        late.FullMark = "120";
        Assert.Equal(OutcomeKind.Conflict, (await GradeAsync(office, director, id, late)).Kind);
        Assert.Equal(100, (await ReadAsync(office, id)).FullMark);
    }

    [Theory, OnBothDatabases]
    public async Task 填错的等级_逐项说明_不存(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var id = await TakeAsync(office, staff);
        var text = GradesText.Of(ShippedFrameworks.School);
        (text.FullMark, text.Bands[0].AtLeast, text.Bands[1].EachPart, text.Bands[2].Name) = ("一百", "九十五", "120", "优级甲等");
        text.Bands[5].AtLeast = "5";

        var outcome = await GradeAsync(office, staff, id, text);

        Assert.Equal(OutcomeKind.Invalid, outcome.Kind);
        Assert.Equal(["", "", "Bands[0].AtLeast", "Bands[1].EachPart", "FullMark"], outcome.Refusals.Select(r => r.Field).Order());
        Assert.Equal(ShippedFrameworks.School.Grades, (await ReadAsync(office, id)).Grades);
    }

    [Theory, OnBothDatabases]
    public async Task 读出的规则没有确认_不能发布_说出是哪几条_确认后可以(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var id = Guid.CreateVersion7();
        using var table = new MemoryStream("A级指标,C级指标,分值,评分标准\nA1 管理,C1 留样,40,每缺1次扣2分\n,C2 公开,60,酌情赋分\n"u8.ToArray());
        Assert.True((await office.AsAsync(staff, (FrameworkLibrary l) => l.ImportAsync(id, table, "食堂.csv", "食堂管理", Cancellation))).IsDone);

        var refused = await office.AsAsync(staff, (FrameworkLibrary l) => l.PublishAsync(id, Cancellation));
        Assert.Equal(OutcomeKind.Invalid, refused.Kind);
        Assert.Equal(["c1", "c2"], refused.Refusals.Select(r => r.Field));
        Assert.Equal(OutcomeKind.Invalid, (await office.AsAsync(staff, (DraftRevision r) => r.ConfirmAsync(id, [], 1, Cancellation))).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await office.AsAsync(staff, (DraftRevision r) => r.ConfirmAsync(id, ["c1"], 9, Cancellation))).Kind);

        Assert.True((await office.AsAsync(staff, (DraftRevision r) => r.ConfirmAsync(id, ["c1", "c2"], 1, Cancellation))).IsDone);
        Assert.Equal(OutcomeKind.Conflict, (await office.AsAsync(staff, (FrameworkLibrary l) => l.PublishAsync(id, 1, Cancellation))).Kind);
        Assert.True((await office.AsAsync(staff, (FrameworkLibrary l) => l.PublishAsync(id, 2, Cancellation))).IsDone);
    }

    [Theory, OnBothDatabases]
    public async Task 撤销_别人后来改了同一项的不盖_改了另一项的各退各的_连着打字一次退完(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var director = await county.AddAsync(Role.OfficeDirector);
        var id = await TakeAsync(office, staff);
        var leaf = ShippedFrameworks.School.Leaves().First();
        Task<Outcome<FrameworkEdited>> Do(Actor actor, FrameworkCommand command) => office.AsAsync(actor, (FrameworkEditor e) => e.DoAsync(id, command, Cancellation));
        var begun = (await Do(staff, new("set", leaf.Id, Field: "name", Value: "写了一半", Was: leaf.Name))).Value!.Undo!;
        var whole = (await Do(staff, new("set", leaf.Id, Field: "name", Value: "写了一半又写完", Was: "写了一半", Onto: begun))).Value!.Undo!;
        Assert.True((await Do(director, new("set", leaf.Id, Field: "evidence", Value: "课表", Was: leaf.Leaf!.Evidence))).IsDone);

        Assert.Equal(OutcomeKind.Conflict, (await Do(staff, new("undo", Value: begun))).Kind);
        Assert.True((await Do(staff, new("undo", Value: whole))).IsDone);
        var back = (await ReadAsync(office, id)).Find(leaf.Id)!;
        Assert.Equal((leaf.Name, "课表"), (back.Name, back.Leaf!.Evidence));

        var mine = (await Do(staff, new("set", leaf.Id, Field: "name", Value: "我改的", Was: leaf.Name))).Value!.Undo!;
        Assert.True((await Do(director, new("set", leaf.Id, Field: "name", Value: "别人改的", Was: "我改的"))).IsDone);
        var refused = await Do(staff, new("undo", Value: mine));
        Assert.Equal(OutcomeKind.Conflict, refused.Kind);
        Assert.Contains("名称", refused.Message, StringComparison.Ordinal);
        Assert.Equal("别人改的", (await ReadAsync(office, id)).Find(leaf.Id)!.Name);

        var second = Guid.CreateVersion7();
        Assert.True((await office.AsAsync(staff, (FrameworkLibrary l) => l.TakeShippedAsync(second, "township", Cancellation))).IsDone);
        Assert.Equal(OutcomeKind.Conflict, (await office.AsAsync(staff, (FrameworkEditor e) => e.DoAsync(second, new("undo", Value: mine), Cancellation))).Kind);
    }

    [Theory, OnBothDatabases]
    public async Task 规则逐项改_加分上限随分值_加一票否决部分_重读评分标准(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var id = Guid.CreateVersion7();
        Assert.True((await office.AsAsync(staff, (FrameworkLibrary l) => l.TakeShippedAsync(id, "teaching", Cancellation))).IsDone);
        async Task<Framework> Do(FrameworkCommand command)
        {
            var done = await office.AsAsync(staff, (FrameworkEditor e) => e.DoAsync(id, command, Cancellation));
            Assert.True(done.IsDone, done.Message);
            return done.Value.Framework;
        }

        var (veto, bonus) = (Guid.CreateVersion7().ToString(), Guid.CreateVersion7().ToString());
        Assert.Equal(["合格"], (await Do(new("part", veto, Value: "veto"))).Vetoes.Single().Leaves().Select(l => ((VetoRule)l.Rule).Cap));
        var added = await Do(new("part", bonus, Value: "bonus"));
        added = await Do(new("set", added.Bonus[0].Children[0].Id, Field: "points", Value: "3"));
        Assert.Equal(3, Assert.IsType<BonusRule>(added.Bonus[0].Children[0].Rule).Max);
        Assert.Equal(OutcomeKind.Conflict, (await office.AsAsync(staff, (FrameworkEditor e) => e.DoAsync(id, new("part", Guid.CreateVersion7().ToString(), Value: "veto"), Cancellation))).Kind);

        var leaf = added.Leaves().First(l => l.Rule is DeductRule);
        Assert.Equal(0.25m, ((DeductRule)(await Do(new("set", leaf.Id, Field: "lines", Value: "超期 0.25"))).Find(leaf.Id)!.Rule).Kinds.Single().Each);
        Assert.Equal("照片", (await Do(new("set", leaf.Id, Field: "upload", Value: "照片"))).Find(leaf.Id)!.Rule.Upload);
        var again = (await Do(new("set", leaf.Id, Field: "proposal", Value: "1"))).Find(leaf.Id)!;
        Assert.False(again.Leaf!.Confirmed);
        Assert.Equal(((DeductRule)leaf.Rule).Kinds.Select(k => k.Each), ((DeductRule)again.Rule).Kinds.Select(k => k.Each));
        var refused = await office.AsAsync(staff, (FrameworkEditor e) => e.DoAsync(id, new("set", leaf.Id, Field: "lines", Value: "超期"), Cancellation));
        Assert.Equal((OutcomeKind.Invalid, "lines"), (refused.Kind, refused.Refusals[0].Field));
    }

    private static async Task<Guid> TakeAsync(TestOffice office, Actor actor)
    {
        var id = Guid.CreateVersion7();
        var taken = await office.AsAsync(actor, (FrameworkLibrary l) => l.TakeShippedAsync(id, "school", Cancellation));
        Assert.True(taken.IsDone, taken.Message);
        return id;
    }

    private static Task<Outcome<DraftChanged>> GradeAsync(TestOffice office, Actor actor, Guid id, GradesText text) =>
        office.AsAsync(actor, (DraftRevision r) => r.GradeAsync(id, text, Cancellation));

    private static Task<Framework> ReadAsync(TestOffice office, Guid id) => office.InScopeAsync(async s =>
        FrameworkJson.Read((await s.GetRequiredService<DudaoDbContext>().Set<FrameworkVersionRecord>().AsNoTracking().SingleAsync(v => v.Id == id, Cancellation)).Content));
}
