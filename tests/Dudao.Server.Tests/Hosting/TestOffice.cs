using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Hosting;

/// <summary>The real application, listening on a port of its own, over a database of its own.</summary>
public sealed class TestOffice : IAsyncDisposable
{
    public const string Password = "Duxue-2026-ok";
    private readonly WebApplication _app;
    private readonly string _folder;

    private TestOffice(WebApplication app, string folder)
    {
        _app = app;
        _folder = folder;
    }

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    public OfficeClock Clock => Services.GetRequiredService<OfficeClock>();

    /// <summary>An empty installation.</summary>
    public static async Task<TestOffice> StartAsync(Database database, bool demonstration = false)
    {
        var folder = Directory.CreateTempSubdirectory("dudao-test-").FullName;
        return await StartOnAsync(folder, database == Database.Postgres ? await (await PostgresServer.SharedAsync()).NextDatabaseAsync() : null, demonstration);
    }

    /// <summary>An installation on a folder and a database that are there; the folder goes when the office is disposed.</summary>
    public static async Task<TestOffice> StartOnAsync(string folder, string? connection, bool demonstration = false)
    {
        var app = Application.Build(new ServeOptions(new DataPlace(folder, connection), "http://127.0.0.1:0", demonstration));
        await Application.PrepareAsync(app.Services, CancellationToken.None);
        await app.StartAsync();
        return new TestOffice(app, folder);
    }

    /// <summary>Runs work in a scope, as nobody: for arranging what a test needs.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Runs work as one of the demonstration's people.</summary>
    public Task<T> AsAsync<T>(string userName, Func<IServiceProvider, Task<T>> work) => InScopeAsync(async services =>
    {
        var known = await services.GetRequiredService<Actors>().FindAsync(Features.Demonstration.DemonstrationId.Of("account/" + userName), CancellationToken.None);
        services.GetRequiredService<SignedIn>().Become(known!.Actor, "test");
        return await work(services);
    });

    /// <summary>Lets a person do something through a service, as a page would.</summary>
    public Task<T> AsAsync<TService, T>(Actor actor, Func<TService, Task<T>> work)
        where TService : notnull => InScopeAsync(services =>
    {
        services.GetRequiredService<SignedIn>().Become(actor, "test");
        return work(services.GetRequiredService<TService>());
    });

    /// <summary>Saves entities that a test needs to be there.</summary>
    public Task ArrangeAsync(params object[] entities) => InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<DudaoDbContext>();
        db.AddRange(entities);
        db.Record(new Deed("Test.Arrange", "测试准备"));
        return await db.SaveChangesAsync();
    });

    /// <summary>A person with posts and an account, whose name is the user name.</summary>
    public async Task<Actor> AddPersonAsync(string userName, Guid fileKeptBy, params (Role Role, Guid At)[] posts)
    {
        var person = new Person { Id = Guid.CreateVersion7(), Name = userName, OrganisationId = fileKeptBy };
        await ArrangeAsync(person);
        foreach (var (role, at) in posts)
        {
            var post = new Post { Id = Guid.CreateVersion7(), OrganisationId = at, Role = role, Title = role.Title(), MaySign = role == Role.OfficeDirector };
            await ArrangeAsync(post, new PostHolding { Id = Guid.CreateVersion7(), PostId = post.Id, PersonId = person.Id, From = new DateOnly(2020, 1, 1) });
        }

        return await InScopeAsync(async services =>
        {
            var account = new Account { Id = Guid.CreateVersion7(), UserName = userName, PersonId = person.Id };
            services.GetRequiredService<DudaoDbContext>().Record(new Deed("Test.Arrange", "测试准备"));
            var result = await services.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password);
            Assert.True(result.Succeeded, string.Join(' ', result.Errors.Select(e => e.Description)));
            return (await services.GetRequiredService<Actors>().FindAsync(account.Id, CancellationToken.None))!.Actor;
        });
    }

    public Browser Visit() => new(Address);

    /// <summary>A browser in which the person has signed in.</summary>
    public async Task<Browser> SignInAsync(string userName, string password = Password)
    {
        var browser = Visit();
        var page = await browser.PostFormAsync("/sign-in", "sign-in", ("Form.Name", userName), ("Form.Password", password));
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, page.StatusCode);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
