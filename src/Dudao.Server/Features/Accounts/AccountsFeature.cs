using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Lists;

namespace Dudao.Server.Features.Accounts;

internal sealed class AccountsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<SignInTurns>();
        services.AddScoped<SignInService>();
        services.AddScoped<OwnAccountService>();
        services.AddScoped<PersonGate>();
        services.AddScoped<PersonService>();
        services.AddScoped<PostService>();
        services.AddScoped<UserNames>();
        services.AddScoped<AccountService>();
        services.AddScoped<PersonMaking>();
        services.AddScoped<SchoolAccounts>();
        services.AddScoped<PeopleReading>();
        services.AddScoped<Imports.ITableImport, PersonImport>();
    }

    public void MapEndpoints(WebApplication app)
    {
        SignInEndpoints.Map(app);
        app.MapListExport(PeopleLinks.Export, (http, _) => Task.FromResult(http.RequestServices.GetRequiredService<PeopleReading>().List())).Need(Right.ManageAccounts);
        app.MapGet(PeopleLinks.Find, async (string? q, PeopleReading reading, CancellationToken cancellation) =>
            Results.Json(await reading.SearchAsync(q ?? "", cancellation), Data.Conventions.Json)).Need(Right.ManageAccounts);
    }
}
