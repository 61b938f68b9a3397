using Dudao.Server.Infrastructure.Files;

namespace Dudao.Server.Features;

/// <summary>Where each feature adds its services and its endpoints, a line each.</summary>
internal static class FeatureList
{
    public static void AddFeatures(this IServiceCollection services)
    {
        services.AddSingleton<FileStore>();
        services.AddScoped<FileService>();
        services.AddScoped<Settings.Offices>();
        services.AddScoped<Settings.SettingsService>();
        services.AddScoped(s => new UploadLimit(s.GetRequiredService<Settings.SettingsService>().UploadBytesAsync));
        services.AddScoped<Accounts.SignInService>();
        services.AddScoped<Documents.DocumentRegister>();
        services.AddSingleton<Frameworks.FrameworkStore>();
        services.AddScoped<Inspections.Gate.OfficeDays>();
        services.AddScoped<Inspections.Gate.Standings>();
        services.AddScoped<Inspections.Gate.SubjectPictures>();
        services.AddScoped<Inspections.Gate.ActBook>();
        services.AddScoped<Inspections.Gate.BatchPictures>();
        services.AddScoped<Inspections.Gate.BatchBook>();
    }

    public static void MapFeatures(this WebApplication app)
    {
        FileEndpoints.Map(app);
        Accounts.SignInEndpoints.Map(app);
    }
}
