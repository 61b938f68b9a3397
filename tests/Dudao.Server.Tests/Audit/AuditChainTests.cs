using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Audit;

public class AuditChainTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 没有记录的改动_存不进去(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);

        await Assert.ThrowsAsync<InvalidOperationException>(() => office.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<DudaoDbContext>();
            db.Add(County());
            return await db.SaveChangesAsync(Cancellation);
        }));
    }

    [Theory, OnBothDatabases]
    public async Task 二十人同时改_一条链不断不重(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = County();
        await office.ArrangeAsync(county);

        await Task.WhenAll(Enumerable.Range(1, 20).Select(n => office.ArrangeAsync(new Person
        {
            Id = Guid.CreateVersion7(),
            Name = $"督学{n}",
            OrganisationId = county.Id,
        })));

        var events = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().AuditEvents.OrderBy(e => e.Sequence).ToListAsync(Cancellation));
        Assert.Equal(Enumerable.Range(1, 21).Select(n => (long)n), events.Select(e => e.Sequence));
        Assert.All(events.Skip(1).Zip(events), pair => Assert.Equal(pair.Second.Hash, pair.First.PreviousHash));
        Assert.All(events, e => Assert.Equal(e.Hash, e.ComputeHash()));
    }

    [Theory, OnBothDatabases]
    public async Task 改名_记下旧名和新名(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = County();
        await office.ArrangeAsync(county);

        var changes = await office.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<DudaoDbContext>();
            (await db.Organisations.SingleAsync(Cancellation)).Name = "云屏市";
            db.Record(new Deed("Organisation.Rename", "改名") { RecordKind = nameof(Organisation), RecordId = county.Id });
            await db.SaveChangesAsync(Cancellation);
            return (await db.AuditEvents.OrderBy(e => e.Sequence).LastAsync(Cancellation)).Changes;
        });

        Assert.Contains("""{"entity":"Organisation","key":"KEY","property":"Name","old":"云屏县","new":"云屏市"}""".Replace("KEY", county.Id.ToString()), changes);
    }

    private static Organisation County() => new() { Id = Guid.CreateVersion7(), Serial = 1, Path = "/1/", Kind = OrganisationKind.County, Name = "云屏县" };
}
