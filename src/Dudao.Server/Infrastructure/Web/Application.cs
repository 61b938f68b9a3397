using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Pieces;
using Dudao.Server.Infrastructure.Saving;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Infrastructure.Web;

/// <summary>How the program is served.</summary>
/// <param name="IsDemonstration">The demonstration shows its accounts and asks for no change of first passwords.</param>
public sealed record ServeOptions(DataPlace Place, string Urls, bool IsDemonstration);

/// <summary>Composes the web application.</summary>
public static class Application
{
    public static WebApplication Build(ServeOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Application).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.Hosting", LogLevel.Warning);
        AddServices(builder.Services, options);

        var app = builder.Build();
        Use(app);
        return app;
    }

    /// <summary>Everything but the web server: commands and the demonstration's script use it too.</summary>
    public static void AddServices(IServiceCollection services, ServeOptions options)
    {
        System.IO.Directory.CreateDirectory(options.Place.Folder);
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<OfficeClock>();
        services.AddSingleton<Actors>();
        services.AddScoped<SignedIn>();
        services.AddScoped<Grounds>();
        services.AddSingleton<KeptViews>();
        services.AddScoped<RecordHead>();
        services.AddScoped<KeptReading>();
        services.AddDatabase(options.Place);
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddDataProtection().SetApplicationName("dudao").PersistKeysToFileSystem(new DirectoryInfo(options.Place.KeysFolder));
        AddIdentity(services);
        services.AddAntiforgery(a =>
        {
            a.HeaderName = "X-Antiforgery";
            a.Cookie.Name = "dudao.antiforgery";
        });
        services.Configure<FormOptions>(f => f.ValueCountLimit = 8192);
        services.AddRazorComponents(r => r.MaxFormMappingCollectionSize = 8192);
        services.AddHttpContextAccessor();
        services.AddPieces();
        services.AddFeatures();
        services.AddScoped<Features.Demonstration.ClockMoving>();
        if (options.IsDemonstration)
        {
            services.AddHostedService<Features.Demonstration.DemonstrationClock>();
        }
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddScoped<IPasswordHasher<Account>, Features.Accounts.KeepingPasswordHasher>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, c =>
        {
            c.Cookie.Name = "dudao.account";
            c.Cookie.HttpOnly = true;
            c.Cookie.SameSite = SameSiteMode.Lax;
            c.ExpireTimeSpan = TimeSpan.FromHours(12);
            c.SlidingExpiration = true;
        });
        services.AddIdentityCore<Account>(i =>
            {
                i.Password.RequiredLength = 10;
                i.Password.RequireNonAlphanumeric = false;
                i.Password.RequireUppercase = false;
                i.Password.RequiredUniqueChars = 5;
                i.Lockout.MaxFailedAccessAttempts = 5;
                i.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                i.User.RequireUniqueEmail = false;
                i.User.AllowedUserNameCharacters = "";
            })
            .AddErrorDescriber<Features.Accounts.ChineseIdentityErrors>()
            .AddEntityFrameworkStores<DudaoDbContext>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<Sessions>()
            .AddDefaultTokenProviders();
    }

    private static void Use(WebApplication app)
    {
        var chinese = CultureInfo.GetCultureInfo("zh-CN");
        app.Use((http, next) =>
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = chinese;
            SecurityHeaders(http.Response.Headers);
            return next(http);
        });
        app.UseStoppedRequests();
        app.UseExceptionHandler(e => e.Run(http =>
        {
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        }));
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<AccessGate>();
        app.UseAntiforgery();
        app.UseStoppedPages();
        app.MapStaticAssets().OpenToAll();
        app.MapRazorComponents<App>().WithStaticAssets();
        app.MapTokens();
        app.MapPieces();
        app.MapFeatures();
        app.MapGet("/health", async (DudaoDbContext db, CancellationToken cancellation) =>
            await db.Database.CanConnectAsync(cancellation) ? Results.Text("ok") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable)).OpenToAll();
    }

    private static void SecurityHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'self'; object-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
    }

    /// <summary>Makes the database whole before the first request.</summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        await DatabaseSetup.MigrateAsync(scope.ServiceProvider.GetRequiredService<DudaoDbContext>(), cancellation);
    }

    /// <summary>True where nobody can sign in yet.</summary>
    public static async Task<bool> IsEmptyAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        return !await scope.ServiceProvider.GetRequiredService<DudaoDbContext>().Users.AnyAsync(cancellation);
    }
}
