using Dudao.Server.Infrastructure.Files;

namespace Dudao.Server.Features.Settings;

internal sealed class SettingsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<Offices>();
        services.AddScoped<SettingsService>();
        services.AddScoped(s => new UploadLimit(s.GetRequiredService<SettingsService>().UploadBytesAsync));
    }

    public void MapEndpoints(WebApplication app)
    {
    }
}
