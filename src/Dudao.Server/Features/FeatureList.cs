namespace Dudao.Server.Features;

/// <summary>Where each feature adds its services and its endpoints, a line each.</summary>
internal static class FeatureList
{
    public static void AddFeatures(this IServiceCollection services)
    {
        services.AddScoped<Accounts.SignInService>();
    }

    public static void MapFeatures(this WebApplication app)
    {
        Accounts.SignInEndpoints.Map(app);
    }
}
