namespace Dudao.Server.Features.Accounts;

internal sealed class AccountsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SignInService>();
        services.AddScoped<OwnAccountService>();
        services.AddScoped<PersonGate>();
        services.AddScoped<PersonService>();
        services.AddScoped<PostService>();
        services.AddScoped<UserNames>();
        services.AddScoped<AccountService>();
    }

    public void MapEndpoints(WebApplication app)
    {
        SignInEndpoints.Map(app);
    }
}
