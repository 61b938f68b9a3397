namespace Dudao.Server.Features.Accounts;

internal sealed class AccountsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SignInService>();
    }

    public void MapEndpoints(WebApplication app)
    {
        SignInEndpoints.Map(app);
    }
}
