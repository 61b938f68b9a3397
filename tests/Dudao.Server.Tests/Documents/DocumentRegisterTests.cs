using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Documents;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Documents;

public class DocumentRegisterTests
{
    private static readonly DateOnly Day = new(2026, 10, 28);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 五十人同时要号_不断号不重号(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var id = await AddOfficeAsync(office);

        var numbers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AllotAsync(office, id, fails: false)));

        Assert.Equal(Enumerable.Range(1, 50), numbers.Order());
    }

    [Theory, OnBothDatabases]
    public async Task 一半人中途失败_剩下的人仍不断号(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var id = await AddOfficeAsync(office);

        var numbers = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => AllotAsync(office, id, fails: n % 2 == 0)));

        Assert.Equal(Enumerable.Range(1, 25), numbers.Where(n => n > 0).Order());
        Assert.Equal(25, await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<RegisterLine>().CountAsync(Cancellation)));
    }

    [Theory, OnBothDatabases]
    public async Task 没有事务_不给号(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);

        await Assert.ThrowsAsync<InvalidOperationException>(() => office.InScopeAsync(s =>
            s.GetRequiredService<DocumentRegister>().AllotAsync(Guid.CreateVersion7(), "云政教督意", Day, "督导意见书", null, Cancellation)));
    }

    private static async Task<Guid> AddOfficeAsync(TestOffice office)
    {
        var county = new Organisation { Id = Guid.CreateVersion7(), Serial = 1, Path = "/1/", Kind = OrganisationKind.County, Name = "云屏县" };
        await office.ArrangeAsync(county);
        return county.Id;
    }

    /// <summary>The number given; 0 where the work failed after it was.</summary>
    private static Task<int> AllotAsync(TestOffice office, Guid officeId, bool fails) => office.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<DudaoDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        var line = await services.GetRequiredService<DocumentRegister>().AllotAsync(officeId, "云政教督意", Day, "督导意见书", null, Cancellation);
        db.Record(new Deed("Document.Sign", "签发"));
        await db.SaveChangesAsync(Cancellation);
        if (fails)
        {
            await transaction.RollbackAsync(Cancellation);
            return 0;
        }

        await transaction.CommitAsync(Cancellation);
        return line.Sequence;
    });
}
