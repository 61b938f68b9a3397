using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Cli.Enrolment;

/// <summary>The services of the application for a command that needs the database; an empty folder gets one.</summary>
internal static class OfficeServices
{
    public static async Task<T> UseAsync<T>(DataPlace place, string command, Func<IServiceProvider, Task<T>> work, CancellationToken cancellation)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging
            .AddFilter("Microsoft", LogLevel.Error).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        Application.AddServices(services, new ServeOptions(place, "", IsDemonstration: false));
        await using var provider = services.BuildServiceProvider();
        await Application.PrepareAsync(provider, cancellation);
        await using var scope = provider.CreateAsyncScope();
        var author = scope.ServiceProvider.GetRequiredService<AuditAuthor>();
        (author.Name, author.Title, author.Origin) = (Environment.UserName, "命令行", command);
        return await work(scope.ServiceProvider);
    }
}
