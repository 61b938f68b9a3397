using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Access;

/// <summary>What was read is kept for one person, until anybody writes anything; never within a transaction, never for another.</summary>
public sealed class KeptReadingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task WhatWasRead_IsReadAnew_AsSoonAsAnythingIsOnRecord(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        office.Clock.HoldAt(office.Clock.Now);
        var first = Somebody();
        var reads = 0;

        Assert.Equal((1, 1, 2), (await ReadAsync(first), await ReadAsync(first), await ReadAsync(Somebody())));
        await office.ArrangeAsync(Named("青禾小学"));
        Assert.Equal((3, 3), (await ReadAsync(first), await ReadAsync(first)));
        office.Clock.HoldAt(office.Clock.Now.AddMinutes(1));
        Assert.Equal(4, await ReadAsync(first));

        Task<int> ReadAsync(Actor actor) => office.AsAsync<KeptReading, int>(actor, kept => kept.ReadAsync(null, () => Task.FromResult(++reads), Cancellation));
    }

    [Theory, OnBothDatabases]
    public async Task WithinAWriting_NothingIsKept_AndWhatIsKeptIsNotTracked(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        office.Clock.HoldAt(office.Clock.Now);
        var school = Named("青禾小学");
        await office.ArrangeAsync(school);
        var actor = Somebody();

        var before = await office.InScopeAsync(async services =>
        {
            services.GetRequiredService<SignedIn>().Become(actor, "test");
            var (db, kept) = (services.GetRequiredService<DudaoDbContext>(), services.GetRequiredService<KeptReading>());
            await using var transaction = await db.BeginWritingAsync(Cancellation);
            (await db.Organisations.SingleAsync(o => o.Id == school.Id, Cancellation)).Name = "还没有改成的名称";
            return await kept.ReadAsync(school.Id, () => db.Organisations.Where(o => o.Id == school.Id).Select(o => o.Name).SingleAsync(Cancellation), Cancellation);
        });
        var after = await office.InScopeAsync(async services =>
        {
            services.GetRequiredService<SignedIn>().Become(actor, "test");
            var (db, kept) = (services.GetRequiredService<DudaoDbContext>(), services.GetRequiredService<KeptReading>());
            var read = await kept.ReadAsync(school.Id, () => db.Organisations.SingleAsync(o => o.Id == school.Id, Cancellation), Cancellation);
            Assert.Empty(db.ChangeTracker.Entries());
            return read.Name;
        });

        Assert.Equal(("青禾小学", "青禾小学"), (before, after));
    }

    private static Actor Somebody() => new(Guid.CreateVersion7(), Guid.CreateVersion7(), "某人", []);

    private static Organisation Named(string name) =>
        new() { Id = Guid.CreateVersion7(), Serial = 9001, Name = name, Kind = OrganisationKind.School, Path = "/9001/" };
}
