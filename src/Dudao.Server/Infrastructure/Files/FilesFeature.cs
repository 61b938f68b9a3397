using Dudao.Server.Features;

namespace Dudao.Server.Infrastructure.Files;

internal sealed class FilesFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<FileStore>();
        services.AddScoped<FileService>();
    }

    public void MapEndpoints(WebApplication app)
    {
        app.Services.GetRequiredService<FileStore>().ClearIncoming();
        FileEndpoints.Map(app);
    }
}
